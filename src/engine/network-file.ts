// A network in the form of a network.json file: plain data, checked by hand here because it comes
// from a file. Only the keys that decide the arithmetic are read; how long to train is the file
// layer's. Knows no files and no sentences: problems are data. Every key: src/files/README.md.
import { checkNetwork, type SpecProblem } from "./check-spec.ts";
import {
  activations,
  type DenseSpec,
  inits,
  type Loss,
  losses,
  type NetworkSpec,
  type OptimizerSpec,
  optimizers,
  precisions,
  type Schedule,
} from "./spec.ts";

/** What stands where a file says nothing. A layer's init follows from its activation. */
export const DEFAULT_LEARNING_RATE = 0.01;
/** Adam takes steps of the size of the rate itself, so its customary rate is smaller. */
export const DEFAULT_ADAM_RATE = 0.001;

export type NetworkFileProblem =
  | SpecProblem
  /** `network` is not an object, or `layers` is not a list. */
  | { readonly code: "network-not-readable" }
  /** A layer that is neither `{"dense": N, ...}` nor `{"dropout": P}`. `layer` counts all entries. */
  | { readonly code: "layer-kind-unknown"; readonly layer: number }
  /** Dropout after the last dense layer, or two in a row. */
  | { readonly code: "dropout-not-before-dense"; readonly layer: number }
  /** A name the engine does not know, e.g. key "activation", found "swish". */
  | {
      readonly code: "layer-setting-unknown";
      readonly layer: number;
      readonly key: string;
      readonly found: string;
      readonly known: string;
    }
  | {
      readonly code: "network-setting-unknown";
      readonly key: string;
      readonly found: string;
      readonly known: string;
    };

export type ParsedNetwork =
  | { readonly kind: "network"; readonly spec: NetworkSpec }
  | { readonly kind: "refused"; readonly problems: readonly NetworkFileProblem[] };

export type LayerFile =
  | ({ readonly dense: number } & Omit<DenseSpec, "units" | "dropout">)
  | { readonly dropout: number };

/** The JSON form: a spec in which each dropout stands as a layer of its own. Keys in a fixed order. */
export interface NetworkFile extends Omit<NetworkSpec, "layers"> {
  readonly layers: readonly LayerFile[];
}

export function toNetworkFile(spec: NetworkSpec): NetworkFile {
  const layers = spec.layers.flatMap(({ units, dropout = 0, ...layer }): LayerFile[] => {
    const dense = { dense: units, ...layer };
    return dropout > 0 ? [{ dropout }, dense] : [dense];
  });
  const { inputs, loss, optimizer, schedule, batchSize, l1, l2, precision } = spec;
  return { inputs, layers, loss, optimizer, schedule, batchSize, l1, l2, precision };
}

/** Reads what `toNetworkFile` writes, and files made elsewhere; the spec it answers can be built. */
export function fromNetworkFile(data: unknown): ParsedNetwork {
  if (!isRecord(data) || !Array.isArray(data.layers)) {
    return { kind: "refused", problems: [{ code: "network-not-readable" }] };
  }
  const problems: NetworkFileProblem[] = [];
  const named: Named = (key, names, found) => {
    const known = names.find((name) => name === found);
    if (known !== undefined) return known;
    const code = "network-setting-unknown";
    problems.push({ code, key, found: nameOf(found), known: names.join(", ") });
    return names[0];
  };
  const layers = readLayers(data.layers, problems);
  const spec: NetworkSpec = {
    inputs: numberOf(data.inputs),
    layers,
    loss: named<Loss>("loss", losses, data.loss),
    optimizer: readOptimizer(data.optimizer, named),
    ...(data.schedule === undefined ? {} : { schedule: readSchedule(data.schedule, named) }),
    ...(data.batchSize === "full" ? { batchSize: "full" } : present("batchSize", data.batchSize)),
    ...present("l1", data.l1),
    ...present("l2", data.l2),
    ...(data.precision === undefined
      ? {}
      : { precision: named("precision", precisions, data.precision) }),
  };
  if (problems.length === 0) problems.push(...checkNetwork(spec));
  return problems.length === 0 ? { kind: "network", spec } : { kind: "refused", problems };
}

