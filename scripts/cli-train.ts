// `train`: teaches a network from a file of samples, without blocks, and keeps it in a model.json.
// A kept one goes on as if it had never been put away.
import { parseArgs } from "node:util";
import { writeModel } from "#host/kept-model";
import { startTraining } from "#host/train-samples";
import type { TrainingSettings } from "#program/network-config";
import { CommandMistake, readWhole, required } from "./command-mistake.ts";
import { INTERRUPTED, Interruption } from "./interruption.ts";
import { counted, duration } from "./number-words.ts";
import { parseOptions } from "./parse-options.ts";
import { planTraining } from "./planned-training.ts";
import { runTraining, type TrainingEnd, type TrainingRun } from "./run-training.ts";
import { checkCanSave, saveFile } from "./save-file.ts";
import {
  openTrainingData,
  orMistake,
  readValidation,
  type TrainingData,
  takeUpAll,
} from "./training-data.ts";
import { createProgress, describeEpoch, readVerbosity } from "./training-progress.ts";

export async function trainCommand(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const { save, verbose } = options;
  if (save !== undefined) await checkCanSave(save);
  const { run, samples, labels, plan, keptPlan } = await prepare(options);
  const interruption = new Interruption();
  const end = await runTraining(run, createProgress(run, { ...plan, verbose }), interruption);
  interruption.ignore();
  const { network, place, history } = run;
  // First of all, in case nobody reads the output; but what was reached is told in any case.
  const model = { network, labels, place };
  const saving = save === undefined ? null : saveFile(save, writeModel(model, keptPlan));
  const failure = await saving?.catch((error: unknown) => error);
  const { seconds } = end;
  if (options.json) console.log(JSON.stringify({ samples, seconds, history }));
  else if (verbose > 0) printResult(run, end);
  if (failure !== undefined) {
    if (end.why !== "") console.error(end.why);
    throw failure;
  }
  if (save !== undefined && verbose > 0 && !options.json) console.log(`Saved ${save}.`);
  return conclude(run, end, options);
}

/** A training ready to run. The lists it was read from are not needed any more. */
async function prepare(options: Options) {
  const planned = await planTraining(options);
  const plan = changedBy(options, planned.plan);
  const data = await openTrainingData(options, plan.validation);
  checkEarlyStop(plan, data);
  const model = planned.modelFor(data.list);
  const tables = takeUpAll(data, model);
  const run = orMistake(() => startTraining(model, tables, plan));
  // The epochs of this call are its own: a kept model knows those of its network file.
  const { apart } = readValidation(options.validation, plan.validation);
  const keptPlan = { ...plan, epochs: planned.plan.epochs, validation: apart };
  return { run, samples: tables.training.length, labels: model.labels, plan, keptPlan };
}

type Options = ReturnType<typeof readOptions>;

function readOptions(args: readonly string[]) {
  const { values } = parseOptions(() =>
    parseArgs({
      args: [...args],
      options: {
        network: { type: "string" },
        data: { type: "string" },
        limit: { type: "string" },
        test: { type: "string" },
        validation: { type: "string" },
        epochs: { type: "string" },
        seed: { type: "string" },
        from: { type: "string" },
        save: { type: "string" },
        "no-shuffle": { type: "boolean", default: false },
        verbose: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const { seed, epochs } = values;
  return {
    ...values,
    data: required(values.data, "train wants samples: add --data FILE"),
    seed: seed === undefined ? null : readWhole(seed, "seed", Number.NEGATIVE_INFINITY),
    epochs: epochs === undefined ? null : readWhole(epochs, "epochs", 0),
    verbose: readVerbosity(values.verbose),
  };
}

function changedBy(options: Options, plan: TrainingSettings): TrainingSettings {
  return {
    ...plan,
    epochs: options.epochs ?? plan.epochs,
    shuffle: plan.shuffle && !options["no-shuffle"],
  };
}

/** Stopping early needs something to watch. */
export function checkEarlyStop(
  { earlyStop }: TrainingSettings,
  { validation }: TrainingData,
): void {
  if (earlyStop === null || validation !== null) return;
  throw new CommandMistake(
    "Early stopping watches validation samples, but there are none. Add --validation N or --validation FILE.",
  );
}

function printResult({ history, bestEpoch }: TrainingRun, end: TrainingEnd): void {
  const epochs = history.length === 1 ? "1 epoch" : `${counted(history.length)} epochs`;
  console.log(`Trained ${epochs} in ${duration(end.seconds)}.`);
  const last = history.at(-1);
  if (last !== undefined) console.log(`epoch ${last.epoch}: ${describeEpoch(last)}`);
  if (bestEpoch > 0 && end.ended === "done") {
    console.log(`The weights are those of the best epoch: ${bestEpoch}.`);
  }
}

/** Says on standard error why a training ended before its time. Answers the exit code. */
function conclude(run: TrainingRun, { ended, why }: TrainingEnd, { save, verbose }: Options) {
  if (ended === "done") return 0;
  if (ended === "stopped") {
    const kept =
      save === undefined
        ? "Nothing is saved: with --save FILE the last good weights would be."
        : `The last good weights are saved in ${save}.`;
    console.error(`${why} ${kept}`);
    return 2;
  }
  const { epoch } = run.network.updates;
  const kept =
    save === undefined
      ? "Nothing is saved: --save FILE was not given."
      : `Saved in ${save}; --from ${save} goes on from there.`;
  if (verbose > 0) console.error(`Interrupted in epoch ${epoch}. ${kept}`);
  return INTERRUPTED;
}
