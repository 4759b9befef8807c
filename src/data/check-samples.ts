// Whether a list can be a table or an IDX file: all of its items samples of the same length, with
// labels that such a file can hold. Changes nothing.
import type { ExportProblem } from "./data-problem.ts";
import type { Sample } from "./sample.ts";
import { isSample, type SampleList } from "./sample-list.ts";

/** The samples of a list, or the first thing that keeps it from being a table. Items from 1. */
export function samplesOf(list: SampleList): readonly Sample[] | ExportProblem {
  if (list.length === 0) return { code: "exportEmpty" };
  const samples: Sample[] = [];
  for (let i = 0; i < list.length; i++) {
    const sample = list.sample(i);
    const item = i + 1;
    if (!isSample(sample)) return { code: "exportPlain", item };
    const found = sample.pixels.length;
    const expected = samples[0]?.pixels.length ?? found;
    if (found !== expected) return { code: "exportRagged", item, found, expected };
    if (sample.label === "" || /[\s,;]/.test(sample.label)) return { code: "exportLabel", item };
    samples.push(sample);
  }
  return samples;
}
