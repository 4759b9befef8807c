// Who does the trainings of a sweep: one after the other right here, or whoever the page has put in place,
// as many at a time as there are processors. The results are the same to the bit.

import type { NetworkSpec } from "#engine/spec";
import type { EpochResult, RunSettings, RunTables } from "#engine/training-run";
import { makeNetwork } from "./make-network.ts";
import { samplesAPart } from "./portions.ts";
import { type RateResult, RateTrial } from "./rate-trial.ts";

export interface TrialsAsked {
  readonly spec: NetworkSpec;
  readonly seed: number;
  readonly rates: readonly number[];
  readonly tables: RunTables;
  readonly settings: RunSettings;
}

/** What is heard of the trainings; `trial` counts from 0 in the order of the rates. */
export interface TrialsHeard {
  begun(trial: number): void;
  epoch(trial: number, epoch: EpochResult): void;
  over(trial: number, result: RateResult & { readonly isDead: boolean }): void;
}

export interface Trials {
  /**
   * They may go on for a moment: to be called again and again, about every 10 ms, until all are over.
   * Throws a `RunError` when they cannot be done.
   */
  goOn(): void;
  /** Nobody wants them any more, or all are over. */
  end(): void;
}

export type StartTrials = (asked: TrialsAsked, heard: TrialsHeard) => Trials;

/** Parts of less than a millisecond, or single samples, done before others have their turn. */
const PARTS = 4;

export function tryInTurn(asked: TrialsAsked, heard: TrialsHeard): Trials {
  const { spec, seed, rates } = asked;
  const network = makeNetwork(spec, seed);
  let next = 0;
  let trial: RateTrial | null = null;
  return {
    goOn() {
      for (let part = 0; part < PARTS && next < rates.length; part++) {
        if (trial === null) {
          trial = new RateTrial(network, rates[next], asked);
          heard.begun(next);
        }
        const epoch = trial.step(samplesAPart(network));
        if (epoch !== null) heard.epoch(next, epoch);
        const { result } = trial;
        if (result === null) continue;
        heard.over(next, { ...result, isDead: trial.isDead });
        next += 1;
        trial = null;
      }
    },
    end() {
      next = rates.length;
    },
  };
}

/** Where the trainings are done by others: loads what starts them there. */
export type LoadTrials = () => Promise<StartTrials>;

/** Trainings where `load` says, once that is loaded; in turn where it cannot be had. */
export function tryElsewhere(load: LoadTrials): StartTrials {
  return (asked, heard) => {
    let trials: Trials | null = null;
    let isWanted = true;
    const begin = (start: StartTrials) => {
      if (isWanted) trials = start(asked, heard);
    };
    load().then(begin, () => begin(tryInTurn));
    return {
      goOn: () => trials?.goOn(),
      end() {
        isWanted = false;
        trials?.end();
      },
    };
  };
}
