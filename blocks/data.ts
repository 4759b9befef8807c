// Data: a list of samples is a data set; an item is one sample, `label p1 p2 ...`.
import type { BlockSpec, Category } from "#compile/block-spec";
import type { Expr } from "#program/program";

const list = { kind: "list" } as const;
const sample = { kind: "sample" } as const;

/** The parts of a split: the slot of the share, and that of the list. */
const parts = [
  ["TRAINING", "TRAINING_LIST"],
  ["VALIDATION", "VALIDATION_LIST"],
  ["TEST", "TEST_LIST"],
] as const;

const split: BlockSpec = {
  type: "data_split",
  shape: "statement",
  text: "split {LIST} into\ntraining {TRAINING} % {TRAINING_LIST}\nvalidation {VALIDATION} % {VALIDATION_LIST}\ntest {TEST} % {TEST_LIST}",
  slots: {
    LIST: list,
    TRAINING: { kind: "number", default: 70 },
    TRAINING_LIST: list,
    VALIDATION: { kind: "number", default: 15 },
    VALIDATION_LIST: list,
    TEST: { kind: "number", default: 15 },
    TEST_LIST: list,
  },
  help: "Fills three lists with the samples of one: learn from the training list, choose by the validation list, and use the test list once, at the end. What a list held before is replaced. Samples are dealt out at random, of each label the same share; the project's seed always gives the same split, in this block and in the list's menu. A share of n samples is n × % / 100, rounded. With 0 % a list becomes empty.",
  compile(b) {
    const from = b.list("LIST");
    const dealt = parts.map(([share, part]) => ({ share: b.expr(share), into: b.list(part) }));
    const ids = dealt.filter(({ share }) => !isZero(share)).flatMap(({ into }) => idOf(into));
    if (ids.some((id) => idOf(from).includes(id))) b.error("split.itself");
    else if (new Set(ids).size < ids.length) b.error("split.sameList");
    return b.call("data_split", from, ...dealt.flatMap(({ share, into }) => [share, into]));
  },
};

function isZero(share: Expr): boolean {
  return share.kind === "literal" && Number(share.value) === 0;
}

/** None when no list is chosen: that is said already. */
function idOf(list: Expr): readonly string[] {
  return list.kind === "list" && list.id !== "" ? [list.id] : [];
}

export const data: Category = {
  id: "data",
  name: "Data",
  colour: ["#0E7F88", "#0C7078", "#095B62"],
  blocks: [
    {
      type: "data_sample",
      shape: "reporter",
      text: "sample {INDEX} of {LIST}",
      slots: { INDEX: { kind: "number", default: 1 }, LIST: list },
      help: "One sample of a list, counted from 1: its label and its numbers.",
      compile: (b) => b.call("data_sample", b.expr("INDEX"), b.list("LIST")),
    },
    {
      type: "data_drawing",
      shape: "reporter",
      text: "my drawing",
      help: "The drawing on the pad as a sample: centred and scaled to 28 × 28 like the digits of MNIST. Its label is `?`.",
      compile: (b) => b.call("data_drawing"),
    },
    {
      type: "data_samplecount",
      shape: "reporter",
      text: "number of samples in {LIST}",
      slots: { LIST: list },
      help: "How many samples the list has.",
      compile: (b) => b.call("data_lengthoflist", b.list("LIST")),
    },
    {
      type: "data_label",
      shape: "reporter",
      text: "label of {SAMPLE}",
      slots: { SAMPLE: sample },
      help: "What the sample shows, for example 7.",
      compile: (b) => b.call("data_label", b.expr("SAMPLE")),
    },
    {
      type: "data_pixel",
      shape: "reporter",
      text: "pixel {PIXEL} of {SAMPLE}",
      slots: { PIXEL: { kind: "number", default: 1 }, SAMPLE: sample },
      help: "One number of the sample, between 0 (background) and 1 (ink), counted from 1, row by row: in a 28 × 28 picture, row r and column c is pixel 28 × (r - 1) + c.",
      compile: (b) => b.call("data_pixel", b.expr("PIXEL"), b.expr("SAMPLE")),
    },
    {
      type: "data_addcopies",
      shape: "statement",
      text: "add {COPIES} {KIND} copies\nof each in {FROM} to {TO}",
      slots: {
        COPIES: { kind: "number", default: 1 },
        KIND: {
          kind: "choice",
          options: [
            { value: "shifted", text: "shifted" },
            { value: "rotated", text: "rotated" },
            { value: "scaled", text: "scaled" },
            { value: "noisy", text: "noisy" },
            { value: "varied", text: "shifted, rotated and scaled" },
          ],
        },
        FROM: list,
        TO: list,
      },
      help: "Adds changed copies of every sample to a list, the same one or another: moved by up to 2 of 28 pixels, turned by up to 15 degrees, between 0.85 and 1.15 times as large, or with noise. The labels stay. From them a network learns that such changes do not matter. The samples must be square pictures. The same seed gives the same copies.",
      compile: (b) =>
        b.call(
          "data_addcopies",
          b.expr("COPIES"),
          b.literal(b.choice("KIND")),
          b.list("FROM"),
          b.list("TO"),
        ),
    },
    split,
  ],
};
