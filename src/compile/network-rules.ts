// What a network may hold, one part at a time: which loss goes with which last layer, how large a
// network can be, which numbers a part takes. The engine has the same rules of its own, since files
// reach it without blocks; a test compares the two. Knows no blocks and no order of parts.
import { type TextParameters, text } from "#program/messages";
import type { DenseDeclaration, Loss } from "#program/program";
import type { NetworkPart } from "./block-spec.ts";

/** Most weights and biases of a network. */
export const MAX_PARAMETERS = 20_000_000;

/** A sentence of the catalogue and what stands in it. */
export interface Fault {
  readonly code: string;
  readonly parameters?: TextParameters;
}

/** Why a loss does not go with the last layer; null when it does. */
export function lossFault(
  loss: Loss,
  { units, activation }: Pick<DenseDeclaration, "units" | "activation">,
): Fault | null {
  switch (loss) {
    case "cross-entropy":
      if (!isSoftmax(activation)) return { code: "network.needsSoftmax" };
      return units === 1 ? { code: "network.needsTwo" } : null;
    case "binary-cross-entropy":
      return activation === "sigmoid" ? null : { code: "network.needsSigmoid" };
    case "mean-squared-error":
      return null;
    default:
      return loss satisfies never;
  }
}

export function isSoftmax(activation: DenseDeclaration["activation"]): boolean {
  return activation === "softmax" || activation === "log-softmax";
}

/**
 * What is wrong with the numbers of a part. A number field keeps its number between two bounds that
 * it may reach; here stand the bounds that are out of reach themselves.
 */
export function partFault(part: NetworkPart): Fault | null {
  switch (part.kind) {
    case "dense":
      return part.range === undefined || part.range > 0 ? null : { code: "network.range" };
    case "dropout":
      return part.share < 1 ? null : { code: "network.dropoutAll" };
    case "optimizer": {
      const { name, learningRate, epsilon = 1, ...shares } = part.optimizer;
      if (!(learningRate > 0)) {
        return { code: "network.rate", parameters: { usual: usualRates[name] } };
      }
      if (!(epsilon > 0)) return { code: "network.epsilon" };
      for (const setting of ["momentum", "decay", "beta1", "beta2"] as const) {
        if ((shares[setting] ?? 0) < 1) continue;
        const usual = usualShares[setting];
        const parameters = { setting: text(`network.setting.${setting}`), usual };
        return { code: "network.forgetsNothing", parameters };
      }
      return null;
    }
    case "schedule": {
      const { schedule } = part;
      const isGone = "factor" in schedule && !(schedule.factor > 0);
      return isGone ? { code: "network.factor" } : null;
    }
    default:
      return null;
  }
}

const usualRates = {
  sgd: 0.005,
  momentum: 0.005,
  nesterov: 0.005,
  rmsprop: 0.001,
  adagrad: 0.01,
  adam: 0.001,
} as const;

const usualShares = { momentum: 0.9, decay: 0.99, beta1: 0.9, beta2: 0.999 } as const;

/** Weights and biases of all dense layers. */
export function countParameters(
  inputs: number,
  layers: readonly Pick<DenseDeclaration, "units">[],
): number {
  let width = inputs;
  let count = 0;
  for (const layer of layers) {
    count += (width + 1) * layer.units;
    width = layer.units;
  }
  return count;
}