/** The name when it is known; otherwise a problem is noted and the first known one stands in. */
type Named = <T extends string>(key: string, names: readonly T[], found: unknown) => T;

function readLayers(data: readonly unknown[], problems: NetworkFileProblem[]): DenseSpec[] {
  const layers: DenseSpec[] = [];
  let dropout: number | null = null;
  data.forEach((entry, at) => {
    const record = isRecord(entry) ? entry : {};
    if ("dense" in record) {
      const layer = readDense(record, layers.length + 1, problems);
      layers.push(dropout === null ? layer : { ...layer, dropout });
      dropout = null;
    } else if ("dropout" in record) {
      if (dropout !== null) problems.push({ code: "dropout-not-before-dense", layer: at + 1 });
      dropout = numberOf(record.dropout);
    } else problems.push({ code: "layer-kind-unknown", layer: at + 1 });
  });
  if (dropout !== null) problems.push({ code: "dropout-not-before-dense", layer: data.length });
  return layers;
}

function readDense(
  record: Readonly<Record<string, unknown>>,
  layer: number,
  problems: NetworkFileProblem[],
): DenseSpec {
  const named = <T extends string>(key: string, names: readonly T[], missing: T): T => {
    const found = record[key] ?? missing;
    const known = names.find((name) => name === found);
    if (known !== undefined) return known;
    const code = "layer-setting-unknown";
    problems.push({ code, layer, key, found: nameOf(found), known: names.join(", ") });
    return missing;
  };
  const activation = named("activation", activations, "linear");
  const init = named("init", inits, usualInit(activation));
  return { units: numberOf(record.dense), activation, init, ...present("range", record.range) };
}

/** What stands where a layer says no init. */
export function usualInit(activation: DenseSpec["activation"]): DenseSpec["init"] {
  return activation.endsWith("relu") ? "he" : "glorot";
}

function readOptimizer(data: unknown, named: Named): OptimizerSpec {
  const record = isRecord(data) ? data : {};
  const given = named("optimizer", optimizers, record.name ?? "sgd");
  // {"name": "sgd", "momentum": 0.9} is how many files say it.
  const name = given === "sgd" && numberOf(record.momentum) > 0 ? "momentum" : given;
  const usual = name === "adam" ? DEFAULT_ADAM_RATE : DEFAULT_LEARNING_RATE;
  return {
    name,
    learningRate: numberOf(record.learningRate ?? usual),
    ...(name === "sgd" ? {} : present("momentum", record.momentum)),
    ...present("decay", record.decay),
    ...present("beta1", record.beta1),
    ...present("beta2", record.beta2),
    ...present("epsilon", record.epsilon),
  };
}

const scheduleNames = ["constant", "step", "exponential", "warm-up", "decay-from"] as const;
scheduleNames satisfies readonly Schedule["name"][];

function readSchedule(data: unknown, named: Named): Schedule {
  const record = isRecord(data) ? data : {};
  const name = named("schedule", scheduleNames, record.name);
  const factor = numberOf(record.factor);
  switch (name) {
    case "constant":
      return { name };
    case "step":
      return { name, every: numberOf(record.every), factor };
    case "exponential":
      return { name, factor };
    case "warm-up":
      return { name, epochs: numberOf(record.epochs) };
    default:
      return { name, from: numberOf(record.from), factor };
  }
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** The key with its number, when the file has it. */
function present<K extends string>(key: K, data: unknown): Partial<Record<K, number>> {
  return data === undefined ? {} : ({ [key]: numberOf(data) } as Record<K, number>);
}

/** The number, or not-a-number, which no check lets through. */
function numberOf(data: unknown): number {
  return typeof data === "number" ? data : Number.NaN;
}

function nameOf(data: unknown): string {
  return typeof data === "string" ? data : (JSON.stringify(data) ?? "");
}
