// Where things lie in the memory: the twin of src/engine/kernel-memory.ts, which lays it out and
// fills the records in. Addresses are bytes; a record holds 32-bit words and, last, 64-bit numbers.

/** Where a run stopped and why: where (1 z, 2 loss, 3 step), layer and neuron from 1, the value. */
export const STOP: usize = 16;
/** The numbers of an update; see `Settings` in gradients.ts. */
export const UPDATE: usize = 64;
/** Eight numbers in passing. */
export const SUMS: usize = 192;
/** Eight addresses in passing. */
export const ADDRESSES: usize = 256;
/** The `Run` that optimizers.ts is working on. */
export const RUN: usize = 160;

/** What trainSample and its parts answer. */
export const DONE: i32 = 0;
export const MAY_OVERFLOW: i32 = 1;
export const STOPPED: i32 = 2;

export let layerCount: i32 = 0;
export let lossKind: i32 = 0;
let layerRecords: usize = 0;
/** Room for a 32-bit word for each vector of the widest layer. */
export let activeVectors: usize = 0;

export function setUp(layers: i32, records: usize, loss: i32, room: usize): void {
  layerCount = layers;
  layerRecords = records;
  lossKind = loss;
  activeVectors = room;
}

/** A layer: its shape, its parameters, their gradients and what the optimizer remembers. */
@unmanaged
export class Layer {
  inputs: i32;
  units: i32;
  activation: i32;
  weights: usize;
  biases: usize;
  weightSums: usize;
  biasSums: usize;
  firstWeights: usize;
  firstBiases: usize;
  secondWeights: usize;
  secondBiases: usize;
  /** For each input a byte: whether its row of sums may hold something else than 0. */
  touched: usize;
  /** Room for `units` numbers. */
  scratch: usize;
  reserved: i32;
  /** 1 / (1 - share of its inputs that is dropped). */
  keptScale: f64;
}

/** What one sample leaves at one layer. */
@unmanaged
export class At {
  /** The inputs that are not 0: how many, which, their values, where their rows are, in bytes. */
  count: i32;
  index: usize;
  value: usize;
  rows: usize;
  kept: usize;
  z: usize;
  a: usize;
  da: usize;
  dz: usize;
  step: usize;
  /** Whether `readRow` left the list, from bytes: its rows are placed and no input is above 1. */
  isByteRow: i32;
  sum: f64;
}

// @ts-ignore: decorator
@inline
export function layerAt(l: i32): Layer {
  return changetype<Layer>(layerRecords + <usize>l * offsetof<Layer>());
}

/** The record of layer `l` in a pass: the pass begins with its loss. */
// @ts-ignore: decorator
@inline
export function passAt(pass: usize, l: i32): At {
  return changetype<At>(pass + 8 + <usize>l * offsetof<At>());
}

/** Notes where a run stops; neurons count from 0 here. */
export function stopAt(where: i32, l: i32, neuron: i32, value: f64): i32 {
  store<i32>(STOP, where);
  store<i32>(STOP + 4, l + 1);
  store<i32>(STOP + 8, neuron + 1);
  store<f64>(STOP + 16, value);
  return STOPPED;
}
