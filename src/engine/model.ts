// The model file: a trained network as JSON data that people keep and exchange, and back.
// Plain data in and out, checked by hand because it comes from a file; no files, no sentences.
// The form is described in README.md, "Model files".
import { isLearningRate } from "./check-spec.ts";
import type { DenseWeights } from "./kernels.ts";
import type { Network } from "./network.ts";
import {
  fromNetworkFile,
  isRecord,
  type NetworkFile,
  type NetworkFileProblem,
  toNetworkFile,
} from "./network-file.ts";
import { isRandomState } from "./rng.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { NetworkSpec } from "./spec.ts";

export const MODEL_FORMAT = "blockprop-model";
export const MODEL_VERSION = 1;

/** Where a training stands, so that it can go on: kept by whoever runs the training. */
export interface Position {
  readonly epoch: number;
  readonly sample: number;
  /** The order of the samples in this epoch; empty when it is the list's own. */
  readonly order: readonly number[];
}

/** What a model file holds besides the network. */
export interface ModelContext {
  /** One text an output, all different. */
  readonly labels: readonly string[];
  readonly position: Position;
  /** States of the random streams in use, by name, e.g. `shuffle`. */
  readonly streams: Readonly<Record<string, number>>;
}

export const startPosition: Position = { epoch: 0, sample: 0, order: [] };

/** The JSON form, for JSON.stringify: it writes numbers in the shortest form that reads back. */
export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly version: typeof MODEL_VERSION;
  readonly network: NetworkFile;
  readonly labels: readonly string[];
  readonly layers: readonly {
    readonly weights: readonly number[];
    readonly biases: readonly number[];
  }[];
  readonly position: Position & { readonly trained: number };
  readonly random: { readonly seed: number; readonly streams: Readonly<Record<string, number>> };
  readonly optimizer: { readonly name: "sgd"; readonly learningRate: number };
}

export type ModelProblem =
  | NetworkFileProblem
  /** Not a model file at all. */
  | { readonly code: "model-format" }
  | { readonly code: "model-version"; readonly found: string; readonly newest: number }
  /** `labels` is not a list of texts that are all different. */
  | { readonly code: "model-labels" }
  | { readonly code: "model-label-count"; readonly found: number; readonly expected: number }
  | { readonly code: "model-layer-count"; readonly found: number; readonly expected: number }
  | {
      readonly code: "model-shape";
      readonly layer: number;
      readonly part: "weights" | "biases";
      readonly found: number;
      readonly expected: number;
    }
  /** A weight or bias that is missing, no number or not finite; `at` counts from 1. */
  | {
      readonly code: "model-number";
      readonly layer: number;
      readonly part: "weights" | "biases";
      readonly at: number;
      readonly found: string;
    }
  /** `position`, `random` or `optimizer` does not hold what it should. */
  | { readonly code: "model-state"; readonly part: "position" | "random" | "optimizer" };

export type ParsedModel =
  | { readonly kind: "model"; readonly snapshot: Snapshot; readonly context: ModelContext }
  | { readonly kind: "refused"; readonly problems: readonly ModelProblem[] };

/** A network as the data of a model file. */
export function toModel(
  network: Network,
  labels: readonly string[],
  { position = startPosition, streams = {} }: Partial<Omit<ModelContext, "labels">> = {},
): Model {
  const { spec, layers, trained, seed, learningRate } = takeSnapshot(network);
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    network: toNetworkFile(spec),
    labels,
    layers: layers.map(({ weights, biases }) => ({
      weights: Array.from(weights),
      biases: Array.from(biases),
    })),
    position: { ...position, trained },
    random: { seed, streams },
    optimizer: { name: "sgd", learningRate },
  };
}

/**
 * Reads the data of a model file; `fromSnapshot` makes the network. A file that holds only format,
 * version, network, labels and layers will do: a model from elsewhere counts as trained.
 */
