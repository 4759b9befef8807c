// The current sample as a picture, with its label, what the network predicted, and whether that
// is right: green frame and a tick, red frame and a cross, grey when nothing was predicted, or a
// number, which is closer or further but not right or wrong.
import "./stage.css";
import { text } from "#program/messages";
import type { Prediction, SamplePicture } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { clearCanvas, drawGrey } from "./grey-canvas.ts";
import { predictedText } from "./show-number.ts";

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
    const result = judge(sample, prediction);
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
        : text("stage.predicted", { prediction: predictedText(prediction) });
    setText(predicted, words);
    setAria(canvas, "label", describe(sample, prediction));
  };
  update({ sample: null, prediction: null });
  return { el, update, destroy: () => el.remove() };
}

function describe(sample: SamplePicture | null, prediction: Prediction | null): string {
  if (sample === null) return text("stage.noSample");
  if (prediction === null) return text("stage.labelled", { label: sample.label });
  return text(descriptions[judge(sample, prediction)], {
    label: sample.label,
    prediction: predictedText(prediction),
  });
}

const descriptions = {
  none: "stage.labelledNumber",
  right: "stage.labelledRight",
  wrong: "stage.labelledWrong",
} as const;

function judge(
  sample: SamplePicture | null,
  prediction: Prediction | null,
): "none" | "right" | "wrong" {
  if (sample === null || prediction === null || prediction.labels.length === 0) return "none";
  return isSameLabel(prediction.label, sample.label) ? "right" : "wrong";
}

/** A label that is a number says the same however it is written: 5, 5.0, 05. */
function isSameLabel(a: string, b: string): boolean {
  return a === b || (a.trim() !== "" && b.trim() !== "" && Number(a) === Number(b));
}
