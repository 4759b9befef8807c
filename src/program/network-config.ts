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

/** What tells how large a network is and what its neurons compute. */
export interface LayerStack {
  readonly inputs: number;
  readonly layers: readonly { readonly units: number; readonly activation: string }[];
}

/** Only the sizes, like "784-30-10". */
export function shapeOf({ inputs, layers }: LayerStack): string {
  return [inputs, ...layers.map(({ units }) => units)].join("-");
}

/** Sizes and activations, like "784-30 sigmoid-10 softmax": weights fit where these are the same. */
export function layersOf({ inputs, layers }: LayerStack): string {
  return [inputs, ...layers.map(({ units, activation }) => `${units} ${activation}`)].join("-");
}

/** What a JSON file holds that somebody opens. */
export type ConfigFile =
  | {
      readonly kind: "network" | "model";
      readonly config: NetworkConfig;
      /** Sentences on what has no counterpart here and what was assumed. */
      readonly notes: readonly string[];
    }
  /** Perhaps a project. */
  | { readonly kind: "other" };

/** Where weights come from: a model.json, or the network that was in hand before others were taken up. */
export type ModelSource =
  | { readonly kind: "file"; readonly file: Blob }
  | { readonly kind: "before"; readonly token: number };

/** With a network: a network.json of it. Without: a model.json of the network in hand. */
export interface ConfigToWrite {
  readonly network: DeclaredNetwork | null;
  /** Null when the blocks do not say how to train. */
  readonly training: TrainingSettings | null;
}

export interface WeightsToUse {
  readonly source: ModelSource;
  /** What the blocks say: with the same layers, the weights are trained on as that. */
  readonly network: DeclaredNetwork;
}

/** How to train where nothing says it. */
export const usualTraining: TrainingSettings = {
  epochs: 1,
  shuffle: true,
  seed: 1,
  validation: 0,
  earlyStop: null,
};
