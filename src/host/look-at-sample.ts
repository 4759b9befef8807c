// Sends a sample through the network to be looked at: forward and, where it has a label, backward, in a
// prediction's own buffers. Nothing is learned and the sample in hand stays in hand.
import { fillInputs, type Sample } from "#data/sample";
import { isTarget } from "#engine/losses";
import { isRight } from "#engine/metrics";
import { RunError } from "#program/diagnostic";
import type { LookedSample } from "#program/look";
import { explainStop } from "./explain-stop.ts";
import type { Learner } from "./learner.ts";
import { pictureOf } from "./recorder.ts";

/**
 * The numbers it leaves are the network's `lastPrediction`; with gradients where there is a loss. Throws a
 * `RunError` for a sample that does not fit and for numbers that are not finite.
 */
export function lookAtSample(learner: Learner, sample: Sample): LookedSample {
  const { network, form, answers } = learner.ready();
  const { spec, labels } = form;
  if (sample.pixels.length !== spec.inputs) {
    const lengths = { found: sample.pixels.length, expected: spec.inputs };
    throw new RunError("run.wrongLength", lengths);
  }
  const inputs = new Float64Array(spec.inputs);
  fillInputs(sample, inputs);
  const target = labels.targetOf(sample.label);
  const picture = pictureOf(sample);
  try {
    const outputs = network.predict(inputs);
    const prediction = answers.describe(outputs);
    if (target === null || !isTarget(spec.loss, outputs.length, target)) {
      return { picture, inputs, prediction, loss: null, isRight: null };
    }
    const loss = network.predictionLoss(target);
    network.predictionBackward(target);
    return { picture, inputs, prediction, loss, isRight: isRight(outputs, target) };
  } catch (error) {
    throw explainStop(error, learner.learningRate);
  }
}
