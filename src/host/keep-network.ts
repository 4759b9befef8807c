// The session's network as model.json data, to keep or to save, and back into the session: weights,
// what the optimizer remembers, the epochs finished, and where random numbers stand. A training of
// whole epochs that was cut inside an epoch goes on with the next one, shuffled anew.
import { fromModel, type Model, toModel, toPackedModel } from "#engine/model";
import { isRecord } from "#engine/network-file";
import type { Precision } from "#engine/spec";
import { phraseModelProblems } from "#files/model-json";
import { Labels } from "./labels.ts";
import type { Learner } from "./learner.ts";
import { restoreNetwork } from "./make-network.ts";

/** What stands for the label of a single output, since a model has one for each. */
const ONE_LABEL = ["0"];

/** Null when there is nothing learned yet. */
export function modelOf(learner: Learner): Model | null {
  const { network } = learner;
  return network === null || network.trained === 0 ? null : toModel(network, besides(learner));
}

/** The same to be stored, with rows of float64. */
export function packedModelOf(learner: Learner): Model<Float64Array> | null {
  const { network } = learner;
  if (network === null || network.trained === 0) return null;
  return toPackedModel(network, besides(learner));
}

function besides({ labels: { texts }, place }: Learner) {
  return { labels: texts.length > 0 ? texts : ONE_LABEL, place };
}

/** What the network of a model computes in, before the model is taken up. */
export function precisionOf(data: unknown): Precision {
  const network = isRecord(data) ? data.network : null;
  return isRecord(network) && network.precision === "float32" ? "float32" : "float64";
}

/** Takes up the network of a model. What is wrong with it, as a sentence, or null; then it is in hand. */
export function adoptModel(learner: Learner, data: unknown): string | null {
  const parsed = fromModel(data);
  if (parsed.kind === "refused") return phraseModelProblems(parsed.problems);
  const { labels: texts, place } = parsed.context;
  const labels = texts.length > 1 ? new Labels(texts) : Labels.numbered(1);
  learner.adopt(restoreNetwork(parsed.snapshot), { labels, place });
  return null;
}
