// Training for some epochs on a table of samples, a few samples a call, so that it can be stopped,
// shown and gone on with between any two. Shuffles, finishes the last short batch, and measures on
// validation and test samples after each epoch. It must not know of lists, blocks or clocks.
import { EarlyStop, type EarlyStopSettings } from "./early-stop.ts";
import { Score, scoreRow } from "./metrics.ts";
import type { Network } from "./network.ts";
import { type Place, startPlace } from "./place.ts";
import { Random, shuffle, streams } from "./rng.ts";
import type { SampleTable } from "./sample-table.ts";
import { EngineMisuse } from "./stop.ts";

export interface RunSettings {
  /** How many epochs more. */
  readonly epochs: number;
  readonly shuffle: boolean;
  readonly earlyStop: EarlyStopSettings | null;
}

export interface RunTables {
  readonly training: SampleTable;
  /** Measured after each epoch. */
  readonly validation: SampleTable | null;
  readonly test: SampleTable | null;
}

/** Loss and accuracy of an epoch: running over its samples before each update, or measured after it. */
export interface EpochResult {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  readonly testLoss?: number;
  readonly testAccuracy?: number;
}

export type Phase = "training" | "validation" | "test" | "over";

export class TrainingRun {
  readonly network: Network;
  readonly history: EpochResult[] = [];
  /** Of the epoch or measurement under way. */
  score = new Score();
  readonly #tables: RunTables;
  readonly #settings: RunSettings;
  readonly #earlyStop: EarlyStop | null;
  readonly #random: Random;
  /** State of the stream before this epoch was shuffled. */
  #unshuffled: number;
  #order: Uint32Array | null = null;
  #phase: Phase = "training";
  #row = 0;
  /** Rows whose batch has been applied: where a kept training goes on. */
  #applied = 0;
  #lastSample = 0;
  #trained: Score | null = null;
  #measured: Omit<EpochResult, "epoch" | "loss" | "accuracy"> = {};
  #epochsLeft: number;

  /** Throws an `EngineMisuse` for an empty table or a batch that is larger than it. */
  constructor(network: Network, tables: RunTables, settings: RunSettings & { place?: Place }) {
    const { place = startPlace } = settings;
    const samples = tables.training.length;
    const { batchSize = 1 } = network.spec;
    if (samples === 0) throw new EngineMisuse("no-samples");
    if (batchSize !== "full" && batchSize > samples) {
      throw new EngineMisuse("batch-larger-than-data", { found: batchSize, samples });
    }
    this.network = network;
    this.#tables = tables;
    this.#settings = settings;
    this.#earlyStop = settings.earlyStop === null ? null : new EarlyStop(settings.earlyStop);
    this.#random = new Random(network.seed, streams.shuffle);
    if (place.shuffle !== null) this.#random.state = place.shuffle;
    this.#unshuffled = this.#random.state;
    network.discardGradients();
    network.updates.trainingSamples = samples;
    this.#epochsLeft = settings.epochs;
    if (place.sample > 0 && place.sample < samples) this.#resume(place);
    else if (this.#epochsLeft > 0) this.#beginEpoch();
    if (this.#epochsLeft === 0) this.#phase = "over";
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Samples of the phase done, and all of them. */
  get progress(): { readonly done: number; readonly of: number } {
    return { done: this.#row, of: this.#table?.length ?? 0 };
  }

  /** The best epoch when early stopping is on; 0 otherwise. */
  get bestEpoch(): number {
    return this.#earlyStop?.bestEpoch ?? 0;
  }

  /** Where this stands, for a file: at the beginning of the batch under way. */
  get place(): Place {
    if (!this.#settings.shuffle) return { sample: this.#applied, order: [], shuffle: null };
    const { state } = this.#random;
    if (this.#applied > 0) {
      return { sample: this.#applied, order: Array.from(this.#order ?? []), shuffle: state };
    }
    return { ...startPlace, shuffle: this.#phase === "training" ? this.#unshuffled : state };
  }

  /** The number, from 1, of the sample last trained on; 0 before the first. */
  get lastSample(): number {
    return this.#lastSample;
  }

  /**
   * Goes through at most `most` samples and stops where a phase ends. Answers whether an epoch has
   * just ended, with its line in `history`. Throws a `TrainingStop` at numbers that are not finite;
   * the weights are then the last good ones.
   */
  step(most: number): boolean {
    const table = this.#table;
    if (table === null) return false;
    const end = Math.min(table.length, this.#row + most);
    if (this.#phase === "training") this.#train(table, end);
    else
      while (this.#row < end)
        scoreRow(this.network, table, { row: this.#row++, score: this.score });
    return this.#row === table.length ? this.#endPhase() : false;
  }

  get #table(): SampleTable | null {
    return this.#phase === "over" ? null : this.#tables[this.#phase];
  }

  #rowAt(place: number): number {
    return this.#order === null ? place : this.#order[place];
  }

  #train(table: SampleTable, end: number): void {
    const { network } = this;
    // Another training, or a single sample, may have said otherwise in between.
    network.updates.trainingSamples = table.length;
    while (this.#row < end) {
      const row = this.#rowAt(this.#row++);
      this.#lastSample = row + 1;
      const loss = network.trainRow(table, row);
      this.score.add(network.outputs, table.target(row), loss);
      if (network.waiting === 0) this.#applied = this.#row;
    }
  }

  #endPhase(): boolean {
    if (this.#phase === "training") {
      if (this.network.waiting > 0) this.network.update();
      this.network.updates.epoch++;
      this.#applied = 0;
      this.#trained = this.score;
      this.#measured = {};
    } else {
      const { loss, accuracy } = scoresOf(this.score);
      this.#measured = {
        ...this.#measured,
        [`${this.#phase}Loss`]: loss,
        [`${this.#phase}Accuracy`]: accuracy,
      };
    }
    const { validation, test } = this.#tables;
    if (this.#phase === "training" && validation !== null) return this.#measure("validation");
    if (this.#phase !== "test" && test !== null) return this.#measure("test");
    this.#endEpoch();
    return true;
  }

  #measure(phase: "validation" | "test"): boolean {
    this.#phase = phase;
    this.#row = 0;
    this.score = new Score();
    return false;
  }

  #endEpoch(): void {
    const epoch = this.network.updates.epoch - 1;
    const trained = scoresOf(this.#trained ?? this.score);
    this.history.push({ epoch, ...trained, ...this.#measured });
    this.#epochsLeft--;
    const { validationLoss: loss = 0, validationAccuracy: accuracy = 0 } = this.#measured;
    const stop = this.#earlyStop;
    const ended = stop?.isOver(this.network, { epoch, loss, accuracy }) ?? false;
    if (!ended && this.#epochsLeft > 0) {
      this.#beginEpoch();
      return;
    }
    stop?.restoreBest(this.network);
    this.#phase = "over";
  }

  #beginEpoch(): void {
    this.#phase = "training";
    this.#row = 0;
    this.#applied = 0;
    this.score = new Score();
    if (!this.#settings.shuffle) return;
    this.#unshuffled = this.#random.state;
    this.#order = Uint32Array.from({ length: this.#tables.training.length }, (_, row) => row);
    shuffle(this.#order, this.#random);
  }

  #resume({ sample, order }: Place): void {
    this.#row = sample;
    this.#applied = sample;
    if (order.length === this.#tables.training.length) this.#order = Uint32Array.from(order);
  }
}

function scoresOf(score: Score): { readonly loss: number; readonly accuracy: number } {
  return { loss: score.loss ?? 0, accuracy: score.accuracy ?? 0 };
}
