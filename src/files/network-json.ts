// network.json: architecture and training settings as text, for people who come from config files.
// Every key is known by name, so that a misspelt or not yet supported one is named with its path
// instead of being ignored. What makes a network, #engine/network-file knows.
import * as v from "valibot";
import { fromNetworkFile, toNetworkFile } from "#engine/network-file";
import type { NetworkSpec } from "#engine/spec";
import { text } from "#program/messages";
import { phraseModelProblems } from "./model-json.ts";

/** How to train, besides what the network is made of. */
export interface TrainingSettings {
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

export type ReadNetwork =
  | { readonly kind: "network"; readonly spec: NetworkSpec; readonly settings: TrainingSettings }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

const whole = v.pipe(v.number(), v.safeInteger());
const settingsShape = {
  epochs: v.optional(v.pipe(whole, v.minValue(0)), 1),
  shuffle: v.optional(v.boolean(), true),
  seed: v.optional(whole, 1),
};

// Names (activation, init, loss, optimizer) are left to the engine, which says which ones it knows.
const NetworkShape = v.strictObject({
  inputs: v.number(),
  layers: v.array(
    v.strictObject({
      dense: v.number(),
      activation: v.optional(v.string()),
      init: v.optional(v.string()),
    }),
  ),
  loss: v.string(),
  optimizer: v.optional(
    v.strictObject({
      name: v.string(),
      learningRate: v.optional(v.number()),
      momentum: v.optional(v.literal(0)),
    }),
  ),
  ...settingsShape,
  // Not supported yet: taken only with the value that changes nothing.
  schedule: v.optional(v.strictObject({ name: v.literal("constant") })),
  batchSize: v.optional(v.literal(1)),
  l1: v.optional(v.literal(0)),
  l2: v.optional(v.literal(0)),
  validation: v.optional(v.literal(0)),
  earlyStop: v.optional(v.null()),
  precision: v.optional(v.literal("float64")),
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
  const shape = v.safeParse(NetworkShape, data);
  if (!shape.success) {
    return { kind: "refused", problems: shape.issues.slice(0, PROBLEMS_SHOWN).map(phraseIssue) };
  }
  const { epochs, shuffle, seed, ...network } = shape.output;
  const parsed = fromNetworkFile(network);
  if (parsed.kind === "refused") {
    return { kind: "refused", problems: [phraseModelProblems(parsed.problems)] };
  }
  return { kind: "network", spec: parsed.spec, settings: { epochs, shuffle, seed } };
}

export function writeNetworkJson(spec: NetworkSpec, settings: TrainingSettings): string {
  return `${JSON.stringify({ ...toNetworkFile(spec), ...settings }, null, 2)}\n`;
}

function phraseIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? "";
  if (path === "") return text("files.network-not-readable");
  if (issue.expected === "never") return text("files.networkKey", { path });
  if (issue.input === undefined) return text("files.networkMissing", { path });
  const found = JSON.stringify(issue.input).slice(0, 60);
  const expected = issue.expected ?? text("files.wholeNumber");
  return text("files.networkValue", { path, found, expected });
}
