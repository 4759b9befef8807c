// Reads every file in datasets/ as the command line does, and makes of each what the page fetches:
// gzipped, lists of digits as IDX (half the size), with library.json to tell what there is. What cannot be
// read is left out and named. Started by prepare-data.mjs.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { isDatasetName } from "#compile/parse-project";
import { labelsNameOf } from "#data/dataset-part";
import { encodeIdx } from "#data/encode-idx";
import { isGzip } from "#data/gunzip";
import { MAX_LABELS, summariseList } from "#data/list-summary";
import type { Sample } from "#data/sample";
import type { SampleList } from "#data/sample-list";
import { isPictureSize } from "#files/phrase-import";
import { pictureOf } from "#host/recorder";
import { speakAllEnglish } from "#program/all-english";
import type { Library, LibraryEntry, LibraryPicture } from "#program/library";
import { CommandMistake } from "./command-mistake.ts";
import { findLabels, readDataFile } from "./read-data-file.ts";

export interface Folders {
  /** Where teachers put files. */
  readonly datasets: string;
  /** MNIST's four IDX files. */
  readonly mnist: string;
  /** public/datasets: what is made goes there. */
  readonly target: string;
}

export interface MadeLibrary extends Library {
  /** One sentence for each file that was left out. */
  readonly leftOut: readonly string[];
  /** The files that were made, relative to `target`. */
  readonly files: readonly string[];
}

const PICTURES = 6;
const LARGEST_PICTURE = 64 * 64;
const ITEMS = 3;
const ITEM_LENGTH = 60;
const LABELS = 12;
/** Not data, whatever they hold. */
const OTHERS = /^\.|\.md$/i;

/** Makes the files of `target`, library.json the last. Never rejects for what is in a file. */
export async function makeLibrary({ datasets, mnist, target }: Folders): Promise<MadeLibrary> {
  speakAllEnglish();
  const leftOut: string[] = [];
  const files: string[] = [];
  const entries: LibraryEntry[] = [];
  const take = async (name: string, read: () => Promise<LibraryEntry>) => {
    try {
      entries.push(await read());
    } catch (problem) {
      if (!(problem instanceof CommandMistake)) throw problem;
      const why = problem.message.replaceAll(`${datasets}/`, "").replace(`${name}: `, "");
      leftOut.push(`datasets/${name} is left out of the data library: ${why}`);
    }
  };
  for (const [name, stem] of Object.entries(wholeMnist)) {
    await take(name, async () => {
      const list = await readDataFile(join(mnist, `${stem}-images-idx3-ubyte`));
      const made = [`mnist/${stem}-images-idx3-ubyte.gz`, `mnist/${stem}-labels-idx1-ubyte.gz`];
      return entryOf(name, list, sizeOf(target, made));
    });
  }
  for (const name of dataFiles(datasets)) {
    await take(name, async () => {
      const path = join(datasets, name);
      if (!isDatasetName(name)) throw new CommandMistake(NAME_RULE);
      const list = await readDataFile(path);
      if (list.length === 0) throw new CommandMistake("There is nothing in it.");
      const made = idxFiles(name, list) ?? sameFiles(path, name);
      for (const [file, bytes] of made) write(join(target, file), bytes);
      const names = made.map(([file]) => file);
      files.push(...names);
      return entryOf(name, list, sizeOf(target, names));
    });
  }
  const library: Library = { entries };
  write(join(target, LIBRARY), Buffer.from(JSON.stringify(library)));
  files.push(LIBRARY);
  return { entries, leftOut, files };
}

const LIBRARY = "library.json";
const wholeMnist = { "mnist-train": "train", "mnist-test": "t10k" } as const;
const NAME_RULE =
  "A project could not name it. Rename it: letters, digits, spaces and . _ - + , ( ) only, with a letter or digit first.";

type MadeFile = readonly [name: string, bytes: Uint8Array];

/** Every file but notes, and labels that go with images. */
function dataFiles(folder: string): readonly string[] {
  const names = readdirSync(folder).filter(
    (name) => !OTHERS.test(name) && statSync(join(folder, name)).isFile(),
  );
  const labels = new Set(
    names.flatMap((name) => {
      const sister = isIdxName(name) ? labelsNameOf(name) : null;
      if (sister === null) return [];
      const plain = sister.replace(/\.gz$/i, "");
      return [sister, plain, `${plain}.gz`];
    }),
  );
  const inOrder = new Intl.Collator("en", { numeric: true });
  return names.filter((name) => !labels.has(name)).sort(inOrder.compare);
}

function isIdxName(name: string): boolean {
  return /idx/i.test(name) && !/labels/i.test(name);
}

/** A list file whose every item IDX gives back exactly; null for any other. */
function idxFiles(name: string, list: SampleList): readonly MadeFile[] | null {
  if (!name.endsWith(".txt")) return null;
  for (let i = 0; i < list.length; i++) {
    const item = list.item(i);
    if (typeof item !== "object" || item.text !== null) return null;
  }
  const idx = encodeIdx(list);
  if ("code" in idx) return null;
  const stem = name.slice(0, -".txt".length);
  return [
    [`${stem}-images-idx3-ubyte.gz`, packed(idx.images)],
    [`${stem}-labels-idx1-ubyte.gz`, packed(idx.labels)],
  ];
}

/** The file as it is, with its labels if it is one of images. The page asks for them by these names. */
function sameFiles(path: string, name: string): readonly MadeFile[] {
  const sister = isIdxName(name) ? labelsNameOf(name) : null;
  const file: MadeFile = [`${name}.gz`, packed(readFileSync(path))];
  if (sister === null) return [file];
  return [file, [`${sister}.gz`, packed(readFileSync(findLabels(path)))]];
}

function packed(bytes: Uint8Array): Uint8Array {
  return isGzip(bytes) ? bytes : gzipSync(bytes, { level: 9 });
}

function sizeOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => {
    const path = join(folder, file);
    return sum + (existsSync(path) ? statSync(path).size : 0);
  }, 0);
}

function entryOf(name: string, list: SampleList, bytes: number): LibraryEntry {
  const { values, labels } = summariseList(list);
  const arePictures = isPictureSize(values) && values <= LARGEST_PICTURE;
  return {
    name,
    samples: list.length,
    values,
    labels: labels.slice(0, LABELS),
    labelCount: Math.min(labels.length, MAX_LABELS),
    bytes,
    pictures: arePictures ? firstPictures(list) : [],
    items: arePictures ? [] : firstItems(list),
  };
}

/** One of each label first, as far as they come early. */
function firstPictures(list: SampleList): readonly LibraryPicture[] {
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (let i = 0; i < list.length && samples.length < PICTURES; i++) {
    const item = list.item(i);
    if (typeof item !== "object" || seen.has(item.label)) continue;
    seen.add(item.label);
    samples.push(item);
  }
  return samples.map((sample) => {
    const { label, width, height, pixels } = pictureOf(sample);
    return { label, width, height, pixels: Buffer.from(pixels).toString("base64") };
  });
}

function firstItems(list: SampleList): readonly string[] {
  return Array.from({ length: Math.min(ITEMS, list.length) }, (_, i) => {
    const item = String(list.get(i));
    return item.length > ITEM_LENGTH ? `${item.slice(0, ITEM_LENGTH)}…` : item;
  });
}

/** Writes beside the file and renames, so that a file that is there is always whole. */
function write(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, path);
}
