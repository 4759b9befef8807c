// One sample's way through the network: the buffers it leaves its numbers in. A network has several
// passes, so that a prediction never disturbs a training step in progress.
import type { Activated } from "./activations.ts";
import { createNonZeros, type DenseWeights, type Floats, type NonZeros } from "./kernels.ts";
import type { Activation, Init, NetworkSpec } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

/** A dense layer: its shape and its parameters. */
export interface DenseLayer extends DenseWeights {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  readonly init: Init;
  readonly range: number;
  /** The share of its inputs that is dropped while training. */
  readonly dropout: number;
}

/** What one sample leaves at one layer. All of length `units` but `x` and `kept`. */
export interface LayerPass extends Activated {
  /** What came in, without the zeros and what dropout took. */
  readonly x: NonZeros;
  /** For each input 1, or 0 when dropout took it; empty when nothing is dropped here. */
  readonly kept: Uint8Array;
  /** Learning rate times dz. */
  readonly step: Floats;
}

/** Whether a pass may drop inputs, as training does, or only asks. */
export type PassUse = "training" | "asking";

export interface Pass {
  /** `layers[0].x` is the sample: fill it before the forward pass, which drops inputs from it. */
  readonly layers: readonly LayerPass[];
  /** The loss, once it was asked for. */
  loss: number;
}

/** The layers of a network in float64, all weights 0. */
export function createLayers(spec: NetworkSpec): DenseLayer[] {
  return spec.layers.map(({ units, activation, init, range = 0.5, dropout = 0 }, l) => {
    const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
    const weights = new Float64Array(inputs * units);
    const biases = new Float64Array(units);
    return { inputs, units, activation, init, range, dropout, weights, biases };
  });
}

/** Room for a number for each weight and bias, all 0. */
export function createLike(layers: readonly DenseLayer[]): DenseWeights[] {
  return layers.map(({ inputs, units }) => ({
    weights: new Float64Array(inputs * units),
    biases: new Float64Array(units),
  }));
}

export function createPass(layers: readonly DenseLayer[], use: PassUse): Pass {
  const buffers = layers.map(({ inputs, units, activation, dropout }) => ({
    activation,
    x: createNonZeros(inputs),
    kept: new Uint8Array(dropout > 0 && use === "training" ? inputs : 0),
    z: new Float64Array(units),
    a: new Float64Array(units),
    da: new Float64Array(units),
    dz: new Float64Array(units),
    step: new Float64Array(units),
    sum: 0,
  }));
  return { layers: buffers, loss: Number.NaN };
}

/** Throws a `TrainingStop` naming the first neuron whose value is not finite; `l` counts from 0. */
export function stopIfNotFinite(values: Floats, where: TrainingStop["where"], l: number): void {
  for (let j = 0; j < values.length; j++) {
    if (!Number.isFinite(values[j])) {
      throw new TrainingStop(where, { layer: l + 1, neuron: j + 1, value: values[j] });
    }
  }
}
