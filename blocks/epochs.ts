// Training: blocks that learn from a whole list or from some of its samples, for whole epochs, and the test on
// some of a list's samples. Part of the category in training.ts.
import type { BlockReader, BlockSpec, Slot } from "#compile/block-spec";
import { isFault, rateWords, readRates } from "#program/learning-rates";
import type { Expr } from "#program/program";

const list = { kind: "list" } as const;
const place = (value: number) => ({ kind: "number", default: value }) as const;

const shuffle = {
  kind: "choice",
  options: [
    { value: "on", text: "shuffled" },
    { value: "off", text: "in the list's order" },
  ],
} as const;

const metric = {
  kind: "choice",
  options: [
    { value: "loss", text: "validation loss" },
    { value: "accuracy", text: "validation accuracy" },
  ],
} as const;

const forEpochs = (count: number, slots: Readonly<Record<string, Slot>>) => ({
  EPOCHS: place(count),
  ...slots,
  SHUFFLE: shuffle,
});

/** The list in a slot, as the arguments of a call; `how` it is used is noted. */
function whole(b: BlockReader, how: "learns" | "validates", slot: string): readonly Expr[] {
  const used = b.list(slot);
  b.uses(how, used);
  return [used];
}

/** The same with its first and last sample. */
function slice(
  b: BlockReader,
  how: "learns" | "validates",
  slots: readonly [list: string, first: string, last: string],
): readonly Expr[] {
  const used = b.list(slots[0]);
  const range = [b.expr(slots[1]), b.expr(slots[2])] as const;
  b.uses(how, used, range);
  return [used, ...range];
}

function isShuffled(b: BlockReader): Expr {
  return b.literal(b.choice("SHUFFLE") === "on");
}

