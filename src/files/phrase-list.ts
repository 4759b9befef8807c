// What a list holds, and why one of its items is not a sample, as sentences. Apart from what is wrong with
// files (phrase-problem.ts), because a program that runs needs these and not those.
import type { SampleProblem } from "#data/data-problem";
import { type ListSummary, summariseList } from "#data/list-summary";
import type { SampleList } from "#data/sample-list";
import { text } from "#program/messages";

/** Why an item of a list is not a sample; `item` counts from 1. */
export function phraseSampleProblem(problem: SampleProblem, where: SampleWhere): string {
  const code =
    problem.code === "notANumber" && problem.token === "" ? "missingNumber" : problem.code;
  return text(`data.item.${code}`, { ...problem, ...where });
}

export interface SampleWhere {
  readonly list: string;
  readonly item: number;
}

/** What the list holds, e.g. "100 samples of 784 values, labels 0 to 9". */
export function phraseList(list: SampleList): string {
  return phraseSummary(summariseList(list));
}

/** The same of a summary, e.g. "100 samples of 784 values, labels 0 to 9". */
export function phraseSummary({ kind, items, values, labels }: ListSummary): string {
  if (kind === "plain") return text(items === 1 ? "data.oneItem" : "data.items", { count: items });
  const key = `data.${items === 1 ? "oneSample" : "samples"}${values === 1 ? "OfOne" : ""}`;
  const samples = text(key, { count: items, values });
  return `${samples}, ${phraseLabels(labels)}`;
}

const LABELS_NAMED = 12;

function phraseLabels(labels: readonly string[]): string {
  const [first] = labels;
  if (labels.length === 1) return text("data.label", { label: first });
  const start = Number(first);
  const areInARow = labels.every((label, i) => label === String(start + i));
  if (areInARow && labels.length > 2) {
    return text("data.labelsFromTo", { first, last: labels[labels.length - 1] });
  }
  if (labels.length <= LABELS_NAMED) return text("data.labels", { labels: labels.join(", ") });
  return text("data.labelCount", { count: labels.length });
}
