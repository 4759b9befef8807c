// The numbers of a network as plain data, to keep or to take over: copies and whether shapes fit.
import type { DenseWeights, Floats } from "./kernels.ts";
import { EngineMisuse } from "./stop.ts";

export interface Copied extends DenseWeights {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/** What a network that goes on needs to know besides its weights. */
export interface NetworkState {
  readonly trained: number;
  readonly epoch: number;
  /** The rate before the schedule. */
  readonly learningRate: number;
  /** State of the random stream that dropout draws from. */
  readonly dropout: number;
  /** Adam's beta1^t and beta2^t. */
  readonly powers: readonly [number, number];
  /** What the optimizer remembers; empty where it remembers nothing. */
  readonly first: readonly Copied[];
  readonly second: readonly Copied[];
}

/** In float64, whatever the precision: every float32 is one. */
export function copyAll(layers: readonly DenseWeights[]): Copied[] {
  return layers.map(({ weights, biases }) => ({
    weights: Float64Array.from(weights),
    biases: Float64Array.from(biases),
  }));
}

/** Throws an `EngineMisuse` when the numbers are not as many. */
export function checkShapes(from: readonly DenseWeights[], to: readonly DenseWeights[]): void {
  if (from.length !== to.length) {
    throw new EngineMisuse("wrong-shape", { layer: 0, found: from.length, expected: to.length });
  }
  to.forEach((layer, l) => {
    checkLength(from[l].weights, layer.weights.length, l);
    checkLength(from[l].biases, layer.biases.length, l);
  });
}

function checkLength(values: Floats, expected: number, l: number): void {
  if (values.length === expected) return;
  throw new EngineMisuse("wrong-shape", { layer: l + 1, found: values.length, expected });
}

/** Takes numbers over; -0 becomes 0. The shapes must fit. */
export function takeAll(from: readonly DenseWeights[], to: readonly DenseWeights[]): void {
  to.forEach(({ weights, biases }, l) => {
    copyWithoutNegativeZero(from[l].weights, weights);
    copyWithoutNegativeZero(from[l].biases, biases);
  });
}

/** -0 + 0 is 0; every other number stays as it is. */
function copyWithoutNegativeZero(from: Floats, to: Floats): void {
  for (let i = 0; i < to.length; i++) to[i] = from[i] + 0;
}