export const epochs: readonly BlockSpec[] = [
  {
    type: "training_epochs",
    shape: "statement",
    text: "train {EPOCHS} epochs on {LIST}, {SHUFFLE}",
    slots: forEpochs(1, { LIST: list }),
    help: "Learns from all samples of the list, as often as there are epochs, each time in another order or in the list's. Batches and the plan for the learning rate are kept to; the last batch of an epoch may be short. The list is taken as it is when the block begins. After each epoch the scripts under `after each epoch` run.",
    compile: (b) =>
      b.call("training_epochs", b.expr("EPOCHS"), ...whole(b, "learns", "LIST"), isShuffled(b)),
  },
  {
    type: "training_epochsslice",
    shape: "statement",
    text: "train {EPOCHS} epochs on samples\n{FROM} to {TO} of {LIST},\n{SHUFFLE}",
    slots: forEpochs(1, { FROM: place(1), TO: place(100), LIST: list }),
    help: "Learns like `train epochs`, but from some samples of the list only: from the first of the two places to the last, both with, counted from 1. The others can be kept for validation and tests.",
    compile: (b) =>
      b.call(
        "training_epochsslice",
        b.expr("EPOCHS"),
        ...slice(b, "learns", ["LIST", "FROM", "TO"]),
        isShuffled(b),
      ),
  },
  {
    type: "training_epochsuntil",
    shape: "statement",
    text: "train up to {EPOCHS} epochs on {LIST},\n{SHUFFLE}, validate on {VALIDATION},\nstop after {PATIENCE} epochs without\nbetter {METRIC}",
    slots: {
      ...forEpochs(30, { LIST: list }),
      VALIDATION: list,
      PATIENCE: place(3),
      METRIC: metric,
    },
    help: "Learns like `train epochs`, and after each epoch measures loss and accuracy on the other list, from which nothing is learned. When that has not become better for so many epochs the training stops, and the network goes back to its best epoch: what it learned later is mostly by heart.",
    compile: (b) =>
      b.call(
        "training_epochsuntil",
        b.expr("EPOCHS"),
        ...whole(b, "learns", "LIST"),
        isShuffled(b),
        ...whole(b, "validates", "VALIDATION"),
        b.expr("PATIENCE"),
        b.literal(b.choice("METRIC")),
      ),
  },
  {
    type: "training_epochssliceuntil",
    shape: "statement",
    text: "train up to {EPOCHS} epochs on samples\n{FROM} to {TO} of {LIST}, {SHUFFLE},\nvalidate on samples\n{VALIDATION_FROM} to {VALIDATION_TO} of {VALIDATION},\nstop after {PATIENCE} epochs without\nbetter {METRIC}",
    slots: {
      ...forEpochs(30, { FROM: place(1), TO: place(80), LIST: list }),
      VALIDATION_FROM: place(81),
      VALIDATION_TO: place(100),
      VALIDATION: list,
      PATIENCE: place(3),
      METRIC: metric,
    },
    help: "Learns from some samples of a list and validates on others, of the same list or of another; otherwise like the block `train up to`. Places are counted from 1, both ends with. A list that is sorted by label has to be split otherwise: `split` takes of each label the same share.",
    compile: (b) =>
      b.call(
        "training_epochssliceuntil",
        b.expr("EPOCHS"),
        ...slice(b, "learns", ["LIST", "FROM", "TO"]),
        isShuffled(b),
        ...slice(b, "validates", ["VALIDATION", "VALIDATION_FROM", "VALIDATION_TO"]),
        b.expr("PATIENCE"),
        b.literal(b.choice("METRIC")),
      ),
  },
  {
    type: "training_sweep",
    shape: "statement",
    text: "try learning rates {RATES}\nfor {EPOCHS} epochs on {LIST}, {SHUFFLE},\ntested on {VALIDATION}",
    slots: {
      RATES: { kind: "text", default: "0.001 0.003 0.01 0.03 0.1" },
      ...forEpochs(3, { LIST: list }),
      VALIDATION: list,
    },
    help: "Trains the network once for each learning rate, side by side, always from the same first weights, and draws how right each becomes on the other list, from which nothing is learned. The network in hand stays as it is. A rate that is too large is shown as stopped: its numbers grew too large. Rates are numbers above 0 with spaces between, or a list of them, at most 50.",
    compile(b) {
      const rates = b.expr("RATES");
      if (rates.kind === "literal") {
        const read = readRates(rateWords(String(rates.value)));
        if (isFault(read)) b.error(read.code, read.parameters);
      }
      return b.call(
        "training_sweep",
        rates,
        b.expr("EPOCHS"),
        ...whole(b, "learns", "LIST"),
        isShuffled(b),
        ...whole(b, "validates", "VALIDATION"),
      );
    },
  },
  {
    type: "training_sweepfigure",
    shape: "reporter",
    text: "{FIGURE} found",
    slots: {
      FIGURE: {
        kind: "choice",
        options: [
          { value: "rate", text: "best learning rate" },
          { value: "accuracy", text: "best accuracy" },
        ],
      },
    },
    help: "Of the learning rates that were tried last: the one with the highest accuracy, the smallest of them if there are several, or its accuracy from 0 to 1. Empty while none is tried.",
    compile: (b) => b.call("training_sweepfigure", b.literal(b.choice("FIGURE"))),
  },
];

export const sliceFigure: BlockSpec = {
  type: "training_slicefigure",
  shape: "reporter",
  text: "{FIGURE} on samples {FROM} to {TO} of {LIST}",
  slots: {
    FIGURE: {
      kind: "choice",
      options: [
        { value: "accuracy", text: "accuracy" },
        { value: "mean loss", text: "mean loss" },
        { value: "number right", text: "number right" },
      ],
    },
    FROM: place(1),
    TO: place(100),
    LIST: list,
  },
  help: "Tests the network on some samples of the list, N of them: from the first of the two places to the last, both with, counted from 1. Accuracy = samples that are right / N; mean loss = (loss 1 + loss 2 + ... + loss N) / N; number right from 0 to N. Nothing is learned.",
  compile: (b) =>
    b.call(
      "training_slicefigure",
      b.literal(b.choice("FIGURE")),
      b.list("LIST"),
      b.expr("FROM"),
      b.expr("TO"),
    ),
};
