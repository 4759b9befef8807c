// One scale of colours for numbers that may be above or below 0: blue below, orange above, 0 in the middle
// pale. Chosen so that both ends and the middle stay apart for colour-blind eyes. Pure, but for the canvas.

import type { Activation } from "#program/program";

export type Colour = readonly [red: number, green: number, blue: number];

export const BELOW: Colour = [18, 78, 170];
export const ZERO: Colour = [246, 246, 244];
export const ABOVE: Colour = [214, 92, 0];

/** The colour of `share`, from -1 to 1; what is beyond is as the end. */
export function divergingColour(share: number): Colour {
  const end = share < 0 ? BELOW : ABOVE;
  const t = Math.min(1, Math.abs(share));
  const mix = (k: 0 | 1 | 2) => Math.round(ZERO[k] + (end[k] - ZERO[k]) * t);
  return [mix(0), mix(1), mix(2)];
}

/** The same as text for a canvas or style sheet. */
export function divergingText(share: number): string {
  return `rgb(${divergingColour(share).join(" ")})`;
}

/** The largest size among numbers: what the ends of their scale stand for. */
export function largestSize(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest) largest = size;
  }
  return largest;
}

const bounded: ReadonlySet<Activation> = new Set(["sigmoid", "tanh", "softmax"]);

/** What the ends of the scale stand for among a layer's outputs: 1 where no output can be larger. */
export function outputLimit(activation: Activation, outputs: ArrayLike<number>): number {
  return bounded.has(activation) ? 1 : largestSize(outputs);
}

/** The colours of -1 to 1 in 512 steps, as bytes: red, green, blue, 255, ... */
const table = Uint8ClampedArray.from({ length: 513 * 4 }, (_, i) => {
  const k = i % 4;
  return k === 3 ? 255 : divergingColour(Math.floor(i / 4) / 256 - 1)[k as 0 | 1 | 2];
});

/** Puts `count` numbers from `from` on as colours into `data`, four bytes each. `limit`: what the ends stand for. */
export function paintDiverging(
  data: Uint8ClampedArray,
  values: ArrayLike<number>,
  { limit, from = 0, count = values.length }: { limit: number; from?: number; count?: number },
): void {
  const scale = limit > 0 ? 256 / limit : 0;
  for (let i = 0; i < count; i++) {
    const step = Math.max(0, Math.min(512, Math.round(values[from + i] * scale) + 256));
    for (let k = 0; k < 4; k++) data[4 * i + k] = table[4 * step + k];
  }
}

/** A number with its sign, three digits: "+0.831", "−12", "0". */
export function signedNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return "0";
  return `${value < 0 ? "−" : "+"}${shortNumber(size)}`;
}

/** Three digits; very small and very large numbers as 1.2e-7. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value
      .toExponential(1)
      .replace("e+", "e")
      .replace("-", value < 0 ? "−" : "-");
  }
  return String(Number(value.toPrecision(3))).replace(/^-/, "−");
}
