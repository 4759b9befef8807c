// `try learning rates`: the network as it is planned is trained afresh at each rate, and tested after each
// epoch. The script waits meanwhile; the network in hand stays as it is. It must not know who trains.
import type { SampleTable } from "#engine/sample-table";
import { RunError } from "#program/diagnostic";
import type { Sweep, SweepTrial } from "#program/run-event";
import type { Wait } from "#runtime/ports";
import { ITEMS_A_PART } from "./items-a-part.ts";
import type { Learner } from "./learner.ts";
import { bestRate } from "./rate-trial.ts";
import type { SampleForm } from "./ready-samples.ts";
import type { SamplesOfList } from "./sample-source.ts";
import type { StartTrials, Trials, TrialsHeard } from "./trials.ts";

export interface SweepAsked {
  readonly rates: readonly number[];
  readonly epochs: number;
  readonly learned: SamplesOfList;
  readonly tested: SamplesOfList;
  readonly shuffle: boolean;
}

interface SweepPorts {
  readonly learner: Learner;
  /** Is told the sweep whenever it has changed. */
  readonly show: (sweep: Sweep) => void;
  readonly start: StartTrials;
}

/** Parts of a list taken up with each look. */
const PARTS = 8;

export class RateSweep implements Wait {
  readonly code = "sweep.waits";
  /** It is at work, not waiting for anything to happen. */
  readonly until = 0;
  readonly #asked: SweepAsked;
  readonly #show: (sweep: Sweep) => void;
  readonly #start: StartTrials;
  readonly #form: SampleForm;
  readonly #seed: number;
  #sweep: Sweep;
  /** Null until the tables are there. */
  #trials: Trials | null = null;

  /** Throws a `RunError` without a plan. */
  constructor(asked: SweepAsked, { learner, show, start }: SweepPorts) {
    const { form, seed } = learner.planned;
    this.#form = form;
    this.#seed = seed;
    this.#asked = asked;
    this.#show = show;
    this.#start = start;
    const fresh = { state: "waiting", epochs: 0, accuracy: null } as const;
    const trials = asked.rates.map((rate): SweepTrial => ({ rate, ...fresh }));
    this.#sweep = { trials, epochs: asked.epochs, state: "running", best: null };
    show(this.#sweep);
  }

  get parameters() {
    const { trials, epochs } = this.#sweep;
    const over = trials.filter(isOver).length;
    const done = trials.reduce((sum, trial) => sum + trial.epochs, 0);
    return { rates: trials.length, over, done, epochs: trials.length * epochs };
  }

  /** Does its part, and answers whether all rates are tried. */
  done(): boolean {
    this.#trials ??= this.#prepare();
    if (this.#trials === null) return false;
    this.#trials.goOn();
    const { over, rates } = this.parameters;
    if (over < rates) return false;
    this.#end("over");
    return true;
  }

  dropped(): void {
    if (this.#sweep.state === "running") this.#end("left");
  }

  #end(state: Sweep["state"]): void {
    this.#trials?.end();
    this.#change({ state });
  }

  /** Null while a table is not whole. */
  #prepare(): Trials | null {
    const { rates, epochs, learned, tested, shuffle } = this.#asked;
    const training = this.#tableOf(learned);
    if (training === null) return null;
    const test = this.#tableOf(tested);
    if (test === null) return null;
    const { spec } = this.#form;
    const asked = {
      spec,
      seed: this.#seed,
      rates,
      tables: { training, validation: null, test },
      settings: { epochs, shuffle, earlyStop: null },
    };
    return this.#start(asked, this.#hear());
  }

  #tableOf({ list, name, ready }: SamplesOfList): SampleTable | null {
    if (list.length === 0) throw new RunError("run.emptyList", { list: name });
    const table = ready.wholeTable(this.#form, PARTS * ITEMS_A_PART);
    if (ready.problem !== null) throw ready.problem;
    return table;
  }

  #hear(): TrialsHeard {
    return {
      begun: (trial) => this.#changeTrial(trial, { state: "training", epochs: 0, accuracy: null }),
      epoch: (trial, { epoch, testAccuracy = null }) =>
        this.#changeTrial(trial, { epochs: epoch, accuracy: testAccuracy }),
      over: (trial, { testAccuracy, isDead }) =>
        this.#changeTrial(trial, {
          state: testAccuracy === null ? "stopped" : isDead ? "dead" : "done",
          accuracy: testAccuracy,
        }),
    };
  }

  #changeTrial(changed: number, change: Partial<SweepTrial>): void {
    const trials = this.#sweep.trials.map((trial, index) =>
      index === changed ? { ...trial, ...change } : trial,
    );
    const best = bestRate(
      trials
        .filter(isOver)
        .map(({ rate, accuracy }) => ({ learningRate: rate, testAccuracy: accuracy })),
    );
    this.#change({ trials, best });
  }

  #change(change: Partial<Sweep>): void {
    this.#sweep = { ...this.#sweep, ...change };
    this.#show(this.#sweep);
  }
}

function isOver({ state }: SweepTrial): boolean {
  return state !== "waiting" && state !== "training";
}
