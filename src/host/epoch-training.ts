// `train epochs`: whole epochs on a list, some samples a step, so that it can be stopped, paused and
// shown. It takes the list as it is when the block begins. The engine's training run does the work;
// this turns lists into its tables and what it throws into sentences, and knows when to stop early.
import { isSample, type SampleList } from "#data/sample-list";
import { EarlyStop, type EarlyStopSettings } from "#engine/early-stop";
import type { Network } from "#engine/network";
import { startPlace } from "#engine/place";
import type { SampleTable } from "#engine/sample-table";
import { TrainingStop } from "#engine/stop";
import { TrainingRun } from "#engine/training-run";
import { RunError } from "#program/diagnostic";
import type { Task } from "#runtime/ports";
import { explainStop, stopParameters } from "./explain-stop.ts";
import { ITEMS_A_PART } from "./items-a-part.ts";
import type { Learner } from "./learner.ts";
import { samplesAPart } from "./portions.ts";
import type { Recorder } from "./recorder.ts";
import type { SamplesOfList } from "./sample-source.ts";

export interface EpochsAsked {
  readonly list: SamplesOfList;
  readonly epochs: number;
  readonly shuffle: boolean;
  /** Measured after each epoch. */
  readonly validation: SamplesOfList | null;
  readonly earlyStop: EarlyStopSettings | null;
}

/** Whose network is trained, and where its samples are shown. */
export interface Shown {
  readonly learner: Learner;
  readonly recorder: Recorder;
}

export class EpochTraining implements Task {
  after: Task["after"] = "step";
  readonly #learner: Learner;
  readonly #recorder: Recorder;
  readonly #asked: EpochsAsked;
  readonly #network: Network;
  readonly #resets: number;
  readonly #earlyStop: EarlyStop | null;
  /** Null until the tables are there. */
  #prepared: Prepared | null = null;
  #epochsLeft: number;

  constructor({ learner, recorder }: Shown, asked: EpochsAsked) {
    this.#learner = learner;
    this.#recorder = recorder;
    this.#asked = asked;
    this.#network = learner.ready().network;
    this.#resets = learner.resets;
    this.#earlyStop = asked.earlyStop === null ? null : new EarlyStop(asked.earlyStop);
    this.#epochsLeft = asked.epochs;
  }

  step(most: number): number {
    this.after = "step";
    // Reset or loaded anew meanwhile: the network of this training is gone.
    if (this.#learner.resets !== this.#resets) return this.#end();
    this.#prepared ??= this.#prepare();
    const prepared = this.#prepared;
    if (prepared === null) return 0;
    if (this.#epochsLeft <= 0) return this.#finish(prepared);
    return prepared.training.phase === "training"
      ? this.#train(prepared, most)
      : this.#measure(prepared);
  }

  /** Null while a table is not whole. */
  #prepare(): Prepared | null {
    const { list, validation, shuffle, epochs } = this.#asked;
    const training = this.#tableOf(list);
    if (training === null) return null;
    const measured = validation === null ? null : this.#tableOf(validation);
    if (validation !== null && measured === null) return null;
    const tables = { training, validation: measured, test: null };
    const place = { ...startPlace, shuffle: this.#learner.place.shuffle };
    const settings = { epochs, shuffle, earlyStop: null, place };
    const samples = list.list.copy();
    try {
      return { training: new TrainingRun(this.#network, tables, settings), samples };
    } catch (error) {
      throw explainStop(error, this.#network.updates.rateInForce);
    }
  }

  #tableOf({ list, name, ready }: SamplesOfList): SampleTable | null {
    if (list.length === 0) throw new RunError("run.emptyList", { list: name });
    const table = ready.wholeTable(this.#learner.ready().form, ITEMS_A_PART);
    if (ready.problem !== null) throw ready.problem;
    return table;
  }

  /** Trains on at most so many samples, each looked at for dead layers as `train on` does. */
  #train({ training, samples }: Prepared, most: number): number {
    const end = Math.min(most, samplesAPart(this.#network));
    let done = 0;
    let ended = false;
    try {
      while (done < end && !ended && training.phase === "training") {
        done += 1;
        ended = training.step(1);
        this.#learner.stopIfDead();
      }
    } catch (error) {
      throw this.#explain(error, training);
    }
    const newest = samples.sample(this.#asked.list.ready.first + training.lastSample - 1);
    if (isSample(newest)) {
      this.#learner.follow(training, newest);
      this.#recorder.watch(newest, this.#learner);
    }
    if (ended) this.#endEpoch(training);
    return done;
  }

  #measure({ training }: Prepared): number {
    try {
      if (training.step(samplesAPart(this.#network))) this.#endEpoch(training);
    } catch (error) {
      throw this.#explain(error, training);
    }
    return 0;
  }

  /** The scripts that listen run now, before the best epoch's weights are put back. */
  #endEpoch({ history }: TrainingRun): void {
    const epoch = history.at(-1);
    if (epoch === undefined) return;
    this.#learner.lastEpoch = epoch;
    this.#epochsLeft -= 1;
    const { validationLoss: loss = 0, validationAccuracy: accuracy = 0 } = epoch;
    const score = { epoch: epoch.epoch, loss, accuracy };
    if (this.#earlyStop?.isOver(this.#network, score)) this.#epochsLeft = 0;
    this.after = "event";
  }

  #finish({ training }: Prepared): number {
    const best = training.history.find(({ epoch }) => epoch === this.#earlyStop?.bestEpoch);
    if (best !== undefined) {
      this.#earlyStop?.restoreBest(this.#network);
      this.#learner.follow(training, null);
      this.#learner.lastEpoch = best;
    }
    return this.#end();
  }

  #end(): number {
    this.after = "end";
    return 0;
  }

  /** What the engine threw, as a sentence that names the sample. */
  #explain(error: unknown, { phase, progress, lastSample }: TrainingRun): unknown {
    const { updates } = this.#network;
    if (!(error instanceof TrainingStop)) return explainStop(error, updates.rateInForce);
    const { list, validation } = this.#asked;
    const isTraining = phase === "training";
    const first = (isTraining ? list : validation)?.ready.first ?? 0;
    return new RunError(`training.notFinite.${error.where}`, {
      ...stopParameters(error, updates.rateInForce),
      list: isTraining ? list.name : (validation?.name ?? ""),
      item: first + (isTraining ? lastSample : progress.done),
      epoch: isTraining ? updates.epoch : updates.epoch - 1,
    });
  }
}

interface Prepared {
  readonly training: TrainingRun;
  /** The list as it was when the block began. */
  readonly samples: SampleList;
}
