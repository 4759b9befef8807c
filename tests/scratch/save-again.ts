// Opens a Scratch project here and saves it for Scratch again.
import { registry } from "#blocks/index";
import { formsOf } from "#compile/block-forms";
import { listKeys } from "#compile/project";
import { decodeList } from "#data/decode-list";
import { readProjectFile } from "#files/blockprop";
import { writeScratch } from "#files/scratch/write-scratch";
import type { Value } from "#program/program";
import { itemsOf } from "../programs/run-project.ts";

const forms = formsOf(registry);

export interface SavedAgain {
  readonly bytes: Uint8Array;
  /** What did not go into the file, as sentences. */
  readonly notes: readonly string[];
}

export async function saveAgain(sb3: Uint8Array): Promise<SavedAgain> {
  const read = await readProjectFile(sb3, { forms });
  if ("problems" in read) throw new Error(read.problems.join(" "));
  const { project } = read;
  const items = new Map<string, readonly Value[]>();
  for (const [id, key] of listKeys(project.targets)) {
    const source = project.lists[key];
    if (source === undefined) continue;
    if ("items" in source) items.set(id, source.items);
    const bytes = read.lists.get(key);
    if (bytes === undefined) continue;
    const decoded = await decodeList([bytes]);
    if ("problems" in decoded) throw new Error(`The list ${key} cannot be read`);
    items.set(id, itemsOf(decoded.list));
  }
  const content = { project, forms, itemsOf: (id: string) => items.get(id) ?? [] };
  const { file, notes } = await writeScratch(content);
  return { bytes: new Uint8Array(await file.arrayBuffer()), notes };
}
