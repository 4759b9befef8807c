// A training as an animated GIF: the charts grow from left to right as the points came. Made from the
// recorded points alone, so any training can be saved afterwards. It takes seconds: only gif-worker.ts
// calls it.
import { applyPalette, GIFEncoder, quantize } from "gifenc";
import { paintWhole } from "./chart-image.ts";
import type { ChartLine, ChartPicture } from "./chart-lines.ts";
import type { Context } from "./paint-chart.ts";

/** However long a training was, its GIF has no more frames than this. */
export const MOST_FRAMES = 120;
const FRAME_SIZE = { width: 420, height: 300 };
/** How long the whole film takes, if frames are not shorter or longer than a viewer can bear. */
const FILM_MS = 8000;
const FRAME_MS = { least: 50, most: 400, last: 2500 };
const COLOURS = 64;

export interface GifAsked {
  /** Side by side, as they are at the end; the frames show what was there before. */
  readonly pictures: readonly ChartPicture[];
  /** Notes beside each picture's legend. */
  readonly notes: readonly (readonly string[])[];
}

/** `onFrame` is told how many frames are done, and of how many. */
export function trainingGif(
  { pictures, notes }: GifAsked,
  onFrame: (done: number, total: number) => void,
): Uint8Array<ArrayBuffer> {
  const width = FRAME_SIZE.width * pictures.length;
  const { height } = FRAME_SIZE;
  const context = readableContext(width, height);
  const paint = (until: number) => {
    pictures.forEach((picture, index) => {
      const box = { ...FRAME_SIZE, left: index * FRAME_SIZE.width, top: 0 };
      const lines = linesUntil(picture.lines, until);
      paintWhole(context, { ...picture, lines }, { box, notes: notes[index] ?? [] });
    });
    return context.getImageData(0, 0, width, height).data;
  };
  const times = frameTimes(pictures);
  const delay = Math.max(FRAME_MS.least, Math.min(FRAME_MS.most, FILM_MS / times.length));
  const gif = GIFEncoder();
  // Every colour is there at the end.
  const palette = quantize(paint(Number.POSITIVE_INFINITY), COLOURS);
  for (const [index, until] of times.entries()) {
    const indexed = applyPalette(paint(until), palette);
    const isLast = index === times.length - 1;
    const first = index === 0 ? { palette } : {};
    gif.writeFrame(indexed, width, height, { ...first, delay: isLast ? FRAME_MS.last : delay });
    onFrame(index + 1, times.length);
  }
  gif.finish();
  return gif.bytes();
}

/** At how many samples each frame stands: evenly spread, the last at the end. */
export function frameTimes(pictures: readonly ChartPicture[]): number[] {
  const places = new Set<number>();
  for (const { lines } of pictures) {
    for (const { x, weight } of lines) {
      if (weight !== "ghost") for (let i = 0; i < x.length; i++) places.add(x[i]);
    }
  }
  const last = Math.max(0, ...places);
  const first = Math.min(last, ...places);
  const count = Math.max(1, Math.min(MOST_FRAMES, places.size));
  if (count === 1) return [last];
  return Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));
}

/** Earlier runs are there from the beginning: the new one is drawn over them. */
export function linesUntil(lines: readonly ChartLine[], until: number): ChartLine[] {
  return lines.map((line) => {
    if (line.weight === "ghost") return line;
    let end = line.x.length;
    while (end > 0 && line.x[end - 1] > until) end--;
    const cut = (values: ArrayLike<number>) => Array.prototype.slice.call(values, 0, end);
    return end === line.x.length ? line : { ...line, x: cut(line.x), y: cut(line.y) };
  });
}

function readableContext(width: number, height: number): Context {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser has no canvas off the screen");
  return context;
}
