// The operations of the blocks that try learning rates.
import { RunError } from "#program/diagnostic";
import { isFault, rateWords, readRates } from "#program/learning-rates";
import type { Sweep } from "#program/run-event";
import type { Actions, Arguments, Reporters } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Shown } from "./epoch-training.ts";
import { RateSweep } from "./rate-sweep.ts";
import { linkList, type SamplePorts } from "./sample-source.ts";
import { type LoadTrials, tryElsewhere, tryInTurn } from "./trials.ts";

export interface SweepOps {
  readonly actions: Actions;
  readonly reporters: Reporters;
}

export interface SweepPorts extends Shown {
  readonly loadTrials: () => LoadTrials | null;
}

export function createSweepOps(
  { learner, recorder, loadTrials }: SweepPorts,
  samples: SamplePorts,
): SweepOps {
  let last: Sweep | null = null;
  const show = (sweep: Sweep) => {
    last = sweep;
    recorder.showSweep(sweep);
  };
  return {
    actions: {
      /** (rates, epochs, list, shuffle, list tested on) */
      training_sweep: {
        wait: (a) => {
          const words = linkWords(a, 0);
          const count = a.number(1);
          const learned = linkList(a, 2, samples);
          const shuffle = a.literal(3) === true;
          const tested = linkList(a, 4, samples);
          return (t) => {
            const rates = readRates(words(t));
            if (isFault(rates)) throw new RunError(rates.code, rates.parameters);
            const found = count(t);
            const epochs = Math.round(found);
            if (!(epochs >= 1)) throw new RunError("sweep.epochs", { found });
            const load = loadTrials();
            const start = load === null ? tryInTurn : tryElsewhere(load);
            const asked = { rates, epochs, learned, tested, shuffle };
            return new RateSweep(asked, { learner, show, start });
          };
        },
      },
    },
    reporters: {
      training_sweepfigure: {
        returns: "value",
        link: (a) => {
          const isRate = a.literal(0) === "rate";
          return () => {
            const best = last?.trials.find(({ rate }) => rate === last?.best);
            return (isRate ? best?.rate : best?.accuracy) ?? "";
          };
        },
      },
    },
  };
}

/** The items of a list that stands in the hole, one by one; the words of any other text. */
function linkWords(a: Arguments, index: number): (thread: Thread) => readonly unknown[] {
  const expr = a.expr(index);
  if (expr.kind === "call" && expr.op === "data_listcontents") {
    const list = a.inside(index).list(0);
    return () => Array.from({ length: list.length }, (_, place) => list.get(place));
  }
  const text = a.text(index);
  return (t) => rateWords(text(t));
}
