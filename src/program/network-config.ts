// A network with its training settings as plain data, as network.json says them: what page and worker say
// to each other about a file. The form and its limits are the file layer's.
import type { DenseDeclaration, NetworkDeclaration } from "./program.ts";

/** How to train, besides what the network is made of. */
export interface TrainingSettings {
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /**
   * Of the samples at the end of the training list, how many are kept apart for validation: below 1 a
   * share of them, rounded down, from 1 on their number.
   */
  readonly validation: number;
  /** What ends the training early; it needs validation samples, from here or from elsewhere. */
  readonly earlyStop: { readonly patience: number; readonly metric: "loss" | "accuracy" } | null;
}

/** A declaration without the blocks it stands in. */
export type DeclaredNetwork = Omit<NetworkDeclaration, "block" | "layers"> & {
  readonly layers: readonly Omit<DenseDeclaration, "block">[];
};

export interface NetworkConfig {
  readonly network: DeclaredNetwork;
  readonly training: TrainingSettings;
}

/** A declaration as a file says it. */
export function declared({ block: _block, layers, ...rest }: NetworkDeclaration): DeclaredNetwork {
  return { ...rest, layers: layers.map(({ block: _layer, ...layer }) => layer) };
}

/** Only the sizes, like "784-30-10". */
export function shapeOf({ inputs, layers }: Pick<DeclaredNetwork, "inputs" | "layers">): string {
  return [inputs, ...layers.map(({ units }) => units)].join("-");
}

/** Sizes and activations, like "784-30 sigmoid-10 softmax": weights fit where these are the same. */
export function layersOf({ inputs, layers }: Pick<DeclaredNetwork, "inputs" | "layers">): string {
  return [inputs, ...layers.map(({ units, activation }) => `${units} ${activation}`)].join("-");
}
