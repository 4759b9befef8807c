// Which class an answer of the network is, and how sure: what the plane of a decision boundary has colours for.
// A network of several outputs has a class for each; a single output answers one of the numbers that the
// samples have as labels: the nearest.

import { argmax } from "#engine/metrics";
import { MOST_CLASSES, surenessSteps } from "#program/boundary";
import { RunError } from "#program/diagnostic";
import type { Answers } from "./answers.ts";

export interface PlaneClasses {
  readonly labels: readonly string[];
  /** As `Plane.cells` has it. */
  byteOf(outputs: ArrayLike<number>): number;
}

/** `numbers`: the different labels of the samples as numbers, in order, for a single output. */
export function planeClasses(
  answers: Answers,
  { labels, numbers }: { readonly labels: readonly string[]; readonly numbers: readonly number[] },
): PlaneClasses {
  const found = labels.length > 0 ? labels.length : numbers.length;
  if (found > MOST_CLASSES) {
    throw new RunError("boundary.tooManyLabels", { found, most: MOST_CLASSES });
  }
  const steps = surenessSteps(found);
  const cell = (at: number, sureness: number) => {
    const within = Math.max(0, Math.min(1, sureness));
    return at * steps + Math.min(steps - 1, Math.floor(within * steps));
  };
  if (labels.length === 0) {
    const byteOf = (outputs: ArrayLike<number>) => cell(...nearest(numbers, outputs[0]));
    return { labels: numbers.map(String), byteOf };
  }
  return {
    labels,
    byteOf(outputs) {
      const best = argmax(outputs);
      const share = answers.probability(outputs);
      const sureness =
        share === null
          ? outputs[best] - secondLargest(outputs, best)
          : (share - 1 / labels.length) / (1 - 1 / labels.length);
      return cell(best, sureness);
    },
  };
}

/** Which number, and how surely: half-way between two it is as unsure as can be. */
function nearest(numbers: readonly number[], output: number): [at: number, sureness: number] {
  let above = 0;
  while (above < numbers.length && numbers[above] < output) above++;
  if (above === 0) return [0, 1];
  if (above === numbers.length) return [above - 1, 1];
  const from = numbers[above - 1];
  const place = (output - from) / (numbers[above] - from);
  return place < 0.5 ? [above - 1, 1 - 2 * place] : [above, 2 * place - 1];
}

function secondLargest(values: ArrayLike<number>, best: number): number {
  let second = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < values.length; j++) {
    if (j !== best && values[j] > second) second = values[j];
  }
  return second;
}
