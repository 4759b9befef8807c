// Activations and the loss: from the sums z to the outputs a and, for training, back again.
// Pure over typed arrays; nothing is allocated. Formulas: README.md.
import { exp, ln } from "./exp-ln.ts";
import type { Activation } from "./spec.ts";

/**
 * a = activation of z. For softmax the answer is the sum of e^(z_j - z_max), which the loss needs;
 * for the others it is 0.
 */
export function activate(activation: Activation, z: Float64Array, a: Float64Array): number {
  switch (activation) {
    case "relu":
      for (let j = 0; j < z.length; j++) a[j] = z[j] > 0 ? z[j] : 0;
      return 0;
    case "sigmoid":
      for (let j = 0; j < z.length; j++) a[j] = 1 / (1 + exp(-z[j]));
      return 0;
    case "tanh":
      for (let j = 0; j < z.length; j++) a[j] = tanh(z[j]);
      return 0;
    case "softmax":
      return softmax(z, a);
    case "linear":
      a.set(z);
      return 0;
    default:
      throw new Error(`Unknown activation ${String(activation satisfies never)}`);
  }
}

/**
 * dz from da, through an activation with sums z and outputs a.
 * Softmax is not here: it comes with cross-entropy, where dz is known at once.
 */
export function activateBackward(
  activation: Exclude<Activation, "softmax">,
  { z, a, da }: { readonly z: Float64Array; readonly a: Float64Array; readonly da: Float64Array },
  dz: Float64Array,
): void {
  switch (activation) {
    case "relu":
      for (let j = 0; j < dz.length; j++) dz[j] = z[j] > 0 ? da[j] : 0;
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
    default:
      activation satisfies never;
  }
}

/** Cross-entropy of a softmax: ln(sum) - (z_target - z_max), never negative. */
export function crossEntropy(z: Float64Array, sum: number, target: number): number {
  return ln(sum) - (z[target] - largest(z));
}

/** Softmax and cross-entropy together: dz = p - onehot(target), p the outputs of the softmax. */
export function crossEntropyBackward(p: Float64Array, target: number, dz: Float64Array): void {
  dz.set(p);
  dz[target] = p[target] - 1;
}

/** tanh from t = e^(-2|z|): (1 - t) / (1 + t) with the sign of z. Exact at both ends, no overflow. */
function tanh(z: number): number {
  const t = exp(-2 * Math.abs(z));
  const magnitude = (1 - t) / (1 + t);
  return z < 0 ? -magnitude : magnitude;
}

/** p_j = e^(z_j - z_max) / sum, added up in order; answers the sum. */
function softmax(z: Float64Array, p: Float64Array): number {
  const max = largest(z);
  let sum = 0;
  for (let j = 0; j < z.length; j++) {
    p[j] = exp(z[j] - max);
    sum += p[j];
  }
  for (let j = 0; j < z.length; j++) p[j] /= sum;
  return sum;
}

function largest(values: Float64Array): number {
  let max = values[0];
  for (let j = 1; j < values.length; j++) if (values[j] > max) max = values[j];
  return max;
}
