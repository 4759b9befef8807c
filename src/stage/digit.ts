// The current sample as a picture, with its label, what the network predicted, and whether that
// is right: green frame and a tick, red frame and a cross, grey when nothing was predicted.
import "./stage.css";
import { text } from "#program/messages";
import type { Prediction, SamplePicture } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { clearCanvas, drawGrey } from "./grey-canvas.ts";

export interface DigitState {
  readonly sample: SamplePicture | null;
  readonly prediction: Prediction | null;
}

export interface Digit {
  readonly el: HTMLElement;
  update(state: DigitState): void;
  destroy(): void;
}

/** Pictures may have any width and height; they are fitted into a square. */
export function createDigit(host: HTMLElement): Digit {
  const canvas = h("canvas", { class: "digit-picture", width: 28, height: 28, role: "img" });
  const frame = h("div", { class: "digit-frame" }, canvas);
  const label = h("span", { class: "digit-label" });
  const predicted = h("span", { class: "digit-predicted" });
  const verdict = h("span", { class: "digit-verdict" });
  const el = h(
    "section",
    { class: "stage-digit" },
    h("header", { class: "stage-heading" }, text("stage.sample"), verdict),
    frame,
    h("div", { class: "digit-words" }, label, predicted),
  );
  host.append(el);

  const update = ({ sample, prediction }: DigitState) => {
    const right = sample !== null && prediction !== null && prediction.label === sample.label;
    const result = sample === null || prediction === null ? "none" : right ? "right" : "wrong";
    el.dataset.result = result;
    setText(verdict, result === "none" ? "" : text(`stage.${result}`));
    if (sample === null) clearCanvas(canvas);
    else drawGrey(canvas, sample);
    const name =
      sample === null ? text("stage.noSample") : text("stage.label", { label: sample.label });
    setText(label, name);
    const words =
      sample === null || prediction === null
        ? ""
        : text("stage.predicted", { prediction: prediction.label });
    setText(predicted, words);
    setAria(canvas, "label", describe(sample, prediction));
  };
  update({ sample: null, prediction: null });
  return { el, update, destroy: () => el.remove() };
}

function describe(sample: SamplePicture | null, prediction: Prediction | null): string {
  if (sample === null) return text("stage.noSample");
  if (prediction === null) return text("stage.labelled", { label: sample.label });
  const key = prediction.label === sample.label ? "stage.labelledRight" : "stage.labelledWrong";
  return text(key, { label: sample.label, prediction: prediction.label });
}
