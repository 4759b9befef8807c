// The architecture of a network in the form of a network.json file: plain data, checked by hand
// here because it comes from a file. Only the keys that decide the arithmetic are read; the others
// are the file layer's. Knows no files and no sentences: problems are data.
import { checkNetwork, type SpecProblem } from "./check-spec.ts";
import {
  type Activation,
  activations,
  type DenseSpec,
  type Init,
  inits,
  type NetworkSpec,
} from "./spec.ts";

/** What stands where a file says nothing. A layer's init follows from its activation. */
export const DEFAULT_LEARNING_RATE = 0.01;

export type NetworkFileProblem =
  | SpecProblem
  /** `network` is not an object, or `layers` is not a list. */
  | { readonly code: "network-not-readable" }
  /** A layer that is not `{"dense": N, ...}`. */
  | { readonly code: "layer-kind-unknown"; readonly layer: number }
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

export function toNetworkFile(spec: NetworkSpec): NetworkFile {
  return {
    inputs: spec.inputs,
    layers: spec.layers.map(({ units, activation, init }) => ({ dense: units, activation, init })),
    loss: spec.loss,
    optimizer: { name: spec.optimizer.name, learningRate: spec.optimizer.learningRate },
  };
}

export interface NetworkFile {
  readonly inputs: number;
  readonly layers: readonly {
    readonly dense: number;
    readonly activation: Activation;
    readonly init: Init;
  }[];
  readonly loss: "cross-entropy";
  readonly optimizer: { readonly name: "sgd"; readonly learningRate: number };
}

/** Reads what `toNetworkFile` writes, and files made elsewhere; the spec it answers can be built. */
export function fromNetworkFile(data: unknown): ParsedNetwork {
  if (!isRecord(data) || !Array.isArray(data.layers)) {
    return { kind: "refused", problems: [{ code: "network-not-readable" }] };
  }
  const problems: NetworkFileProblem[] = [];
  const layers = data.layers.map((layer: unknown, l) => readLayer(layer, l + 1, problems));
  if (data.loss !== "cross-entropy") {
    const found = nameOf(data.loss);
    problems.push({ code: "network-setting-unknown", key: "loss", found, known: "cross-entropy" });
  }
  const optimizer = isRecord(data.optimizer) ? data.optimizer : {};
  if ((optimizer.name ?? "sgd") !== "sgd") {
    const found = nameOf(optimizer.name);
    problems.push({ code: "network-setting-unknown", key: "optimizer", found, known: "sgd" });
  }
  const spec: NetworkSpec = {
    inputs: numberOf(data.inputs),
    layers,
    loss: "cross-entropy",
    optimizer: {
      name: "sgd",
      learningRate: numberOf(optimizer.learningRate ?? DEFAULT_LEARNING_RATE),
    },
  };
  if (problems.length === 0) problems.push(...checkNetwork(spec));
  return problems.length === 0 ? { kind: "network", spec } : { kind: "refused", problems };
}

function readLayer(data: unknown, layer: number, problems: NetworkFileProblem[]): DenseSpec {
  const record = isRecord(data) ? data : {};
  if (!("dense" in record)) problems.push({ code: "layer-kind-unknown", layer });
  const named = <T extends string>(key: string, names: readonly T[], missing: T): T => {
    const found = record[key] ?? missing;
    const known = names.find((name) => name === found);
    if (known !== undefined) return known;
    const code = "layer-setting-unknown";
    problems.push({ code, layer, key, found: nameOf(found), known: names.join(", ") });
    return missing;
  };
  const activation = named("activation", activations, "linear");
  const init = named("init", inits, activation === "relu" ? "he" : "glorot");
  return { units: numberOf(record.dense), activation, init };
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** The number, or not-a-number, which no check lets through. */
function numberOf(data: unknown): number {
  return typeof data === "number" ? data : Number.NaN;
}

function nameOf(data: unknown): string {
  return typeof data === "string" ? data : (JSON.stringify(data) ?? "");
}
