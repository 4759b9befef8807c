// G, the sums of gradients of a batch, and the update by them. A row of G that no sample of the
// batch touched is 0: it need not be cleared, and plain SGD and AdaGrad leave its weights alone.
import { applyRun, leavesUntouched, Run } from "./optimizers";
import { subtract, subtractOuter } from "./outer";
import { At, Layer, RUN } from "./records";
import { real } from "./variant";
import { bytesOf, clearRest, VECTOR, vectorsOf } from "./vectors";

export function clearGradients(layer: Layer): void {
  const touched = layer.touched, weightSums = layer.weightSums, inputs = layer.inputs;
  const units = layer.units;
  const row = bytesOf(units);
  for (let i: usize = 0; i < <usize>inputs; i++) {
    if (load<u8>(touched + i) == 0) continue;
    memory.fill(weightSums + i * row, 0, row);
    store<u8>(touched + i, 0);
  }
  memory.fill(layer.biasSums, 0, row);
}

/** G <- G + x_i * dz_j, and for biases G_j <- G_j + dz_j */
export function addGradients(layer: Layer, at: At): void {
  const touched = layer.touched, scratch = layer.scratch, units = layer.units;
  const index = at.index, count = at.count, dz = at.dz;
  for (let k: usize = 0; k < <usize>count; k++) store<u8>(touched + load<u32>(index + (k << 2)), 1);
  for (let j: usize = 0; j < <usize>vectorsOf(units) * VECTOR; j += VECTOR) {
    v128.store(scratch + j, v128.neg<real>(v128.load(dz + j)));
  }
  subtractOuter(layer.weightSums, at, scratch, units);
  subtract(layer.biasSums, scratch, units);
}

export function applyGradients(layer: Layer, optimizer: i32): void {
  const inputs = layer.inputs, units = layer.units, touched = layer.touched;
  const row = bytesOf(units);
  if (leavesUntouched(optimizer)) {
    let i = 0;
    while (i < inputs) {
      if (load<u8>(touched + <usize>i) == 0) {
        i++;
        continue;
      }
      const first = i;
      while (i < inputs && load<u8>(touched + <usize>i) != 0) i++;
      applyToWeights(layer, optimizer, <usize>first * row, <usize>(i - first) * row);
    }
  } else applyToWeights(layer, optimizer, 0, <usize>inputs * row);
  clearRest(layer.weights, inputs * units);
  const run = changetype<Run>(RUN);
  run.p = layer.biases;
  run.g = layer.biasSums;
  run.m = layer.firstBiases;
  run.v = layer.secondBiases;
  run.bytes = row;
  applyRun(optimizer, run);
  clearRest(layer.biases, units);
}

function applyToWeights(layer: Layer, optimizer: i32, from: usize, bytes: usize): void {
  const run = changetype<Run>(RUN);
  run.p = layer.weights + from;
  run.g = layer.weightSums + from;
  run.m = layer.firstWeights + from;
  run.v = layer.secondWeights + from;
  run.bytes = bytes;
  applyRun(optimizer, run);
}
