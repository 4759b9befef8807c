// Asking a model about drawings: strokes with labels become samples as on the drawing pad, and the model
// is asked about them as about any list.
import { SampleList } from "#data/sample-list";
import { ALL_STEPS, type DrawingOptions, NO_STEPS } from "#drawing/drawing-steps";
import { drawingToSample } from "#drawing/drawing-to-sample";
import type { Stroke } from "#drawing/stroke";
import { predictSamples } from "./ask-samples.ts";
import type { KeptModel } from "./kept-model.ts";

export interface LabelledDrawing {
  readonly label: string;
  /** In units of the drawing pad, 280 x 280. */
  readonly strokes: readonly Stroke[];
}

/** Ways to make a sample of a drawing: all steps, none, all but one. */
export const DRAWING_OPTIONS = {
  all: ALL_STEPS,
  none: NO_STEPS,
  noCrop: { ...ALL_STEPS, crop: false },
  noScale: { ...ALL_STEPS, scale: false },
  noCentre: { ...ALL_STEPS, centre: false },
  noGreys: { ...ALL_STEPS, greys: false },
} as const;

/** For each drawing what the model takes it for; an empty one throws, as it is no sample. */
export function predictDrawings(
  drawings: readonly LabelledDrawing[],
  model: KeptModel,
  options: DrawingOptions = ALL_STEPS,
): readonly string[] {
  const list = new SampleList(
    drawings.map(({ label, strokes }, index) => {
      const pixels = drawingToSample(strokes, options);
      if (pixels === null) throw new Error(`Drawing ${index} has no ink`);
      return { label, pixels, text: null };
    }),
  );
  const source = { list, name: "drawings", from: 0, to: list.length };
  return [...predictSamples(source, model)].map(({ prediction }) => prediction);
}

/** The share of drawings that the model takes for what they are, 0..1. */
export function shareRight(
  drawings: readonly LabelledDrawing[],
  predictions: readonly string[],
): number {
  const right = drawings.filter(({ label }, index) => predictions[index] === label);
  return right.length / drawings.length;
}
