// The operations of the blocks that train whole epochs, and of the reporters that speak of them.
import type { EpochResult } from "#engine/training-run";
import { RunError } from "#program/diagnostic";
import type { Arguments, LongAction, Reporters } from "#runtime/ports";
import type { Shown } from "./epoch-training.ts";
import type { Learner } from "./learner.ts";
import { linkSlice } from "./list-slice.ts";
import { tools } from "./provided-tools.ts";
import { linkList, type SamplePorts } from "./sample-source.ts";

/** What the scripts under `after each epoch` listen for. */
const listened = { event: "epoch", waits: "training.waitsEpoch" } as const;

export function createEpochActions(
  ports: Shown,
  samples: SamplePorts,
): Readonly<Record<string, LongAction>> {
  const whole = (a: Arguments, index: number) => {
    const list = linkList(a, index, samples);
    return () => list;
  };
  const slice = (a: Arguments, index: number) => linkSlice(a, index, samples);

  /** Learns from what argument 1 is; `next` is the argument after that, or after its bounds. */
  const epochs = (link: typeof slice, next: number): LongAction => ({
    ...listened,
    start: (a) => {
      const count = a.number(0);
      const learned = link(a, 1);
      const shuffle = a.literal(next) === true;
      const rest = { shuffle, validation: null, earlyStop: null };
      return (t) =>
        new (tools().EpochTraining)(ports, {
          ...rest,
          list: learned(t),
          epochs: Math.round(count(t)),
        });
    },
  });
  const epochsUntil = (link: typeof slice, next: number): LongAction => ({
    ...listened,
    start: (a) => {
      const count = a.number(0);
      const learned = link(a, 1);
      const shuffle = a.literal(next) === true;
      const validated = link(a, next + 1);
      const patience = a.number(2 * next);
      const metric = a.literal(2 * next + 1) === "accuracy" ? "accuracy" : "loss";
      return (t) => {
        const found = patience(t);
        if (!(found >= 0.5)) throw new RunError("training.patience", { found, metric });
        const earlyStop = { patience: Math.round(found), metric } as const;
        const rest = { shuffle, validation: validated(t), earlyStop };
        return new (tools().EpochTraining)(ports, {
          ...rest,
          list: learned(t),
          epochs: Math.round(count(t)),
        });
      };
    },
  });
  return {
    /** (epochs, list, shuffle) */
    training_epochs: epochs(whole, 2),
    /** (epochs, list, first, last, shuffle) */
    training_epochsslice: epochs(slice, 4),
    /** (epochs, list, shuffle, validation list, patience, metric) */
    training_epochsuntil: epochsUntil(whole, 2),
    /** (epochs, list, first, last, shuffle, validation list, first, last, patience, metric) */
    training_epochssliceuntil: epochsUntil(slice, 4),
  };
}

export function createEpochReporters(learner: Learner): Reporters {
  return {
    training_epoch: {
      returns: "number",
      link: () => () => learner.lastEpoch?.epoch ?? (learner.network?.updates.epoch ?? 1) - 1,
    },
    training_epochfigure: {
      returns: "value",
      link: (a) => {
        const figure = figures[String(a.literal(0))] ?? "loss";
        return () => learner.lastEpoch?.[figure] ?? "";
      },
    },
  };
}

/** Values of the reporter's menu. */
const figures: Readonly<Record<string, keyof EpochResult>> = {
  "training loss": "loss",
  "training accuracy": "accuracy",
  "validation loss": "validationLoss",
  "validation accuracy": "validationAccuracy",
};
