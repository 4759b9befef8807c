// `tune`: trains the same network once for each learning rate, from the same first weights, and shows
// how right each is about the test samples. A rate that is too large is a row like the others.
import { parseArgs } from "node:util";
import { bestRate, type RateResult, resultOfTrial, startTrial } from "#host/rate-trial";
import { isFault, MOST_RATES, readRates } from "#program/learning-rates";
import type { TrainingSettings } from "#program/network-config";
import { checkEarlyStop } from "./cli-train.ts";
import { CommandMistake, readWhole, required } from "./command-mistake.ts";
import { INTERRUPTED, Interruption } from "./interruption.ts";
import { duration, percent, rounded } from "./number-words.ts";
import { parseOptions } from "./parse-options.ts";
import { beginTraining } from "./planned-training.ts";
import { drawRates } from "./rate-chart.ts";
import { runTraining } from "./run-training.ts";
import { textTable } from "./text-table.ts";
import { openTrainingData, orMistake, takeUpAll } from "./training-data.ts";
import { createProgress, readVerbosity } from "./training-progress.ts";

export async function tuneCommand(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const planned = await beginTraining(options.network, options);
  const epochs = options.epochs ?? planned.plan.epochs;
  const plan: TrainingSettings = { ...planned.plan, epochs };
  const shuffle = plan.shuffle && !options["no-shuffle"];
  if (epochs < 1) throw new CommandMistake("tune wants at least 1 epoch: --epochs N.");
  const data = await openTrainingData(options, plan.validation);
  checkEarlyStop(plan, data);
  const first = planned.modelFor(data.list);
  const tables = takeUpAll(data, first);
  const settings = { ...plan, shuffle };

  const rates: RateResult[] = [];
  const seconds: number[] = [];
  const interruption = new Interruption();
  for (const learningRate of options.rates) {
    if (options.verbose > 0) console.error(`learning rate ${learningRate}`);
    const run = orMistake(() => startTrial(first.network, learningRate, { tables, settings }));
    const progress = createProgress(run, { epochs, verbose: options.verbose });
    const end = await runTraining(run, progress, interruption);
    if (end.ended === "interrupted") break;
    if (end.ended === "stopped" && options.verbose > 0) console.error(end.why);
    rates.push(resultOfTrial(learningRate, run, end.ended === "stopped"));
    seconds.push(end.seconds);
  }
  interruption.ignore();

  if (options.json) console.log(JSON.stringify({ rates }));
  else print(rates, seconds);
  if (rates.length === options.rates.length) return 0;
  console.error(`Interrupted after ${rates.length} of ${options.rates.length} learning rates.`);
  return INTERRUPTED;
}

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
        "learning-rates": { type: "string" },
        epochs: { type: "string" },
        seed: { type: "string" },
        "no-shuffle": { type: "boolean", default: false },
        verbose: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
      },
    }),
  );
  const { seed, epochs, "learning-rates": rates } = values;
  return {
    ...values,
    network: required(values.network, "tune wants a network: add --network NETWORK.json"),
    data: required(values.data, "tune wants samples: add --data FILE"),
    test: required(values.test, "tune wants samples to test on: add --test FILE"),
    rates: ratesOf(
      required(rates, "tune wants learning rates: add --learning-rates 0.01,0.03,0.1"),
    ),
    seed: seed === undefined ? null : readWhole(seed, "seed", Number.NEGATIVE_INFINITY),
    epochs: epochs === undefined ? null : readWhole(epochs, "epochs", 1),
    verbose: readVerbosity(values.verbose),
  };
}

function ratesOf(words: string): readonly number[] {
  const rates = readRates(words.split(","));
  if (!isFault(rates)) return rates;
  const { found } = rates.parameters;
  throw new CommandMistake(
    rates.code === "sweep.rates"
      ? `--learning-rates wants 1 to ${MOST_RATES} rates, but got ${found}.`
      : `--learning-rates wants numbers above 0 with commas between, like 0.01,0.03,0.1, but got “${found}”.`,
  );
}

function print(rates: readonly RateResult[], seconds: readonly number[]): void {
  const best = bestRate(rates);
  const rows = rates.map(({ learningRate, testAccuracy, history }, r) => [
    String(learningRate),
    percent(testAccuracy),
    rounded(history.at(-1)?.loss ?? null),
    percent(history.at(-1)?.accuracy ?? null),
    duration(seconds[r] ?? 0),
    testAccuracy === null ? "the numbers grew too large" : learningRate === best ? "best" : "",
  ]);
  const head = ["learning rate", "test accuracy", "loss", "accuracy", "time", ""];
  for (const line of textTable([head, ...rows])) console.log(line);
  console.log("");
  for (const line of drawRates(rates, best)) console.log(line);
}
