// Asking a model about a list of samples: how right it is, and what it says of each. The answers are
// plain data, in the form that the command line gives as JSON.
import { fillInputs, type Sample } from "#data/sample";
import { isSample } from "#data/sample-list";
import { type ClassFigures, classFigures, Evaluation, evaluateRow } from "#engine/evaluation";
import { exp } from "#engine/exp-ln";
import { argmax } from "#engine/metrics";
import { TrainingStop } from "#engine/stop";
import { phraseSampleProblem } from "#files/phrase-problem";
import { RunError } from "#program/diagnostic";
import type { TableSource } from "./fill-table.ts";
import type { KeptModel } from "./kept-model.ts";
import { takeUp } from "./train-samples.ts";

export interface EvaluationResult {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly correct: number;
  readonly samples: number;
  /** Numbers of samples, [true][predicted]; empty for a network with a single output. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ({ readonly label: string } & ClassFigures)[];
}

/** Loss, accuracy and class figures over the samples. Throws a `RunError` at one that does not fit. */
export function evaluateSamples(source: TableSource, model: KeptModel): EvaluationResult {
  const { network, labels } = model;
  const table = takeUp(source, model);
  const evaluation = new Evaluation(outputsOf(model));
  for (let row = 0; row < table.length; row++) {
    asking(source, row, () => evaluateRow(network, table, { row, evaluation }));
  }
  const { loss, accuracy, correct, samples } = evaluation.score;
  const { confusion } = evaluation;
  const classes = classFigures(confusion).map((figures, c) => ({
    label: labels.texts[c],
    ...figures,
  }));
  return { loss, accuracy, correct, samples, confusion, classes };
}

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
  const isLog = network.spec.layers.at(-1)?.activation === "log-softmax";
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
    const outputs = asking({ name, from }, i - from, () => ask(network, sample, x));
    const prediction = labels.texts.at(argmax(outputs)) ?? String(outputs[0]);
    yield { label: sample.label, prediction, probabilities: isLog ? outputs.map(exp) : outputs };
  }
}

function ask(network: KeptModel["network"], sample: Sample, x: Float64Array): number[] {
  fillInputs(sample, x);
  return Array.from(network.predict(x));
}

function outputsOf({ network }: KeptModel): number {
  return network.spec.layers.at(-1)?.units ?? 0;
}

/** Says at which sample a number was not finite. */
function asking<T>(source: { name: string; from: number }, row: number, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof TrainingStop)) throw error;
    const { layer, neuron, value } = error;
    const where = { list: source.name, item: source.from + row + 1 };
    throw new RunError("run.itemNotFinite", { ...where, layer, neuron, value: String(value) });
  }
}
