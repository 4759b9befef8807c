// A list of pictures as a pair of IDX files, MNIST's own form: what decode-idx.ts reads. Only bytes
// fit in: pixels n/255, and labels that are whole numbers 0..255.
import { samplesOf } from "./check-samples.ts";
import type { ExportProblem } from "./data-problem.ts";
import { type IdxFiles, IMAGES_MAGIC, LABELS_MAGIC } from "./decode-idx.ts";
import type { SampleList } from "./sample-list.ts";

const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

/** The two files, or why the list cannot be them. What is no square becomes pictures of one row. */
export function encodeIdx(list: SampleList): IdxFiles | ExportProblem {
  const samples = samplesOf(list);
  if ("code" in samples) return samples;
  const size = samples[0].pixels.length;
  const side = Math.sqrt(size);
  const isSquare = Number.isInteger(side);
  const images = new Uint8Array(IMAGES_HEADER + samples.length * size);
  const labels = new Uint8Array(LABELS_HEADER + samples.length);
  const head = new DataView(images.buffer);
  head.setUint32(0, IMAGES_MAGIC);
  head.setUint32(4, samples.length);
  head.setUint32(8, isSquare ? side : 1);
  head.setUint32(12, isSquare ? side : size);
  const labelHead = new DataView(labels.buffer);
  labelHead.setUint32(0, LABELS_MAGIC);
  labelHead.setUint32(4, samples.length);
  for (const [i, { label, pixels }] of samples.entries()) {
    const item = i + 1;
    if (!(pixels instanceof Uint8Array)) return { code: "idxValues", item };
    const number = Number(label);
    if (String(number) !== label || !Number.isInteger(number) || number < 0 || number > 255) {
      return { code: "idxLabel", item, token: label.slice(0, 40) };
    }
    images.set(pixels, IMAGES_HEADER + i * size);
    labels[LABELS_HEADER + i] = number;
  }
  return { images, labels };
}
