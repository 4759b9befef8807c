// How good a network is: the predicted class, and accuracy and loss over many samples.
// One call a sample, so that whoever measures can stop and go on between any two.
import type { Network } from "./network.ts";

/** The index of the largest value, from 0; the lowest one on a tie. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let j = 1; j < values.length; j++) if (values[j] > values[best]) best = j;
  return best;
}

/** Accuracy and mean loss over the samples added so far. */
export class Score {
  #samples = 0;
  #correct = 0;
  #lossSum = 0;

  /** Adds one sample: the predicted output, the right one (both from 0), and the loss. */
  add(predicted: number, target: number, loss: number): void {
    this.#samples++;
    if (predicted === target) this.#correct++;
    this.#lossSum += loss;
  }

  get samples(): number {
    return this.#samples;
  }

  get correct(): number {
    return this.#correct;
  }

  /** The fraction that was right, 0..1; null before the first sample. */
  get accuracy(): number | null {
    return this.#samples === 0 ? null : this.#correct / this.#samples;
  }

  /** The mean loss; null before the first sample. */
  get loss(): number | null {
    return this.#samples === 0 ? null : this.#lossSum / this.#samples;
  }
}

/** Predicts one sample and adds the result to the score. Nothing is learned. */
export function scoreSample(network: Network, x: Float64Array, at: ScoredTarget): void {
  const predicted = argmax(network.predict(x));
  at.score.add(predicted, at.target, network.predictionLoss(at.target));
}

export interface ScoredTarget {
  /** The right output, from 0. */
  readonly target: number;
  readonly score: Score;
}
