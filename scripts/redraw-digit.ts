// A digit of MNIST drawn anew on the drawing pad: thinned to its strokes, then drawn at a random
// place, in a random size and with a random brush. Pure.
import type { LabelledDrawing } from "#host/ask-drawings";
import type { Seeded } from "./seeded.ts";
import { digitStrokes, type Grey } from "./thin-digit.ts";

/** The pad's width and height in its own units. */
const PAD = 280;
/** Longer side of the line that the pen goes along, in pad units. */
const SIZES = [90, 230] as const;
/** The brush's width in pad units. */
const BRUSHES = [10, 32] as const;

export interface LabelledGrey extends Grey {
  readonly label: string;
}

export function redrawDigit(digit: LabelledGrey, random: Seeded): LabelledDrawing {
  const strokes = digitStrokes(digit);
  const points = strokes.flat();
  const box = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { low, length: high - low };
  };
  const across = box(points.map(({ x }) => x));
  const down = box(points.map(({ y }) => y));
  const size = random(...SIZES);
  const width = random(...BRUSHES);
  const scale = size / Math.max(across.length, down.length, 1);
  const room = (length: number) => random(width / 2, PAD - width / 2 - length * scale);
  const [left, top] = [room(across.length), room(down.length)];
  return {
    label: digit.label,
    strokes: strokes.map((stroke) => ({
      width,
      points: stroke.map(({ x, y }) => ({
        x: left + (x - across.low) * scale,
        y: top + (y - down.low) * scale,
      })),
    })),
  };
}
