// The list of runs in the enlarged chart: what each was trained with and where it ended; earlier ones
// can be shown, named, kept and deleted.
import { text } from "#program/messages";
import type { PlottedRun } from "#program/run-event";
import { h, setText } from "#ui/element";
import type { ChartDesk } from "./charts.ts";
import { type KeptRun, MOST_PINNED, MOST_RUNS } from "./kept-runs.ts";
import { lastFigures, settingsText } from "./run-words.ts";

export interface RunList {
  readonly el: HTMLElement;
  update(): void;
}

export function createRunList({ runs, setRuns, present }: ChartDesk): RunList {
  const now = h("span", { class: "run-words" });
  const current = h("li", {}, h("b", {}, text("runs.present")), now);
  const list = h("ul", { class: "run-list", aria: { label: text("runs.list") } });
  const note = h("p", { class: "chart-panel-how" });
  const back = h("button", { type: "button", class: "ui-button run-back", hidden: true });
  const el = h("section", { class: "run-panel" }, h("h3", {}, text("runs.list")), list, back, note);
  let shown: readonly KeptRun[] | null = null;

  const change = (number: number, how: Partial<KeptRun>) =>
    setRuns(runs().map((run) => (run.number === number ? { ...run, ...how } : run)));
  const remove = (number: number) => {
    const index = runs().findIndex((run) => run.number === number);
    offerBack(runs()[index], index);
    setRuns(runs().filter((run) => run.number !== number));
    const buttons = list.querySelectorAll<HTMLElement>(".run-delete");
    (buttons[Math.min(index, buttons.length - 1)] ?? back).focus();
  };
  /** Until another one is deleted. */
  const offerBack = (run: KeptRun, index: number) => {
    back.hidden = false;
    setText(back, text("runs.undelete", { name: run.name }));
    back.onclick = () => {
      back.hidden = true;
      setRuns(runs().toSpliced(index, 0, run));
      list.querySelector<HTMLElement>(`#run-name-${run.number}`)?.focus();
    };
  };
  const row = (run: KeptRun) => {
    const { number, name } = run;
    const show = h("input", {
      type: "checkbox",
      id: `run-show-${number}`,
      aria: { label: text("runs.show", { name }) },
      on: { change: () => change(number, { isShown: show.checked }) },
    });
    const called = h("input", {
      type: "text",
      id: `run-name-${number}`,
      class: "ui-input run-name",
      value: name,
      maxlength: 40,
      aria: { label: text("runs.rename", { name }) },
      on: {
        change: () =>
          change(number, { name: called.value.trim() || text("runs.name", { number }) }),
      },
    });
    const pin = h("input", {
      type: "checkbox",
      id: `run-pin-${number}`,
      disabled: !run.isPinned && runs().filter(({ isPinned }) => isPinned).length >= MOST_PINNED,
      on: { change: () => change(number, { isPinned: pin.checked }) },
    });
    show.checked = run.isShown;
    pin.checked = run.isPinned;
    const label = text("runs.delete", { name });
    const gone = h(
      "button",
      {
        type: "button",
        class: "ui-button run-delete",
        title: label,
        aria: { label },
        on: { click: () => remove(number) },
      },
      "✕",
    );
    return h(
      "li",
      {},
      show,
      h("span", { class: "run-number", aria: { hidden: "true" } }, number),
      called,
      h("label", { class: "run-pin" }, pin, text("runs.pin")),
      gone,
      h("span", { class: "run-words" }, words(run)),
    );
  };
  const update = () => {
    const run = present();
    setText(now, words(run));
    if (shown === runs()) return;
    shown = runs();
    const focused = document.activeElement?.id ?? "";
    list.replaceChildren(current, ...shown.map(row));
    if (focused.startsWith("run-")) document.getElementById(focused)?.focus();
    setText(note, text(shown.length === 0 ? "runs.none" : "runs.how", { most: MOST_RUNS }));
  };
  return { el, update };
}

/** "784-8-8-10 (...), seed 1, 100 epochs: loss 0.00648, accuracy 100 %". */
function words(run: PlottedRun): string {
  const [settings, figures] = [settingsText(run), lastFigures(run)];
  return figures === "" ? settings : text("runs.ended", { settings, figures });
}
