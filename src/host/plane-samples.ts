// The samples of a list as points of a plane, for a decision boundary: those that are shown, and how far they
// reach. Read once for each state of the list. It must not know of a network.

import { sampleValue } from "#data/sample";
import { isSample } from "#data/sample-list";
import { phraseSampleProblem } from "#files/phrase-list";
import type { PlaneRange } from "#program/boundary";
import { RunError } from "#program/diagnostic";
import type { NamedList } from "./ready-samples.ts";

/** More dots than this hide each other. */
const MOST_DOTS = 1000;
/** Room around the outermost samples, as a share of their distance. */
const MARGIN = 0.12;

export interface PlaneSamples {
  /** Places in the list, from 0. */
  readonly places: readonly number[];
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly labels: readonly string[];
  readonly xRange: PlaneRange;
  readonly yRange: PlaneRange;
}

/** Throws a `RunError` for an empty list and for items that are no samples of two values. */
export function planeSamples({ list, name }: NamedList): PlaneSamples {
  const { length } = list;
  if (length === 0) throw new RunError("boundary.noSamples", { list: name });
  const count = Math.min(length, MOST_DOTS);
  const places = Array.from({ length: count }, (_, k) => Math.floor((k * length) / count));
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  const labels = places.map((place, k) => {
    const sample = list.sample(place);
    const item = place + 1;
    if (!isSample(sample)) {
      const why = phraseSampleProblem(sample, { list: name, item });
      throw new RunError("run.notASample", { why });
    }
    const found = sample.pixels.length;
    if (found !== 2) throw new RunError("boundary.notTwo", { list: name, item, found });
    x[k] = sampleValue(sample, 0);
    y[k] = sampleValue(sample, 1);
    return sample.label;
  });
  return { places, x, y, labels, xRange: rangeOf(x), yRange: rangeOf(y) };
}

function rangeOf(values: Float32Array): PlaneRange {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  const margin = to > from ? (to - from) * MARGIN : Math.max(1, Math.abs(to));
  return { from: from - margin, to: to + margin };
}
