// A list of samples as a table (CSV) with a header, in chunks of bytes. Reading it again gives the
// same labels and values: pixels are whole numbers 0..255 under "pixel 1" ..., other values stand as
// they are under "value 1" ..., names by which the reader knows not to scale them.
import { samplesOf } from "./check-samples.ts";
import type { ExportProblem } from "./data-problem.ts";
import { type Sample, sampleValue } from "./sample.ts";
import type { SampleList } from "./sample-list.ts";

const CHUNK_CHARACTERS = 2 ** 17;
const encoder = new TextEncoder();

/** Why the list cannot be a table; null when it can. */
export function checkTable(list: SampleList): ExportProblem | null {
  const samples = samplesOf(list);
  return "code" in samples ? samples : null;
}

/** The table's chunks; the list has passed `checkTable` and does not change meanwhile. */
export function* encodeTable(list: SampleList): Generator<Uint8Array<ArrayBuffer>> {
  const samples = samplesOf(list);
  if ("code" in samples) throw new Error(`Not a table: ${samples.code}`);
  const arePixels = haveLevels(samples);
  const name = arePixels ? "pixel" : "value";
  let text = ["label", ...Array.from(samples[0].pixels, (_, k) => `${name} ${k + 1}`)].join(",");
  for (const sample of samples) {
    text += `\n${quoted(sample.label)}`;
    for (let k = 0; k < sample.pixels.length; k++) {
      text += `,${arePixels ? sample.pixels[k] : sampleValue(sample, k)}`;
    }
    if (text.length >= CHUNK_CHARACTERS) {
      yield encoder.encode(text);
      text = "";
    }
  }
  yield encoder.encode(`${text}\n`);
}

/** Whether all values are n/255, and not just noughts and 1/255, which a reader would not scale. */
function haveLevels(samples: readonly Sample[]): boolean {
  return (
    samples.every(({ pixels }) => pixels instanceof Uint8Array) &&
    samples.some(({ pixels }) => pixels.some((level) => level > 1))
  );
}

function quoted(label: string): string {
  return label.includes('"') ? `"${label.replaceAll('"', '""')}"` : label;
}
