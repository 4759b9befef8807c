// Data files for the command line: whatever text can be imported in the page, zipped or not, or IDX
// images whose labels file stands beside it. What a file is, its content says. What is wrong with it
// is a mistake that names the file.
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { DataProblem, Refused } from "#data/data-problem";
import { labelsNameOf, readDatasetName, takePart } from "#data/dataset-part";
import { decodeIdx, IMAGES_MAGIC, LABELS_MAGIC } from "#data/decode-idx";
import { decodeList } from "#data/decode-list";
import { binaryFormat } from "#data/file-kind";
import { isGzip } from "#data/gunzip";
import { contentOf } from "#data/import/import-file";
import { AUTO_SETTINGS } from "#data/import/import-settings";
import { readImport } from "#data/import/read-import";
import { MAX_LIST_BYTES } from "#data/limits";
import type { SampleList } from "#data/sample-list";
import { phraseProblem, phraseProblems } from "#files/phrase-problem";
import { text } from "#program/messages";
import { CommandMistake } from "./command-mistake.ts";
import { mnistImagesPath, type Origin } from "./dataset-files.ts";
import { readFileOrSay } from "./read-file.ts";

/** Names that stand for all 60,000 training and 10,000 test images of MNIST, as in a project; or a part. */
const mnist: Readonly<Record<string, Origin>> = { "mnist-train": "train", "mnist-test": "test" };

const PARTS_NAMED = 4;

/** The samples (or plain items, of a list file) of a data file of any kind. */
export async function readDataFile(name: string): Promise<SampleList> {
  const part = readDatasetName(name);
  if (Object.hasOwn(mnist, part.whole)) {
    const path = mnistImagesPath(mnist[part.whole]);
    return takePart(await readIdx(path, await readUnpacked(path)), part);
  }
  return readFileOf(name);
}

/** What the lists of a project name: in the folder given, or MNIST. */
export async function readDataset(name: string, folder: string): Promise<SampleList> {
  const isMnist = Object.hasOwn(mnist, readDatasetName(name).whole);
  return readDataFile(isMnist ? name : join(folder, name));
}

async function readFileOf(path: string): Promise<SampleList> {
  const bytes = await readUnpacked(path);
  if (isIdx(path, bytes)) return readIdx(path, bytes);
  return readText(path, bytes);
}

/** The items of a list file's bytes; `name` is for the mistake. */
export async function readListBytes(name: string, bytes: Uint8Array): Promise<SampleList> {
  const decoded = await decodeList([bytes], { mode: "restore" });
  if ("problems" in decoded) throw refused(name, decoded);
  return decoded.list;
}

/** As the page imports it, but with every row or not at all. */
async function readText(path: string, bytes: Uint8Array): Promise<SampleList> {
  const files = [{ name: basename(path), file: contentOf(bytes) }];
  const options = { rule: "refuse", decodeImage: null } as const;
  const { list, problems, total, parts } = await readImport(files, AUTO_SETTINGS, options);
  if (parts.length > 1) {
    const names = parts.slice(0, PARTS_NAMED).join(", ");
    throw mistake(path, text("import.severalParts", { count: parts.length, names }));
  }
  if (problems.length > 0) throw refused(path, { problems, total });
  return list;
}

async function readIdx(path: string, images: Uint8Array): Promise<SampleList> {
  const magic = firstWord(images);
  if (magic === LABELS_MAGIC) {
    const name = imagesNameOf(path);
    const code = name === null ? "data.idxGivenLabels" : "data.idxGivenLabelsOf";
    throw mistake(path, text(code, { images: name ?? "" }));
  }
  // Without labels when it is no images file: then that is what is said.
  const labelsPath = magic === IMAGES_MAGIC ? findLabels(path) : null;
  const labels = labelsPath === null ? new Uint8Array(0) : await readUnpacked(labelsPath);
  const decoded = decodeIdx({ images, labels });
  if (!("problems" in decoded)) return decoded.list;
  const isAboutLabels = decoded.problems.some((p) => "file" in p && p.file === "labels");
  throw refused(isAboutLabels && labelsPath !== null ? labelsPath : path, decoded);
}

/** IDX files begin with two zero bytes; one that is named so may be damaged there. */
function isIdx(path: string, bytes: Uint8Array): boolean {
  if (bytes[0] === 0 && bytes[1] === 0) return true;
  if (binaryFormat(bytes) !== null) return false;
  return /idx/i.test(basename(path)) && bytes.subarray(0, 16).includes(0);
}

function firstWord(bytes: Uint8Array): number {
  return bytes.length < 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
}

/** The labels file beside a file of images; a mistake when there is none. */
export function findLabels(path: string): string {
  const name = labelsNameOf(basename(path));
  if (name === null) throw mistake(path, text("data.idxNoLabelsName"));
  const plain = name.replace(/\.gz$/i, "");
  const found = [name, plain, `${plain}.gz`]
    .map((candidate) => join(dirname(path), candidate))
    .find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  throw mistake(path, text("data.idxNoLabelsFile", { labels: name }));
}

/** The images file that a labels file belongs to; null when the name gives no hint. */
function imagesNameOf(path: string): string | null {
  const name = basename(path);
  const images = name.replace(/labels/gi, "images").replace(/idx1/gi, "idx3");
  return images === name ? null : images;
}

async function readUnpacked(path: string): Promise<Uint8Array> {
  const tooLarge = { code: "fileTooLarge", limit: MAX_LIST_BYTES } as const;
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LIST_BYTES) throw mistake(path, phraseProblem(tooLarge));
  const bytes = viewOf(await readFileOrSay(path));
  if (!isGzip(bytes)) {
    if (bytes.length > 0 && /\.gz$/i.test(path)) throw mistake(path, text("data.notGzip"));
    return bytes;
  }
  try {
    return viewOf(await promisify(gunzip)(bytes, { maxOutputLength: MAX_LIST_BYTES }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isTooLarge = code === "ERR_BUFFER_TOO_LARGE";
    throw mistake(path, isTooLarge ? phraseProblem(tooLarge) : text("data.gzipDamaged"));
  }
}

/** The same bytes as a plain array: samples share them, and a Buffer's parts cost more. */
function viewOf({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

function refused(path: string, problems: Refused<DataProblem>): CommandMistake {
  return mistake(path, phraseProblems(problems));
}

function mistake(path: string, sentence: string): CommandMistake {
  return new CommandMistake(`${path}: ${sentence}`);
}
