// What a chart shows, as plain data and words: two series merged onto one x axis, the value under
// the cursor, the sentence for a screen reader. No canvas, no uPlot, so that it can be tested.
import { formatNumber, text } from "#program/messages";
import type { ChartName, SeriesPoints } from "#program/run-event";
import { showPercent } from "./show-number.ts";

export interface ChartState {
  /** One dot a sample; null when that series was never plotted. */
  readonly sample: SeriesPoints | null;
  /** A line through one point an epoch. */
  readonly epoch: SeriesPoints | null;
}

/** Red for the loss and blue for the accuracy, as in the project this one pays homage to. */
export const EPOCH_COLOURS: Readonly<Record<ChartName, string>> = {
  loss: "#d92b3a",
  accuracy: "#2f6fd0",
};

/** x, samples, epochs: of equal length, null where a series has no point at that x. */
export type MergedSeries = [number[], (number | null)[], (number | null)[]];

/** Merges two series whose x do not fall back; takes O(points). */
export function mergeSeries({ sample, epoch }: ChartState): MergedSeries {
  const merged: MergedSeries = [[], [], []];
  const [xs, samples, epochs] = merged;
  const sampleX = sample?.x ?? [];
  const epochX = epoch?.x ?? [];
  let i = 0;
  let j = 0;
  while (i < sampleX.length || j < epochX.length) {
    const nextSample = sampleX[i] ?? Number.POSITIVE_INFINITY;
    const nextEpoch = epochX[j] ?? Number.POSITIVE_INFINITY;
    const isSample = i < sampleX.length && (nextSample <= nextEpoch || j >= epochX.length);
    const isEpoch = j < epochX.length && (nextEpoch <= nextSample || i >= sampleX.length);
    xs.push(isSample ? nextSample : nextEpoch);
    samples.push(isSample ? finite(sample?.y[i]) : null);
    epochs.push(isEpoch ? finite(epoch?.y[j]) : null);
    if (isSample) i++;
    if (isEpoch) j++;
  }
  return merged;
}

function finite(y: number | undefined): number | null {
  return y !== undefined && Number.isFinite(y) ? y : null;
}

/** The y axis: accuracy always 0..1; loss from 0 to a little above the largest value. */
export function valueRange(chart: ChartName, largest: number | null): [number, number] {
  if (chart === "accuracy") return [0, 1];
  return [0, largest === null || !(largest > 0) ? 1 : largest * 1.08];
}

/** A value as the chart says it: accuracy in per cent, loss with three significant digits. */
export function showChartValue(chart: ChartName, value: number): string {
  if (chart === "accuracy") return `${showPercent(value)} %`;
  return String(Number(value.toPrecision(3)));
}

/** "1 in 8 samples shown", or "" when every point is there. */
export function thinningText({ sample, epoch }: ChartState): string {
  const notes: string[] = [];
  if (sample !== null && sample.every > 1) {
    notes.push(text("chart.thinned", { every: sample.every }));
  }
  if (epoch !== null && epoch.every > 1) {
    notes.push(text("chart.thinnedEpochs", { every: epoch.every }));
  }
  return notes.join(", ");
}

/** The values at one place of the merged series: "1,234: sample 0.31, epoch 0.45". */
export function hoverText(chart: ChartName, merged: MergedSeries, index: number): string {
  const [xs, samples, epochs] = merged;
  const x = xs[index];
  if (x === undefined) return "";
  const parts: string[] = [];
  const add = (series: "sample" | "epoch", value: number | null | undefined) => {
    if (value === null || value === undefined) return;
    const name = text(`chart.${series}`);
    parts.push(text("chart.value", { series: name, value: showChartValue(chart, value) }));
  };
  add("sample", samples[index]);
  add("epoch", epochs[index] ?? nearestBefore(epochs, index));
  return text("chart.at", { x: formatNumber(Math.round(x)), values: parts.join(", ") });
}

/** The last epoch value at or before a sample: what the line stands at there. */
function nearestBefore(values: readonly (number | null)[], index: number): number | null {
  for (let i = index; i >= 0; i--) {
    const value = values[i];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** The chart in words, for a screen reader: its last values. */
export function describeChart(chart: ChartName, state: ChartState): string {
  const title = text(`chart.${chart}`);
  const last = (["epoch", "sample"] as const).flatMap((series) => {
    const points = state[series];
    const x = points?.x.at(-1);
    const y = points?.y.at(-1);
    if (x === undefined || y === undefined) return [];
    const value = showChartValue(chart, y);
    return [
      text("chart.lastValue", { series: text(`chart.${series}`), value, x: formatNumber(x) }),
    ];
  });
  if (last.length === 0) return text("chart.describedEmpty", { title });
  return text("chart.described", { title, points: last.join(", ") });
}
