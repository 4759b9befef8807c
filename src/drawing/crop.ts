// Second step of the drawing pipeline: cut away the empty paper around the ink.
import type { GreyImage } from "./grey-image.ts";

/** A part of a larger picture, and where in it its top left corner was. */
export interface PadPart extends GreyImage {
  readonly left: number;
  readonly top: number;
}

/** The smallest part of the picture that holds all its ink; null when there is none. */
export function crop(image: GreyImage): PadPart | null {
  let left = image.width;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let row = 0, at = 0; row < image.height; row++) {
    for (let column = 0; column < image.width; column++, at++) {
      if (image.pixels[at] === 0) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (top < 0) top = row;
      bottom = row;
    }
  }
  if (right < 0) return null;
  const width = right - left + 1;
  const height = bottom - top + 1;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * image.width + left;
    pixels.set(image.pixels.subarray(start, start + width), row * width);
  }
  return { width, height, pixels, left, top };
}
