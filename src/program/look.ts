// A look inside a network: what page and worker say to each other about it. Plain data; numbers are copies
// of the engine's. Layers, neurons, inputs and places in lists are counted from 0 here, from 1 on the page.
import type { Activation } from "./program.ts";
import type { Prediction, SamplePicture } from "./run-event.ts";

/** The sample to look at. "training": the one that the network last learned from or was asked about. */
export type LookSource =
  | { readonly kind: "training" }
  | { readonly kind: "drawing" }
  | { readonly kind: "list"; readonly list: string; readonly index: number };

export interface NeuronPlace {
  readonly layer: number;
  readonly unit: number;
}

export interface LookQuestion {
  readonly source: LookSource;
  /** The neuron to take apart; null for none. One that the network does not have becomes its nearest. */
  readonly neuron: NeuronPlace | null;
  /** The most neurons of a layer that are drawn. */
  readonly most: number;
  /** Histograms, gradients and dead neurons of every layer are shown. */
  readonly layers: boolean;
  /** Which inputs spoke is shown, for the prediction or for the neuron. */
  readonly spoke: "prediction" | "neuron" | null;
  /** The list whose samples tell which neurons are dead; null without one. */
  readonly list: string | null;
}

export interface Look {
  /** Tells one state of the weights from another. */
  readonly trained: number;
  readonly resets: number;
  readonly inputs: number;
  /** Weights and biases. */
  readonly parameters: number;
  /** Null when there is none to look at: then `problem` says why. */
  readonly sample: LookedSample | null;
  readonly problem: string | null;
  /** Items in the list looked at; null for other sources. */
  readonly length: number | null;
  readonly columns: readonly LookedColumn[];
  readonly neuron: LookedNeuron | null;
  /** One for each layer when asked for, else empty. */
  readonly layers: readonly LookedLayer[];
  readonly spoke: Spoken | null;
  /** False while histograms or dead neurons are still being counted: ask again. */
  readonly isCounted: boolean;
  /** How long the worker was at it. */
  readonly ms: number;
}

export interface LookedSample {
  readonly picture: SamplePicture;
  /** The inputs, as the network gets them. */
  readonly inputs: Float64Array;
  readonly prediction: Prediction;
  /** Null when the sample has no label that the network could be right about. */
  readonly loss: number | null;
  readonly isRight: boolean | null;
}

/** The neurons of a layer that are drawn: all, or some of them, evenly spread. */
export interface LookedColumn {
  readonly layer: number;
  readonly units: number;
  readonly activation: Activation;
  /** Which neurons, in order. */
  readonly shown: Int32Array;
  /** Their outputs; null without a sample. */
  readonly outputs: Float64Array | null;
  /** From each neuron shown of the column before (each input) to each of these, row by row; null for inputs not drawn. */
  readonly lines: Float64Array | null;
  /** All the weights into each of these, one neuron after the other, where they make pictures; else null. */
  readonly pictures: Float64Array | null;
}

/** x_i w_ij of one input of a neuron. */
export interface Term {
  readonly input: number;
  readonly x: number;
  readonly w: number;
  readonly product: number;
}

export interface NeuronSum {
  /** The largest, by size. */
  readonly terms: readonly Term[];
  /** The other terms that were computed: those whose input is not 0. */
  readonly rest: { readonly count: number; readonly sum: number };
  /** Inputs that are 0: their terms are not computed. */
  readonly zeros: number;
  readonly bias: number;
  /** The sum and the output, as the engine computed them. */
  readonly z: number;
  readonly a: number;
}

export interface LookedNeuron extends NeuronPlace {
  readonly activation: Activation;
  /** How many inputs it has. */
  readonly inputs: number;
  /** The weights into it, of every `every`-th input. */
  readonly weights: Float64Array;
  readonly every: number;
  readonly bias: number;
  /** Null without a sample. */
  readonly sum: NeuronSum | null;
  /** The loss differentiated by each of `weights`: x_i dz; null without a label. */
  readonly gradient: Float64Array | null;
}

/** How a layer's weights are spread. */
export interface WeightCounts {
  /** As many bins of equal width, from -`limit` to `limit`. */
  readonly bins: Uint32Array;
  readonly limit: number;
  readonly smallest: number;
  readonly largest: number;
  readonly mean: number;
  /** The standard deviation. */
  readonly spread: number;
}

/** Neurons that gave 0 for every sample that was tried. */
export interface DeadCount {
  readonly count: number;
  readonly samples: number;
}

export interface LookedLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  /** Outputs of every `every`-th neuron; null without a sample. */
  readonly outputs: Float64Array | null;
  readonly every: number;
  /** How many of all its neurons gave 0; null without a sample. */
  readonly zeros: number | null;
  /** The length (2-norm) of the sample's gradient for the layer's weights and biases; null without a label. */
  readonly gradient: number | null;
  /** Null until all of them are counted for the first time. */
  readonly weights: WeightCounts | null;
  /** Of ReLUs; null until counted, and for other activations. */
  readonly dead: DeadCount | null;
}

/** What each input added to the sum z of one neuron, by way of all layers below it. */
export interface Spoken extends NeuronPlace {
  /** For an output that has a label: that label. */
  readonly label: string | null;
  /** x_i dz/dx_i. */
  readonly shares: Float64Array;
  /** dz/dx_i: what would happen to z if the input grew. */
  readonly slopes: Float64Array;
  readonly z: number;
  /** z less all shares: what biases add, where `isExact`; else also what the curves bend away. */
  readonly rest: number;
  /** Below the neuron are only straight pieces (ReLU, leaky ReLU, linear): shares and biases add up to z. */
  readonly isExact: boolean;
}

/** The side of the square picture that so many values make; null when they make none worth looking at. */
export function pictureSide(values: number): number | null {
  const side = Math.sqrt(values);
  return Number.isInteger(side) && side >= 4 ? side : null;
}
