// Whether a network can be built and trained as it is declared. Pure; the problems are data,
// and whoever talks to the user puts them into words. Layers are counted from 1.
import type { NetworkSpec } from "./spec.ts";

export const MAX_UNITS = 10_000;
export const MAX_PARAMETERS = 50_000_000;

/** One thing that is wrong with a declaration. `layer` counts dense layers from 1. */
export type SpecProblem =
  | { readonly code: "inputs-out-of-range"; readonly found: number; readonly most: number }
  | { readonly code: "no-layers" }
  | {
      readonly code: "units-out-of-range";
      readonly layer: number;
      readonly found: number;
      readonly most: number;
    }
  | { readonly code: "too-many-parameters"; readonly found: number; readonly most: number }
  | { readonly code: "softmax-not-last"; readonly layer: number }
  | {
      readonly code: "cross-entropy-needs-softmax";
      readonly layer: number;
      readonly activation: string;
    }
  | { readonly code: "learning-rate-not-positive"; readonly found: number };

/** All problems of a declaration, in reading order; empty when the network can be built. */
export function checkNetwork(spec: NetworkSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const last = spec.layers.length - 1;
  if (!isCount(spec.inputs, MAX_PARAMETERS)) {
    problems.push({ code: "inputs-out-of-range", found: spec.inputs, most: MAX_PARAMETERS });
  }
  if (last < 0) problems.push({ code: "no-layers" });
  spec.layers.forEach(({ units, activation }, at) => {
    const layer = at + 1;
    if (!isCount(units, MAX_UNITS)) {
      problems.push({ code: "units-out-of-range", layer, found: units, most: MAX_UNITS });
    }
    if (activation === "softmax" && at < last) problems.push({ code: "softmax-not-last", layer });
    if (activation !== "softmax" && at === last) {
      problems.push({ code: "cross-entropy-needs-softmax", layer, activation });
    }
  });
  const parameters = countParameters(spec);
  if (parameters > MAX_PARAMETERS) {
    problems.push({ code: "too-many-parameters", found: parameters, most: MAX_PARAMETERS });
  }
  if (!isLearningRate(spec.optimizer.learningRate)) {
    problems.push({ code: "learning-rate-not-positive", found: spec.optimizer.learningRate });
  }
  return problems;
}

/** Number of weights and biases together. */
export function countParameters(spec: NetworkSpec): number {
  let inputs = spec.inputs;
  let parameters = 0;
  for (const { units } of spec.layers) {
    parameters += inputs * units + units;
    inputs = units;
  }
  return parameters;
}

/** Whether a learning rate can be trained with: above 0 and finite. */
export function isLearningRate(rate: number): boolean {
  return rate > 0 && rate < Infinity;
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
