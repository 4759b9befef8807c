// How a run's settings and its last figures read, so that two runs can be told apart. Plain text.
import { text } from "#program/messages";
import type { ChartName, PlottedRun, RunSettings, SeriesName } from "#program/run-event";
import { showChartValue } from "./chart-data.ts";

/** What made the run what it is: "784-8-8-10, SGD 0.005, batch 1, seed 1, 100 epochs". */
export function settingsText({ settings, series }: PlottedRun): string {
  const epochs = epochsOf(series);
  return [
    ...(settings === null ? [] : describeSettings(settings)),
    ...(epochs === null ? [] : [text(epochs === 1 ? "runs.epoch" : "runs.epochs", { epochs })]),
  ].join(", ");
}

function describeSettings(settings: RunSettings): string[] {
  const { inputs, layers, optimizer, learningRate: rate, batchSize, seed, l1, l2 } = settings;
  const activations = layers.map(({ activation }) => activation).join(", ");
  const dropped = [...new Set(layers.map(({ dropout }) => dropout))].filter((share) => share > 0);
  return [
    text("runs.network", {
      shape: [inputs, ...layers.map(({ units }) => units)].join("-"),
      activations,
    }),
    text(`runs.loss.${settings.loss}`),
    text("runs.optimizer", { name: text(`runs.optimizer.${optimizer}`), rate }),
    batchSize === "full" ? text("runs.fullBatch") : text("runs.batch", { size: batchSize }),
    ...(l1 > 0 ? [text("runs.l1", { strength: l1 })] : []),
    ...(l2 > 0 ? [text("runs.l2", { strength: l2 })] : []),
    ...dropped.map((share) => text("runs.dropout", { share })),
    ...(settings.precision === "float32" ? [text("runs.float32")] : []),
    text("runs.seed", { seed }),
  ];
}

/** Where it ended: "loss 0.031, accuracy 99 %, validation loss 0.2"; "" without epochs. */
export function lastFigures({ series }: PlottedRun): string {
  const figure = (chart: ChartName, kind: SeriesName): string[] => {
    const value = series.find((one) => one.chart === chart && one.series === kind)?.y.at(-1);
    if (value === undefined) return [];
    return [text(`runs.last.${kind}.${chart}`, { value: showChartValue(chart, value) })];
  };
  return [
    ...figure("loss", "epoch"),
    ...figure("accuracy", "epoch"),
    ...figure("loss", "validation"),
    ...figure("accuracy", "validation"),
  ].join(", ");
}

/** The epochs plotted; null when none were, or so many that they were thinned. */
function epochsOf(series: PlottedRun["series"]): number | null {
  const plotted = series.filter((one) => one.series !== "sample");
  if (plotted.length === 0 || plotted.some(({ every }) => every > 1)) return null;
  return Math.max(...plotted.map(({ x }) => x.length));
}
