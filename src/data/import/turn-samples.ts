// Samples turned as the user chose: rows and columns swapped, black and white swapped, values
// divided. What is not asked for leaves the samples as they are, their exact text too.
import { pixelOf } from "#data/pixel-text";
import { type Sample, sampleValue } from "#data/sample";
import { SampleList } from "#data/sample-list";
import type { ImportSettings, Scale } from "./import-settings.ts";

export type Turn = Pick<ImportSettings, "orientation" | "inverted">;

/** Awaited now and then, so that the caller can let messages in. */
export type Pause = () => Promise<void>;

const SAMPLES_BETWEEN_PAUSES = 500;

/** Every sample with rows and columns swapped (squares only), or v as 1 - v; plain items stay. */
export async function turnSamples(
  list: SampleList,
  { orientation, inverted }: Turn,
  pause?: Pause,
): Promise<SampleList> {
  if (orientation === "normal" && !inverted) return list;
  return mapSamples(list, pause, ({ label, pixels }) => {
    const side = Math.sqrt(pixels.length);
    const swaps = orientation === "transposed" && Number.isInteger(side);
    const turned = pixels.slice();
    for (let k = 0; k < pixels.length; k++) {
      const value = swaps ? pixels[(k % side) * side + Math.floor(k / side)] : pixels[k];
      if (inverted) turned[k] = pixels instanceof Uint8Array ? 255 - value : 1 - value;
      else turned[k] = value;
    }
    return { label, pixels: turned, text: null };
  });
}

/**
 * Every value divided by 255 or by the largest of the list; bytes where all are then n/255. Gives the
 * smallest and largest value before, too.
 */
export async function scaleSamples(
  list: SampleList,
  scale: Scale,
  pause?: Pause,
): Promise<{ readonly list: SampleList; readonly low: number; readonly high: number }> {
  const { low, high } = rangeOf(list);
  const divisor = scale === "255" ? 255 : scale === "max" ? high : 1;
  if (divisor <= 0 || divisor === 1) return { list, low, high };
  const scaled = await mapSamples(list, pause, (sample) => {
    const values = Float64Array.from(sample.pixels, (_, k) => sampleValue(sample, k) / divisor);
    const areBytes = values.every((value) => pixelOf(value) >= 0);
    const pixels = areBytes ? Uint8Array.from(values, pixelOf) : values;
    return { label: sample.label, pixels, text: null };
  });
  return { list: scaled, low, high };
}

async function mapSamples(
  list: SampleList,
  pause: Pause | undefined,
  map: (sample: Sample) => Sample,
): Promise<SampleList> {
  const items = [];
  for (let i = 0; i < list.length; i++) {
    const item = list.item(i);
    items.push(typeof item === "object" ? map(item) : item);
    if (i % SAMPLES_BETWEEN_PAUSES === 0) await pause?.();
  }
  return new SampleList(items);
}

function rangeOf(list: SampleList): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < list.length; i++) {
    const item = list.item(i);
    if (typeof item !== "object") continue;
    for (let k = 0; k < item.pixels.length; k++) {
      const value = sampleValue(item, k);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return high < low ? { low: 0, high: 0 } : { low, high };
}
