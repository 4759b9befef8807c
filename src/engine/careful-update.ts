// Updates that might push a number out of range. Almost all can be seen not to, from a bound on the
// gradients alone; the others are tried, and taken back when a number is not finite afterwards.
import type { Arithmetic } from "./arithmetic.ts";
import type { DenseWeights } from "./kernels.ts";
import type { Update } from "./optimizers.ts";
import type { Precision } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

/** Gradients below the first and rates below the second are harmless: see `isHarmless`. */
const limits: Readonly<Record<Precision, { readonly gradient: number; readonly rate: number }>> = {
  float64: { gradient: 2 ** 400, rate: 2 ** 100 },
  float32: { gradient: 2 ** 40, rate: 2 ** 20 },
};

/**
 * Whether an update by gradients of at most `bound` leaves every weight and all that the optimizer
 * remembers finite, given that every update since the reset was harmless. What is remembered is then
 * at most bound / (1 - momentum) or a mean of squares below bound squared, and no step is above
 * rate * bound / epsilon: far from the largest number, and too small to move a weight that is near it.
 */
export function isHarmless(bound: number, update: Update, precision: Precision): boolean {
  const { optimizer, rate } = update;
  const limit = limits[precision];
  const divisor = Math.min(1, 1 - optimizer.momentum, optimizer.epsilon);
  return rate < limit.rate && bound / divisor < limit.gradient;
}

/**
 * Applies an update and looks at every number afterwards. At the first weight, bias or remembered
 * number that is not finite all are put back and a `TrainingStop` is thrown.
 */
export function updateWithCare(arithmetic: Arithmetic, apply: () => void): void {
  const { layers, first, second } = arithmetic;
  const all: readonly DenseWeights[] = [...layers, ...first, ...second];
  const before = all.map(({ weights, biases }) => ({
    weights: weights.slice(),
    biases: biases.slice(),
  }));
  apply();
  for (let at = 0; at < all.length; at++) {
    for (const part of ["biases", "weights"] as const) {
      const numbers = all[at][part];
      const i = numbers.findIndex((value) => !Number.isFinite(value));
      if (i < 0) continue;
      const l = at % layers.length;
      const stop = { layer: l + 1, neuron: (i % layers[l].units) + 1, value: numbers[i] };
      all.forEach((array, k) => {
        array.weights.set(before[k].weights);
        array.biases.set(before[k].biases);
      });
      throw new TrainingStop("step", stop);
    }
  }
}

/** Whether what an optimizer remembers, taken from a file, is small enough for `isHarmless`. */
export function isModest({ precision, first, second }: Arithmetic): boolean {
  const { gradient } = limits[precision];
  const small = (value: number) => Math.abs(value) < gradient;
  return [...first, ...second].every(
    ({ weights, biases }) => weights.every(small) && biases.every(small),
  );
}
