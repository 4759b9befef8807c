// Gives a sample another label. All else of its text stays as it was, to the character, and its values
// stay the same object: what a network said of them is found by that.
import type { Sample } from "#data/sample";
import { isSample } from "#data/sample-list";
import { RunError } from "#program/diagnostic";
import type { NamedList } from "./ready-samples.ts";

/** What may stand before a label, as samples are read. */
const BEFORE = /^[ \t]*/;
const GOOD_LABEL = /^[^\s,;]+$/;

/** The label as it will stand in samples. Throws a `RunError` when it is no single word. */
export function checkLabel(label: string): string {
  const given = label.trim();
  if (!GOOD_LABEL.test(given)) throw new RunError("judge.label", { label: given.slice(0, 40) });
  return given;
}

/** The same sample with another label, which has been checked. */
export function relabelled({ label: was, pixels, text }: Sample, label: string): Sample {
  if (text === null) return { label, pixels, text };
  const start = BEFORE.exec(text)?.[0].length ?? 0;
  return { label, pixels, text: text.slice(0, start) + label + text.slice(start + was.length) };
}

/**
 * Item `index` (from 0) gets the label. Throws a `RunError`, nothing changed, when the label is no single
 * word, or when no sample with the label `was` stands there.
 */
export function relabel(
  { list, name }: NamedList,
  { index, label, was }: { readonly index: number; readonly label: string; readonly was: string },
): void {
  const given = checkLabel(label);
  const sample = index < list.length ? list.sample(index) : null;
  if (sample === null || !isSample(sample) || sample.label !== was) {
    throw new RunError("judge.labelMoved", { list: name });
  }
  list.setSample(index, relabelled(sample, given));
}
