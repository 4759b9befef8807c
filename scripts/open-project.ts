// Opens a project from a file for the command line: compiles it and finds its lists' items.
import { fileURLToPath } from "node:url";
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { type CompiledProject, compileProject } from "#compile/compile-project";
import type { Project } from "#compile/project";
import { SampleList } from "#data/sample-list";
import { readProjectFile } from "#files/blockprop";
import { CommandMistake } from "./command-mistake.ts";
import { readDataset, readListBytes } from "./read-data-file.ts";
import { readFileOrSay } from "./read-file.ts";

const datasets = fileURLToPath(new URL("../datasets/", import.meta.url));

export interface OpenedProject {
  readonly project: Project;
  readonly compiled: CompiledProject;
  /** The items of the lists that the project brings, by list name. */
  readonly lists: ReadonlyMap<string, () => Promise<SampleList>>;
  /** What could not be taken from the file, as sentences. */
  readonly notes: readonly string[];
  /** model.json data, when the file holds a trained network. */
  readonly model: unknown;
}

export async function openProject(path: string, seed: number | null): Promise<OpenedProject> {
  const read = await readProjectFile(await readFileOrSay(path), { forms: formsOf(registry) });
  if ("problems" in read) throw new CommandMistake(`${path}: ${read.problems.join(" ")}`);
  const project = seed === null ? read.project : { ...read.project, seed };
  const lists = new Map<string, () => Promise<SampleList>>();
  for (const [name, source] of Object.entries(project.lists)) {
    if ("items" in source) lists.set(name, async () => new SampleList([...source.items]));
    else if ("dataset" in source) {
      lists.set(name, () => readDataset(source.dataset, datasets));
    } else {
      const bytes = read.lists.get(name);
      if (bytes !== undefined) lists.set(name, () => readListBytes(source.file, bytes));
    }
  }
  return {
    project,
    compiled: compileProject(project, registry),
    lists,
    notes: read.notes,
    model: read.model,
  };
}
