import { expect, test } from "vitest";
import type { Sample } from "#data/sample";
import { Learner } from "#host/learner";
import { pictureOf, Recorder } from "#host/recorder";
import { provideRunTools } from "#host/run-tools";

provideRunTools();

function learner(): Learner {
  const made = new Learner();
  made.declare(
    {
      inputs: 4,
      layers: [{ units: 2, activation: "softmax", init: "glorot", block: "layer" }],
      loss: "cross-entropy",
      optimizer: { name: "sgd", learningRate: 0.1 },
      block: "network",
    },
    1,
  );
  return made;
}

const square = (label = "1"): Sample => ({
  label,
  pixels: Uint8Array.of(0, 255, 0, 51),
  text: null,
});

test("the newest sample drawn comes once, with the outputs it had when it was drawn", () => {
  const recorder = new Recorder();
  const taught = learner();
  const sample = square();
  taught.train(sample);
  const outputs = [...taught.network!.outputs];
  recorder.draw(sample, taught);
  taught.train(square("0"));
  const { drawn } = recorder.take(taught);
  expect(drawn?.prediction?.outputs).toEqual(outputs);
  expect(drawn?.sample).toMatchObject({ width: 2, height: 2, label: "1" });
  expect(recorder.take(taught).drawn).toBeNull();
  expect(recorder.samplesDrawn).toBe(1);
});

test("a sample the network was not asked about is drawn without a prediction", () => {
  const recorder = new Recorder();
  const taught = learner();
  recorder.draw(square(), taught);
  expect(recorder.take(taught).drawn?.prediction).toBeNull();
  taught.forward(square());
  recorder.draw(square("0"), taught);
  expect(recorder.take(taught).drawn?.prediction).toBeNull();
  // The same sample read from a text a second time.
  recorder.draw(square(), taught);
  expect(recorder.take(taught).drawn?.prediction).not.toBeNull();
});

test("a picture's pixels take no more memory along than their own", () => {
  const recorder = new Recorder();
  const whole = new Uint8Array(60_000);
  recorder.draw({ label: "1", pixels: whole.subarray(4, 8), text: null }, learner());
  expect(recorder.take(learner()).drawn?.sample?.pixels.buffer.byteLength).toBe(4);
});

test("clearing empties charts and picture and is told once", () => {
  const recorder = new Recorder();
  const taught = learner();
  recorder.plot("sample loss", 2, taught);
  recorder.draw(square(), taught);
  recorder.clear(taught);
  const shown = recorder.take(taught);
  expect(shown.cleared).toBe(true);
  expect(shown.drawn).toBeNull();
  expect(recorder.takePlotted().series.map(({ x }) => x.length)).toEqual([0, 0, 0, 0, 0]);
  expect(recorder.take(taught)).toMatchObject({ cleared: false });
  expect(recorder.takePlotted().series).toEqual([]);
});

test("only series that changed are told; monitors and pad once", () => {
  const recorder = new Recorder();
  const taught = learner();
  recorder.plot("epoch accuracy", 0.5, taught);
  recorder.showPad("hide");
  recorder.showPad("show");
  recorder.showMonitor("a", true);
  recorder.showMonitor("a", false);
  const series = recorder.takePlotted().series;
  expect(series.map(({ chart, series }) => [chart, series])).toEqual([["accuracy", "epoch"]]);
  expect(recorder.take(taught)).toMatchObject({ pad: "show", monitors: { a: false } });
  expect(recorder.takePlotted().series).toEqual([]);
  expect(recorder.take(taught)).toMatchObject({ pad: null, monitors: {} });
});

test("fresh weights begin the charts anew, all of them", () => {
  const recorder = new Recorder();
  const taught = learner();
  const points = () => recorder.allSeries().map(({ x, y }) => [...x].map((at, i) => [at, y[i]]));
  taught.train(square());
  recorder.plot("sample loss", 5, taught);
  taught.train(square());
  recorder.plot("sample loss", 4, taught);
  recorder.plot("epoch loss", 4.5, taught);
  expect(points()).toEqual([
    [
      [1, 5],
      [2, 4],
    ],
    [[2, 4.5]],
    [],
    [],
    [],
  ]);
  taught.reset();
  taught.train(square());
  recorder.plot("sample loss", 3, taught);
  expect(points()).toEqual([[[1, 3]], [], [], [], []]);
});

test("metrics are kept only where they are wanted", () => {
  const page = new Recorder();
  page.plot("epoch loss", 2, learner());
  expect(page.metrics).toEqual({ loss: [], accuracy: [] });
  const headless = new Recorder();
  headless.keepsMetrics = true;
  headless.plot("epoch loss", 2, learner());
  headless.plot("epoch accuracy", 0.5, learner());
  expect(headless.metrics).toEqual({ loss: [2], accuracy: [0.5] });
  headless.begin();
  expect(headless.metrics).toEqual({ loss: [], accuracy: [] });
});

test("a picture is square when it can be, and a row otherwise", () => {
  const row = { label: "", pixels: Float64Array.of(-1, 0.5, 2), text: null };
  expect(pictureOf(row)).toMatchObject({
    width: 3,
    height: 1,
    pixels: Uint8Array.of(0, 128, 255),
  });
});
