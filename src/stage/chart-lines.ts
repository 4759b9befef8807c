// What a chart draws, from the back to the front: each series as dots or a line with its looks, and
// the axes that hold them. Two series never differ by colour alone: samples are dots, epochs a line
// with discs, validation is dashed with diamonds, earlier runs are thin and carry their number.
import { text } from "#program/messages";
import type { ChartName, SeriesName } from "#program/run-event";
import type { Axis } from "./axis.ts";
import type { ChartState, ChartView, Ghost, RunSeries } from "./chart-data.ts";
import { smooth } from "./smooth.ts";

export interface ChartLine {
  readonly series: SeriesName;
  /** In words, for legend and hover: "epoch", "validation, smoothed 0.9", "Run 2 epoch". */
  readonly name: string;
  readonly kind: "dots" | "line";
  readonly colour: string;
  /** "bold" is what is looked at; "faint" are the raw points under their average. */
  readonly weight: "bold" | "faint" | "ghost";
  /** A moving average, not the points themselves. */
  readonly isAverage: boolean;
  readonly isDashed: boolean;
  readonly marker: "none" | "disc" | "diamond";
  /** The earlier run that it is of; null for the run under way. */
  readonly run: Pick<Ghost, "number" | "name"> | null;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A chart ready to be painted. */
export interface ChartPicture {
  readonly chart: ChartName;
  readonly lines: readonly ChartLine[];
  readonly samples: Axis;
  readonly values: Axis;
}

/** Red for the loss and blue for the accuracy, as in the project this one pays homage to. */
const COLOURS: Readonly<Record<ChartName, Readonly<Record<SeriesName, string>>>> = {
  loss: { sample: "#6e7a91", epoch: "#d92b3a", validation: "#8a2a8f" },
  accuracy: { sample: "#6e7a91", epoch: "#2f6fd0", validation: "#0b7d6f" },
};
/** The average of the dots, darker than they are. */
const SMOOTHED_SAMPLES = "#3d4860";
const GHOST = "#7f8dab";
/** With more points than this a line is shown without a mark at each. */
const MARKED_POINTS = 30;
/** The most powers of ten that a logarithmic axis shows. */
const MOST_DECADES = 8;

/** These series as a person looks at them. */
export function pictureOf(chart: ChartName, state: ChartState, view: ChartView): ChartPicture {
  const lines = chartLines(chart, state, view);
  const samples = sampleAxis(lines, view);
  return { chart, lines, samples, values: valueAxis(chart, lines, { view, samples }) };
}

/** All that is to be drawn of these series, as a person looks at them. */
export function chartLines(chart: ChartName, state: ChartState, view: ChartView): ChartLine[] {
  const ghosts = state.ghosts.flatMap((ghost) =>
    ghostSeries(ghost).flatMap((series): ChartLine[] => {
      const points = ghost[series];
      if (points === null) return [];
      const { smoothing: factor } = view;
      const isAverage = factor > 0;
      const run = { number: ghost.number, name: ghost.name };
      const y = isAverage ? smooth(points.y, factor) : points.y;
      const raw = text("chart.ghostSeries", { run: ghost.name, series: text(`chart.${series}`) });
      const name = isAverage ? text("chart.smoothed", { series: raw, factor }) : raw;
      const look = { kind: "line", colour: GHOST, weight: "ghost", marker: "none" } as const;
      return [{ ...lineOf(series, name), ...look, isAverage, run, x: points.x, y }];
    }),
  );
  const own = (["sample", "epoch", "validation"] as const).flatMap((series): ChartLine[] => {
    const points = state[series];
    if (points === null || points.x.length === 0) return [];
    const { x, y } = points;
    const name = text(`chart.${series}`);
    const line = { ...lineOf(series, name), colour: COLOURS[chart][series], x, y };
    const raw: ChartLine = x.length > MARKED_POINTS ? { ...line, marker: "none" } : line;
    if (view.smoothing === 0) return [raw];
    const smoothed: ChartLine = {
      ...raw,
      kind: "line",
      colour: series === "sample" ? SMOOTHED_SAMPLES : raw.colour,
      name: text("chart.smoothed", { series: name, factor: view.smoothing }),
      y: smooth(y, view.smoothing),
      isAverage: true,
      marker: "none",
    };
    return [{ ...raw, weight: "faint" }, smoothed];
  });
  return [...ghosts, ...own.filter(isBack), ...own.filter((line) => !isBack(line))];
}

const isBack = ({ kind, weight }: ChartLine) => kind === "dots" || weight === "faint";

/** Of an earlier run the epochs say enough; its samples are shown only where there is nothing else. */
function ghostSeries(run: RunSeries): readonly SeriesName[] {
  return run.epoch === null && run.validation === null ? ["sample"] : ["epoch", "validation"];
}

function lineOf(series: SeriesName, name: string): Omit<ChartLine, "x" | "y" | "colour"> {
  return {
    series,
    name,
    kind: series === "sample" ? "dots" : "line",
    weight: "bold",
    isAverage: false,
    isDashed: series === "validation",
    marker: series === "sample" ? "none" : series === "epoch" ? "disc" : "diamond",
    run: null,
  };
}

/** How many points a logarithmic axis cannot show: those at 0 or below. */
export function hiddenByLog(lines: readonly ChartLine[], { isLog }: ChartView): number {
  if (!isLog) return 0;
  let hidden = 0;
  for (const { y, weight, isAverage } of lines) {
    // An average would count its points once more.
    if (weight === "ghost" || isAverage) continue;
    for (let i = 0; i < y.length; i++) if (y[i] <= 0) hidden++;
  }
  return hidden;
}

/** From 0 to the last sample, or what is zoomed to; 100 samples while there are no points. */
export function sampleAxis(lines: readonly ChartLine[], { zoom }: ChartView): Axis {
  if (zoom !== null) return { from: zoom[0], to: zoom[1], isLog: false };
  const ends = lines.map(({ x }) => (x.length === 0 ? 0 : x[x.length - 1]));
  const last = Math.max(0, ...ends);
  return { from: 0, to: last > 0 ? last : lines.length > 0 ? 1 : 100, isLog: false };
}

/**
 * Accuracy from 0 to 1 and loss from 0 to a little above its largest value; zoomed or logarithmic
 * just what the values seen need.
 */
export function valueAxis(
  chart: ChartName,
  lines: readonly ChartLine[],
  { view, samples }: { readonly view: ChartView; readonly samples: Axis },
): Axis {
  const isLog = view.isLog;
  const [least, largest] = seenBetween(lines, samples, isLog);
  if (isLog && largest > 0) {
    const to = largest * 1.15;
    const from = Math.max(least / 1.15, to / 10 ** MOST_DECADES);
    return from * 1.5 < to ? { from, to, isLog } : { from: to / 10, to, isLog };
  }
  if (isLog) return { from: 0.1, to: 1, isLog };
  if (view.zoom === null) {
    if (chart === "accuracy") return { from: 0, to: 1, isLog };
    return { from: Math.min(0, least), to: largest > 0 ? largest * 1.08 : 1, isLog };
  }
  if (least > largest) return { from: 0, to: 1, isLog };
  const room = Math.max((largest - least) * 0.06, Math.abs(largest) * 1e-3, 1e-9);
  const most = chart === "accuracy" ? Math.max(1, largest) : Number.POSITIVE_INFINITY;
  return {
    from: least < 0 ? least - room : Math.max(0, least - room),
    to: Math.min(most, largest + room),
    isLog,
  };
}

/** The least and largest value drawn between two samples; [Infinity, -Infinity] when there is none. */
function seenBetween(
  lines: readonly ChartLine[],
  { from, to }: Axis,
  isLog: boolean,
): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const { x, y } of lines) {
    for (let i = 0; i < x.length; i++) {
      const value = y[i];
      if (x[i] < from || x[i] > to || !Number.isFinite(value) || (isLog && value <= 0)) continue;
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
  }
  return [least, largest];
}
