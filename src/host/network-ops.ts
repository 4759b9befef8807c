// The operations of the Training and Data blocks: what they do to the session's learner.
import { sampleText, sampleValue } from "#data/sample";
import type { Actions, Reporters } from "#runtime/ports";
import type { Learner } from "./learner.ts";
import { findItem, linkItem, linkSample, type SamplePorts } from "./sample-source.ts";
import { createTestReporters } from "./test-ops.ts";

export function createNetworkActions(learner: Learner, samples: SamplePorts): Actions {
  return {
    training_reset: { cost: "heavy", link: () => () => learner.reset() },
    training_train: {
      cost: "heavy",
      link: (a) => {
        const item = findItem(a, 0, samples);
        if (item === null) {
          const sample = linkSample(a, 0, samples);
          return (t) => learner.train(sample(t));
        }
        const { list, ready } = item.from;
        return (t) => {
          const place = item.place(t);
          const sample = item.sample(place);
          const table = ready.tableFor(place, learner.ready().form);
          if (table === null) learner.train(sample, list.length);
          else learner.trainRow(sample, table, place);
        };
      },
    },
    training_forward: {
      cost: "heavy",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        const among = findItem(a, 0, samples)?.from.list ?? null;
        return (t) => learner.forward(sample(t), among?.length);
      },
    },
    training_predict: {
      cost: "heavy",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => learner.askAbout(sample(t));
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
      link: () => () => learner.prediction(),
    },
    training_confidence: {
      returns: "number",
      link: () => () => learner.confidence(),
    },
    training_output: {
      returns: "number",
      link: (a) => {
        const label = a.text(0);
        return (t) => learner.output(label(t));
      },
    },
    training_loss: { returns: "number", link: () => () => learner.loss() },
    training_surprise: {
      returns: "number",
      link: (a) => {
        const sample = linkSample(a, 0, samples);
        return (t) => learner.judge(sample(t)).loss;
      },
    },
    ...createTestReporters(learner, samples),
    data_sample: {
      returns: "value",
      link: (a) => {
        const { place, sample } = linkItem(a, samples);
        return (t) => sampleText(sample(place(t)));
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
