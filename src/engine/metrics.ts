// How good a network is: the predicted class, and accuracy and loss over many samples.
// One call a sample, so that whoever measures can stop and go on between any two.
import type { Network } from "./network.ts";
import type { SampleTable } from "./sample-table.ts";

/** The index of the largest value, from 0; the lowest one on a tie. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let j = 1; j < values.length; j++) if (values[j] > values[best]) best = j;
  return best;
}

/** Whether the outputs say the target: the largest one, or a single number less than 0.5 away. */
export function isRight(outputs: ArrayLike<number>, target: number): boolean {
  if (outputs.length === 1) return Math.abs(outputs[0] - target) < 0.5;
  return argmax(outputs) === target;
}

/** Accuracy and mean loss over the samples added so far. */
export class Score {
  samples = 0;
  correct = 0;
  lossSum = 0;

  /** Adds one sample: the outputs, the target (see losses.ts) and the loss. */
  add(outputs: ArrayLike<number>, target: number, loss: number): void {
    this.samples++;
    if (isRight(outputs, target)) this.correct++;
    this.lossSum += loss;
  }

  /** The fraction that was right, 0..1; null before the first sample. */
  get accuracy(): number | null {
    return this.samples === 0 ? null : this.correct / this.samples;
  }

  /** The mean loss; null before the first sample. */
  get loss(): number | null {
    return this.samples === 0 ? null : this.lossSum / this.samples;
  }
}

/** Predicts row `row` (from 0) of a table and adds the result to the score. Nothing is learned. */
export function scoreRow(network: Network, table: SampleTable, at: ScoredRow): void {
  const outputs = network.predictRow(table, at.row);
  const target = table.target(at.row);
  at.score.add(outputs, target, network.predictionLoss(target));
}

export interface ScoredRow {
  row: number;
  readonly score: Score;
}
