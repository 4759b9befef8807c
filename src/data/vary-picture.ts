// A square picture changed a little: moved, turned, made larger or smaller, with noise. For copies of
// samples from which a network learns that such changes do not matter. Where chance comes from, and
// what the picture shows, it does not know.

export interface Variation {
  /** To the right and down, in pixels. */
  readonly right: number;
  readonly down: number;
  /** tan of half the angle, clockwise: so that turning needs no sine that differs between browsers. */
  readonly halfTurn: number;
  /** The digit becomes so many times as large. */
  readonly size: number;
  /** Drawn anew for each pixel and added to it, with 1 for full ink; null: nothing is added. */
  readonly noise: (() => number) | null;
}

export const NO_VARIATION: Variation = { right: 0, down: 0, halfTurn: 0, size: 1, noise: null };

type Pixels = Uint8Array | Float64Array;

/**
 * The changed copy of a picture of `side` x `side` pixels, row by row: bytes stay bytes 0..255, other
 * numbers may leave 0..1 by noise. Between pixels it goes in straight lines (bilinear); what comes in
 * from outside is 0. A whole shift alone moves every number as it is.
 */
export function varyPicture(pixels: Pixels, side: number, variation: Variation): Pixels {
  const { right, down, halfTurn, size, noise } = variation;
  const full = 1 + halfTurn * halfTurn;
  // Where a pixel of the copy comes from: back by the shift, by the turn and by the size.
  const cos = (1 - halfTurn * halfTurn) / full / size;
  const sin = (2 * halfTurn) / full / size;
  const middle = (side - 1) / 2;
  const copy =
    pixels instanceof Uint8Array ? new Uint8Array(side * side) : new Float64Array(side * side);
  const ink = pixels instanceof Uint8Array ? 255 : 1;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = column - middle - right;
      const y = row - middle - down;
      const level = levelAt(pixels, side, {
        x: middle + x * cos + y * sin,
        y: middle - x * sin + y * cos,
      });
      const value = noise === null ? level : level + noise() * ink;
      copy[row * side + column] =
        ink === 255 ? Math.round(Math.min(255, Math.max(0, value))) : value;
    }
  }
  return copy;
}

function levelAt(
  pixels: Pixels,
  side: number,
  at: { readonly x: number; readonly y: number },
): number {
  const left = Math.floor(at.x);
  const top = Math.floor(at.y);
  const across = at.x - left;
  const below = at.y - top;
  const level = (column: number, row: number) =>
    column < 0 || row < 0 || column >= side || row >= side ? 0 : pixels[row * side + column];
  const upper = level(left, top) * (1 - across) + level(left + 1, top) * across;
  const lower = level(left, top + 1) * (1 - across) + level(left + 1, top + 1) * across;
  return upper * (1 - below) + lower * below;
}

/** Pixels a side of a square picture with so many values; null when they make no square. */
export function sideOfSquare(values: number): number | null {
  const side = Math.round(Math.sqrt(values));
  return side * side === values ? side : null;
}
