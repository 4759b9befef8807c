// Asking a model about a list of samples: what it says of each, whatever their labels. The answers are plain
// data, in the form that the command line gives as JSON. How right it is counts list-judge.ts.
import { fillInputs, type Sample } from "#data/sample";
import { isSample } from "#data/sample-list";
import { phraseSampleProblem } from "#files/phrase-list";
import { RunError } from "#program/diagnostic";
import { Answers } from "./answers.ts";
import { explainItem } from "./explain-stop.ts";
import type { TableSource } from "./fill-table.ts";
import type { KeptModel } from "./kept-model.ts";

export interface PredictedSample {
  readonly label: string;
  /** The label of the largest output. With a single output: the number itself. */
  readonly prediction: string;
  /** The outputs; of log-softmax e^ of them. */
  readonly probabilities: readonly number[];
}

/**
 * What the model says of each sample, one by one. Their labels need not be the model's. Throws a
 * `RunError` at a sample of another length.
 */
export function* predictSamples(
  { list, name, from, to }: TableSource,
  model: KeptModel,
): Generator<PredictedSample> {
  const { network, labels } = model;
  const x = new Float64Array(network.spec.inputs);
  const answers = new Answers(network.spec, labels);
  for (let i = from; i < to; i++) {
    const item = i + 1;
    const sample = list.sample(i);
    if (!isSample(sample)) {
      const why = phraseSampleProblem(sample, { list: name, item });
      throw new RunError("run.notASample", { why });
    }
    if (sample.pixels.length !== x.length) {
      const numbers = { found: sample.pixels.length, expected: x.length };
      throw new RunError("run.itemLength", { list: name, item, ...numbers });
    }
    const outputs = ask(network, sample, { x, list: name, item });
    const prediction = labels.texts.length > 0 ? answers.prediction(outputs) : outputs[0];
    const probabilities = answers.shares(outputs);
    yield { label: sample.label, prediction: String(prediction), probabilities };
  }
}

interface Asked {
  /** Room for the inputs. */
  readonly x: Float64Array;
  readonly list: string;
  readonly item: number;
}

function ask(network: KeptModel["network"], sample: Sample, { x, list, item }: Asked) {
  fillInputs(sample, x);
  try {
    return network.predict(x);
  } catch (error) {
    throw explainItem(error, list, item);
  }
}
