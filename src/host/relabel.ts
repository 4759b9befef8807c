// Gives one sample of a list another label. All else of its text stays as it was, to the character.
import { isSample, type SampleList } from "#data/sample-list";
import { RunError } from "#program/diagnostic";

/** What stands before and after a label, as samples are read. */
const LABEL = /^(\s*)[^\s,;]+/;
const GOOD_LABEL = /^[^\s,;]+$/;

/**
 * Item `index` (from 0) gets the label. Throws a `RunError`, nothing changed, when the label is no single
 * word, or when no sample with the label `was` stands there.
 */
export function relabel(
  { list, name }: { readonly list: SampleList; readonly name: string },
  { index, label, was }: { readonly index: number; readonly label: string; readonly was: string },
): void {
  const given = label.trim();
  if (!GOOD_LABEL.test(given)) throw new RunError("judge.label", { label: given.slice(0, 40) });
  const sample = index < list.length ? list.sample(index) : null;
  if (sample === null || !isSample(sample) || sample.label !== was) {
    throw new RunError("judge.labelMoved", { list: name });
  }
  list.set(
    index,
    String(list.get(index)).replace(LABEL, (_, before: string) => before + given),
  );
}
