// The samples behind a test as pictures: those of a cell of the confusion matrix, or the most surprising
// first. One can be opened, its label changed, and be shown in its list.
import type { JudgedFilter, JudgedOrder, JudgedSample } from "#program/evaluation";
import { text } from "#program/messages";
import { createSampleGrid } from "#stage/sample-grid";
import { h, setText } from "#ui/element";
import { type Client, Refusal } from "#worker/client";
import type { ListEdit } from "#worker/protocol";
import { sampleDialog } from "./sample-dialog.ts";

export interface JudgedQuestion {
  readonly list: string;
  readonly filter: JudgedFilter;
  readonly order: JudgedOrder;
}

export interface JudgedGrid {
  show(question: JudgedQuestion): void;
  /** The list changed: labels may be others now. */
  refresh(): void;
  clear(): void;
  focus(): void;
}

export function createJudgedGrid(
  host: HTMLElement,
  deps: {
    readonly client: Client;
    readonly nameOf: (list: string) => string;
    /** What labels can be chosen from. */
    readonly labels: () => readonly string[];
    readonly relabel: (list: string, edit: ListEdit) => void;
    readonly reveal: (list: string, index: number) => void;
    readonly back: () => void;
  },
): JudgedGrid {
  let asked: JudgedQuestion | null = null;
  const title = h("span", { class: "evaluation-title" });
  const back = h(
    "button",
    { type: "button", class: "ui-button", on: { click: deps.back } },
    text("evaluation.back"),
  );
  host.append(h("div", { class: "evaluation-head" }, back, title));
  const grid = createSampleGrid<JudgedSample>(host, {
    items: async (from, count) => (await fetch(from, count))?.items ?? [],
    picture: ({ picture }) => picture,
    describe,
    onOpen: (sample) => void open(sample),
    cell: { width: 76, height: 102 },
  });

  async function fetch(from: number, count: number) {
    if (asked === null) return null;
    return deps.client.request("judged", { ...asked, from, count });
  }

  async function refresh(): Promise<void> {
    const question = asked;
    try {
      const answer = await fetch(0, 0);
      if (answer === null || question !== asked) return;
      grid.update({ name: titleOf(answer.total), total: answer.total });
      setText(title, titleOf(answer.total));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      grid.update({ name: "", total: 0 });
      setText(title, error.message);
    }
  }

  function titleOf(count: number): string {
    if (asked === null) return "";
    const { label = "", predicted = "" } = asked.filter;
    if (asked.order === "surprise") return text("evaluation.surprise.help");
    const key = label === predicted ? "evaluation.cell.right" : "evaluation.cell.wrong";
    return text(key, { label, predicted, count });
  }

  async function open(sample: JudgedSample): Promise<void> {
    if (asked === null) return;
    const { list } = asked;
    const choice = await sampleDialog(sample, { list: deps.nameOf(list), labels: deps.labels() });
    const { index, labelNow } = sample;
    if (choice?.kind === "reveal") deps.reveal(list, index);
    else if (choice !== null && labelNow !== null) {
      deps.relabel(list, { kind: "label", index, label: choice.label, was: labelNow });
    }
  }

  return {
    show(question) {
      asked = question;
      back.hidden = question.order === "surprise";
      grid.update({ name: "", total: 0 });
      setText(title, "");
      grid.goTo(0);
      void refresh();
    },
    refresh: () => void refresh(),
    clear() {
      asked = null;
      grid.update({ name: "", total: 0 });
    },
    focus: () => grid.el.focus(),
  };
}

function describe({ index, label, predicted, isRight, loss, labelNow }: JudgedSample) {
  const rounded = loss.toPrecision(loss < 1 ? 2 : 3);
  const isChanged = labelNow !== null && labelNow !== label;
  const numbers = { number: index + 1, label, predicted, loss: rounded, now: labelNow ?? "" };
  const line = isChanged
    ? "sample.line.changed"
    : isRight
      ? "sample.line.right"
      : "sample.line.wrong";
  const name = text(isRight ? "sample.name.right" : "sample.name.wrong", numbers);
  return {
    label: isChanged ? (labelNow ?? label) : label,
    line: text(line, numbers),
    // Of another label nothing has been told yet.
    mark: isChanged ? null : isRight ? ("right" as const) : ("wrong" as const),
    name: isChanged ? `${name} ${text("sample.name.changed", numbers)}` : name,
  };
}
