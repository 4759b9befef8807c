// What a chart is given and how its values are said: the series of the run under way, those of
// earlier runs, and how people look at them. No canvas, so that it can be tested.
import { formatNumber, text } from "#program/messages";
import type { ChartName, SeriesName, SeriesPoints } from "#program/run-event";

/** The series of one run on one chart; null when a series was never plotted. */
export type RunSeries = Readonly<Record<SeriesName, SeriesPoints | null>>;

/** An earlier run that is shown beside the present one. */
export interface Ghost extends RunSeries {
  /** Stands at the end of its line. */
  readonly number: number;
  readonly name: string;
}

export interface ChartState extends RunSeries {
  readonly ghosts: readonly Ghost[];
}

/** How a person looks at a chart. */
export interface ChartView {
  readonly isLog: boolean;
  /** The factor of the moving average, 0 for none. */
  readonly smoothing: number;
  /** The samples between which the chart is seen; null for all. */
  readonly zoom: readonly [from: number, to: number] | null;
}

export const plainView: ChartView = { isLog: false, smoothing: 0, zoom: null };
export const seriesNames = ["sample", "epoch", "validation"] as const;
export const noSeries: RunSeries = { sample: null, epoch: null, validation: null };

/** The series of one chart, out of those of a run. */
export function seriesOf(chart: ChartName, series: Iterable<SeriesPoints>): RunSeries {
  const own = [...series].filter((one) => one.chart === chart && one.x.length > 0);
  const named = (name: SeriesName) => own.find((one) => one.series === name) ?? null;
  return { sample: named("sample"), epoch: named("epoch"), validation: named("validation") };
}

export function isEmpty(run: RunSeries): boolean {
  return seriesNames.every((name) => (run[name]?.x.length ?? 0) === 0);
}

/** A value as the chart says it: accuracy in per cent, loss with three significant digits. */
export function showChartValue(chart: ChartName, value: number): string {
  if (!Number.isFinite(value)) return "?";
  if (chart === "accuracy") return `${Number((value * 100).toFixed(2))} %`;
  return showLoss(Number(value.toPrecision(3)));
}

/** A value beside a tick, with the decimals that tell ticks `step` apart; of a log axis `step` is 0. */
export function showTick(chart: ChartName, value: number, step: number): string {
  if (step === 0) return showChartValue(chart, value);
  const scaled = chart === "accuracy" ? 100 : 1;
  const decimals = Math.max(0, Math.min(8, Math.ceil(-Math.log10(step * scaled) - 1e-9)));
  if (chart === "accuracy") return `${(value * scaled).toFixed(decimals)} %`;
  return showLoss(Number(value.toFixed(decimals)));
}

function showLoss(value: number): string {
  const size = Math.abs(value);
  const isShort = size === 0 || (size >= 1e-4 && size < 1e6);
  return isShort ? String(value) : value.toExponential().replace("+", "");
}

/** What the chart leaves out: "1 in 8 samples", or "" when every point is there. */
export function thinningText({ sample, epoch, validation }: RunSeries): string {
  const notes: string[] = [];
  if (sample !== null && sample.every > 1) {
    notes.push(text("chart.thinned", { every: sample.every }));
  }
  const every = Math.max(epoch?.every ?? 1, validation?.every ?? 1);
  if (every > 1) notes.push(text("chart.thinnedEpochs", { every }));
  return notes.join(", ");
}

/** The chart in words, for a screen reader: its last values. */
export function describeChart(chart: ChartName, state: ChartState): string {
  const title = text(`chart.${chart}`);
  const last = (["epoch", "validation", "sample"] as const).flatMap((series) => {
    const points = state[series];
    const x = points?.x.at(-1);
    const y = points?.y.at(-1);
    if (x === undefined || y === undefined) return [];
    const value = showChartValue(chart, y);
    return [
      text("chart.lastValue", { series: text(`chart.${series}`), value, x: formatNumber(x) }),
    ];
  });
  const runs = state.ghosts.length;
  if (runs > 0) last.push(text(runs === 1 ? "chart.oneGhost" : "chart.ghosts", { runs }));
  if (last.length === 0) return text("chart.describedEmpty", { title });
  return text("chart.described", { title, points: last.join(", ") });
}
