// The operations of the blocks that train whole epochs, and of the reporters that speak of them.
import type { EpochResult } from "#engine/training-run";
import { RunError } from "#program/diagnostic";
import type { LongAction, Reporters } from "#runtime/ports";
import type { Shown } from "./epoch-training.ts";
import type { Learner } from "./learner.ts";
import { tools } from "./provided-tools.ts";
import { linkList, type SamplePorts } from "./sample-source.ts";

/** What the scripts under `after each epoch` listen for. */
const listened = { event: "epoch", waits: "training.waitsEpoch" } as const;

export function createEpochActions(
  ports: Shown,
  samples: SamplePorts,
): Readonly<Record<string, LongAction>> {
  return {
    /** (epochs, list, shuffle) */
    training_epochs: {
      ...listened,
      start: (a) => {
        const epochs = a.number(0);
        const list = linkList(a, 1, samples);
        const shuffle = a.literal(2) === true;
        const rest = { list, shuffle, validation: null, earlyStop: null };
        return (t) =>
          new (tools().EpochTraining)(ports, { ...rest, epochs: Math.round(epochs(t)) });
      },
    },
    /** (epochs, list, shuffle, validation list, patience, metric) */
    training_epochsuntil: {
      ...listened,
      start: (a) => {
        const epochs = a.number(0);
        const list = linkList(a, 1, samples);
        const shuffle = a.literal(2) === true;
        const validation = linkList(a, 3, samples);
        const patience = a.number(4);
        const metric = a.literal(5) === "accuracy" ? "accuracy" : "loss";
        return (t) => {
          const found = patience(t);
          if (!(found >= 0.5)) throw new RunError("training.patience", { found, metric });
          const earlyStop = { patience: Math.round(found), metric } as const;
          const rest = { list, shuffle, validation, earlyStop };
          return new (tools().EpochTraining)(ports, { ...rest, epochs: Math.round(epochs(t)) });
        };
      },
    },
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
