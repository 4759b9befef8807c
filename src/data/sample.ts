// One sample: a label and its values, as the engine, pictures and list files need it. Plain data;
// it must not know how lines are read (sample-reader.ts) or where samples are kept (sample-list.ts).
import { numberText, PIXEL_TEXTS, PIXEL_VALUES } from "./pixel-text.ts";

export interface Sample {
  /** The first word of the line, exactly. */
  readonly label: string;
  /** Bytes n stand for n/255; a Float64Array holds the values themselves. Never changed. */
  readonly pixels: Uint8Array | Float64Array;
  /** The exact line, kept only where label and pixels would not give it back. */
  readonly text: string | null;
}

/** The exact line: `label p0 p1 ...`. */
export function sampleText(sample: Sample): string {
  if (sample.text !== null) return sample.text;
  let line = sample.label;
  const { pixels } = sample;
  if (pixels instanceof Uint8Array) {
    for (let i = 0; i < pixels.length; i++) line += ` ${PIXEL_TEXTS[pixels[i]]}`;
  } else {
    for (let i = 0; i < pixels.length; i++) line += ` ${numberText(pixels[i])}`;
  }
  return line;
}

/** Writes the values, pixels as n/255, into `target`; throws unless the lengths are equal. */
export function fillInputs(sample: Sample, target: Float64Array): void {
  const { pixels } = sample;
  if (pixels.length !== target.length) {
    throw new Error(`A sample of ${pixels.length} values does not fill ${target.length} inputs`);
  }
  if (pixels instanceof Uint8Array) {
    for (let i = 0; i < pixels.length; i++) target[i] = PIXEL_VALUES[pixels[i]];
  } else {
    target.set(pixels);
  }
}

/** Value k (from 0, below the number of values) of a sample: n/255 for a pixel. */
export function sampleValue(sample: Sample, k: number): number {
  const value = sample.pixels[k];
  return sample.pixels instanceof Uint8Array ? PIXEL_VALUES[value] : value;
}

/** Grey levels 0..255 for a picture: values below 0 are black, above 1 white. Not to be changed. */
export function greyLevels(sample: Sample): Uint8Array {
  const { pixels } = sample;
  if (pixels instanceof Uint8Array) return pixels;
  return Uint8Array.from(pixels, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
}
