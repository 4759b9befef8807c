// Activations: from the sums z to the outputs a and, for training, from da back to dz.
// Pure over typed arrays; nothing is allocated. Formulas: README.md.
import { exp, ln } from "./exp-ln.ts";
import type { Floats } from "./kernels.ts";
import type { Activation } from "./spec.ts";

/** What leaky ReLU multiplies a sum by that is not above 0. */
export const LEAK = 0.01;

/** What one sample leaves at one layer, as far as an activation needs it. */
export interface Activated {
  readonly activation: Activation;
  /** The sums and the outputs. */
  readonly z: Floats;
  readonly a: Floats;
  /** The loss differentiated by a and by z. */
  readonly da: Floats;
  readonly dz: Floats;
  /** Of softmax and log-softmax the sum of e^(z_j - z_max), which the loss needs. */
  sum: number;
}

/** a = activation of z. */
export function activate(at: Activated): void {
  const { activation, z, a } = at;
  switch (activation) {
    case "relu":
      for (let j = 0; j < z.length; j++) a[j] = z[j] > 0 ? z[j] : 0;
      return;
    case "leaky-relu":
      for (let j = 0; j < z.length; j++) a[j] = z[j] > 0 ? z[j] : LEAK * z[j];
      return;
    case "sigmoid":
      for (let j = 0; j < z.length; j++) a[j] = 1 / (1 + exp(-z[j]));
      return;
    case "tanh":
      for (let j = 0; j < z.length; j++) a[j] = tanh(z[j]);
      return;
    case "linear":
      a.set(z);
      return;
    case "softmax": {
      at.sum = exponentials(z, a);
      for (let j = 0; j < z.length; j++) a[j] /= at.sum;
      return;
    }
    case "log-softmax": {
      at.sum = exponentials(z, a);
      const max = largest(z);
      const lnSum = ln(at.sum);
      for (let j = 0; j < z.length; j++) a[j] = z[j] - max - lnSum;
      return;
    }
    default:
      activation satisfies never;
  }
}

/** dz from da, through the activation. */
export function activateBackward({ activation, z, a, da, dz, sum }: Activated): void {
  switch (activation) {
    case "relu":
      for (let j = 0; j < dz.length; j++) dz[j] = z[j] > 0 ? da[j] : 0;
      return;
    case "leaky-relu":
      for (let j = 0; j < dz.length; j++) dz[j] = z[j] > 0 ? da[j] : LEAK * da[j];
      return;
    case "sigmoid":
      for (let j = 0; j < dz.length; j++) dz[j] = da[j] * (a[j] * (1 - a[j]));
      return;
    case "tanh":
      for (let j = 0; j < dz.length; j++) dz[j] = da[j] * (1 - a[j] * a[j]);
      return;
    case "linear":
      dz.set(da);
      return;
    case "softmax": {
      let dot = 0;
      for (let j = 0; j < dz.length; j++) dot += a[j] * da[j];
      for (let j = 0; j < dz.length; j++) dz[j] = a[j] * (da[j] - dot);
      return;
    }
    case "log-softmax": {
      const max = largest(z);
      let total = 0;
      for (let j = 0; j < dz.length; j++) total += da[j];
      for (let j = 0; j < dz.length; j++) dz[j] = da[j] - (exp(z[j] - max) / sum) * total;
      return;
    }
    default:
      activation satisfies never;
  }
}

export function largest(values: Floats): number {
  let max = values[0];
  for (let j = 1; j < values.length; j++) if (values[j] > max) max = values[j];
  return max;
}

/** e_j = e^(z_j - z_max); answers their sum, added up in order. */
function exponentials(z: Floats, e: Floats): number {
  const max = largest(z);
  let sum = 0;
  for (let j = 0; j < z.length; j++) {
    e[j] = exp(z[j] - max);
    sum += e[j];
  }
  return sum;
}

/** tanh from t = e^(-2|z|): (1 - t) / (1 + t) with the sign of z. Exact at both ends, no overflow. */
function tanh(z: number): number {
  const t = exp(-2 * Math.abs(z));
  const magnitude = (1 - t) / (1 + t);
  return z < 0 ? -magnitude : magnitude;
}
