import { describe, expect, test } from "vitest";
import type { SeriesPoints } from "#program/run-event";
import {
  describeChart,
  noSeries,
  seriesOf,
  showChartValue,
  showTick,
  thinningText,
} from "#stage/chart-data";
import { points } from "./chart-points.ts";

const sample = points("sample", [
  [1, 2.5],
  [2, 2.25],
  [4, 0.125],
]);
const epoch = points("epoch", [
  [2, 2.375],
  [5, 0.5],
]);

describe("chart data", () => {
  test("a chart takes its own series, and those without points are none", () => {
    const none = points("validation", []);
    const other: SeriesPoints = { ...epoch, chart: "accuracy" };
    expect(seriesOf("loss", [sample, other, none])).toEqual({ ...noSeries, sample });
    expect(seriesOf("accuracy", [sample, other, none])).toEqual({ ...noSeries, epoch: other });
  });

  test("thinned series say so", () => {
    expect(thinningText({ ...noSeries, sample, epoch })).toBe("");
    expect(thinningText({ ...noSeries, sample: points("sample", [[8, 1]], 8), epoch })).toBe(
      "1 in 8 samples",
    );
    expect(thinningText({ ...noSeries, validation: points("validation", [[8, 1]], 2) })).toBe(
      "1 in 2 epochs",
    );
  });

  test("the chart is described by its last values and the runs behind them", () => {
    const ghosts = [{ ...noSeries, epoch, number: 1, name: "Run 1" }];
    const validation = points("validation", [[5, 0.625]]);
    expect(describeChart("loss", { sample, epoch, validation, ghosts })).toBe(
      "Loss chart: last epoch 0.5 after 5 samples, last validation 0.625 after 5 samples, last sample 0.125 after 4 samples, 1 earlier run behind it. Arrow keys read the values, plus and minus zoom, 0 shows all.",
    );
    expect(describeChart("accuracy", { ...noSeries, ghosts: [] })).toBe(
      "Accuracy chart: nothing plotted yet",
    );
  });

  test("values are said with three digits, accuracy in per cent with up to two decimals", () => {
    expect(showChartValue("loss", 0.123456)).toBe("0.123");
    expect(showChartValue("loss", 0.00000123)).toBe("1.23e-6");
    expect(showChartValue("loss", 2.5e12)).toBe("2.5e12");
    expect(showChartValue("loss", Number.NaN)).toBe("?");
    expect(showChartValue("accuracy", 0.97426)).toBe("97.43 %");
    expect(showChartValue("accuracy", 1)).toBe("100 %");
  });

  test("ticks have the decimals that tell them apart", () => {
    expect([0.985, 0.99].map((value) => showTick("accuracy", value, 0.005))).toEqual([
      "98.5 %",
      "99.0 %",
    ]);
    expect(showTick("accuracy", 0.2, 0.2)).toBe("20 %");
    expect(showTick("loss", 0.30000000000000004, 0.1)).toBe("0.3");
    expect(showTick("loss", 0.001, 0)).toBe("0.001");
  });
});