export function fromModel(data: unknown): ParsedModel {
  if (!isRecord(data) || data.format !== MODEL_FORMAT) return refused([{ code: "model-format" }]);
  if (data.version !== MODEL_VERSION) {
    const found = JSON.stringify(data.version) ?? "";
    return refused([{ code: "model-version", found, newest: MODEL_VERSION }]);
  }
  const parsed = fromNetworkFile(data.network);
  if (parsed.kind === "refused") return parsed;
  const { spec } = parsed;
  const problems: ModelProblem[] = [];
  const labels = readLabels(data.labels, spec, problems);
  const layers = readLayers(data.layers, spec, problems);
  const position = readPosition(data.position ?? { ...startPosition, trained: 1 });
  if (position === null) problems.push({ code: "model-state", part: "position" });
  const random = readRandom(data.random ?? { seed: 1 });
  if (random === null) problems.push({ code: "model-state", part: "random" });
  const learningRate = readLearningRate(data.optimizer ?? {}, spec.optimizer.learningRate);
  if (learningRate === null) problems.push({ code: "model-state", part: "optimizer" });
  if (position === null || random === null || learningRate === null || problems.length > 0) {
    return refused(problems);
  }
  const { trained, ...place } = position;
  const { seed, streams } = random;
  const snapshot = { spec, layers, trained, seed, learningRate };
  return { kind: "model", snapshot, context: { labels, position: place, streams } };
}

function refused(problems: readonly ModelProblem[]): ParsedModel {
  return { kind: "refused", problems };
}

function readLabels(data: unknown, spec: NetworkSpec, problems: ModelProblem[]): string[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  const labels = list.filter((label) => typeof label === "string");
  if (!Array.isArray(data) || new Set(labels).size !== list.length) {
    problems.push({ code: "model-labels" });
  } else if (labels.length !== spec.layers[spec.layers.length - 1].units) {
    const expected = spec.layers[spec.layers.length - 1].units;
    problems.push({ code: "model-label-count", found: labels.length, expected });
  }
  return labels;
}

function readLayers(data: unknown, spec: NetworkSpec, problems: ModelProblem[]): DenseWeights[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  if (list.length !== spec.layers.length) {
    const numbers = { found: list.length, expected: spec.layers.length };
    problems.push({ code: "model-layer-count", ...numbers });
    return [];
  }
  return spec.layers.map(({ units }, l) => {
    const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
    const item = list[l];
    const layer = isRecord(item) ? item : {};
    const read = (part: "weights" | "biases", expected: number): Float64Array => {
      const numbers = layer[part];
      const problem = findBadNumber(numbers, { layer: l + 1, part, expected });
      if (problem === null) return Float64Array.from(numbers as number[]);
      problems.push(problem);
      return new Float64Array(0);
    };
    return { weights: read("weights", inputs * units), biases: read("biases", units) };
  });
}

function findBadNumber(
  data: unknown,
  place: { layer: number; part: "weights" | "biases"; expected: number },
): ModelProblem | null {
  const { layer, part, expected } = place;
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  if (list.length !== expected) {
    return { code: "model-shape", layer, part, found: list.length, expected };
  }
  const at = list.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return null;
  return { code: "model-number", layer, part, at: at + 1, found: String(list[at]) };
}

function readPosition(data: unknown): (Position & { trained: number }) | null {
  if (!isRecord(data)) return null;
  const { epoch = 0, sample = 0, order = [], trained = 1 } = data;
  if (!isCount(epoch) || !isCount(sample) || !isCount(trained)) return null;
  return Array.isArray(order) && order.every(isCount) ? { epoch, sample, order, trained } : null;
}

function readRandom(data: unknown): { seed: number; streams: Record<string, number> } | null {
  if (!isRecord(data)) return null;
  const { seed = 1, streams = {} } = data;
  if (typeof seed !== "number" || !Number.isInteger(seed) || !isRecord(streams)) return null;
  const states: Record<string, number> = {};
  for (const [name, state] of Object.entries(streams)) {
    if (typeof state !== "number" || !isRandomState(state)) return null;
    states[name] = state;
  }
  return { seed, streams: states };
}

function readLearningRate(data: unknown, declared: number): number | null {
  if (!isRecord(data)) return null;
  const { name = "sgd", learningRate: rate = declared } = data;
  return name === "sgd" && typeof rate === "number" && isLearningRate(rate) ? rate : null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
