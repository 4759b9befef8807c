import { describe, expect, test } from "vitest";
import type { SeriesPoints } from "#program/run-event";
import {
  describeChart,
  hoverText,
  mergeSeries,
  showChartValue,
  thinningText,
  valueRange,
} from "#stage/chart-data";

const series = (
  name: SeriesPoints["series"],
  points: readonly (readonly [number, number])[],
  every = 1,
): SeriesPoints => ({
  chart: "loss",
  series: name,
  x: Float64Array.from(points.map(([x]) => x)),
  y: Float64Array.from(points.map(([, y]) => y)),
  every,
});
const sample = series("sample", [
  [1, 2.5],
  [2, 2.25],
  [4, 0.125],
]);
const epoch = series("epoch", [
  [2, 2.375],
  [5, 0.5],
]);

describe("chart data", () => {
  test("two series merge onto one axis, sharing a point where x is equal", () => {
    expect(mergeSeries({ sample, epoch })).toEqual([
      [1, 2, 4, 5],
      [2.5, 2.25, 0.125, null],
      [null, 2.375, null, 0.5],
    ]);
  });

  test("one series alone and no series at all merge too", () => {
    expect(mergeSeries({ sample: null, epoch })[2]).toEqual([2.375, 0.5]);
    expect(mergeSeries({ sample: null, epoch: null })).toEqual([[], [], []]);
  });

  test("several points at one x are all kept", () => {
    const twice = series("sample", [
      [3, 1],
      [3, 2],
    ]);
    expect(mergeSeries({ sample: twice, epoch: null })).toEqual([
      [3, 3],
      [1, 2],
      [null, null],
    ]);
  });

  test("a value that is not finite leaves a gap", () => {
    const broken = series("sample", [[1, Number.NaN]]);
    expect(mergeSeries({ sample: broken, epoch: null })[1]).toEqual([null]);
  });

  test("the hover text names the sample and the epoch's value there", () => {
    const merged = mergeSeries({ sample, epoch });
    expect(hoverText("loss", merged, 0)).toBe("1: sample 2.5");
    expect(hoverText("loss", merged, 2)).toBe("4: sample 0.125, epoch 2.38");
    expect(hoverText("accuracy", merged, 3)).toBe("5: epoch 50 %");
    expect(hoverText("loss", merged, 9)).toBe("");
  });

  test("thinned series say so", () => {
    expect(thinningText({ sample, epoch })).toBe("");
    expect(thinningText({ sample: series("sample", [[8, 1]], 8), epoch })).toBe(
      "1 in 8 samples shown",
    );
    expect(thinningText({ sample: null, epoch: series("epoch", [[8, 1]], 2) })).toBe(
      "1 in 2 epochs shown",
    );
  });

  test("the chart is described by its last values", () => {
    expect(describeChart("loss", { sample, epoch })).toBe(
      "Loss chart: last epoch 0.5 after 5 samples, last sample 0.125 after 4 samples. Arrow keys read the values.",
    );
    expect(describeChart("accuracy", { sample: null, epoch: null })).toBe(
      "Accuracy chart: nothing plotted yet",
    );
  });

  test("accuracy runs from 0 to 100 per cent, loss from 0 upwards", () => {
    expect(valueRange("accuracy", 0.2)).toEqual([0, 1]);
    expect(valueRange("loss", null)).toEqual([0, 1]);
    expect(valueRange("loss", 2)[1]).toBeCloseTo(2.16);
    expect(showChartValue("accuracy", 0.974)).toBe("97 %");
  });
});
