// MNIST's own file format, IDX: a file of images and a file of their labels, into a list. The pixels
// are not copied. Format: http://yann.lecun.com/exdb/mnist (big-endian numbers, then bytes).
import type { IdxFile, IdxProblem, Refused } from "./data-problem.ts";
import { MAX_VALUES } from "./limits.ts";
import type { Sample } from "./sample.ts";
import { SampleList } from "./sample-list.ts";

export interface IdxFiles {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

export interface DecodedIdx {
  readonly list: SampleList;
  readonly rows: number;
  readonly columns: number;
}

/** Unsigned bytes in three dimensions: image, row, column. */
export const IMAGES_MAGIC = 0x00000803;
/** Unsigned bytes in one dimension. */
export const LABELS_MAGIC = 0x00000801;
const IMAGES_HEADER = 16;
const LABELS_HEADER = 8;

/** One sample an image: bytes row by row, the label as a number's text. The files must not be changed. */
export function decodeIdx({ images, labels }: IdxFiles): DecodedIdx | Refused<IdxProblem> {
  const magicProblem =
    checkMagic("images", images, IMAGES_MAGIC) ?? checkMagic("labels", labels, LABELS_MAGIC);
  if (magicProblem !== null) return refused(magicProblem);
  if (images.length < IMAGES_HEADER) return refused(size("images", images, IMAGES_HEADER));
  if (labels.length < LABELS_HEADER) return refused(size("labels", labels, LABELS_HEADER));

  const count = wordAt(images, 4);
  const rows = wordAt(images, 8);
  const columns = wordAt(images, 12);
  const pixels = rows * columns;
  if (pixels === 0 || pixels > MAX_VALUES) return refused({ code: "idxShape", rows, columns });
  const labelCount = wordAt(labels, 4);
  const imagesSize = IMAGES_HEADER + count * pixels;
  const labelsSize = LABELS_HEADER + labelCount;
  if (images.length !== imagesSize) return refused(size("images", images, imagesSize));
  if (labels.length !== labelsSize) return refused(size("labels", labels, labelsSize));
  if (count !== labelCount) {
    return refused({ code: "idxCounts", images: count, labels: labelCount });
  }

  if (count === 0) return refused({ code: "idxNoImages" });

  const labelTexts = Array.from({ length: 256 }, (_, label) => String(label));
  const samples: Sample[] = [];
  for (let i = 0; i < count; i++) {
    const start = IMAGES_HEADER + i * pixels;
    samples.push({
      label: labelTexts[labels[LABELS_HEADER + i]],
      pixels: images.subarray(start, start + pixels),
      text: null,
    });
  }
  return { list: new SampleList(samples), rows, columns };
}

function checkMagic(file: IdxFile, bytes: Uint8Array, expected: number): IdxProblem | null {
  if (bytes.length < 4) return size(file, bytes, file === "images" ? IMAGES_HEADER : LABELS_HEADER);
  const found = wordAt(bytes, 0);
  return found === expected ? null : { code: "idxMagic", file, found, expected };
}

function size(file: IdxFile, bytes: Uint8Array, expected: number): IdxProblem {
  return { code: "idxSize", file, found: bytes.length, expected };
}

function wordAt(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0);
}

function refused(problem: IdxProblem): Refused<IdxProblem> {
  return { problems: [problem], total: 1 };
}
