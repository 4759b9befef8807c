// The project file: a `.blockprop` zip, a bare project.json, or a Scratch project (`.sb3`), to plain data;
// and ours back. What stands in project.json, #compile/parse-project knows, of Scratch's `scratch/`.
// Everything or nothing; problems are sentences.
import { strToU8, ZipDeflate, Zip as ZipWriter } from "fflate";
import { parseProject } from "#compile/parse-project";
import type { ListSource, Project } from "#compile/project";
import { encodeList, hasLineBreaks } from "#data/encode-list";
import type { SampleList } from "#data/sample-list";
import { isZip, type Zip } from "#data/zip";
import type { BlockForms } from "#program/block-forms";
import { text } from "#program/messages";
import { FileRefusal } from "./file-refusal.ts";
import { MAX_PROJECT_BYTES, openZip, unpackEntry } from "./zip-read.ts";

export interface ProjectFile {
  readonly project: Project;
  /** Text of the list files inside, by list name: to be decoded in mode "restore". */
  readonly lists: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What model.json holds, unchecked; null when there is none. */
  readonly model: unknown;
  /** What could not be taken but did not stop the project from opening, as sentences. */
  readonly notes: readonly string[];
  /** It is a project of Scratch, and has no name then. */
  readonly isScratch: boolean;
}

export interface RefusedFile {
  /** Sentences. */
  readonly problems: readonly string[];
}

export interface ProjectContent {
  readonly project: Project;
  /** Lists whose items go into the file, by list name; data sets not named here stay references. */
  readonly lists: ReadonlyMap<string, SampleList>;
  /** model.json's data; null when nothing is trained. */
  readonly model: unknown;
}

export interface ReadOptions extends FileOptions {
  /** What blocks look like, by which those of Scratch are read. */
  readonly forms: BlockForms;
}

export interface FileOptions {
  /** Awaited after every piece, so that the caller can let messages in. */
  readonly pause?: () => Promise<void>;
}

const PROJECT_JSON = "project.json";
const MODEL_JSON = "model.json";
const LONGEST_NAME = 60;
/** The same content gives the same file; zips count years from 1980. */
const NO_DATE = new Date(1980, 0, 1);
const LEVEL = 4;

export async function readProjectFile(
  bytes: Uint8Array,
  { forms, pause }: ReadOptions,
): Promise<ProjectFile | RefusedFile> {
  try {
    const zip = isZip(bytes) ? openZip(bytes) : null;
    const saved = parseJson(zip === null ? bytes : await unpackProject(zip, pause), zip !== null);
    const { readScratch, isScratch } = await import("./scratch/read-scratch.ts");
    const scratch = isScratch(saved)
      ? await readScratch({ json: saved, zip: zip ?? new Map() }, { forms, pause })
      : null;
    const parsed = parseProject(scratch?.project ?? saved);
    if (parsed.problems !== undefined) return { problems: parsed.problems.map((p) => p.text) };
    const { project } = parsed;
    if (scratch !== null) {
      return { project, lists: scratch.lists, model: null, notes: scratch.left, isScratch: true };
    }
    const lists = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const [name, source] of Object.entries(project.lists)) {
      if ("file" in source) lists.set(name, await unpackList(zip, { name, source }, pause));
    }
    return { project, lists, ...(await readModel(zip, pause)), isScratch: false };
  } catch (refusal) {
    if (refusal instanceof FileRefusal) return { problems: [refusal.message] };
    throw refusal;
  }
}

