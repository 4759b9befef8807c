// model.json: a trained network as text, and what is wrong with one in sentences that name the
// layer or the key. What the file holds, #engine/model knows.

import type { NumberSetting, SettingRange } from "#engine/check-spec";
import { fromModel, type Model, type ModelProblem, type ParsedModel } from "#engine/model";
import { text } from "#program/messages";

export type ReadModel =
  | Extract<ParsedModel, { kind: "model" }>
  | { readonly kind: "refused"; readonly text: string };

export function readModelJson(json: string): ReadModel {
  const data = parseModelJson(json);
  if (data === undefined) return { kind: "refused", text: text("files.modelJson") };
  const parsed = fromModel(data);
  if (parsed.kind === "model") return parsed;
  return { kind: "refused", text: phraseModelProblems(parsed.problems) };
}

/**
 * The data in the text of a model.json; undefined when it is not JSON. NaN and Infinity, which other
 * programs write though JSON has no such numbers, come out as texts, so that what is wrong with a
 * number can be said with its layer.
 */
export function parseModelJson(json: string): unknown {
  return parse(json) ?? parse(json.replace(NOT_FINITE, '$1"$2"'));
}

const NOT_FINITE = /([[,:]\s*)(-?Infinity|NaN)(?=\s*[\],}])/g;

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Numbers come out in the shortest form that reads back the same float64. */
export function writeModelJson(model: Model): string {
  return JSON.stringify(model);
}

const PROBLEMS_SHOWN = 5;

/** The first problems as sentences. Layers and positions count from 1. */
export function phraseModelProblems(problems: readonly ModelProblem[]): string {
  return problems.slice(0, PROBLEMS_SHOWN).map(phraseModelProblem).join(" ");
}

export function phraseModelProblem(problem: ModelProblem): string {
  if (problem.code !== "setting-out-of-range") {
    return text(`files.${problem.code}`, { ...problem });
  }
  const { setting, layer, found, expected } = problem;
  const { path, usual } = settings[setting];
  return text(layer > 0 ? "files.layerSetting" : "files.networkSetting", {
    layer,
    path,
    found,
    expected: text(ranges[expected]),
    usual,
  });
}

/** Where in a network.json a setting stands, and what to try there. */
const settings: Readonly<Record<NumberSetting, { readonly path: string; readonly usual: number }>> =
  {
    range: { path: "range", usual: 0.5 },
    dropout: { path: "dropout", usual: 0.2 },
    momentum: { path: "optimizer.momentum", usual: 0.9 },
    decay: { path: "optimizer.decay", usual: 0.99 },
    beta1: { path: "optimizer.beta1", usual: 0.9 },
    beta2: { path: "optimizer.beta2", usual: 0.999 },
    epsilon: { path: "optimizer.epsilon", usual: 1e-8 },
    l1: { path: "l1", usual: 0 },
    l2: { path: "l2", usual: 0 },
    batchSize: { path: "batchSize", usual: 32 },
    "schedule.every": { path: "schedule.every", usual: 10 },
    "schedule.factor": { path: "schedule.factor", usual: 0.5 },
    "schedule.epochs": { path: "schedule.epochs", usual: 5 },
    "schedule.from": { path: "schedule.from", usual: 5 },
  };

const ranges: Readonly<Record<SettingRange, string>> = {
  "above 0": "files.expected.above0",
  "0 or more": "files.expected.from0",
  "0 to below 1": "files.expected.share",
  "above 0, up to 1": "files.expected.factor",
  "a whole number from 1": "files.expected.wholeFrom1",
};
