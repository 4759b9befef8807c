// The values of a chart at one place, for hover and arrow keys: which samples have points, and what
// each line stands at there. Pure.
import { formatNumber, text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import type { Axis } from "./axis.ts";
import { seriesNames, showChartValue } from "./chart-data.ts";
import type { ChartLine } from "./chart-lines.ts";

export interface Reading {
  readonly line: ChartLine;
  readonly value: number;
}

/** The samples between the ends of the axis at which any line has a point, in order. */
export function readablePlaces(lines: readonly ChartLine[], { from, to }: Axis): number[] {
  const places = new Set<number>();
  const own = lines.filter(({ weight }) => weight !== "ghost");
  for (const { x } of own.length > 0 ? own : lines) {
    for (let i = 0; i < x.length; i++) if (x[i] >= from && x[i] <= to) places.add(x[i]);
  }
  return [...places].sort((a, b) => a - b);
}

/** The place in a sorted row that is nearest to x; null in an empty row. */
export function nearestPlace(places: readonly number[], x: number): number | null {
  const after = firstAfter(places, x);
  const left = places[after - 1];
  const right = places[after];
  if (left === undefined || right === undefined) return left ?? right ?? null;
  return x - left <= right - x ? left : right;
}

/**
 * What stands at x: dots that are just there, and of each line the last point up to there. Earlier
 * runs come last, the newest of them first.
 */
export function readingsAt(lines: readonly ChartLine[], x: number): Reading[] {
  return lines.toSorted(byImportance).flatMap((line) => {
    const index = firstAfter(line.x, x) - 1;
    if (index < 0) return [];
    const isPast = index === line.x.length - 1 && line.x[index] < x && line.weight === "ghost";
    if (isPast || (line.kind === "dots" && line.x[index] !== x)) return [];
    const value = line.y[index];
    return Number.isFinite(value) ? [{ line, value }] : [];
  });
}

/** The run under way, then the newest. A line's average stands after it, its validation after its epochs; the sort keeps what is equal. */
function byImportance(a: ChartLine, b: ChartLine): number {
  const newest = Number.POSITIVE_INFINITY;
  const [first, second] = [a.run?.number ?? newest, b.run?.number ?? newest];
  if (first !== second) return second - first;
  return seriesNames.indexOf(a.series) - seriesNames.indexOf(b.series);
}

/** In words: "1,234: sample 0.31, epoch 0.45, Run 1 epoch 0.5". */
export function readingText(chart: ChartName, lines: readonly ChartLine[], x: number): string {
  const values = readingsAt(lines, x).map(({ line, value }) =>
    text("chart.value", { series: line.name, value: showChartValue(chart, value) }),
  );
  return text("chart.at", { x: formatNumber(Math.round(x)), values: values.join(", ") });
}

/** How many of the sorted x are at or before this one. */
function firstAfter(sorted: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
