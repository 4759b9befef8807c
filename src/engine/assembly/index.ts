// What the host calls, one call a sample: the twin of src/engine/specification.ts. Compiled by
// scripts/build-kernels.mjs. It allocates nothing; the host lays the memory out, see records.ts.
import { activate, activateBackward, RELU } from "./activations";
import { denseBackward, denseBackwardOfActive } from "./backward";
import { denseForward } from "./forward";
import * as gradients from "./gradients";
import { lossBackward, lossOf } from "./losses";
import { decayWeights as decayLayerWeights } from "./optimizers";
import { subtract, subtractOuter } from "./outer";
import { At, DONE, layerAt, layerCount, lossKind, MAY_OVERFLOW, passAt, stopAt } from "./records";
import { dropBackward, dropInputs, gatherNonZeros, placeRows, readRow, Table } from "./samples";
import { real } from "./variant";
import { bytesOf, findNotFinite, largestSize, VECTOR, vectorsOf, zeros } from "./vectors";

export { setUp } from "./records";

/** A change below this leaves every finite weight finite: less than half the gap below infinity. */
const HARMLESS_CHANGE: f64 = sizeof<real>() == 8
  ? reinterpret<f64>(<u64>(970 + 1023) << 52)
  : reinterpret<f64>(<u64>(102 + 1023) << 52);

const AT_Z: i32 = 1;
const AT_LOSS: i32 = 2;
const AT_STEP: i32 = 3;

export function loadRow(pass: usize, table: usize, row: i32): void {
  readRow(changetype<Table>(table), row, layerAt(0), passAt(pass, 0));
}

/** One layer forward; `dropping` when `kept` was drawn for it. */
export function forwardLayer(pass: usize, l: i32, dropping: i32): i32 {
  const layer = layerAt(l);
  const at = passAt(pass, l);
  if (l > 0) gatherNonZeros(passAt(pass, l - 1).a, layer.inputs, at);
  if (dropping) dropInputs(layer, at);
  if (!at.isByteRow) placeRows(at, layer);
  denseForward(layer, at);
  const bad = findNotFinite(at.z, layer.units);
  if (bad >= 0) return stopAt(AT_Z, l, bad, <f64>load<real>(at.z + bytesOf(bad)));
  activate(layer.activation, at, layer.units);
  return DONE;
}

export function forward(pass: usize): i32 {
  for (let l = 0; l < layerCount; l++) {
    const code = forwardLayer(pass, l, 0);
    if (code != DONE) return code;
  }
  return DONE;
}

export function loss(pass: usize, target: f64): i32 {
  const l = layerCount - 1;
  const layer = layerAt(l);
  const value = lossOf(lossKind, layer, passAt(pass, l), target);
  store<f64>(pass, value);
  if (value - value == 0) return DONE;
  return stopAt(AT_LOSS, l, layer.units == 1 ? 0 : <i32>target, value);
}

export function backward(pass: usize, target: f64): void {
  const last = layerCount - 1;
  lossBackward(lossKind, layerAt(last), passAt(pass, last), target);
  for (let l = last; l > 0; l--) {
    const layer = layerAt(l);
    const at = passAt(pass, l);
    const below = passAt(pass, l - 1);
    denseBackward(layer, at.dz, below.da);
    if (at.kept != 0) dropBackward(layer, at, below.da);
    activateBackward(layerAt(l - 1).activation, below, layer.inputs);
  }
}

/**
 * The same for a pass without dropout that nobody looks into halfway: of a layer of ReLUs da is
 * computed only where it becomes dz, and written straight there; its `da` is left as it was.
 */
function backwardToSteps(pass: usize, target: f64): void {
  const last = layerCount - 1;
  lossBackward(lossKind, layerAt(last), passAt(pass, last), target);
  for (let l = last; l > 0; l--) {
    const layer = layerAt(l);
    const at = passAt(pass, l);
    const below = passAt(pass, l - 1);
    const kind = layerAt(l - 1).activation;
    if (kind == RELU) {
      const end = below.dz + <usize>vectorsOf(layer.inputs) * VECTOR;
      for (let d = below.dz; d < end; d += VECTOR) v128.store(d, zeros());
      denseBackwardOfActive(layer, at, below.dz);
    } else {
      denseBackward(layer, at.dz, below.da);
      activateBackward(kind, below, layer.inputs);
    }
  }
}

export function prepareSteps(pass: usize, rate: f64): i32 {
  const factor = v128.splat<real>(<real>rate);
  let code = DONE;
  for (let l = 0; l < layerCount; l++) {
    const units = layerAt(l).units;
    const at = passAt(pass, l);
    const dz = at.dz, step = at.step;
    const end = <usize>vectorsOf(units) * VECTOR;
    for (let j: usize = 0; j < end; j += VECTOR) {
      v128.store(step + j, v128.mul<real>(factor, v128.load(dz + j)));
    }
    const bad = findNotFinite(step, units);
    if (bad >= 0) return stopAt(AT_STEP, l, bad, <f64>load<real>(step + bytesOf(bad)));
    if (largestProduct(at, step, units) >= HARMLESS_CHANGE) code = MAY_OVERFLOW;
  }
  return code;
}

export function decayWeights(): void {
  for (let l = 0; l < layerCount; l++) {
    const weights = layerAt(l).weights, inputs = layerAt(l).inputs, units = layerAt(l).units;
    decayLayerWeights(weights, inputs * units);
  }
}

export function applySteps(pass: usize): void {
  for (let l = 0; l < layerCount; l++) {
    const weights = layerAt(l).weights, biases = layerAt(l).biases, units = layerAt(l).units;
    const at = passAt(pass, l);
    subtractOuter(weights, at, at.step, units);
    subtract(biases, at.step, units);
  }
}

export function trainSample(pass: usize, target: f64, rate: f64): i32 {
  let code = forward(pass);
  if (code != DONE) return code;
  code = loss(pass, target);
  if (code != DONE) return code;
  backwardToSteps(pass, target);
  code = prepareSteps(pass, rate);
  if (code == DONE) applySteps(pass);
  return code;
}

export function clearGradients(): void {
  for (let l = 0; l < layerCount; l++) gradients.clearGradients(layerAt(l));
}

/** Answers the bound on what was added, or -1 when the run stops. */
export function addGradients(pass: usize): f64 {
  for (let l = 0; l < layerCount; l++) {
    const dz = passAt(pass, l).dz;
    const bad = findNotFinite(dz, layerAt(l).units);
    if (bad < 0) continue;
    stopAt(AT_STEP, l, bad, <f64>load<real>(dz + bytesOf(bad)));
    return -1;
  }
  let bound: f64 = 0;
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    const at = passAt(pass, l);
    gradients.addGradients(layer, at);
    bound = max(bound, largestProduct(at, at.dz, layer.units));
  }
  return bound;
}

export function applyGradients(optimizer: i32): void {
  for (let l = 0; l < layerCount; l++) gradients.applyGradients(layerAt(l), optimizer);
}

/** The largest |x_i * d_j|; a bias has the input 1. */
function largestProduct(at: At, d: usize, units: i32): f64 {
  const input = at.isByteRow ? 1 : largestSize(at.value, at.count, 1);
  return input * largestSize(d, units, 0);
}
