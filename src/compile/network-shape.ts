// The shape check: the parts stacked in a network container -> its declaration, with a sentence on
// the very block where something does not fit. Also writes each layer's shape on its block.

import { formatNumber, text } from "#program/messages";
import type { DenseDeclaration, NetworkDeclaration } from "#program/program";
import type { BlockReader, NetworkPart } from "./block-spec.ts";

const MAX_PARAMETERS = 20_000_000;

/** Null when the parts do not make a network; what is wrong has been said through `block.error`. */
export function checkNetworkParts(
  block: BlockReader,
  inputs: number,
  parts: readonly NetworkPart[],
): NetworkDeclaration | null {
  const layers: DenseDeclaration[] = [];
  let loss: NetworkDeclaration["loss"] | null = null;
  let optimizer: NetworkDeclaration["optimizer"] | null = null;
  let sound = true;
  const refuse = (part: NetworkPart | null, code: string, parameters = {}) => {
    sound = false;
    block.error(code, parameters, part?.block);
  };

  let previous: NetworkPart | null = null;
  for (const part of parts) {
    if (loss !== null && (part.kind === "dense" || part.kind === "activation")) {
      refuse(part, "network.layerAfterLoss");
      continue;
    }
    switch (part.kind) {
      case "dense": {
        const last = layers.at(-1);
        const width = last?.units ?? inputs;
        if (last?.activation === "softmax") refuse(part, "network.softmaxInside");
        block.note(`${formatNumber(width)} → ${formatNumber(part.units)}`, part.block);
        layers.push({
          units: part.units,
          activation: "linear",
          init: part.init,
          block: part.block,
        });
        break;
      }
      case "activation": {
        const last = layers.at(-1);
        if (previous === null || last === undefined) refuse(part, "network.activationFirst");
        else if (previous.kind === "activation") refuse(part, "network.activationTwice");
        else layers[layers.length - 1] = { ...last, activation: part.activation };
        break;
      }
      case "loss":
        if (loss !== null) refuse(part, "network.lossTwice");
        loss = part.loss;
        break;
      case "optimizer":
        if (optimizer !== null) refuse(part, "network.optimizerTwice");
        optimizer = part.optimizer;
        if (!(part.optimizer.learningRate > 0)) refuse(part, "network.rate");
        break;
      default:
        part satisfies never;
    }
    previous = part;
  }

  const output = layers.at(-1);
  if (output === undefined) refuse(null, "network.empty");
  else if (loss === null) refuse(null, "network.noLoss");
  else if (optimizer === null) refuse(null, "network.noOptimizer");
  else if (sound && output.activation !== "softmax") {
    refuse(parts.find((part) => part.kind === "loss") ?? null, "network.needsSoftmax");
  }
  const parameters = countParameters(inputs, layers);
  if (parameters > MAX_PARAMETERS) {
    refuse(null, "network.tooLarge", { parameters, most: MAX_PARAMETERS });
  }
  const shape = [inputs, ...layers.map((layer) => layer.units)].map(formatNumber).join(" → ");
  block.note(text("network.shape", { shape, parameters }));
  if (!sound || loss === null || optimizer === null) return null;
  return { inputs, layers, loss, optimizer, block: block.id };
}

/** Weights and biases of all dense layers. */
function countParameters(inputs: number, layers: readonly DenseDeclaration[]): number {
  let width = inputs;
  let count = 0;
  for (const layer of layers) {
    count += (width + 1) * layer.units;
    width = layer.units;
  }
  return count;
}
