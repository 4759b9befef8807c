// Whether a network can be built and trained as it is declared. Pure; the problems are data,
// and whoever talks to the user puts them into words. Layers are counted from 1.
import type { Loss, NetworkSpec, OptimizerSpec, Schedule } from "./spec.ts";

export const MAX_UNITS = 10_000;
export const MAX_PARAMETERS = 20_000_000;

/** Settings with a range of their own, by the name they have in a file. */
export type NumberSetting =
  | "range"
  | "dropout"
  | "momentum"
  | "decay"
  | "beta1"
  | "beta2"
  | "epsilon"
  | "l1"
  | "l2"
  | "batchSize"
  | "schedule.every"
  | "schedule.factor"
  | "schedule.epochs"
  | "schedule.from";

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
  | { readonly code: "softmax-not-last"; readonly layer: number; readonly activation: string }
  | LossProblem
  | { readonly code: "learning-rate-not-positive"; readonly found: number }
  /** A number outside its range; `layer` is 0 for a setting of the whole network. */
  | {
      readonly code: "setting-out-of-range";
      readonly setting: NumberSetting;
      readonly layer: number;
      readonly found: number;
      readonly expected: SettingRange;
    };

/** A loss that does not go with the last layer. */
export type LossProblem =
  | {
      readonly code: "cross-entropy-needs-softmax" | "binary-cross-entropy-needs-sigmoid";
      readonly layer: number;
      readonly activation: string;
    }
  /** The softmax of one number is always 1. */
  | { readonly code: "cross-entropy-needs-two"; readonly layer: number };

/** What a number setting may be. */
export type SettingRange =
  | "above 0"
  | "0 or more"
  | "0 to below 1"
  | "above 0, up to 1"
  | "a whole number from 1";

/** All problems of a declaration, in reading order; empty when the network can be built. */
export function checkNetwork(spec: NetworkSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const check = (setting: NumberSetting, found: number | undefined, layer = 0) => {
    if (found === undefined) return;
    const expected = settingRanges[setting];
    if (!isWithin(found, expected)) {
      problems.push({ code: "setting-out-of-range", setting, layer, found, expected });
    }
  };
  const last = spec.layers.length - 1;
  if (!isCount(spec.inputs, MAX_PARAMETERS)) {
    problems.push({ code: "inputs-out-of-range", found: spec.inputs, most: MAX_PARAMETERS });
  }
  if (last < 0) problems.push({ code: "no-layers" });
  spec.layers.forEach(({ units, activation, range, dropout }, at) => {
    const layer = at + 1;
    check("dropout", dropout, layer);
    if (!isCount(units, MAX_UNITS)) {
      problems.push({ code: "units-out-of-range", layer, found: units, most: MAX_UNITS });
    }
    check("range", range, layer);
    if (activation.endsWith("softmax") && at < last) {
      problems.push({ code: "softmax-not-last", layer, activation });
    }
    const problem = at === last ? checkLoss(spec.loss, { layer, units, activation }) : null;
    if (problem !== null) problems.push(problem);
  });
  const parameters = countParameters(spec);
  if (parameters > MAX_PARAMETERS) {
    problems.push({ code: "too-many-parameters", found: parameters, most: MAX_PARAMETERS });
  }
  const { optimizer, schedule, batchSize } = spec;
  if (!isLearningRate(optimizer.learningRate)) {
    problems.push({ code: "learning-rate-not-positive", found: optimizer.learningRate });
  }
  for (const name of optimizerSettings) check(name, optimizer[name]);
  check("l1", spec.l1);
  check("l2", spec.l2);
  check("batchSize", batchSize === "full" ? undefined : batchSize);
  for (const [name, value] of scheduleSettings(schedule)) check(name, value);
  return problems;
}

/**
 * Whether a loss goes with the last layer: cross-entropy with softmax or log-softmax, binary
 * cross-entropy with sigmoid, mean squared error with any activation.
 */
export function checkLoss(
  loss: Loss,
  { layer, units, activation }: { layer: number; units: number; activation: string },
): LossProblem | null {
  if (loss === "cross-entropy") {
    if (!activation.endsWith("softmax")) {
      return { code: "cross-entropy-needs-softmax", layer, activation };
    }
    return units === 1 ? { code: "cross-entropy-needs-two", layer } : null;
  }
  if (loss === "binary-cross-entropy" && activation !== "sigmoid") {
    return { code: "binary-cross-entropy-needs-sigmoid", layer, activation };
  }
  return null;
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

const optimizerSettings = ["momentum", "decay", "beta1", "beta2", "epsilon"] as const;
optimizerSettings satisfies readonly (keyof OptimizerSpec)[];

const settingRanges: Readonly<Record<NumberSetting, SettingRange>> = {
  range: "above 0",
  dropout: "0 to below 1",
  momentum: "0 to below 1",
  decay: "0 to below 1",
  beta1: "0 to below 1",
  beta2: "0 to below 1",
  epsilon: "above 0",
  l1: "0 or more",
  l2: "0 or more",
  batchSize: "a whole number from 1",
  "schedule.every": "a whole number from 1",
  "schedule.factor": "above 0, up to 1",
  "schedule.epochs": "a whole number from 1",
  "schedule.from": "a whole number from 1",
};

function scheduleSettings(schedule: Schedule | undefined): [NumberSetting, number][] {
  if (schedule === undefined) return [];
  const { name: _name, ...numbers } = schedule;
  return Object.entries(numbers).map(([key, value]) => [
    `schedule.${key}` as NumberSetting,
    Number(value),
  ]);
}

function isWithin(value: number, range: SettingRange): boolean {
  switch (range) {
    case "above 0":
      return value > 0 && value < Infinity;
    case "0 or more":
      return value >= 0 && value < Infinity;
    case "0 to below 1":
      return value >= 0 && value < 1;
    case "above 0, up to 1":
      return value > 0 && value <= 1;
    case "a whole number from 1":
      return isCount(value, Number.MAX_SAFE_INTEGER);
    default:
      return range satisfies never;
  }
}

function isCount(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
