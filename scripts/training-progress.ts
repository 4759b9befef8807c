// What a training shows while it runs, on standard error: a bar on a terminal, otherwise one line an
// epoch. How much: 0 nothing, 1 epochs, 2 also the network, its batches and learning rates.
import { describeDeadLayer } from "#host/train-samples";
import { layersOf } from "#program/network-config";
import { CommandMistake } from "./command-mistake.ts";
import { counted, duration, percent, rounded } from "./number-words.ts";
import { ProgressBar } from "./progress-bar.ts";
import type { EpochResult, TrainingRun } from "./run-training.ts";

export interface TrainingProgress {
  /** Some samples further, inside an epoch; `seconds` of training so far. */
  step(run: TrainingRun, seconds: number): void;
  /** An epoch has just ended. */
  epoch(run: TrainingRun, seconds: number): void;
  end(): void;
}

const verbosities = [0, 1, 2] as const;
export type Verbosity = (typeof verbosities)[number];

export function readVerbosity(words: string): Verbosity {
  const verbosity = verbosities.find((known) => String(known) === words);
  if (verbosity !== undefined) return verbosity;
  throw new CommandMistake(`--verbose wants 0, 1 or 2, but got “${words}”.`);
}

export interface ProgressSettings {
  readonly verbose: Verbosity;
  /** How many epochs this training is to have. */
  readonly epochs: number;
}

const silent: TrainingProgress = { step: () => {}, epoch: () => {}, end: () => {} };

export function createProgress(run: TrainingRun, settings: ProgressSettings): TrainingProgress {
  if (settings.verbose === 0) return silent;
  if (settings.verbose === 2) console.error(describeRun(run));
  const figures = new Figures(run, settings.epochs);
  return process.stderr.isTTY ? onTerminal(figures, settings) : inLines(figures, settings);
}

function inLines(figures: Figures, { verbose }: ProgressSettings): TrainingProgress {
  let shown = -1;
  return {
    step(run, seconds) {
      const { done, of } = run.progress;
      const tenth = Math.floor((10 * done) / of) + 10 * run.history.length;
      if (verbose < 2 || tenth === shown || run.phase !== "training") return;
      shown = tenth;
      console.error(`  ${figures.within(run, seconds)}, ${inDetail(run)}`);
    },
    epoch: (run, seconds) => console.error(figures.epoch(run, seconds)),
    end: () => {},
  };
}

function onTerminal(figures: Figures, { verbose }: ProgressSettings): TrainingProgress {
  const bar = new ProgressBar(process.stderr);
  return {
    step(run, seconds) {
      const details = verbose === 2 ? `, ${inDetail(run)}` : "";
      const { done, of } = run.progress;
      bar.show(done / of, () => `${figures.within(run, seconds)}${details}`);
    },
    epoch: (run, seconds) => bar.leave(figures.epoch(run, seconds)),
    end: () => bar.clear(),
  };
}

/** The first portions of a run are slower than the rest. */
const TELLING_SECONDS = 0.5;

/** The figures of a run in words. */
class Figures {
  readonly #epochs: number;
  readonly #firstEpoch: number;
  readonly #trainedBefore: number;
  readonly #began = performance.now();
  readonly #samples: number;
  #secondsBefore = 0;
  #hasWarned = false;

  constructor(run: TrainingRun, epochs: number) {
    this.#epochs = epochs;
    this.#firstEpoch = run.network.updates.epoch;
    this.#trainedBefore = run.network.trained;
    this.#samples = run.progress.of;
  }

  within(run: TrainingRun, seconds: number): string {
    const { phase, score, history } = run;
    const { done, of } = run.progress;
    const name = this.#name(this.#firstEpoch + history.length);
    if (phase !== "training") return `${name}: ${phase} ${counted(done)} of ${counted(of)}`;
    const parts = [
      `${name}: ${this.#timeLeft(history.length + done / of)}loss ${rounded(score.loss)}`,
      `accuracy ${percent(score.accuracy)}`,
      `${counted(this.#speed(run, seconds))} samples/s`,
    ];
    return parts.join(", ");
  }

  epoch(run: TrainingRun, seconds: number): string {
    const result = run.history.at(-1);
    if (result === undefined) return "";
    const took = seconds - this.#secondsBefore;
    this.#secondsBefore = seconds;
    const line = `${this.#name(result.epoch)}: ${describeEpoch(result)}, ${duration(took)}`;
    const warning = this.#hasWarned ? null : describeDeadLayer(run, this.#samples);
    this.#hasWarned ||= warning !== null;
    return warning === null ? line : `${line}\n${warning}`;
  }

  #name(epoch: number): string {
    const last = this.#firstEpoch + this.#epochs - 1;
    return `epoch ${String(epoch).padStart(String(last).length)}/${last}`;
  }

  #speed(run: TrainingRun, seconds: number): number {
    return seconds === 0 ? 0 : (run.network.trained - this.#trainedBefore) / seconds;
  }

  /** Nothing before it can be told. */
  #timeLeft(epochsDone: number): string {
    const passed = (performance.now() - this.#began) / 1000;
    if (passed < TELLING_SECONDS) return "";
    return `${duration((passed * (this.#epochs - epochsDone)) / epochsDone)} left, `;
  }
}

/** Loss and accuracy of an epoch, and those measured after it. */
export function describeEpoch(result: EpochResult): string {
  const { loss, accuracy, validationLoss, validationAccuracy, testLoss, testAccuracy } = result;
  const parts = [`loss ${rounded(loss)}`, `accuracy ${percent(accuracy)}`];
  const add = (name: string, loss?: number, accuracy?: number) => {
    if (loss === undefined || accuracy === undefined) return;
    parts.push(`${name} loss ${rounded(loss)}`, `${name} accuracy ${percent(accuracy)}`);
  };
  add("validation", validationLoss, validationAccuracy);
  add("test", testLoss, testAccuracy);
  return parts.join(", ");
}

function inDetail({ network, progress }: TrainingRun): string {
  const { batchSize = 1 } = network.spec;
  const size = batchSize === "full" ? progress.of : batchSize;
  const batch = `${counted(Math.ceil(progress.done / size))} of ${counted(Math.ceil(progress.of / size))}`;
  return `batch ${batch}, learning rate ${rounded(network.updates.rateInForce)}`;
}

function describeRun({ network, progress }: TrainingRun): string {
  const { optimizer, loss, batchSize = 1 } = network.spec;
  const parameters = network.layers.reduce((sum, l) => sum + l.weights.length + l.biases.length, 0);
  return [
    `network ${layersOf(network.spec)}, ${counted(parameters)} weights and biases, ${network.precision}`,
    `loss ${loss}, optimizer ${optimizer.name}, learning rate ${network.updates.rateInForce}`,
    `batch size ${batchSize}, ${counted(progress.of)} training samples, seed ${network.seed}`,
  ].join("\n");
}
