// Updates that might push a number out of range. Almost all can be seen not to, from a bound on the
// gradients alone; the others are tried, and taken back when a number is not finite afterwards.
import type { Arithmetic } from "./arithmetic.ts";
import type { DenseWeights } from "./kernels.ts";
import type { OptimizerSettings, Update } from "./optimizers.ts";
import type { Precision } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

/** What is harmless: gradients below, rates below, epsilons above. See `isHarmless`. */
const limits: Readonly<Record<Precision, Limits>> = {
  float64: { gradient: 2 ** 400, rate: 2 ** 100, epsilon: 2 ** -400 },
  float32: { gradient: 2 ** 40, rate: 2 ** 20, epsilon: 2 ** -50 },
};

interface Limits {
  readonly gradient: number;
  readonly rate: number;
  readonly epsilon: number;
}

/**
 * Whether an update by gradients of at most `bound` leaves every weight and all that the optimizer
 * remembers finite, given that every update since the reset was harmless. What is remembered is then
 * at most bound / (1 - momentum) or a sum of squares of the bound, and no step is above the rate times
 * the largest quotient: far from the largest number, and too small to move a weight that is near it.
 */
export function isHarmless(bound: number, update: Update, precision: Precision): boolean {
  const limit = limits[precision];
  const largest = bound * largestQuotient(update.optimizer, limit);
  return update.rate < limit.rate && bound < limit.gradient && largest < limit.gradient;
}

/** How many times the largest gradient a step may be, before the rate; infinite where nobody knows. */
function largestQuotient(optimizer: OptimizerSettings, limit: Limits): number {
  const { name, momentum, decay, beta1, beta2, epsilon } = optimizer;
  if (name === "sgd") return 1;
  if (name === "momentum" || name === "nesterov") return 1 / (1 - momentum);
  // Dividing by a root of which the gradient itself is a part gives a number that does not grow with
  // the gradient, unless its square underflows; then epsilon is what it is divided by.
  if (!(epsilon >= limit.epsilon)) return Number.POSITIVE_INFINITY;
  if (name === "adagrad") return 1;
  if (name === "rmsprop") return 1 / Math.sqrt(1 - decay);
  // |m| <= (1 - b1) sqrt(v / (1 - b2)) / sqrt(1 - b1^2 / b2), by Cauchy and Schwarz.
  return beta1 * beta1 < beta2
    ? 1 / Math.sqrt((1 - beta2) * (1 - (beta1 * beta1) / beta2))
    : 1 / epsilon;
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
