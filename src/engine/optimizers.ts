// The updates: how weights change by gradients. G is the sum of the gradients of n samples, g = G / n.
// Formulas and defaults are PyTorch's. Pure over typed arrays; nothing is allocated.
import type { Floats } from "./kernels.ts";
import type { OptimizerName, OptimizerSpec } from "./spec.ts";

export type OptimizerSettings = Required<OptimizerSpec>;

export const optimizerDefaults = { momentum: 0.9, decay: 0.99, beta1: 0.9, beta2: 0.999 } as const;

const epsilons: Readonly<Record<OptimizerName, number>> = {
  sgd: 1e-8,
  momentum: 1e-8,
  nesterov: 1e-8,
  rmsprop: 1e-8,
  adagrad: 1e-10,
  adam: 1e-8,
};

/** The optimizer with every setting, PyTorch's defaults where none is given. */
export function completeOptimizer(spec: OptimizerSpec): OptimizerSettings {
  const { momentum, decay, beta1, beta2 } = optimizerDefaults;
  return {
    name: spec.name,
    learningRate: spec.learningRate,
    momentum: spec.momentum ?? momentum,
    decay: spec.decay ?? decay,
    beta1: spec.beta1 ?? beta1,
    beta2: spec.beta2 ?? beta2,
    epsilon: spec.epsilon ?? epsilons[spec.name],
  };
}

/** How many numbers an optimizer remembers for each weight. */
export const momentsOf: Readonly<Record<OptimizerName, 0 | 1 | 2>> = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  rmsprop: 1,
  adagrad: 1,
  adam: 2,
};

/** The numbers of one update. One object is kept and written anew each time. */
export interface Update {
  optimizer: OptimizerSettings;
  /** The learning rate in force. */
  rate: number;
  /** Samples in the batch. */
  n: number;
  /** Regularisation, before the gradient: w <- w * keep - shrink * sign(w). */
  keep: number;
  shrink: number;
  /** Adam: 1 - beta1^t and 1 - beta2^t, t the updates so far, this one included. */
  correction1: number;
  correction2: number;
}

/** One array of parameters: its gradients and what the optimizer remembers for each of them. */
export interface Parameters {
  readonly p: Floats;
  readonly g: Floats;
  /** Velocity, mean of squares or mean gradient; unused by SGD. */
  readonly first: Floats;
  /** Adam's mean of squares. */
  readonly second: Floats;
}

/** L2 and L1: w <- w * keep - shrink * sign(w). Adding 0 keeps -0 out. */
export function decayWeights(w: Floats, { keep, shrink }: Update): void {
  if (shrink === 0) {
    if (keep !== 1) for (let i = 0; i < w.length; i++) w[i] = w[i] * keep + 0;
    return;
  }
  for (let i = 0; i < w.length; i++) {
    const sign = w[i] > 0 ? 1 : w[i] < 0 ? -1 : 0;
    w[i] = w[i] * keep - shrink * sign + 0;
  }
}

export function applyGradients({ p, g, first: m, second: v }: Parameters, update: Update): void {
  const { optimizer, rate, n } = update;
  const { name, momentum, decay, beta1, beta2, epsilon } = optimizer;
  switch (name) {
    case "sgd":
      for (let i = 0; i < p.length; i++) p[i] -= rate * (g[i] / n);
      return;
    case "momentum":
      for (let i = 0; i < p.length; i++) {
        m[i] = momentum * m[i] + g[i] / n;
        p[i] -= rate * m[i];
      }
      return;
    case "nesterov":
      for (let i = 0; i < p.length; i++) {
        const gi = g[i] / n;
        m[i] = momentum * m[i] + gi;
        p[i] -= rate * (gi + momentum * m[i]);
      }
      return;
    case "rmsprop":
      for (let i = 0; i < p.length; i++) {
        const gi = g[i] / n;
        m[i] = decay * m[i] + (1 - decay) * (gi * gi);
        p[i] -= rate * (gi / (Math.sqrt(m[i]) + epsilon));
      }
      return;
    case "adagrad":
      for (let i = 0; i < p.length; i++) {
        const gi = g[i] / n;
        m[i] = m[i] + gi * gi;
        p[i] -= rate * (gi / (Math.sqrt(m[i]) + epsilon));
      }
      return;
    case "adam": {
      const step = rate / update.correction1;
      const root = Math.sqrt(update.correction2);
      for (let i = 0; i < p.length; i++) {
        const gi = g[i] / n;
        m[i] = beta1 * m[i] + (1 - beta1) * gi;
        v[i] = beta2 * v[i] + (1 - beta2) * (gi * gi);
        p[i] -= step * (m[i] / (Math.sqrt(v[i]) / root + epsilon));
      }
      return;
    }
    default:
      name satisfies never;
  }
}
