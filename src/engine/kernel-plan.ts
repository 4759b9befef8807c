// Where the numbers of one network lie in the memory of its WebAssembly kernels: addresses in bytes,
// nothing else. Pages that are never touched cost nothing, so room is taken generously.
import { momentsOf } from "./optimizers.ts";
import type { NetworkSpec } from "./spec.ts";

/** Fixed places, the same as in assembly/records.ts. */
export const STOP = 16;
export const UPDATE = 64;
const FIRST_FREE = 320;

/** Bytes of records there: of a layer, of the head of a pass (its loss), of a layer in a pass. */
export const LAYER_RECORD = 64;
export const PASS_HEAD = 8;
export const PASS_RECORD = 56;

/** Kernels read and write whole vectors, which may reach past the end of an array. */
const MARGIN = 64;
/** How many passes there is room for. */
const PASSES = 6;

/** Addresses of a layer's arrays. What the optimizer does not remember has the address 0. */
export interface LayerPlaces {
  readonly weights: number;
  readonly biases: number;
  readonly weightSums: number;
  readonly biasSums: number;
  readonly firstWeights: number;
  readonly firstBiases: number;
  readonly secondWeights: number;
  readonly secondBiases: number;
  readonly touched: number;
  readonly scratch: number;
}

/** Addresses of what one sample leaves at one layer. `kept` is 0 when the layer drops nothing. */
export interface PassLayerPlaces {
  readonly index: number;
  readonly value: number;
  readonly rows: number;
  readonly kept: number;
  readonly z: number;
  readonly a: number;
  readonly da: number;
  readonly dz: number;
  readonly step: number;
}

export interface PassPlaces {
  readonly record: number;
  readonly layers: readonly PassLayerPlaces[];
}

export interface KernelPlan {
  /** The records of the layers, and room for a list of a layer's vectors. */
  readonly layerRecords: number;
  readonly activeVectors: number;
  readonly layers: readonly LayerPlaces[];
  readonly passes: readonly PassPlaces[];
  /** Where the free room begins. */
  readonly end: number;
}

/** `bytes` is the size of a number: 8 in float64, 4 in float32. */
export function planKernels(spec: NetworkSpec, bytes: number): KernelPlan {
  let end = FIRST_FREE;
  const take = (length: number): number => {
    const start = Math.ceil(end / MARGIN) * MARGIN;
    end = start + length + MARGIN;
    return start;
  };
  const inputsOf = (l: number) => (l === 0 ? spec.inputs : spec.layers[l - 1].units);
  const moments = momentsOf[spec.optimizer.name];
  const layerRecords = take(spec.layers.length * LAYER_RECORD);
  const activeVectors = take(4 * Math.max(...spec.layers.map(({ units }) => units)));
  const layers = spec.layers.map(({ units }, l) => ({
    weights: take(inputsOf(l) * units * bytes),
    biases: take(units * bytes),
    weightSums: take(inputsOf(l) * units * bytes),
    biasSums: take(units * bytes),
    firstWeights: moments < 1 ? 0 : take(inputsOf(l) * units * bytes),
    firstBiases: moments < 1 ? 0 : take(units * bytes),
    secondWeights: moments < 2 ? 0 : take(inputsOf(l) * units * bytes),
    secondBiases: moments < 2 ? 0 : take(units * bytes),
    touched: take(inputsOf(l)),
    scratch: take(units * bytes),
  }));
  const planPass = (): PassPlaces => ({
    record: take(PASS_HEAD + spec.layers.length * PASS_RECORD),
    layers: spec.layers.map(({ units, dropout = 0 }, l) => ({
      index: take(inputsOf(l) * 4),
      value: take(inputsOf(l) * bytes),
      rows: take(inputsOf(l) * 4),
      kept: dropout > 0 ? take(inputsOf(l)) : 0,
      z: take(units * bytes),
      a: take(units * bytes),
      da: take(units * bytes),
      dz: take(units * bytes),
      step: take(units * bytes),
    })),
  });
  const passes = Array.from({ length: PASSES }, planPass);
  return { layerRecords, activeVectors, layers, passes, end: take(0) };
}