/** The whole project as a `.blockprop` file. */
export async function writeProjectFile(
  { project, lists, model }: ProjectContent,
  { pause }: FileOptions = {},
): Promise<Blob> {
  const sources = new Map<string, ListSource>(Object.entries(project.lists));
  const files = new Map<string, Iterable<Uint8Array>>();
  for (const [name, live] of lists) {
    // Later edits of the list do not reach the file.
    const list = live.copy();
    if (list.length === 0) {
      sources.delete(name);
    } else if (hasLineBreaks(list)) {
      sources.set(name, { items: itemsOf(list) });
    } else {
      const file = fileName(name, files);
      sources.set(name, { file });
      files.set(file, encodeList(list));
    }
  }
  for (const [name, source] of sources) {
    if ("file" in source && !lists.has(name))
      throw new Error(`The items of list ${name} are missing`);
  }
  const json = JSON.stringify({ ...project, lists: Object.fromEntries(sources) }, null, 1);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new ZipWriter((error, part) => {
    failure = error ?? failure;
    parts.push(new Uint8Array(part));
  });
  const entries: [string, Iterable<Uint8Array>][] = [[PROJECT_JSON, [strToU8(json)]], ...files];
  if (model !== null) entries.push([MODEL_JSON, [strToU8(JSON.stringify(model))]]);
  for (const [name, chunks] of entries) {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = NO_DATE;
    zip.add(entry);
    for (const chunk of chunks) {
      entry.push(chunk);
      await pause?.();
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return new Blob(parts, { type: "application/zip" });
}

async function unpackProject(zip: Zip, pause: FileOptions["pause"]): Promise<Uint8Array> {
  const entry = zip.get(PROJECT_JSON);
  if (entry !== undefined) {
    refuseLarge(entry.size);
    return unpackEntry(entry, pause);
  }
  throw new FileRefusal(zip.has("sprite.json") ? "scratch.sprite" : "files.noProject");
}

function refuseLarge(bytes: number): void {
  if (bytes <= MAX_PROJECT_BYTES) return;
  throw new FileRefusal("files.projectTooLarge", { megabytes: MAX_PROJECT_BYTES / 2 ** 20 });
}

function parseJson(bytes: Uint8Array, isInZip: boolean): unknown {
  refuseLarge(bytes.length);
  const json = new TextDecoder().decode(bytes);
  if (json.startsWith("ScratchV")) throw new FileRefusal("scratch.version1");
  if (!isInZip && !/^\s*\{/.test(json)) throw new FileRefusal("files.notAProject");
  try {
    return JSON.parse(json);
  } catch {
    throw new FileRefusal("files.projectJson");
  }
}

interface NamedSource {
  readonly name: string;
  readonly source: { readonly file: string };
}

async function unpackList(
  zip: Zip | null,
  { name, source }: NamedSource,
  pause: FileOptions["pause"],
): Promise<Uint8Array<ArrayBuffer>> {
  const entry = zip?.get(source.file);
  if (entry === undefined) {
    throw new FileRefusal("files.noListFile", { list: name, file: source.file.slice(0, 60) });
  }
  return unpackEntry(entry, pause);
}

/** A network that cannot be read does not keep the blocks from opening. */
async function readModel(
  zip: Zip | null,
  pause: FileOptions["pause"],
): Promise<Pick<ProjectFile, "model" | "notes">> {
  const entry = zip?.get(MODEL_JSON);
  if (entry === undefined) return { model: null, notes: [] };
  const bytes = await unpackEntry(entry, pause);
  try {
    return { model: JSON.parse(new TextDecoder().decode(bytes)), notes: [] };
  } catch {
    return { model: null, notes: [text("files.modelJson")] };
  }
}

function itemsOf(list: SampleList): (string | number)[] {
  return Array.from({ length: list.length }, (_, i) => {
    const item = list.get(i);
    return typeof item === "boolean" ? String(item) : item;
  });
}

/** `lists/NAME.txt`, fit for any file system and unlike those taken, in upper or lower case. */
function fileName(listName: string, taken: ReadonlyMap<string, unknown>): string {
  const plain =
    listName
      .replace(/[^\p{L}\p{N} _-]/gu, "_")
      .slice(0, LONGEST_NAME)
      .trim() || "list";
  const takenNames = new Set([...taken.keys()].map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `lists/${plain}${number === 1 ? "" : ` ${number}`}.txt`;
    if (!takenNames.has(name.toLowerCase())) return name;
  }
}
