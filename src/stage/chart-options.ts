// How the charts look: uPlot's options, the dots of the samples, the colours.
import type uPlot from "uplot";
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { EPOCH_COLOURS, showChartValue, valueRange } from "./chart-data.ts";
import { showCount } from "./show-number.ts";

const SAMPLE_COLOUR = "rgba(110, 122, 145, 0.55)";
const WORDS_COLOUR = "#55637f";
const GRID_COLOUR = "#e6ebf5";
/** With more epochs than this the line alone is shown, without a mark at each. */
const MARKED_EPOCHS = 30;

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Size of the words on the axes in CSS pixels; everything else follows it. */
  readonly font: number;
}

/** uPlot's options for one chart: series 1 are the samples, series 2 the epochs. */
export function chartOptions(chart: ChartName, { width, height, font }: ChartSize): uPlot.Options {
  const words = `${font}px "Helvetica Neue", Helvetica, Arial, sans-serif`;
  const axis = {
    stroke: WORDS_COLOUR,
    font: words,
    gap: 3,
    grid: { stroke: GRID_COLOUR, width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    padding: [font * 0.7, font * 0.9, 0, 0],
    legend: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      points: { size: 6 },
    },
    scales: {
      x: { time: false, range: (_u, min, max) => [Math.min(0, min ?? 0), Math.max(1, max ?? 100)] },
      y: { range: (_u, _min, max) => valueRange(chart, max) },
    },
    axes: [
      {
        ...axis,
        size: font * 1.6,
        space: font * 5,
        values: (_u, ticks) => ticks.map(showCount),
        label: text("chart.samples"),
        labelFont: words,
        labelSize: font * 1.25,
        labelGap: 0,
      },
      {
        ...axis,
        size: font * 3.9,
        space: font * 2,
        values: (_u, ticks) => ticks.map((tick) => showChartValue(chart, tick)),
      },
    ],
    series: [
      {},
      {
        scale: "y",
        fill: SAMPLE_COLOUR,
        paths: sampleDots(Math.max(2, font / 5)),
        points: { show: false },
      },
      {
        scale: "y",
        stroke: EPOCH_COLOURS[chart],
        width: Math.max(1.5, font / 6),
        spanGaps: true,
        points: {
          show: (u, series) => countPoints(u.data[series]) <= MARKED_EPOCHS,
          size: font * 0.5,
          fill: EPOCH_COLOURS[chart],
        },
      },
    ],
  };
}

/** Small squares: thousands of them are far cheaper to fill than circles. */
function sampleDots(size: number): uPlot.Series.PathBuilder {
  return (u, series, first, last) => {
    const fill = new Path2D();
    const side = Math.round(size * devicePixelRatio);
    const xs = u.data[0];
    const ys = u.data[series] ?? [];
    for (let i = first; i <= last; i++) {
      const x = xs[i];
      const y = ys[i];
      if (x === undefined || y === undefined || y === null) continue;
      const left = Math.round(u.valToPos(x, "x", true) - side / 2);
      fill.rect(left, Math.round(u.valToPos(y, "y", true) - side / 2), side, side);
    }
    return { fill, stroke: null };
  };
}

function countPoints(values: ArrayLike<number | null | undefined> | undefined): number {
  let count = 0;
  for (let i = 0; i < (values?.length ?? 0); i++) {
    const value = values?.[i];
    if (value !== null && value !== undefined) count++;
  }
  return count;
}
