// Counts how the weights of every layer are spread, a part at a time, since there may be 20 million of
// them. While the network learns they change under the count: then a bin may be off by the few that moved.
import type { DenseLayer } from "#engine/pass";
import type { WeightCounts } from "#program/look";

/** Odd: 0 is in the middle of the middle one. */
export const BINS = 41;

interface Found {
  smallest: number;
  largest: number;
  sum: number;
  squares: number;
}

export class WeightSurvey {
  readonly #layers: readonly DenseLayer[];
  /** Of the last survey that came to its end; null for each layer before. */
  counts: readonly (WeightCounts | null)[];
  #next: WeightCounts[] = [];
  #found: Found = nothing();
  #bins: Uint32Array | null = null;
  #done = 0;

  constructor(layers: readonly DenseLayer[]) {
    this.#layers = layers;
    this.counts = layers.map(() => null);
  }

  /** Looks at up to `most` weights, each twice. Answers whether the survey has come to its end; then the next one begins. */
  step(most: number): boolean {
    let left = most;
    while (left > 0) {
      const { weights } = this.#layers[this.#next.length];
      const end = Math.min(weights.length, this.#done + left);
      left -= end - this.#done;
      if (this.#bins === null) this.#measure(weights.subarray(this.#done, end));
      else count(weights.subarray(this.#done, end), this.#bins, roundUp(sizeOf(this.#found)));
      this.#done = end;
      if (end < weights.length) return false;
      this.#done = 0;
      if (this.#bins === null) this.#bins = new Uint32Array(BINS);
      else if (this.#finishLayer(weights.length)) return true;
    }
    return false;
  }

  #measure(weights: ArrayLike<number>): void {
    const found = this.#found;
    for (let k = 0; k < weights.length; k++) {
      const w = weights[k];
      if (w < found.smallest) found.smallest = w;
      if (w > found.largest) found.largest = w;
      found.sum += w;
      found.squares += w * w;
    }
  }

  /** Answers whether it was the last. */
  #finishLayer(length: number): boolean {
    const { smallest, largest, sum, squares } = this.#found;
    const mean = sum / length;
    const spread = Math.sqrt(Math.max(0, squares / length - mean * mean));
    const limit = roundUp(sizeOf(this.#found));
    const bins = this.#bins ?? new Uint32Array(BINS);
    this.#next.push({ bins, limit, smallest, largest, mean, spread });
    this.#found = nothing();
    this.#bins = null;
    if (this.#next.length < this.#layers.length) return false;
    this.counts = this.#next;
    this.#next = [];
    return true;
  }
}

function nothing(): Found {
  return {
    smallest: Number.POSITIVE_INFINITY,
    largest: Number.NEGATIVE_INFINITY,
    sum: 0,
    squares: 0,
  };
}

function sizeOf({ smallest, largest }: Found): number {
  return Math.max(Math.abs(smallest), Math.abs(largest));
}

/** The next of these at any power of 10: a scale that does not change with every sample. */
const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

export function roundUp(size: number): number {
  if (!(size > 0 && Number.isFinite(size))) return 1;
  const power = 10 ** Math.floor(Math.log10(size));
  const step = steps.find((times) => times * power >= size);
  return (step ?? 10) * power;
}

function count(weights: ArrayLike<number>, bins: Uint32Array, limit: number): void {
  const scale = BINS / (2 * limit);
  for (let k = 0; k < weights.length; k++) {
    const bin = Math.floor((weights[k] + limit) * scale);
    bins[bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin] += 1;
  }
}
