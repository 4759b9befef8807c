// Strokes: what a pen leaves on the drawing pad, before anything is made of it.
// Pad units: 0..280 from left to right and from top to bottom, on whatever size of screen.

/** The pad's width and height in pad units; also its resolution when it is rasterised. */
export const PAD_SIZE = 280;

/** Points of one drawing that are looked at; the rest is dropped, so that cost stays bounded. */
export const MAX_POINTS = 4000;

/**
 * The pen's width at first. Of 22 to 36 it is the one with which training images of MNIST, thinned and
 * drawn anew as large as people draw (two thirds of the pad), come nearest to what they were.
 */
export const BRUSH_WIDTH = 28;

/** Thicker brushes are taken as this one. */
export const MAX_BRUSH = 60;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Stroke {
  /** In drawing order. One point alone is a dot. */
  readonly points: readonly Point[];
  /** Width of the brush in pad units. */
  readonly width: number;
}
