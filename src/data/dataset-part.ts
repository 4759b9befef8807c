// Names of what ships with Blockprop, as a project gives them: a list file, `mnist-train`, `mnist-test`, or a
// part of one of these two: `mnist-train-1-55000` stands for its samples 1 to 55,000. Pure.
import { SampleList } from "./sample-list.ts";

export interface DatasetPart {
  /** What the part is taken of. */
  readonly whole: string;
  /** Counted from 1, both included. */
  readonly first: number;
  readonly last: number;
}

const PART = /^(mnist-(?:train|test))-(\d+)-(\d+)$/;

/** A name without numbers stands for all there is. */
export function readDatasetName(name: string): DatasetPart {
  const [, whole, first, last] = PART.exec(name) ?? [];
  if (whole === undefined) return { whole: name, first: 1, last: Number.POSITIVE_INFINITY };
  return { whole, first: Number(first), last: Number(last) };
}

/**
 * The name of the labels file that belongs to a file of images, as MNIST names them:
 * train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz. Null when the name gives no hint.
 */
export function labelsNameOf(images: string): string | null {
  const labels = images.replace(/images/gi, "labels").replace(/idx3/gi, "idx1");
  return labels === images ? null : labels;
}

/** The part of the list; of one that is shorter, what there is. The samples are shared, not copied. */
export function takePart(list: SampleList, { first, last }: DatasetPart): SampleList {
  if (first <= 1 && last >= list.length) return list;
  const items = [];
  for (let i = Math.max(0, first - 1); i < Math.min(last, list.length); i++)
    items.push(list.item(i));
  return new SampleList(items);
}
