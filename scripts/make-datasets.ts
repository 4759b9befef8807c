// The dataset maker, run by `npm run datasets`: without options it writes the list files in datasets/,
// four of MNIST and two of points, with options one file. A mistake is one sentence and exit code 2.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { IdxFiles } from "#data/decode-idx";
import { speakAllEnglish } from "#program/all-english";
import { text } from "#program/messages";
import {
  DATASETS,
  listFile,
  listOfIdx,
  type Origin,
  Refusal,
  readFile,
  readMnist,
} from "./dataset-files.ts";
import { POINT_LISTS } from "./point-lists.ts";

const folder = fileURLToPath(new URL("../datasets/", import.meta.url));

/** Runs the script with its arguments; gives the exit code. */
async function makeDatasets(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (args.length === 0) {
      const lists = {
        train: await listOfIdx(readMnist("train")),
        test: await listOfIdx(readMnist("test")),
      };
      for (const { from, samples, file } of DATASETS) {
        write(resolve(folder, file), listFile(lists[from], samples));
      }
      for (const [file, make] of Object.entries(POINT_LISTS)) {
        write(resolve(folder, file), Buffer.from(make()));
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

function write(path: string, content: Buffer): void {
  try {
    writeFileSync(path, content);
  } catch {
    throw new Refusal(text("data.makeNotWritten", { file: path }));
  }
  console.log(text("data.madeDataset", { file: path, megabytes: content.length / 1e6 }));
}

speakAllEnglish();
process.exitCode = await makeDatasets(process.argv.slice(2));
