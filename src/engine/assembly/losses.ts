// The losses and their derivatives by z: the twin of src/engine/losses.ts.
import { activateBackward, largest, SOFTMAX } from "./activations";
import { exp, ln } from "./exp-ln";
import { At, Layer } from "./records";
import { real } from "./variant";
import { bytesOf, clearRest, VECTOR, vectorsOf } from "./vectors";

/** Places in the list `losses` of src/engine/spec.ts. */
const CROSS_ENTROPY: i32 = 0;
const BINARY_CROSS_ENTROPY: i32 = 1;

export function lossOf(kind: i32, layer: Layer, at: At, target: f64): f64 {
  const z = at.z, a = at.a;
  const units = layer.units;
  if (kind == CROSS_ENTROPY) {
    const right = <f64>load<real>(z + bytesOf(<i32>target));
    return ln(at.sum) - (right - largest(z, units));
  }
  let total: f64 = 0;
  if (kind == BINARY_CROSS_ENTROPY) {
    for (let j: i32 = 0; j < units; j++) {
      total += binaryCrossEntropy(<f64>load<real>(z + bytesOf(j)), rightAt(j, units, target));
    }
    return total;
  }
  for (let j: i32 = 0; j < units; j++) {
    const d = <f64>load<real>(a + bytesOf(j)) - rightAt(j, units, target);
    total += d * d;
  }
  return total / <f64>units;
}

export function lossBackward(kind: i32, layer: Layer, at: At, target: f64): void {
  const z = at.z, a = at.a, da = at.da, dz = at.dz;
  const units = layer.units, activation = layer.activation;
  if (kind == CROSS_ENTROPY) {
    if (activation == SOFTMAX) {
      const end = <usize>vectorsOf(units) * VECTOR;
      for (let j: usize = 0; j < end; j += VECTOR) v128.store(dz + j, v128.load(a + j));
    } else {
      const max = largest(z, units);
      for (let j: i32 = 0; j < units; j++) {
        const share = exp(<f64>load<real>(z + bytesOf(j)) - max) / at.sum;
        store<real>(dz + bytesOf(j), <real>share);
      }
    }
    const right = dz + bytesOf(<i32>target);
    store<real>(right, load<real>(right) - 1);
  } else if (kind == BINARY_CROSS_ENTROPY) {
    for (let j: i32 = 0; j < units; j++) {
      const d = <f64>load<real>(a + bytesOf(j)) - rightAt(j, units, target);
      store<real>(dz + bytesOf(j), <real>d);
    }
  } else {
    for (let j: i32 = 0; j < units; j++) {
      const d = <f64>load<real>(a + bytesOf(j)) - rightAt(j, units, target);
      store<real>(da + bytesOf(j), <real>(2 * d / <f64>units));
    }
    activateBackward(activation, at, units);
  }
  clearRest(dz, units);
}

/** y_j: what output j should be. */
function rightAt(j: i32, units: i32, target: f64): f64 {
  if (units == 1) return target;
  return <f64>j == target ? 1 : 0;
}

function binaryCrossEntropy(z: f64, y: f64): f64 {
  return (z > 0 ? z : 0) - z * y + ln(1 + exp(-abs(z)));
}
