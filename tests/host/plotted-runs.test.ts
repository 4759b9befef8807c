import { expect, test } from "vitest";
import { Learner } from "#host/learner";
import { PlottedRuns } from "#host/plotted-runs";
import { provideRunTools } from "#host/run-tools";

provideRunTools();

function learner(learningRate = 0.1, seed = 1): Learner {
  const made = new Learner();
  declare(made, learningRate, seed);
  made.reset();
  return made;
}

function declare(made: Learner, learningRate: number, seed: number): void {
  made.declare(
    {
      inputs: 4,
      layers: [
        { units: 3, activation: "relu", init: "he", dropout: 0.5, block: "hidden" },
        { units: 2, activation: "softmax", init: "glorot", block: "layer" },
      ],
      loss: "cross-entropy",
      optimizer: { name: "adam", learningRate },
      batchSize: 8,
      block: "network",
    },
    seed,
  );
}

function plotTwo(runs: PlottedRuns, taught: Learner): void {
  runs.add("epoch loss", 2, taught);
  runs.add("epoch loss", 1, taught);
}

test("fresh weights end a run, which keeps the settings it was plotted under", () => {
  const runs = new PlottedRuns();
  const taught = learner(0.1, 7);
  plotTwo(runs, taught);
  runs.add("validation accuracy", 0.5, taught);
  expect(runs.takeNews().endedRuns).toBeUndefined();
  declare(taught, 0.3, 8);
  taught.reset();
  runs.add("epoch loss", 3, taught);
  const { endedRuns, settings } = runs.takeNews();
  expect(endedRuns).toHaveLength(1);
  expect(endedRuns![0]!.settings).toEqual({
    inputs: 4,
    layers: [
      { units: 3, activation: "relu", dropout: 0.5 },
      { units: 2, activation: "softmax", dropout: 0 },
    ],
    loss: "cross-entropy",
    optimizer: "adam",
    learningRate: 0.1,
    batchSize: 8,
    l1: 0,
    l2: 0,
    precision: "float64",
    seed: 7,
  });
  expect(endedRuns![0]!.series.map(({ chart, series, y }) => [chart, series, ...y])).toEqual([
    ["loss", "epoch", 2, 1],
    ["accuracy", "validation", 0.5],
  ]);
  expect(settings).toMatchObject({ learningRate: 0.3, seed: 8 });
  expect(runs.takeNews()).toEqual({});
});

test("clearing after a reset ends the run at once; clearing before the reset ends it with it", () => {
  const runs = new PlottedRuns();
  const taught = learner();
  plotTwo(runs, taught);
  taught.reset();
  runs.clear(taught);
  expect(runs.takeNews().endedRuns).toHaveLength(1);
  plotTwo(runs, taught);
  runs.clear(taught);
  expect(runs.takeNews().endedRuns).toBeUndefined();
  taught.reset();
  runs.add("epoch loss", 3, taught);
  expect(runs.takeNews().endedRuns).toHaveLength(1);
});

test("what is cleared in the midst of a run is gone", () => {
  const runs = new PlottedRuns();
  const taught = learner();
  plotTwo(runs, taught);
  runs.clear(taught);
  runs.add("epoch loss", 0.5, taught);
  taught.reset();
  runs.add("epoch loss", 3, taught);
  expect(runs.takeNews().endedRuns).toBeUndefined();
});

test("a program that resets in a loop leaves only its last five runs, and single points none", () => {
  const runs = new PlottedRuns();
  const taught = learner();
  for (let i = 0; i < 50; i++) {
    taught.reset();
    runs.add("sample loss", i, taught);
    if (i % 2 === 0) runs.add("sample loss", i, taught);
  }
  const ended = runs.takeNews().endedRuns!;
  expect(ended.map(({ series }) => series[0]!.y[0])).toEqual([40, 42, 44, 46, 48]);
});

test("validation points join neither the epochs' series nor the metrics of a run", () => {
  const runs = new PlottedRuns();
  const taught = learner();
  runs.add("validation loss", 0.7, taught);
  const [change, ...others] = runs.takeSeries();
  expect(change).toMatchObject({ chart: "loss", series: "validation", y: Float64Array.of(0.7) });
  expect(others).toEqual([]);
  expect(() => runs.add("colour", 1, taught)).toThrow('No series is named "colour"');
});
