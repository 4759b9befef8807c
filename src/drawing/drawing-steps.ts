// The drawing pipeline step by step: strokes on the pad -> the 28x28 grey levels a network receives,
// made the way MNIST's makers made theirs. Each step can be left out, to see what it is good for.
// With crop and centre on, where on the pad something was drawn makes no difference, to the byte.
import { centre, keepPlace, SAMPLE_SIZE } from "./centre.ts";
import { crop, type PadPart } from "./crop.ts";
import type { GreyImage } from "./grey-image.ts";
import { rasterise } from "./rasterise.ts";
import { DIGIT_SIZE, scale } from "./scale.ts";
import { MAX_BRUSH, PAD_SIZE, type Stroke } from "./stroke.ts";

/** Which steps are done. */
export interface DrawingOptions {
  /** Cuts away the empty paper around the ink. Off: the whole pad goes on. */
  readonly crop: boolean;
  /** Makes the longer side 20 pixels. Off: a drawing stays as large as it is, the pad being 28. */
  readonly scale: boolean;
  /** Puts the centre of mass into the middle. Off: a drawing stays where on the pad it is. */
  readonly centre: boolean;
  /** Keeps the grey of edges that fill a pixel in part. Off: every pixel is ink or paper. */
  readonly greys: boolean;
}

export type DrawingStep = "strokes" | keyof DrawingOptions;

/** As MNIST was made. */
export const ALL_STEPS: DrawingOptions = { crop: true, scale: true, centre: true, greys: true };

/** The pad as it is, only smaller: each pixel is the average of ten by ten. */
export const NO_STEPS: DrawingOptions = { crop: false, scale: false, centre: false, greys: true };

export interface StepPicture {
  readonly step: DrawingStep;
  readonly picture: GreyImage;
}

/** From this grey level on a pixel counts as ink when greys are off. */
const INK = 128;
/** What a brush at the pad's edge inks outside; it belongs to the drawing like all other ink. */
const MARGIN = MAX_BRUSH / 2 + 1;

/**
 * The picture after each step, in order: the pad, then after crop, scale, centre and greys, the last
 * of 28x28. A step that is off leaves the picture as it was, but for its size. Null: nothing is drawn.
 */
export function drawingSteps(
  strokes: readonly Stroke[],
  options: DrawingOptions = ALL_STEPS,
): readonly StepPicture[] | null {
  const whole = rasterise(strokes, MARGIN);
  const inked = crop(whole);
  if (inked === null) return null;
  const pad = middlePart(whole);
  const part: PadPart = options.crop
    ? { ...inked, left: inked.left - MARGIN, top: inked.top - MARGIN }
    : { ...pad, left: 0, top: 0 };
  const longest = Math.max(part.width, part.height);
  const small = scale(part, options.scale ? longest / DIGIT_SIZE : PAD_SIZE / SAMPLE_SIZE);
  const placed = options.centre ? centre(small) : keepPlace(small, part);
  return [
    { step: "strokes", picture: pad },
    { step: "crop", picture: part },
    { step: "scale", picture: small },
    { step: "centre", picture: placed },
    { step: "greys", picture: options.greys ? placed : withoutGreys(placed) },
  ];
}

/** The pad itself, without the margin around it. */
function middlePart(whole: GreyImage): GreyImage {
  const pixels = new Uint8Array(PAD_SIZE * PAD_SIZE);
  for (let row = 0; row < PAD_SIZE; row++) {
    const from = (row + MARGIN) * whole.width + MARGIN;
    pixels.set(whole.pixels.subarray(from, from + PAD_SIZE), row * PAD_SIZE);
  }
  return { width: PAD_SIZE, height: PAD_SIZE, pixels };
}

function withoutGreys({ width, height, pixels }: GreyImage): GreyImage {
  return { width, height, pixels: pixels.map((level) => (level < INK ? 0 : 255)) };
}
