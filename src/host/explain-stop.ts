// What the engine throws, as sentences: numbers that became infinite, with a smaller learning rate to
// try, and calls out of order. Shared by blocks and command line; it knows nothing of either.
import { EngineMisuse, TrainingStop } from "#engine/stop";
import { RunError } from "#program/diagnostic";

/** The `RunError` for what the engine threw at this learning rate; anything else comes back as it is. */
export function explainStop(error: unknown, rate: number): unknown {
  if (error instanceof TrainingStop) {
    return new RunError(`run.notFinite.${error.where}`, stopParameters(error, rate));
  }
  if (error instanceof EngineMisuse && error.code in misuseSentences) {
    return new RunError(misuseSentences[error.code] ?? "", error.numbers);
  }
  return error;
}

/** The same for what was thrown while item `item`, from 1, of a list was only asked about. */
export function explainItem(error: unknown, list: string, item: number): unknown {
  if (!(error instanceof TrainingStop)) return error;
  const { layer, neuron, value } = error;
  return new RunError("run.itemNotFinite", { list, item, layer, neuron, value: String(value) });
}

/** Where the numbers grew too large, and what to try instead of this learning rate. */
export function stopParameters({ layer, neuron, value }: TrainingStop, rate: number) {
  return { layer, neuron, value: String(value), rate, smaller: smallerRate(rate) };
}

/** The learning rate to try after one that was too large. */
export function smallerRate(rate: number): number {
  return Math.min(rate / 10, 0.1);
}

const misuseSentences: Readonly<Record<string, string>> = {
  "loss-before-forward": "run.noSampleYet",
  "backward-before-forward": "run.backwardFirst",
  "update-before-backward": "run.updateFirst",
  "no-samples": "run.noSamples",
  "batch-larger-than-data": "run.batchTooLarge",
};
