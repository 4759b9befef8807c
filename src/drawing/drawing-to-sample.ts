// The whole drawing pipeline as one function: strokes on the pad -> what a network receives.
// The steps and what they are for: drawing-steps.ts.
import { ALL_STEPS, type DrawingOptions, drawingSteps } from "./drawing-steps.ts";
import type { Stroke } from "./stroke.ts";

/** 784 grey levels 0..255, row by row; null when nothing is drawn. */
export function drawingToSample(
  strokes: readonly Stroke[],
  options: DrawingOptions = ALL_STEPS,
): Uint8Array | null {
  return drawingSteps(strokes, options)?.at(-1)?.picture.pixels ?? null;
}
