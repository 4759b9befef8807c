// The whole drawing pipeline: strokes on the pad -> the 28x28 grey levels a network receives,
// made the way MNIST digits were made: rasterise, crop to the ink, scale the longer side to 20
// pixels, centre by mass. Where on the pad something was drawn makes no difference.
import { centre } from "./centre.ts";
import { crop } from "./crop.ts";
import { rasterise } from "./rasterise.ts";
import { scale } from "./scale.ts";
import type { Stroke } from "./stroke.ts";

/** 784 grey levels 0..255, row by row; null when nothing is drawn. */
export function drawingToSample(strokes: readonly Stroke[]): Uint8Array | null {
  const inked = crop(rasterise(strokes));
  return inked === null ? null : centre(scale(inked)).pixels;
}
