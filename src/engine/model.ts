// The model file: a trained network as JSON data that people keep and exchange, and back.
// Plain data in and out, checked by hand because it comes from a file; no files, no sentences.
// The form is described in README.md, "Model files".
import { readNumbers } from "./model-numbers.ts";
import { keptOptimizer, readState, type TrainingFile } from "./model-state.ts";
import type { Network } from "./network.ts";
import {
  fromNetworkFile,
  isRecord,
  type NetworkFile,
  type NetworkFileProblem,
  toNetworkFile,
} from "./network-file.ts";
import { type Place, startPlace } from "./place.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import type { NetworkSpec } from "./spec.ts";

export const MODEL_FORMAT = "blockprop-model";
export const MODEL_VERSION = 1;

/** What a model file holds besides the network. */
export interface ModelContext {
  /** One text an output, all different. */
  readonly labels: readonly string[];
  /** Where in an epoch its training stands. */
  readonly place: Place;
}

/** The JSON form, for JSON.stringify: it writes numbers in the shortest form that reads back. */
export interface Model<Row = readonly number[]> extends TrainingFile<Row> {
  readonly format: typeof MODEL_FORMAT;
  readonly version: typeof MODEL_VERSION;
  readonly network: NetworkFile;
  readonly labels: readonly string[];
  readonly layers: readonly LayerNumbers<Row>[];
}

export interface LayerNumbers<Row = readonly number[]> {
  readonly weights: Row;
  readonly biases: Row;
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
export function toModel(network: Network, kept: ModelToKeep): Model {
  return modelWith(network, kept, (numbers) => Array.from(numbers));
}

/** The same with rows of float64, for what is stored as it is: of millions of weights in a fifth of the time. */
export function toPackedModel(network: Network, kept: ModelToKeep): Model<Float64Array> {
  return modelWith(network, kept, (numbers) => numbers);
}

function modelWith<Row>(
  network: Network,
  { labels, place = startPlace }: ModelToKeep,
  rowOf: (numbers: Float64Array) => Row,
): Model<Row> {
  const { spec, seed, layers, state } = takeSnapshot(network);
  const { trained, epoch, dropout } = state;
  const { sample, order, shuffle } = place;
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    network: toNetworkFile(spec),
    labels,
    layers: layers.map(({ weights, biases }) => ({
      weights: rowOf(weights),
      biases: rowOf(biases),
    })),
    position: { epoch: epoch - 1, sample, order, trained },
    random: { seed, streams: { dropout, ...(shuffle === null ? {} : { shuffle }) } },
    optimizer: keptOptimizer(state, rowOf),
  };
}

export type ModelToKeep = Pick<ModelContext, "labels"> & Partial<Pick<ModelContext, "place">>;

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
  const layers = readNumbers(data.layers, spec, problems);
  const kept = readState(data, spec);
  if ("missing" in kept) problems.push({ code: "model-state", part: kept.missing });
  if ("missing" in kept || problems.length > 0) return refused(problems);
  const { seed, state, place } = kept;
  return { kind: "model", snapshot: { spec, seed, layers, state }, context: { labels, place } };
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
