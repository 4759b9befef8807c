// A chart as a picture by itself: with title, legend and notes, on white. Paints a PNG at twice the
// size, and the frames of the GIF.
import { text } from "#program/messages";
import type { ChartState, ChartView } from "./chart-data.ts";
import { thinningText } from "./chart-data.ts";
import { type ChartPicture, hiddenByLog, pictureOf } from "./chart-lines.ts";
import { type Box, type Context, paintChart, paintHeading } from "./paint-chart.ts";

const PNG_SIZE = { width: 720, height: 440 };
const PNG_SCALE = 2;
const FONT = 12;
const MARGIN = 14;

/** Rejects when the browser cannot make the picture. */
export function chartPng(
  chart: ChartPicture["chart"],
  state: ChartState,
  view: ChartView,
): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = PNG_SIZE.width * PNG_SCALE;
  canvas.height = PNG_SIZE.height * PNG_SCALE;
  const context = canvas.getContext("2d");
  if (context === null) return Promise.reject(new Error(text("chart.noPicture")));
  context.scale(PNG_SCALE, PNG_SCALE);
  paintWhole(context, pictureOf(chart, state, view), {
    box: { left: 0, top: 0, ...PNG_SIZE },
    notes: notesOf(chart, state, view),
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error(text("chart.noPicture")));
      else resolve(blob);
    }, "image/png"),
  );
}

/** What has to be said beside the lines for them to be read rightly. */
export function notesOf(
  chart: ChartPicture["chart"],
  state: ChartState,
  view: ChartView,
): string[] {
  const { lines } = pictureOf(chart, state, view);
  const hidden = hiddenByLog(lines, view);
  return [
    view.isLog ? text("chart.log") : "",
    hidden > 0 ? text("chart.logHides", { hidden }) : "",
    thinningText(state),
  ].filter((note) => note !== "");
}

/** Paints chart and heading into the box, on white. */
export function paintWhole(
  context: Context,
  picture: ChartPicture,
  { box, notes }: { readonly box: Box; readonly notes: readonly string[] },
): void {
  context.fillStyle = "#ffffff";
  context.fillRect(box.left, box.top, box.width, box.height);
  const inner = {
    left: box.left + MARGIN,
    top: box.top + MARGIN,
    width: box.width - 2 * MARGIN,
    height: box.height - 2 * MARGIN,
  };
  const title = text(`chart.${picture.chart}`);
  const took = paintHeading(
    context,
    { title, lines: picture.lines, notes },
    { box: inner, font: FONT },
  );
  const below = { ...inner, top: inner.top + took, height: inner.height - took };
  paintChart(context, picture, { box: below, font: FONT });
}
