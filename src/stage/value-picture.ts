// Numbers above and below 0 as a picture, one square of colour each, or as a row of bars where they make
// no picture. Under it the scale with its ends in numbers. What the numbers are it is told.
import "./inside.css";
import { text } from "#program/messages";
import { h, setAria, setText } from "#ui/element";
import {
  divergingText,
  largestSize,
  paintDiverging,
  shortNumber,
  signedNumber,
} from "./diverging.ts";

export interface ValuePictureState {
  readonly values: ArrayLike<number>;
  /** A sentence for those who do not see it; the range is added to it. */
  readonly description: string;
  /** Of the square that they are shown as; null for bars. `side` x `side` values. */
  readonly side: number | null;
  /** Grey levels shown faintly under the colours, of as many values; null for none. */
  readonly under: Uint8Array | null;
}

export interface ValuePicture {
  readonly el: HTMLElement;
  update(state: ValuePictureState): void;
  destroy(): void;
}

/** Bars are drawn on as many pixels. */
const BARS = { width: 260, height: 120 };

export function createValuePicture(host: HTMLElement): ValuePicture {
  const canvas = h("canvas", { class: "value-canvas", role: "img" });
  const ends = [0, 1, 2].map(() => h("span"));
  const el = h(
    "div",
    { class: "value-picture" },
    canvas,
    h("div", { class: "value-bar" }),
    h("div", { class: "value-ends" }, ...ends),
  );
  host.append(el);
  return {
    el,
    update({ values, description, side, under }) {
      const limit = largestSize(values);
      el.dataset.kind = side === null ? "bars" : "picture";
      if (side === null) paintBars(canvas, values, limit);
      else paintSquares(canvas, values, { side, limit, under });
      const end = shortNumber(limit);
      const labels = limit === 0 ? ["", "0", ""] : [`−${end}`, "0", `+${end}`];
      for (const [k, label] of labels.entries()) setText(ends[k], label);
      setAria(canvas, "label", `${description} ${rangeOf(values)}`);
    },
    destroy: () => el.remove(),
  };
}

function rangeOf(values: ArrayLike<number>): string {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    smallest = Math.min(smallest, values[i]);
    largest = Math.max(largest, values[i]);
  }
  return text("inside.range", { smallest: signedNumber(smallest), largest: signedNumber(largest) });
}

function paintSquares(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  { side, limit, under }: { side: number; limit: number; under: Uint8Array | null },
): void {
  if (canvas.width !== side) canvas.width = side;
  if (canvas.height !== side) canvas.height = side;
  const context = canvas.getContext("2d");
  if (context === null) return;
  const image = context.createImageData(side, side);
  const { data } = image;
  paintDiverging(data, values, { limit });
  if (under !== null) {
    for (let i = 0; i < values.length; i++) {
      // Ink that said nothing is still seen, in grey.
      const dark =
        1 - 0.3 * (under[i] / 255) * (1 - Math.min(1, (3 * Math.abs(values[i])) / limit));
      for (let k = 0; k < 3; k++) data[4 * i + k] *= dark;
    }
  }
  context.putImageData(image, 0, 0);
}

/** A bar for each number, up from the middle or down. */
function paintBars(canvas: HTMLCanvasElement, values: ArrayLike<number>, limit: number): void {
  const { width, height } = BARS;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.clearRect(0, 0, width, height);
  const middle = height / 2;
  context.fillStyle = "#8c98ad";
  context.fillRect(0, middle - 0.5, width, 1);
  const room = width / Math.max(1, values.length);
  const bar = Math.min(28, Math.max(1, room * 0.78));
  for (let i = 0; i < values.length; i++) {
    const share = limit === 0 ? 0 : values[i] / limit;
    const length = Math.abs(share) * (middle - 2);
    context.fillStyle = divergingText(share < 0 ? Math.min(share, -0.45) : Math.max(share, 0.45));
    const top = share < 0 ? middle : middle - length;
    context.fillRect((i + 0.5) * room - bar / 2, top, bar, length);
  }
}
