// Data: a list of samples is a data set; an item is one sample, `label p1 p2 ...`.
import type { Category } from "#compile/block-spec";

const list = { kind: "list" } as const;
const sample = { kind: "sample" } as const;

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
  ],
};
