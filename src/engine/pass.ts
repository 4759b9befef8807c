// One sample's way through the network and back: the buffers it leaves its numbers in, and the two
// walks over the layers that fill them. Weights are only read here. A network has several passes,
// so that a prediction never disturbs a training step in progress.
import { activate, activateBackward, crossEntropy, crossEntropyBackward } from "./activations.ts";
import {
  createNonZeros,
  type DenseWeights,
  denseBackward,
  denseForward,
  gatherNonZeros,
  type NonZeros,
} from "./kernels.ts";
import type { Activation, Init } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

/** A dense layer: its shape and its parameters. */
export interface DenseLayer extends DenseWeights {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly init: Init;
}

/** What one sample leaves at one layer. All of length `units` but `x`. */
export interface LayerPass {
  /** What came in, without the zeros. */
  readonly x: NonZeros;
  /** The sums. */
  readonly z: Float64Array;
  /** The outputs. */
  readonly a: Float64Array;
  /** The loss differentiated by a and by z. */
  readonly da: Float64Array;
  readonly dz: Float64Array;
  /** Learning rate times dz. */
  readonly step: Float64Array;
}

export interface Pass {
  readonly layers: readonly LayerPass[];
  /** The sum inside the softmax of the last layer. */
  sum: number;
}

export function createPass(layers: readonly DenseLayer[]): Pass {
  const buffers = layers.map(({ inputs, units }) => ({
    x: createNonZeros(inputs),
    z: new Float64Array(units),
    a: new Float64Array(units),
    da: new Float64Array(units),
    dz: new Float64Array(units),
    step: new Float64Array(units),
  }));
  return { layers: buffers, sum: 0 };
}

/** Sends a sample through the layers. Throws a `TrainingStop` at the first sum that is not finite. */
export function passForward(
  layers: readonly DenseLayer[],
  inputs: Float64Array,
  pass: Pass,
): Float64Array {
  let a = inputs;
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l];
    const at = pass.layers[l];
    gatherNonZeros(a, at.x);
    denseForward(at.x, layer, at.z);
    stopIfNotFinite(at.z, "z", l);
    pass.sum = activate(layer.activation, at.z, at.a);
    a = at.a;
  }
  return a;
}

/** The loss of the sample last sent through. Throws a `TrainingStop` when it is not finite. */
export function passLoss(pass: Pass, target: number): number {
  const last = pass.layers.length - 1;
  const loss = crossEntropy(pass.layers[last].z, pass.sum, target);
  if (!Number.isFinite(loss)) {
    throw new TrainingStop("loss", { layer: last + 1, neuron: target + 1, value: loss });
  }
  return loss;
}

/** Differentiates the loss by every z, from the last layer back to the first. */
export function passBackward(layers: readonly DenseLayer[], pass: Pass, target: number): void {
  for (let l = layers.length - 1; l >= 0; l--) {
    const { activation } = layers[l];
    const at = pass.layers[l];
    if (activation === "softmax") crossEntropyBackward(at.a, target, at.dz);
    else activateBackward(activation, at, at.dz);
    if (l > 0) denseBackward(layers[l], at.dz, pass.layers[l - 1].da);
  }
}

/** Throws a `TrainingStop` naming the first neuron whose value is not finite; `l` counts from 0. */
export function stopIfNotFinite(
  values: Float64Array,
  where: TrainingStop["where"],
  l: number,
): void {
  for (let j = 0; j < values.length; j++) {
    if (!Number.isFinite(values[j])) {
      throw new TrainingStop(where, { layer: l + 1, neuron: j + 1, value: values[j] });
    }
  }
}
