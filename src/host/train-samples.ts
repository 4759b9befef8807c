// Training without blocks: a run over tables of samples, step by step, with its stops in sentences that
// name epoch and sample. What the command line trains with; it knows no files and no clock.
import { DEAD_AFTER } from "#engine/network";
import { type Place, startPlace } from "#engine/place";
import type { SampleTable } from "#engine/sample-table";
import { TrainingStop } from "#engine/stop";
import { type RunSettings, type RunTables, TrainingRun } from "#engine/training-run";
import { RunError } from "#program/diagnostic";
import { text } from "#program/messages";
import { explainStop, smallerRate, stopParameters } from "./explain-stop.ts";
import { fillTable, type TableSource } from "./fill-table.ts";
import type { KeptModel } from "./kept-model.ts";

/** Takes up samples for a model. Throws a `RunError` naming the first that does not fit. */
export function takeUp(source: TableSource, { network, labels }: KeptModel): SampleTable {
  return fillTable(source, { spec: network.spec, labels });
}

/** A training that goes on where the model's stands. Throws a `RunError` when it cannot begin. */
export function startTraining(
  { network, place }: KeptModel,
  tables: RunTables,
  settings: RunSettings,
): TrainingRun {
  try {
    const fitting = placeIn(tables.training, settings, place);
    return new TrainingRun(network, tables, { ...settings, place: fitting });
  } catch (error) {
    throw explainStop(error, network.updates.learningRate);
  }
}

/** `TrainingRun.step`, but throws a `RunError` at numbers that are not finite. */
export function stepTraining(run: TrainingRun, most: number): boolean {
  try {
    return run.step(most);
  } catch (error) {
    if (!(error instanceof TrainingStop)) throw error;
    const { phase, network } = run;
    const isTraining = phase === "training";
    const sample = isTraining ? run.lastSample : run.progress.done;
    throw new RunError(`train.notFinite.${error.where}`, {
      ...stopParameters(error, network.updates.learningRate),
      epoch: network.updates.epoch - (isTraining ? 0 : 1),
      sample: text(`train.at.${phase}`, { sample }),
    });
  }
}

/** A sentence when a layer gave only zeros for each of the last `samples` samples; null otherwise. */
export function describeDeadLayer({ network }: TrainingRun, samples: number): string | null {
  const layer = network.deadLayer(Math.max(samples, DEAD_AFTER));
  if (layer === 0) return null;
  const rate = network.updates.learningRate;
  return text("train.deadLayer", { layer, rate, smaller: smallerRate(rate) });
}

/** An epoch is only gone on with over as many samples, shuffled or not as before. */
function placeIn(table: SampleTable, { shuffle }: RunSettings, place: Place): Place {
  const expected = shuffle ? table.length : 0;
  if (place.sample === 0 || place.order.length === expected) return place;
  return { ...startPlace, shuffle: place.shuffle };
}
