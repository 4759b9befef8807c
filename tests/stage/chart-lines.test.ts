import { describe, expect, test } from "vitest";
import { type ChartState, noSeries, plainView } from "#stage/chart-data";
import { chartLines, hiddenByLog, sampleAxis, valueAxis } from "#stage/chart-lines";
import { nearestPlace, readablePlaces, readingText } from "#stage/chart-readings";
import { points } from "./chart-points.ts";

const sample = points("sample", [
  [1, 2],
  [2, 1],
  [4, 0],
]);
const epoch = points("epoch", [
  [2, 1.5],
  [4, 0.5],
]);
const validation = points("validation", [
  [2, 1.75],
  [4, 0.75],
]);
const ghost = { ...noSeries, sample, epoch: points("epoch", [[3, 0.9]]), number: 3, name: "Run 3" };
const state: ChartState = { sample, epoch, validation, ghosts: [ghost] };

const shown = (view = plainView) => chartLines("loss", state, view);

describe("the lines of a chart", () => {
  test("differ by more than colour, earlier runs at the back", () => {
    expect(
      shown().map(({ name, kind, isDashed, marker, run }) => [
        name,
        kind,
        isDashed,
        marker,
        run?.number,
      ]),
    ).toEqual([
      ["Run 3 epoch", "line", false, "none", 3],
      ["sample", "dots", false, "none", undefined],
      ["epoch", "line", false, "disc", undefined],
      ["validation", "line", true, "diamond", undefined],
    ]);
  });

  test("keep the points faintly under their average, which says its factor", () => {
    const lines = shown({ ...plainView, smoothing: 0.5 }).filter(
      ({ series }) => series === "epoch",
    );
    expect(lines.map(({ name, weight, isAverage }) => [name, weight, isAverage])).toEqual([
      ["Run 3 epoch, smoothed 0.5", "ghost", true],
      ["epoch", "faint", false],
      ["epoch, smoothed 0.5", "bold", true],
    ]);
    expect(lines[1]!.y).toBe(epoch.y);
    expect(lines[2]!.y[1]).toBeCloseTo((0.25 * 1.5 + 0.5 * 0.5) / 0.75, 12);
  });

  test("of an earlier run without epochs are its samples", () => {
    const ghosts = [{ ...noSeries, sample, number: 1, name: "Run 1" }];
    const [line] = chartLines("loss", { ...noSeries, ghosts }, plainView);
    expect(line).toMatchObject({ name: "Run 1 sample", kind: "line", y: sample.y });
  });
});

describe("the axes of a chart", () => {
  test("run from 0: accuracy to 100 per cent, loss to a little above its largest value", () => {
    const samples = sampleAxis(shown(), plainView);
    expect(samples).toEqual({ from: 0, to: 4, isLog: false });
    const seen = { view: plainView, samples };
    expect(valueAxis("accuracy", shown(), seen)).toMatchObject({ from: 0, to: 1 });
    expect(valueAxis("loss", shown(), seen)).toMatchObject({ from: 0, to: 2.16 });
    expect(valueAxis("loss", [], seen)).toMatchObject({ from: 0, to: 1 });
    expect(sampleAxis([], plainView)).toMatchObject({ from: 0, to: 100 });
  });

  test("zoomed, they show what is seen between two samples and no more", () => {
    const view = { ...plainView, zoom: [1.5, 2.5] } as const;
    const samples = sampleAxis(shown(), view);
    const values = valueAxis("loss", shown(), { view, samples });
    expect(samples).toMatchObject({ from: 1.5, to: 2.5 });
    expect(values.from).toBeCloseTo(1 - 0.75 * 0.06, 9);
    expect(values.to).toBeCloseTo(1.75 + 0.75 * 0.06, 9);
  });

  test("logarithmic, they leave out what is 0 or below and say how much that is", () => {
    const view = { ...plainView, isLog: true };
    const samples = sampleAxis(shown(), view);
    const values = valueAxis("loss", shown(view), { view, samples });
    expect(values).toMatchObject({ isLog: true });
    expect(values.from).toBeCloseTo(0.5 / 1.15, 9);
    expect(hiddenByLog(shown(view), view)).toBe(1);
    expect(hiddenByLog(shown(), plainView)).toBe(0);
    const zeros = { ...noSeries, epoch: points("epoch", [[1, 0]]), ghosts: [] };
    const none = valueAxis("loss", chartLines("loss", zeros, view), { view, samples });
    expect(none).toEqual({ from: 0.1, to: 1, isLog: true });
    // Values that lie 20 powers of ten apart do not press all others flat.
    const far = {
      ...noSeries,
      ghosts: [],
      epoch: points("epoch", [
        [1, 1e-20],
        [2, 1],
      ]),
    };
    expect(
      valueAxis("loss", chartLines("loss", far, view), { view, samples }).from,
    ).toBeGreaterThan(1e-9);
  });
});

describe("reading a chart", () => {
  test("names every line that has a value there", () => {
    expect(readingText("loss", shown(), 1)).toBe("1: sample 2");
    expect(readingText("loss", shown(), 2)).toBe("2: sample 1, epoch 1.5, validation 1.75");
    expect(readingText("loss", shown(), 3)).toBe("3: epoch 1.5, validation 1.75, Run 3 epoch 0.9");
    // The earlier run was over by then.
    expect(readingText("loss", shown(), 4)).toBe("4: sample 0, epoch 0.5, validation 0.75");
  });

  test("goes from point to point of what is seen", () => {
    const all = sampleAxis(shown(), plainView);
    expect(readablePlaces(shown(), all)).toEqual([1, 2, 4]);
    expect(readablePlaces(shown(), { ...all, from: 1.5, to: 3 })).toEqual([2]);
    const alone = chartLines("loss", { ...noSeries, ghosts: [ghost] }, plainView);
    expect(readablePlaces(alone, all)).toEqual([3]);
  });

  test("takes the point nearest to the mouse", () => {
    expect([-5, 2.9, 3.1, 99].map((x) => nearestPlace([1, 2, 4], x))).toEqual([1, 2, 4, 4]);
    expect(nearestPlace([], 3)).toBeNull();
  });
});
