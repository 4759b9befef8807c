// The operations of the Training and Data blocks: what they do to the session's learner.
import { sampleText, sampleValue } from "#data/sample";
import { RunError } from "#program/diagnostic";
import type { Actions, Arguments, Job, Reporters } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Learner } from "./learner.ts";
import { linkListSample, linkSample, type SamplePorts } from "./sample-source.ts";

/** Samples evaluated between two looks at the clock. */
const SAMPLES_PER_STEP = 16;

export function createNetworkActions(learner: Learner, samples: SamplePorts): Actions {
  return {
    training_reset: { cost: "heavy", link: () => () => learner.reset() },
    training_train: {
      cost: "heavy",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => learner.train(sample(t));
      },
    },
    training_forward: {
      cost: "heavy",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => learner.forward(sample(t));
      },
    },
    training_backward: { cost: "heavy", link: () => () => learner.backward() },
    training_update: { cost: "heavy", link: () => () => learner.update() },
    training_setrate: {
      link: (a) => {
        const rate = a.number(0);
        return (t) => {
          learner.learningRate = rate(t);
        };
      },
    },
  };
}

export function createNetworkReporters(learner: Learner, samples: SamplePorts): Reporters {
  return {
    training_rate: { returns: "number", link: () => () => learner.learningRate },
    training_prediction: {
      returns: "value",
      link: () => () => learner.labels[learner.predicted()] ?? "",
    },
    training_confidence: {
      returns: "number",
      link: () => () => learner.output(learner.labels[learner.predicted()] ?? ""),
    },
    training_output: {
      returns: "number",
      link: (a) => {
        const label = a.text(0);
        return (t) => learner.output(label(t));
      },
    },
    training_loss: { returns: "number", link: () => () => learner.loss() },
    training_accuracy: {
      returns: "later",
      link: (a) => linkEvaluation(a, learner, samples, (right, _loss, count) => right / count),
    },
    training_losson: {
      returns: "later",
      link: (a) => linkEvaluation(a, learner, samples, (_right, loss, count) => loss / count),
    },
    data_sample: {
      returns: "value",
      link: (a) => {
        const sample = linkListSample(a, samples);
        return (t) => sampleText(sample(t));
      },
    },
    data_drawing: {
      returns: "value",
      link: () => () => {
        const drawing = samples.drawing();
        return drawing === null ? "" : sampleText(drawing);
      },
    },
    data_label: {
      returns: "value",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => sample(t).label;
      },
    },
    data_pixel: {
      returns: "value",
      link: (a) => {
        const place = a.number(0);
        const sample = linkSample(a, 1, samples);
        return (t) => {
          const index = Math.floor(place(t)) - 1;
          const found = sample(t);
          return index >= 0 && index < found.pixels.length ? sampleValue(found, index) : "";
        };
      },
    },
  };
}

/** A job that goes through a list sample by sample and makes one number of it. */
function linkEvaluation(
  args: Arguments,
  learner: Learner,
  samples: SamplePorts,
  result: (right: number, loss: number, count: number) => number,
): (thread: Thread) => Job {
  const reference = args.expr(0);
  if (reference.kind !== "list") throw new Error("An evaluation needs a list");
  const { list, name } = samples.sampleList(reference.id);
  let index = 0;
  const next = linkListSample(
    { ...args, value: () => () => index, expr: () => reference },
    samples,
  );
  return (t) => {
    if (list.length === 0) {
      throw new RunError("run.emptyList", { index: 1, list: name, length: 0 }, args.block);
    }
    let done = 0;
    let right = 0;
    let loss = 0;
    return {
      step() {
        for (let k = 0; k < SAMPLES_PER_STEP && done < list.length; k++) {
          done += 1;
          index = done;
          const found = learner.evaluate(next(t));
          if (found.right) right += 1;
          loss += found.loss;
        }
        return done >= list.length;
      },
      get value() {
        return result(right, loss, done);
      },
    };
  };
}
