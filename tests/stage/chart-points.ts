// Series for the tests of charts, written as pairs of x and y.
import type { SeriesName, SeriesPoints } from "#program/run-event";

export function points(
  series: SeriesName,
  pairs: readonly (readonly [number, number])[],
  every = 1,
): SeriesPoints {
  return {
    chart: "loss",
    series,
    x: Float64Array.from(pairs.map(([x]) => x)),
    y: Float64Array.from(pairs.map(([, y]) => y)),
    every,
  };
}
