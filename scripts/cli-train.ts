// `train`: teaches a network from a file of samples, without blocks, and keeps it in a model.json.
// A kept one goes on as if it had never been put away.
import { parseArgs } from "node:util";
import { type TrainingPlan, writeModel } from "#host/kept-model";
import { startTraining } from "#host/train-samples";
import { CommandMistake, readWhole, required } from "./command-mistake.ts";
import { INTERRUPTED, Interruption } from "./interruption.ts";
import { counted, duration } from "./number-words.ts";
import { parseOptions } from "./parse-options.ts";
import { planTraining } from "./planned-training.ts";
import { runTraining, type TrainingEnd, type TrainingRun } from "./run-training.ts";
import { checkCanSave, saveFile } from "./save-file.ts";
import { openTrainingData, orMistake, type TrainingData, takeUpAll } from "./training-data.ts";
import { createProgress, describeEpoch, readVerbosity } from "./training-progress.ts";

export async function trainCommand(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const { save, verbose } = options;
  if (save !== undefined) await checkCanSave(save);
  const planned = await planTraining(options);
  const plan = changedBy(options, planned.plan);
  const data = await openTrainingData(options, plan.validation);
  checkEarlyStop(plan, data);
  const model = planned.modelFor(data.list);
  const tables = takeUpAll(data, model);
  const run = orMistake(() => startTraining(model, tables, plan));

  const interruption = new Interruption();
  const end = await runTraining(run, createProgress(run, { ...plan, verbose }), interruption);
  interruption.ignore();

  if (save !== undefined) {
    // The epochs of this call are its own: a kept model knows those of its network file.
    const kept = { ...plan, epochs: planned.plan.epochs, validation: data.keptApart };
    await saveFile(save, writeModel({ ...model, place: run.place }, kept));
  }
  const { history } = run;
  const { seconds } = end;
  const samples = tables.training.length;
  if (options.json) console.log(JSON.stringify({ samples, seconds, history }));
  else if (verbose > 0) printResult(run, end, save);
  return conclude(run, end, options);
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
    data: required(values.data, "train wants samples: --data FILE"),
    seed: seed === undefined ? null : readWhole(seed, "seed", Number.NEGATIVE_INFINITY),
    epochs: epochs === undefined ? null : readWhole(epochs, "epochs", 0),
    verbose: readVerbosity(values.verbose),
  };
}

function changedBy(options: Options, plan: TrainingPlan): TrainingPlan {
  return {
    ...plan,
    epochs: options.epochs ?? plan.epochs,
    shuffle: plan.shuffle && !options["no-shuffle"],
  };
}

/** Stopping early needs something to watch. */
export function checkEarlyStop({ earlyStop }: TrainingPlan, { validation }: TrainingData): void {
  if (earlyStop === null || validation !== null) return;
  throw new CommandMistake(
    "Early stopping watches validation samples, but there are none. Add --validation N or --validation FILE.",
  );
}

function printResult({ history, bestEpoch }: TrainingRun, end: TrainingEnd, save?: string): void {
  const epochs = history.length === 1 ? "1 epoch" : `${counted(history.length)} epochs`;
  console.log(`Trained ${epochs} in ${duration(end.seconds)}.`);
  const last = history.at(-1);
  if (last !== undefined) console.log(`epoch ${last.epoch}: ${describeEpoch(last)}`);
  if (bestEpoch > 0 && end.ended === "done") {
    console.log(`The weights are those of the best epoch: ${bestEpoch}.`);
  }
  if (save !== undefined) console.log(`Saved ${save}.`);
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
