// The network's outputs: every label with a bar and a percentage, the predicted one glowing. Outputs
// that are no probabilities stand there as numbers; a number learned has no label and no bar.
// Works for 2 to 50 labels. Knows nothing of where the prediction comes from but its heading.
import "./stage.css";
import { text } from "#program/messages";
import type { Prediction } from "#program/run-event";
import { h, setText } from "#ui/element";
import { showOutput, showPercent } from "./show-number.ts";

export interface OutputsState {
  readonly prediction: Prediction | null;
  /** What was predicted: the sample or the drawing on the pad. */
  readonly of: "sample" | "drawing";
  /** What stands above instead of that. */
  readonly words?: string;
  /** Labels to show before there is a prediction. */
  readonly labels: readonly string[];
}

export interface Outputs {
  readonly el: HTMLElement;
  update(state: OutputsState): void;
  destroy(): void;
}

interface Row {
  readonly el: HTMLElement;
  readonly bar: HTMLElement;
  readonly percent: HTMLElement;
}

export function createOutputs(host: HTMLElement): Outputs {
  const heading = h("span", {});
  const list = h("ul", { class: "outputs-list" });
  const el = h(
    "section",
    { class: "stage-outputs" },
    h("header", { class: "stage-heading" }, heading),
    list,
  );
  host.append(el);
  let labels: readonly string[] | null = null;
  let rows: readonly Row[] = [];

  const update = ({ prediction, of, words, labels: known }: OutputsState) => {
    const isNumber = prediction !== null && prediction.labels.length === 0;
    const wanted = isNumber ? [text("stage.number")] : (prediction?.labels ?? known);
    if (labels === null || !equal(labels, wanted)) {
      labels = wanted;
      rows = wanted.map(createRow);
      list.replaceChildren(...rows.map((row) => row.el));
      // Two columns may scroll, and what scrolls must be reachable by keyboard.
      list.tabIndex = wanted.length > 12 ? 0 : -1;
      list.dataset.columns = wanted.length > 12 ? "2" : "1";
    }
    list.classList.toggle("outputs-number", isNumber);
    const title =
      prediction === null ? "outputs" : of === "drawing" ? "outputsOfDrawing" : "outputsOfSample";
    setText(heading, words ?? text(`stage.${title}`));
    list.setAttribute("aria-label", words ?? text(`stage.${title}`));
    for (const [index, row] of rows.entries()) {
      const output = prediction?.outputs[index] ?? 0;
      const chosen = prediction !== null && prediction.label === wanted[index];
      const value =
        prediction?.confidence == null
          ? showOutput(output)
          : text("stage.percent", { percent: showPercent(output) });
      row.el.classList.toggle("outputs-chosen", chosen);
      row.bar.style.transform = `scaleX(${clamp(output)})`;
      setText(row.percent, prediction === null ? "" : value);
      const told = text(chosen ? "stage.outputChosen" : "stage.output", {
        label: wanted[index] ?? "",
        value,
      });
      row.el.setAttribute("aria-label", prediction === null ? (wanted[index] ?? "") : told);
    }
  };
  update({ prediction: null, of: "sample", labels: [] });
  return { el, update, destroy: () => el.remove() };
}

function createRow(label: string): Row {
  const bar = h("span", { class: "outputs-bar" });
  const percent = h("span", { class: "outputs-percent", aria: { hidden: true } });
  const el = h(
    "li",
    { class: "outputs-row" },
    h("span", { class: "outputs-label", title: label, aria: { hidden: true } }, label),
    h("span", { class: "outputs-track" }, bar),
    percent,
  );
  return { el, bar, percent };
}

function clamp(output: number): number {
  return Number.isFinite(output) ? Math.max(0, Math.min(1, output)) : 0;
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, index) => label === b[index]);
}
