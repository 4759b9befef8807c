// What a list holds, in a few facts: for the sentence after an import. Looks at samples in typed form
// only, and changes nothing.
import type { SampleList } from "./sample-list.ts";

export interface ListSummary {
  /** "samples" when every item is one and all have as many values. */
  readonly kind: "samples" | "plain";
  readonly items: number;
  /** Values of each sample; 0 for plain items. */
  readonly values: number;
  /** The different labels, sorted, numbers by value; at most `MAX_LABELS`. */
  readonly labels: readonly string[];
}

export const MAX_LABELS = 1000;

export function summariseList(list: SampleList): ListSummary {
  const labels = new Set<string>();
  let values = 0;
  for (let i = 0; i < list.length; i++) {
    const item = list.item(i);
    const found = typeof item === "object" ? item.pixels.length : 0;
    if (i === 0) values = found;
    if (typeof item !== "object" || found !== values) {
      return { kind: "plain", items: list.length, values: 0, labels: [] };
    }
    if (labels.size < MAX_LABELS) labels.add(item.label);
  }
  return {
    kind: values > 0 ? "samples" : "plain",
    items: list.length,
    values,
    labels: [...labels].sort(byNumberThenText),
  };
}

/** Orders labels: numbers by value, words by the alphabet. */
export function byNumberThenText(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : 1) : difference;
}
