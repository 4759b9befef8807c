// Edits of many items of a list at once: deleted, duplicated, relabelled. Everything or nothing, one pass
// over the list however many they are.
import { MAX_ITEMS } from "#data/limits";
import { type Item, isSample, SampleList } from "#data/sample-list";
import type { SamplesEdit } from "#program/browsing";
import { RunError } from "#program/diagnostic";
import type { NamedList } from "./ready-samples.ts";
import { checkLabel, relabelled } from "./relabel.ts";

/**
 * Does the edit. Throws a `RunError`, nothing changed, when the list is no longer the one that the places
 * are of, when a label is no single word, when an item to be labelled is no sample, or when they become too many.
 */
export function editSamples({ list, name }: NamedList, edit: SamplesEdit): void {
  const { length } = list;
  if (edit.version !== list.version || edit.indexes.some((index) => index >= length)) {
    throw new RunError("browse.changed", { list: name });
  }
  if (edit.kind === "duplicate" && length + edit.indexes.length > MAX_ITEMS) {
    throw new RunError("browse.tooMany", { limit: MAX_ITEMS, list: name });
  }
  const isChosen = new Uint8Array(length);
  for (const index of edit.indexes) isChosen[index] = 1;
  const label = edit.kind === "relabel" ? checkLabel(edit.label) : "";
  const items: Item[] = [];
  for (let i = 0; i < length; i++) {
    const item = list.item(i);
    if (isChosen[i] === 0) items.push(item);
    else if (edit.kind === "duplicate") items.push(item, item);
    else if (edit.kind === "relabel") items.push(withLabel({ list, name }, i, label));
  }
  list.replaceAll(new SampleList(items));
}

function withLabel({ list, name }: NamedList, index: number, label: string): Item {
  const sample = list.sample(index);
  if (!isSample(sample)) throw new RunError("browse.noLabel", { item: index + 1, list: name });
  return sample.label === label ? list.item(index) : relabelled(sample, label);
}
