import { describe, expect, test } from "vitest";
import type { PlottedRun, RunSettings } from "#program/run-event";
import { chartCsv } from "#stage/chart-csv";
import { noSeries } from "#stage/chart-data";
import { addRuns, ghostsOf, type KeptRun } from "#stage/kept-runs";
import { lastFigures, settingsText } from "#stage/run-words";
import { points } from "./chart-points.ts";

const settings: RunSettings = {
  inputs: 784,
  layers: [
    { units: 8, activation: "relu", dropout: 0 },
    { units: 10, activation: "softmax", dropout: 0.2 },
  ],
  loss: "cross-entropy",
  optimizer: "sgd",
  learningRate: 0.005,
  batchSize: 1,
  l1: 0,
  l2: 0,
  precision: "float64",
  seed: 7,
};
const epoch = points("epoch", [
  [100, 2],
  [200, 0.125],
]);
const accuracy = { ...epoch, chart: "accuracy", y: Float64Array.of(0.5, 0.75) } as const;
const run: PlottedRun = { settings, series: [epoch, accuracy] };
const numbers = (runs: readonly KeptRun[]) => runs.map(({ number }) => number);

describe("runs that are over", () => {
  test("are told apart by what they were trained with and where they ended", () => {
    expect(settingsText(run)).toBe(
      "784-8-10 (relu, softmax), cross-entropy, SGD at rate 0.005, batch of 1, dropout 0.2, seed 7, 2 epochs",
    );
    expect(
      settingsText({ settings: { ...settings, batchSize: "full", l2: 0.1 }, series: [] }),
    ).toBe(
      "784-8-10 (relu, softmax), cross-entropy, SGD at rate 0.005, full batch, L2 0.1, dropout 0.2, seed 7",
    );
    expect(settingsText({ settings: null, series: [epoch] })).toBe("2 epochs");
    expect(lastFigures(run)).toBe("loss 0.125, accuracy 75 %");
    expect(lastFigures({ ...run, series: [points("sample", [[1, 1]])] })).toBe("");
  });

  test("are the newest five, and those that are pinned", () => {
    const first = addRuns([], [run, run]);
    expect(numbers(first)).toEqual([2, 1]);
    expect(first[1]).toMatchObject({ name: "Run 1", isShown: true, isPinned: false });
    const pinned = first.map((one) => ({ ...one, isPinned: one.number === 1 }));
    expect(numbers(addRuns(pinned, Array(6).fill(run)))).toEqual([8, 7, 6, 5, 4, 1]);
  });

  test("are shown on the chart they have points for, the newest in front", () => {
    const runs = addRuns([], [run, { settings, series: [epoch] }, run]);
    const names = (chart: "loss" | "accuracy") => ghostsOf(chart, runs).map(({ name }) => name);
    expect(names("loss")).toEqual(["Run 1", "Run 2", "Run 3"]);
    expect(names("accuracy")).toEqual(["Run 1", "Run 3"]);
    const hidden = runs.map((one) => ({ ...one, isShown: one.number !== 3 }));
    expect(ghostsOf("accuracy", hidden).map(({ name }) => name)).toEqual(["Run 1"]);
  });
});

test("CSV has a line for each point, in full precision, with names quoted where they must be", () => {
  const third = points("sample", [
    [1, 1 / 3],
    [2, Number.NaN],
  ]);
  expect(
    chartCsv([
      { name: "This run", series: { ...noSeries, sample: third } },
      { name: 'rate 0,1 "new"', series: { ...noSeries, epoch } },
    ]),
  ).toBe(
    [
      "run,series,x,y",
      "This run,sample,1,0.3333333333333333",
      "This run,sample,2,",
      '"rate 0,1 ""new""",epoch,100,2',
      '"rate 0,1 ""new""",epoch,200,0.125',
      "",
    ].join("\r\n"),
  );
});
