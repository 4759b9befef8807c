// A confusion matrix: a row for each label, a column for each prediction, in every cell a button with how
// many samples are there and how that differs from the test before. Arrow keys move between the cells.
// What a cell opens it does not know.
import "./evaluation.css";
import { text } from "#program/messages";
import { h } from "#ui/element";

/** More labels make a table that nobody can read: their figures are in the table of labels. */
export const MOST_LABELS = 40;

export interface MatrixCounts {
  readonly labels: readonly string[];
  /** Numbers of samples, [label][prediction]. */
  readonly confusion: readonly (readonly number[])[];
}

export interface MatrixState extends MatrixCounts {
  /** The test before, of as many labels; null when there is none to compare with. */
  readonly before: readonly (readonly number[])[] | null;
}

export interface MatrixCell {
  readonly label: string;
  readonly predicted: string;
}

export interface ConfusionMatrix {
  readonly el: HTMLElement;
  /** Draws it anew; the same state again changes nothing. */
  update(state: MatrixState): void;
  /** The cell that was opened is no longer, and has the focus. */
  closeCell(): void;
  destroy(): void;
}

export function createConfusionMatrix(
  host: HTMLElement,
  deps: { readonly onOpen: (cell: MatrixCell) => void },
): ConfusionMatrix {
  const el = h("div", { class: "matrix", on: { keydown: (event) => onKey(event) } });
  host.append(el);
  let drawn = "";
  let opened: HTMLElement | null = null;

  const open = (button: HTMLElement, cell: MatrixCell) => {
    opened?.removeAttribute("aria-current");
    opened = button;
    button.setAttribute("aria-current", "true");
    deps.onOpen(cell);
  };
  const buttons = (): HTMLButtonElement[][] =>
    [...el.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("button")]);
  const onKey = (event: KeyboardEvent) => {
    const all = buttons();
    const row = all.findIndex((cells) => cells.some((cell) => cell.matches(":focus")));
    if (row < 0) return;
    const column = all[row].findIndex((cell) => cell.matches(":focus"));
    const last = all.length - 1;
    const targets: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, last],
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = all[clamp(target[0], last)][clamp(target[1], last)];
    for (const button of all.flat()) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };

  const cellOf = (state: MatrixState, row: number, column: number): HTMLElement => {
    const { labels, confusion, before } = state;
    const count = confusion[row][column];
    const of = confusion[row].reduce((sum, one) => sum + one, 0);
    const label = labels[row];
    const predicted = labels[column];
    const change = before === null ? 0 : count - before[row][column];
    const key = row === column ? "evaluation.cell.right" : "evaluation.cell.wrong";
    const words = text(key, { label, predicted, count });
    const changed = change === 0 ? "" : ` ${text("evaluation.change", { change: signed(change) })}`;
    const button: HTMLElement = h(
      "button",
      {
        type: "button",
        class: "matrix-cell",
        tabindex: row + column === 0 ? 0 : -1,
        title: words + changed,
        aria: { label: words + changed },
        data: { kind: row === column ? "right" : "wrong", empty: count === 0 ? "yes" : "no" },
        on: { click: () => open(button, { label, predicted }) },
      },
      h("span", {}, count),
      change === 0 ? null : h("small", { class: "matrix-change" }, signed(change)),
    );
    // By the square root, and mistakes more strongly, so that a few of many are still seen.
    const strength = row === column ? 50 : 200;
    const shade = of === 0 ? 0 : Math.min(60, Math.round(strength * Math.sqrt(count / of)));
    button.style.setProperty("--shade-share", `${shade}%`);
    return h("td", {}, button);
  };

  return {
    el,
    update(state) {
      const { labels, confusion, before } = state;
      const wanted = JSON.stringify([labels, confusion, before]);
      if (wanted === drawn) return;
      drawn = wanted;
      opened = null;
      if (labels.length === 0 || labels.length > MOST_LABELS) {
        const key = labels.length === 0 ? "evaluation.noMatrix" : "evaluation.wideMatrix";
        el.replaceChildren(
          h("p", { class: "evaluation-note" }, text(key, { count: labels.length })),
        );
        return;
      }
      const heads = labels.map((label) => h("th", { class: "matrix-head", title: label }, label));
      for (const head of heads) head.scope = "col";
      const corner = h("td", { class: "matrix-corner" }, text("evaluation.corner"));
      const rows = labels.map((label, row) => {
        const head = h("th", { class: "matrix-head", title: label }, label);
        head.scope = "row";
        return h("tr", {}, head, ...labels.map((_, column) => cellOf(state, row, column)));
      });
      el.replaceChildren(
        h(
          "table",
          { class: "matrix-table" },
          h("caption", { class: "matrix-caption" }, text("evaluation.matrix.help")),
          h("thead", {}, h("tr", {}, corner, ...heads)),
          h("tbody", {}, ...rows),
        ),
      );
    },
    closeCell() {
      opened?.removeAttribute("aria-current");
      opened?.focus();
      opened = null;
    },
    destroy: () => el.remove(),
  };
}

/** "+3", "−2". */
export function signed(change: number): string {
  return change < 0 ? `−${-change}` : `+${change}`;
}

function clamp(place: number, last: number): number {
  return Math.max(0, Math.min(last, place));
}
