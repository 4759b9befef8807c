// Opens a project from a file for the command line: compiles it and finds its lists' items.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { registry } from "#blocks/index";
import { type CompiledProject, compileProject } from "#compile/compile-project";
import type { Project } from "#compile/project";
import { decodeList } from "#data/decode-list";
import { SampleList } from "#data/sample-list";
import { readProjectFile } from "#files/blockprop";
import { phraseProblems } from "#files/phrase-problem";
import { CommandMistake } from "./command-mistake.ts";

const datasets = fileURLToPath(new URL("../datasets/", import.meta.url));

export interface OpenedProject {
  readonly project: Project;
  readonly compiled: CompiledProject;
  /** The items of the lists that the project brings, by list name. */
  readonly lists: ReadonlyMap<string, () => Promise<SampleList>>;
  /** model.json data, when the file holds a trained network. */
  readonly model: unknown;
}

export async function openProject(path: string, seed: number | null): Promise<OpenedProject> {
  const read = await readProjectFile(await readFileOrSay(path));
  if ("problems" in read) throw new CommandMistake(`${path}: ${read.problems.join(" ")}`);
  const project = seed === null ? read.project : { ...read.project, seed };
  const lists = new Map<string, () => Promise<SampleList>>();
  for (const [name, source] of Object.entries(project.lists)) {
    if ("items" in source) lists.set(name, async () => new SampleList([...source.items]));
    else if ("dataset" in source) {
      lists.set(name, () => readListFile(`${datasets}${source.dataset}`));
    } else {
      const bytes = read.lists.get(name);
      if (bytes !== undefined) lists.set(name, () => decodeListFile(bytes, source.file));
    }
  }
  return { project, compiled: compileProject(project, registry), lists, model: read.model };
}

/** A list file's items, or a mistake that names the file. */
export async function readListFile(path: string): Promise<SampleList> {
  return decodeListFile(await readFileOrSay(path), path);
}

async function decodeListFile(bytes: Uint8Array, name: string): Promise<SampleList> {
  const decoded = await decodeList([bytes]);
  if ("problems" in decoded) throw new CommandMistake(`${name}: ${phraseProblems(decoded)}`);
  return decoded.list;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder, but a file was expected",
  EACCES: "reading it is not permitted",
};

async function readFileOrSay(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new CommandMistake(`${path} cannot be read: ${reasons[code] ?? message}.`);
  }
}
