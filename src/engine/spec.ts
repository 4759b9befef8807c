// What a network is made of, as plain data: the architecture, the loss and the optimizer.
// The same shape as the network declaration of a program without its block ids, so a program's
// declaration can be handed over as it is. Knows nothing of blocks or files.

export type Activation = "relu" | "sigmoid" | "tanh" | "softmax" | "linear";
export type Init = "he" | "glorot" | "scratch";

export interface DenseSpec {
  /** Number of neurons. */
  readonly units: number;
  readonly activation: Activation;
  readonly init: Init;
}

export interface NetworkSpec {
  /** Number of values of one sample. */
  readonly inputs: number;
  /** The dense layers, first to last. */
  readonly layers: readonly DenseSpec[];
  readonly loss: "cross-entropy";
  readonly optimizer: { readonly name: "sgd"; readonly learningRate: number };
}

export const activations: readonly Activation[] = ["relu", "sigmoid", "tanh", "softmax", "linear"];
export const inits: readonly Init[] = ["he", "glorot", "scratch"];
