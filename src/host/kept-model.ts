// A network outside a session: with the labels of its outputs and the place its training stands at, so
// that it can be taught, asked, written to a model.json and gone on with. In a model.json written here
// `network` is a whole network.json: its training goes on as it was begun. No files, no lists kept.
import { fromModel, toModel } from "#engine/model";
import type { Network } from "#engine/network";
import { type Place, startPlace } from "#engine/place";
import { Random, streams } from "#engine/rng";
import { takeSnapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";
import { parseModelJson, phraseModelProblems } from "#files/model-json";
import { readNetworkJson } from "#files/network-json";
import { text } from "#program/messages";
import type { TrainingSettings } from "#program/network-config";
import { Labels } from "./labels.ts";
import { makeNetwork, restoreNetwork } from "./make-network.ts";

export interface KeptModel {
  readonly network: Network;
  readonly labels: Labels;
  readonly place: Place;
}

export type Refusable<T> = T | { readonly refusal: string };

/** What a network.json says, or what is wrong with it. */
export function readPlan(json: string): Refusable<{ spec: NetworkSpec; plan: TrainingSettings }> {
  const read = readNetworkJson(json);
  if (read.kind === "refused") return { refusal: read.problems.join(" ") };
  return { spec: read.spec, plan: read.settings };
}

/** A network with fresh weights from the plan's seed. */
export function newModel(spec: NetworkSpec, plan: TrainingSettings, labels: Labels): KeptModel {
  return { network: makeNetwork(spec, plan.seed), labels, place: startPlace };
}

/** The model of a model.json; `networkJson` is its `network`, for `readPlan`. */
export function readModel(json: string): Refusable<KeptModel & { readonly networkJson: string }> {
  const data = parseModelJson(json);
  if (data === undefined) return { refusal: text("files.modelJson") };
  const parsed = fromModel(data);
  if (parsed.kind === "refused") return { refusal: phraseModelProblems(parsed.problems) };
  const { snapshot, context } = parsed;
  const { place, labels } = context;
  return {
    network: restoreNetwork(snapshot),
    labels: labels.length === 1 ? Labels.numbered(1) : new Labels(labels),
    place,
    networkJson: JSON.stringify((data as { readonly network: unknown }).network),
  };
}

/** The text of a model.json. */
export function writeModel({ network, labels, place }: KeptModel, plan: TrainingSettings): string {
  // A single output has no label of its own, but the form wants one an output.
  const { texts } = labels.texts.length > 0 ? labels : { texts: ["0"] };
  const model = toModel(network, { labels: texts, place });
  const settings = { ...plan, seed: network.seed };
  return JSON.stringify({ ...model, network: { ...model.network, ...settings } });
}

/**
 * The same weights, to be trained as `spec` says from here on; its layers must be the same. What
 * the optimizer remembers stays, if it is the same optimizer.
 */
export function retrainAs(model: KeptModel, spec: NetworkSpec): KeptModel {
  const kept = takeSnapshot(model.network);
  const fresh = makeNetwork(spec, kept.seed).state;
  const isSameOptimizer = spec.optimizer.name === kept.spec.optimizer.name;
  const { first, second, powers } = isSameOptimizer ? kept.state : fresh;
  const { learningRate } = fresh;
  const state = { ...kept.state, learningRate, first, second, powers };
  return { ...model, network: restoreNetwork({ ...kept, spec, state }) };
}

/** The same weights, with shuffling and dropout drawn anew from a seed. */
export function reseed(model: KeptModel, seed: number): KeptModel {
  const kept = takeSnapshot(model.network);
  const state = { ...kept.state, dropout: new Random(seed, streams.dropout).state };
  const network = restoreNetwork({ ...kept, seed, state });
  return { ...model, network, place: { ...model.place, shuffle: null } };
}
