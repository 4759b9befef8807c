// Makes the files that a chart is saved as, and hands them over: CSV, PNG, and the GIF of a training
// with its progress. Loaded when something is saved.
import { englishChartPanel } from "#program/english-chart-panel";
import { addMissing, allMessages, text } from "#program/messages";
import { openProgressDialog } from "#ui/progress-dialog";
import { chartCsv } from "./chart-csv.ts";
import { isEmpty, seriesOf } from "./chart-data.ts";
import { chartPng, notesOf } from "./chart-image.ts";
import { pictureOf } from "./chart-lines.ts";
import type { ChartDesk } from "./charts.ts";
import type { GifNews, GifOrder } from "./gif-protocol.ts";

type SaveFile = (file: Blob, name: string) => void;

export async function saveChart(
  { chart, state, view }: ChartDesk,
  kind: "csv" | "png",
  saveFile: SaveFile,
): Promise<void> {
  addMissing(englishChartPanel);
  const name = text(`chart.file.${chart}`);
  if (kind === "png") return saveFile(await chartPng(chart, state(), view()), `${name}.png`);
  const { ghosts, ...present } = state();
  const runs = [
    { name: text("runs.present"), series: present },
    ...ghosts.toReversed().map((ghost) => ({ name: ghost.name, series: ghost })),
  ];
  saveFile(new Blob([chartCsv(runs)], { type: "text/csv" }), `${name}.csv`);
}

/** All charts that have points, as they are looked at but for their zoom. */
export async function saveTraining(desks: readonly ChartDesk[], saveFile: SaveFile): Promise<void> {
  addMissing(englishChartPanel);
  const plotted = desks.filter(({ chart, present }) => !isEmpty(seriesOf(chart, present().series)));
  const looks = plotted.map((desk) => ({ ...desk, whole: { ...desk.view(), zoom: null } }));
  const bytes = await madeByWorker({
    pictures: looks.map(({ chart, state, whole }) => pictureOf(chart, state(), whole)),
    notes: looks.map(({ chart, state, whole }) => notesOf(chart, state(), whole)),
    messages: allMessages(),
  });
  if (bytes === null) return;
  saveFile(new Blob([bytes], { type: "image/gif" }), `${text("chart.file.gif")}.gif`);
}

/** Null when a person cancels it. */
async function madeByWorker(order: GifOrder): Promise<Uint8Array<ArrayBuffer> | null> {
  const worker = new Worker(new URL("./gif-worker.ts", import.meta.url), { type: "module" });
  const cancelled = new AbortController();
  const progress = openProgressDialog({
    title: text("chart.gifMaking"),
    cancel: text("chart.cancel"),
    onCancel: () => cancelled.abort(),
  });
  try {
    return await new Promise((resolve, reject) => {
      cancelled.signal.addEventListener("abort", () => resolve(null));
      worker.addEventListener("error", () => reject(new Error(text("chart.noPicture"))));
      worker.addEventListener("message", ({ data }: MessageEvent<GifNews>) => {
        if (data.kind === "done") return resolve(data.bytes);
        const { done, total } = data;
        progress.update({ done, total, text: text("chart.gifFrame", { done, total }) });
      });
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
    progress.close();
  }
}
