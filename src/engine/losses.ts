// The losses: how wrong the outputs of one sample are, and that differentiated by every z of the last
// layer. Pure over typed arrays; nothing is allocated. Formulas: README.md.
//
// A target is the right output, counted from 0, and y its one-hot form; with a single output the
// target is the number y itself.
import { type Activated, activateBackward, largest } from "./activations.ts";
import { exp, ln } from "./exp-ln.ts";
import type { Loss } from "./spec.ts";

/** The loss of the last layer's outputs. */
export function lossOf(loss: Loss, { z, a, sum }: Activated, target: number): number {
  switch (loss) {
    case "cross-entropy":
      return ln(sum) - (z[target] - largest(z));
    case "binary-cross-entropy": {
      let total = 0;
      for (let j = 0; j < z.length; j++) total += binaryCrossEntropy(z[j], rightAt(j, a, target));
      return total;
    }
    case "mean-squared-error": {
      let total = 0;
      for (let j = 0; j < a.length; j++) {
        const d = a[j] - rightAt(j, a, target);
        total += d * d;
      }
      return total / a.length;
    }
    default:
      throw new Error(`Unknown loss ${String(loss satisfies never)}`);
  }
}

/** Fills dz of the last layer (for mean squared error by way of da). */
export function lossBackward(loss: Loss, at: Activated, target: number): void {
  const { activation, z, a, da, dz, sum } = at;
  switch (loss) {
    case "cross-entropy":
      if (activation === "softmax") dz.set(a);
      else {
        const max = largest(z);
        for (let j = 0; j < dz.length; j++) dz[j] = exp(z[j] - max) / sum;
      }
      dz[target] = dz[target] - 1;
      return;
    case "binary-cross-entropy":
      for (let j = 0; j < dz.length; j++) dz[j] = a[j] - rightAt(j, a, target);
      return;
    case "mean-squared-error":
      for (let j = 0; j < dz.length; j++) {
        da[j] = (2 * (a[j] - rightAt(j, a, target))) / a.length;
      }
      activateBackward(at);
      return;
    default:
      loss satisfies never;
  }
}

/** Whether a number can be a target: an output from 0, or with a single output the number itself. */
export function isTarget(loss: Loss, outputs: number, target: number): boolean {
  if (outputs > 1) return Number.isInteger(target) && target >= 0 && target < outputs;
  return loss === "binary-cross-entropy" ? target >= 0 && target <= 1 : Number.isFinite(target);
}

/** y_j: what output j should be. */
function rightAt(j: number, { length }: { readonly length: number }, target: number): number {
  if (length === 1) return target;
  return j === target ? 1 : 0;
}

/** -(y ln a + (1 - y) ln(1 - a)) for a = sigmoid of z, in a form that never overflows. */
function binaryCrossEntropy(z: number, y: number): number {
  return (z > 0 ? z : 0) - z * y + ln(1 + exp(-Math.abs(z)));
}
