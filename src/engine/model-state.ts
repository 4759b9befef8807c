// What a model file holds so that its training can go on: position, random streams, what the optimizer
// remembers. Each part may be missing: a model made elsewhere counts as trained and goes on as it can.
import { isLearningRate } from "./check-spec.ts";
import type { LayerNumbers, ModelProblem } from "./model.ts";
import { readNumbers } from "./model-numbers.ts";
import { isRecord } from "./network-file.ts";
import { momentsOf } from "./optimizers.ts";
import type { Copied, NetworkState } from "./parameters.ts";
import type { Place } from "./place.ts";
import { isRandomState, Random, streams } from "./rng.ts";
import type { NetworkSpec } from "./spec.ts";

/** The part of the JSON form that this file reads. */
export interface TrainingFile<Row = readonly number[]> {
  /** `epoch` counts the finished ones. */
  readonly position: {
    readonly epoch: number;
    readonly sample: number;
    readonly order: readonly number[];
    readonly trained: number;
  };
  readonly random: { readonly seed: number; readonly streams: Readonly<Record<string, number>> };
  readonly optimizer: KeptOptimizer<Row>;
}

interface KeptOptimizer<Row> {
  /** The rate before the schedule. */
  readonly learningRate: number;
  /** Adam's beta1^t and beta2^t. */
  readonly powers: readonly [number, number];
  readonly first?: readonly LayerNumbers<Row>[];
  readonly second?: readonly LayerNumbers<Row>[];
}

export function keptOptimizer<Row>(
  { learningRate, powers, first, second }: NetworkState,
  rowOf: (numbers: Float64Array) => Row,
): KeptOptimizer<Row> {
  const rows = (layers: readonly Copied[]) =>
    layers.map(({ weights, biases }) => ({ weights: rowOf(weights), biases: rowOf(biases) }));
  return {
    learningRate,
    powers,
    ...(first.length > 0 ? { first: rows(first) } : {}),
    ...(second.length > 0 ? { second: rows(second) } : {}),
  };
}

export interface KeptState {
  readonly seed: number;
  readonly state: NetworkState;
  readonly place: Place;
}

type StatePart = "position" | "random" | "optimizer";

/** The state in a model's data, or which part of it does not hold what it should. */
export function readState(
  data: Readonly<Record<string, unknown>>,
  spec: NetworkSpec,
): KeptState | { readonly missing: StatePart } {
  const position = readPosition(data.position ?? {});
  if (position === null) return { missing: "position" };
  const random = readRandom(data.random ?? {});
  if (random === null) return { missing: "random" };
  const optimizer = readOptimizer(data.optimizer ?? {}, spec);
  if (optimizer === null) return { missing: "optimizer" };
  const { epoch, sample, order, trained } = position;
  const { seed, dropout, shuffle } = random;
  const state = { trained, epoch: epoch + 1, dropout, ...optimizer };
  return { seed, state, place: { sample, order, shuffle } };
}

function readPosition(data: unknown): TrainingFile["position"] | null {
  if (!isRecord(data)) return null;
  const { epoch = 0, sample = 0, order = [], trained = 1 } = data;
  if (!isCount(epoch) || !isCount(sample) || !isCount(trained)) return null;
  return Array.isArray(order) && isOrder(order) ? { epoch, sample, order, trained } : null;
}

/** Whether each of the numbers below the length is there once. */
function isOrder(order: readonly unknown[]): order is readonly number[] {
  const seen = new Uint8Array(order.length);
  return order.every((row) => isCount(row) && row < seen.length && seen[row]++ === 0);
}

function readRandom(
  data: unknown,
): { seed: number; dropout: number; shuffle: number | null } | null {
  if (!isRecord(data)) return null;
  const { seed = 1, streams: states = {} } = data;
  if (typeof seed !== "number" || !Number.isInteger(seed) || !isRecord(states)) return null;
  const { dropout = new Random(seed, streams.dropout).state, shuffle = null } = states;
  if (!isState(dropout) || !(shuffle === null || isState(shuffle))) return null;
  return { seed, dropout, shuffle };
}

type Remembered = Pick<NetworkState, "learningRate" | "powers" | "first" | "second">;

function readOptimizer(data: unknown, spec: NetworkSpec): Remembered | null {
  if (!isRecord(data)) return null;
  const { learningRate = spec.optimizer.learningRate, powers = [1, 1] } = data;
  if (typeof learningRate !== "number" || !isLearningRate(learningRate)) return null;
  if (!Array.isArray(powers) || powers.length !== 2 || !powers.every(isShare)) return null;
  const moments = momentsOf[spec.optimizer.name];
  const first = readMoment(moments >= 1, data.first, spec);
  const second = readMoment(moments >= 2, data.second, spec);
  if (first === null || second === null) return null;
  return { learningRate, powers: [powers[0], powers[1]], first, second };
}

/** Nothing where the optimizer remembers nothing; zeros where the file has none. */
function readMoment(isKept: boolean, data: unknown, spec: NetworkSpec): Copied[] | null {
  if (!isKept) return [];
  if (data === undefined) {
    return spec.layers.map(({ units }, l) => {
      const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
      return { weights: new Float64Array(inputs * units), biases: new Float64Array(units) };
    });
  }
  const problems: ModelProblem[] = [];
  const numbers = readNumbers(data, spec, problems);
  return problems.length === 0 ? numbers : null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isState(value: unknown): value is number {
  return typeof value === "number" && isRandomState(value);
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}
