// network.json: architecture and training settings as text, for people who come from config files.
// Every key is known by name, so that a misspelt one, or one that has no effect, is named with its
// path instead of being ignored. Which names and numbers make a network, #engine/network-file knows.
import * as v from "valibot";
import { fromNetworkFile, type LayerFile, toNetworkFile, usualInit } from "#engine/network-file";
import type { NetworkSpec } from "#engine/spec";
import { text } from "#program/messages";
import type { TrainingSettings } from "#program/network-config";
import { findJsonFault } from "./json-fault.ts";
import { phraseModelProblem } from "./model-json.ts";
import { problemPath } from "./problem-path.ts";

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
  /^optimizer\.(decay|beta1|beta2|epsilon)$|^schedule\.(every|factor|epochs|from)$|^layers\[\d+\]\.range$/;

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
/** Entries of `layers`. */
const MOST_LAYERS = 500;

/** Where a key stood in a file of another form, by where it stands in this one. */
export type Origins = ReadonlyMap<string, string>;

export function readNetworkJson(json: string): ReadNetwork {
  const parsed = parseNetworkJson(json);
  return "problem" in parsed
    ? { kind: "refused", problems: [parsed.problem] }
    : readNetworkData(parsed.data);
}

/** The data in a text, or a sentence that says in which line it is no JSON, or that it is cut off. */
export function parseNetworkJson(
  json: string,
): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: JSON.parse(json) };
  } catch {
    if (json.trim() === "") return { problem: text("files.networkJsonEmpty") };
    const place = findJsonFault(json) ?? json.length;
    const line = json.slice(0, place).split("\n").length;
    if (place === json.length) return { problem: text("files.networkJsonCut", { line }) };
    return {
      problem: text("files.networkJson", {
        line,
        found: json.slice(place, place + 12).split("\n")[0],
      }),
    };
  }
}

/** The same for data; problems name the keys as `origins` has them. */
export function readNetworkData(data: unknown, origins: Origins = new Map()): ReadNetwork {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return { kind: "refused", problems: [text("files.network-not-readable")] };
  }
  const entries = keyOf(data, "layers");
  if (Array.isArray(entries) && entries.length > MOST_LAYERS) {
    const counts = { path: origins.get("layers") ?? "layers", found: entries.length };
    return {
      kind: "refused",
      problems: [text("files.networkLayers", { ...counts, most: MOST_LAYERS })],
    };
  }
  const shape = v.safeParse(NetworkShape, data, { abortPipeEarly: true });
  if (!shape.success) {
    const issues = shape.issues.slice(0, PROBLEMS_SHOWN);
    return { kind: "refused", problems: issues.map((issue) => phraseIssue(issue, origins)) };
  }
  const { epochs, shuffle, seed, validation, earlyStop, ...network } = shape.output;
  const parsed = fromNetworkFile(network);
  if (parsed.kind === "refused") {
    const problems = parsed.problems.slice(0, PROBLEMS_SHOWN).map((problem) => {
      const sentence = phraseModelProblem(problem);
      const path = problemPath(problem, data);
      return path === ""
        ? sentence
        : text("files.at", { path: origins.get(path) ?? path, sentence });
    });
    return { kind: "refused", problems };
  }
  const settings = { epochs, shuffle, seed, validation, earlyStop };
  return { kind: "network", spec: parsed.spec, settings };
}

/** What follows from the rest - an init that goes with its activation, no validation - is left out. */
export function writeNetworkJson(spec: NetworkSpec, settings: TrainingSettings): string {
  const { layers, ...file } = toNetworkFile(spec);
  const { epochs, shuffle, seed, validation, earlyStop } = settings;
  const whole = {
    ...file,
    epochs,
    shuffle,
    ...(validation === 0 ? {} : { validation }),
    ...(earlyStop === null ? {} : { earlyStop }),
    seed,
  };
  const rows = Object.entries(whole)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  "${key}": ${inOneLine(value)}`);
  const entries = layers.map((layer) => `    ${inOneLine(withoutUsualInit(layer))}`);
  rows.splice(1, 0, `  "layers": [\n${entries.join(",\n")}\n  ]`);
  return `{\n${rows.join(",\n")}\n}\n`;
}

function withoutUsualInit(layer: LayerFile): object {
  if ("dropout" in layer || layer.init !== usualInit(layer.activation)) return layer;
  const { init: _init, ...rest } = layer;
  return rest;
}

/** `{ "name": "sgd", "learningRate": 0.1 }` */
function inOneLine(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
}

/** How many of so many samples `validation` keeps apart; a share is rounded down. */
export function countValidation(validation: number, samples: number): number {
  return validation < 1 ? Math.floor(validation * samples) : validation;
}

function phraseIssue(issue: v.BaseIssue<unknown>, origins: Origins): string {
  const own = pathOf(issue);
  const path = origins.get(own) ?? own;
  if (path === "") return text("files.network-not-readable");
  if (issue.expected === "never") {
    return text(keysOfSome.test(own) ? "files.networkKeyUnused" : "files.networkKey", { path });
  }
  if (issue.input === undefined) {
    const isCore = /^(inputs|layers|loss|layers\[\d+\]\.dense)$/.test(own);
    return text(isCore ? "files.networkMissing" : "files.networkMissingIn", { path });
  }
  const expected = text(issue.message);
  return text("files.networkValue", { path, found: shown(issue.input), expected });
}

/** `layers[2].activation`; a key that is very long is cut. */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) =>
    typeof key === "number" ? `[${key}]` : `.${String(key).slice(0, 60)}`,
  );
  return keys.join("").replace(/^\./, "");
}

/** A value as it stands in a sentence. What is nested may be large or deep, and is only named. */
function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value).slice(0, 60);
  if (Array.isArray(value)) return value.length === 0 ? "[]" : text("files.found.list");
  return Object.keys(value).length === 0 ? "{}" : text("files.found.object");
}

function shapeOf(shapes: Shapes, found: unknown): v.GenericSchema {
  return typeof found === "string" && Object.hasOwn(shapes, found) ? shapes[found] : AnyName;
}

function keyOf(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null && key in data
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
