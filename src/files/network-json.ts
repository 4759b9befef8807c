// network.json: architecture and training settings as text, for people who come from config files.
// Every key is known by name, so that a misspelt one, or one that has no effect, is named with its
// path instead of being ignored. Which names and numbers make a network, #engine/network-file knows.
import * as v from "valibot";
import { fromNetworkFile, toNetworkFile } from "#engine/network-file";
import type { NetworkSpec } from "#engine/spec";
import { text } from "#program/messages";
import { phraseModelProblem } from "./model-json.ts";

/** How to train, besides what the network is made of. */
export interface TrainingSettings {
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /**
   * Of the samples at the end of the training list, how many are kept apart for validation: below 1 a
   * share of them, from 1 on their number. See `countValidation`.
   */
  readonly validation: number;
  /** What ends the training early; it needs validation samples, from here or from elsewhere. */
  readonly earlyStop: { readonly patience: number; readonly metric: "loss" | "accuracy" } | null;
}

export type ReadNetwork =
  | { readonly kind: "network"; readonly spec: NetworkSpec; readonly settings: TrainingSettings }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

// What a schema was given as its message is the key of the words for what was expected.
const number = v.number("files.expected.number");
const name = v.string("files.expected.name");
const whole = v.pipe(number, v.safeInteger("files.expected.whole"));
const wholeFrom = (least: 0 | 1) => {
  const expected = `files.expected.wholeFrom${least}`;
  return v.pipe(number, v.safeInteger(expected), v.minValue(least, expected));
};
const keys = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, "files.expected.object");
/** A number that only other optimizers have: the one that changes nothing is taken. */
const none = v.literal(0, "files.expected.noMomentum");

const DropoutShape = keys({ dropout: number });
const dense = { dense: number, activation: v.optional(name), init: v.optional(name) };
const DenseShape = keys(dense);
const UniformShape = keys({ ...dense, range: v.optional(number) });
const LayerShape = v.lazy((entry) => {
  if (keyOf(entry, "dropout") !== undefined && keyOf(entry, "dense") === undefined) {
    return DropoutShape;
  }
  return keyOf(entry, "init") === "uniform" ? UniformShape : DenseShape;
});

/** A form for each known name. */
type Shapes = Readonly<Record<string, v.GenericSchema>>;

const optimizer = { name: v.optional(name), learningRate: v.optional(number) };
const some = v.optional(number);
const no = v.optional(none);
const optimizerShapes: Shapes = {
  sgd: keys({ ...optimizer, momentum: some }),
  momentum: keys({ ...optimizer, momentum: some }),
  nesterov: keys({ ...optimizer, momentum: some }),
  rmsprop: keys({ ...optimizer, momentum: no, decay: some, epsilon: some }),
  adagrad: keys({ ...optimizer, momentum: no, epsilon: some }),
  adam: keys({ ...optimizer, momentum: no, beta1: some, beta2: some, epsilon: some }),
};

const scheduleShapes: Shapes = {
  constant: keys({ name }),
  step: keys({ name, every: number, factor: number }),
  exponential: keys({ name, factor: number }),
  "warm-up": keys({ name, epochs: number }),
  "decay-from": keys({ name, from: number, factor: number }),
};

/** Keys that some of the forms above have: known, but without effect beside the wrong name. */
const keysOfSome =
  /^optimizer\.(decay|beta1|beta2|epsilon)$|^schedule\.(every|factor|epochs|from)$|^layers\.\d+\.range$/;

// Names are left to the engine, which says which ones it knows.
const AnyName = v.looseObject({ name }, "files.expected.object");
const OptimizerShape = v.lazy((data) => shapeOf(optimizerShapes, keyOf(data, "name") ?? "sgd"));
const ScheduleShape = v.lazy((data) => shapeOf(scheduleShapes, keyOf(data, "name")));

const isValidation = (value: number) => value >= 0 && (value < 1 || Number.isSafeInteger(value));

const settings = {
  epochs: v.optional(wholeFrom(0), 1),
  shuffle: v.optional(v.boolean("files.expected.boolean"), true),
  seed: v.optional(whole, 1),
  validation: v.optional(
    v.pipe(
      v.number("files.expected.validation"),
      v.check(isValidation, "files.expected.validation"),
    ),
    0,
  ),
  earlyStop: v.optional(
    v.nullable(
      v.strictObject(
        {
          patience: wholeFrom(1),
          metric: v.picklist(["loss", "accuracy"], "files.expected.metric"),
        },
        "files.expected.earlyStop",
      ),
    ),
    null,
  ),
};

const NetworkShape = keys({
  inputs: number,
  layers: v.array(LayerShape, "files.expected.list"),
  loss: name,
  optimizer: v.optional(OptimizerShape),
  schedule: v.optional(ScheduleShape),
  batchSize: v.optional(v.union([v.number(), v.literal("full")], "files.expected.batchSize")),
  l1: some,
  l2: some,
  precision: v.optional(name),
  ...settings,
});

const PROBLEMS_SHOWN = 5;

export function readNetworkJson(json: string): ReadNetwork {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { kind: "refused", problems: [text("files.networkJson")] };
  }
  if (typeof data !== "object" || Array.isArray(data)) {
    return { kind: "refused", problems: [text("files.network-not-readable")] };
  }
  const shape = v.safeParse(NetworkShape, data, { abortPipeEarly: true });
  if (!shape.success) {
    return { kind: "refused", problems: shape.issues.slice(0, PROBLEMS_SHOWN).map(phraseIssue) };
  }
  const { epochs, shuffle, seed, validation, earlyStop, ...network } = shape.output;
  const parsed = fromNetworkFile(network);
  if (parsed.kind === "refused") {
    const problems = parsed.problems.slice(0, PROBLEMS_SHOWN).map(phraseModelProblem);
    return { kind: "refused", problems };
  }
  const settings = { epochs, shuffle, seed, validation, earlyStop };
  return { kind: "network", spec: parsed.spec, settings };
}

export function writeNetworkJson(spec: NetworkSpec, settings: TrainingSettings): string {
  return `${JSON.stringify({ ...toNetworkFile(spec), ...settings }, null, 2)}\n`;
}

/** How many of so many samples `validation` keeps apart; a share is rounded down. */
export function countValidation(validation: number, samples: number): number {
  return validation < 1 ? Math.floor(validation * samples) : validation;
}

function phraseIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "";
  if (path === "") return text("files.network-not-readable");
  if (issue.expected === "never") {
    return text(keysOfSome.test(path) ? "files.networkKeyUnused" : "files.networkKey", { path });
  }
  if (issue.input === undefined) {
    const isCore = /^(inputs|layers|loss|layers\.\d+\.dense)$/.test(path);
    return text(isCore ? "files.networkMissing" : "files.networkMissingIn", { path });
  }
  const found = JSON.stringify(issue.input).slice(0, 60);
  return text("files.networkValue", { path, found, expected: text(issue.message) });
}

function shapeOf(shapes: Shapes, found: unknown): v.GenericSchema {
  return typeof found === "string" && Object.hasOwn(shapes, found) ? shapes[found] : AnyName;
}

function keyOf(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null && key in data
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
