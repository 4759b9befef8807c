// The session's network as model.json data, to keep or to save, and back into the session.
import { fromModel, type Model, toModel } from "#engine/model";
import { fromSnapshot } from "#engine/snapshot";
import { phraseModelProblems } from "#files/model-json";
import type { Learner } from "./learner.ts";

/** Null when there is nothing learned yet. */
export function modelOf(learner: Learner): Model | null {
  const { network, labels } = learner;
  return network === null || network.trained === 0 ? null : toModel(network, { labels });
}

/** Takes up the network of a model. What is wrong with it, as a sentence, or null; then it is in hand. */
export function adoptModel(learner: Learner, data: unknown): string | null {
  const parsed = fromModel(data);
  if (parsed.kind === "refused") return phraseModelProblems(parsed.problems);
  learner.adopt(fromSnapshot(parsed.snapshot), parsed.context.labels);
  return null;
}
