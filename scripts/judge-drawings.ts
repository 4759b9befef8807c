// How many drawings a model takes for what they are: with all steps of the drawing pipeline, without
// them, and with one left out at a time. Used by `npm run drawings` and by its test.
import type { SampleList } from "#data/sample-list";
import {
  DRAWING_OPTIONS,
  type LabelledDrawing,
  predictDrawings,
  shareRight,
} from "#host/ask-drawings";
import type { KeptModel } from "#host/kept-model";
import type { HandDigit } from "./hand-digit.ts";
import { redrawDigit } from "./redraw-digit.ts";
import { seeded } from "./seeded.ts";

export interface Judged {
  /** The model's label for each drawing, with all steps. */
  readonly predictions: readonly string[];
  /** Shares right, 0..1: `all` steps, `none`, and all but the one named. */
  readonly right: Readonly<Record<keyof typeof DRAWING_OPTIONS, number>>;
}

export function judgeDrawings(drawings: readonly LabelledDrawing[], model: KeptModel): Judged {
  const share = (options: keyof typeof DRAWING_OPTIONS) =>
    shareRight(drawings, predictDrawings(drawings, model, DRAWING_OPTIONS[options]));
  const predictions = predictDrawings(drawings, model);
  const right = {
    all: shareRight(drawings, predictions),
    none: share("none"),
    noCrop: share("noCrop"),
    noScale: share("noScale"),
    noCentre: share("noCentre"),
    noGreys: share("noGreys"),
  };
  return { predictions, right };
}

/** Right ones among all, for each group in order of first appearance. */
export function countBy(
  drawings: readonly LabelledDrawing[],
  predictions: readonly string[],
  groupOf: (index: number) => string,
): ReadonlyMap<string, { readonly right: number; readonly total: number }> {
  const groups = new Map<string, { right: number; total: number }>();
  for (const [index, { label }] of drawings.entries()) {
    const name = groupOf(index);
    const group = groups.get(name) ?? { right: 0, total: 0 };
    groups.set(name, group);
    group.total += 1;
    if (predictions[index] === label) group.right += 1;
  }
  return groups;
}

/** A digit of hand-digits.json as strokes on the pad. */
export function handDrawing({ label, width, strokes }: HandDigit): LabelledDrawing {
  return {
    label,
    strokes: strokes.map((xy) => ({
      width,
      points: Array.from({ length: xy.length / 2 }, (_, k) => ({ x: xy[2 * k], y: xy[2 * k + 1] })),
    })),
  };
}

/** The first images of a list of MNIST's, thinned to strokes and drawn anew; the same for the same seed. */
export function redrawAll(list: SampleList, seed: number, most = list.length): LabelledDrawing[] {
  const random = seeded(seed);
  return Array.from({ length: most }, (_, index) => {
    const sample = list.sample(index);
    if (!("pixels" in sample) || !(sample.pixels instanceof Uint8Array)) {
      throw new Error(`Image ${index + 1} of MNIST is no picture of bytes`);
    }
    const { label, pixels } = sample;
    return redrawDigit({ label, width: 28, height: 28, pixels }, random);
  });
}
