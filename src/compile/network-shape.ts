// The shape check: the parts stacked in a network container -> its declaration, with a sentence on
// the very block where something does not fit. Also writes each layer's shape on its block. What a
// part may be on its own, network-rules.ts knows.

import { formatNumber, text } from "#program/messages";
import type { DenseDeclaration, NetworkDeclaration } from "#program/program";
import type { BlockReader, LayerPart, NetworkPart } from "./block-spec.ts";
import {
  countParameters,
  isSoftmax,
  lossFault,
  MAX_PARAMETERS,
  partFault,
} from "./network-rules.ts";

/** Null when the parts do not make a network; what is wrong has been said through `block.error`. */
export function checkNetworkParts(
  block: BlockReader,
  inputs: number,
  parts: readonly NetworkPart[],
): NetworkDeclaration | null {
  let sound = true;
  const refuse: Refuse = (part, code, parameters = {}) => {
    sound = false;
    block.error(code, parameters, part?.block);
  };
  const layerParts: LayerPart[] = [];
  let settings: Settings = {};
  for (const part of parts) {
    const fault = partFault(part);
    if (fault !== null) refuse(part, fault.code, fault.parameters);
    if (isLayerPart(part)) {
      if (settings.loss === undefined) layerParts.push(part);
      else refuse(part, "network.layerAfterLoss");
    } else {
      const { kind, block: _block, ...setting } = part;
      if (settings[kind] !== undefined) refuse(part, `network.${kind}Twice`);
      settings = { ...setting, ...settings };
    }
  }

  const layers = stackLayers(layerParts, refuse);
  noteShapes(block, inputs, layers);
  const output = layers.at(-1);
  const { loss, optimizer } = settings;
  const lossPart = parts.find((part) => part.kind === "loss") ?? null;
  if (output === undefined) refuse(null, "network.empty");
  else if (loss === undefined) refuse(null, "network.noLoss");
  else if (optimizer === undefined) refuse(null, "network.noOptimizer");
  else if (sound) {
    const fault = lossFault(loss, output);
    if (fault !== null) refuse(lossPart, fault.code, fault.parameters);
  }
  const parameters = countParameters(inputs, layers);
  if (parameters > MAX_PARAMETERS) {
    refuse(null, "network.tooLarge", { parameters, most: MAX_PARAMETERS });
  }
  if (!sound || loss === undefined || optimizer === undefined) return null;
  const network = { inputs, layers, loss, optimizer, ...settings, block: block.id };
  warnOfLayers(block, layers, layerParts);
  if (loss === "mean-squared-error" && output?.activation === "log-softmax") {
    block.warning("network.logOutputs", {}, lossPart?.block);
  }
  return network;
}

type Refuse = (
  part: NetworkPart | null,
  code: string,
  parameters?: Readonly<Record<string, string | number>>,
) => void;

/** What is said of the whole network, as far as it has been said. */
type Settings = Partial<Omit<NetworkDeclaration, "inputs" | "layers" | "block">>;

function isLayerPart(part: NetworkPart): part is LayerPart {
  return part.kind === "dense" || part.kind === "activation" || part.kind === "dropout";
}

/** Each dense layer with the activation below it and the dropout above it. */
function stackLayers(parts: readonly LayerPart[], refuse: Refuse): DenseDeclaration[] {
  const layers: DenseDeclaration[] = [];
  let isActivated = false;
  let dropout: Extract<LayerPart, { kind: "dropout" }> | null = null;
  for (const part of parts) {
    const last = layers.at(-1);
    switch (part.kind) {
      case "dense": {
        if (last && isSoftmax(last.activation)) {
          refuse(part, "network.softmaxInside", { activation: last.activation });
        }
        const { kind: _kind, ...layer } = part;
        const dropped = dropout === null ? {} : { dropout: dropout.share };
        layers.push({ ...layer, activation: "linear", ...dropped });
        isActivated = false;
        dropout = null;
        break;
      }
      case "activation":
        if (last === undefined) refuse(part, "network.activationFirst");
        else if (dropout !== null) refuse(part, "network.activationAfterDropout");
        else if (isActivated) refuse(part, "network.activationTwice");
        else layers[layers.length - 1] = { ...last, activation: part.activation };
        isActivated = true;
        break;
      case "dropout":
        if (dropout !== null) refuse(part, "network.dropoutTwice");
        dropout = part;
        break;
      default:
        part satisfies never;
    }
  }
  if (dropout !== null && layers.length > 0) refuse(dropout, "network.dropoutLast");
  return layers;
}

function noteShapes(block: BlockReader, inputs: number, layers: readonly DenseDeclaration[]): void {
  const widths = [inputs, ...layers.map(({ units }) => units)].map(formatNumber);
  layers.forEach((layer, at) => {
    block.note(`${widths[at]} → ${widths[at + 1]}`, layer.block);
  });
  const parameters = countParameters(inputs, layers);
  block.note(text("network.shape", { shape: widths.join(" → "), parameters }));
}

/** Layers that can be trained, but may not do what was meant. */
function warnOfLayers(
  block: BlockReader,
  layers: readonly DenseDeclaration[],
  parts: readonly LayerPart[],
): void {
  for (const layer of layers.slice(0, -1)) {
    const below = parts[parts.findIndex((part) => part.block === layer.block) + 1];
    if (layer.init === "zeros") block.warning("network.zeros", {}, layer.block);
    if (below?.kind !== "activation") block.warning("network.noActivation", {}, layer.block);
  }
}
