// Last step of the drawing pipeline: put the digit on a 28x28 picture so that its centre of mass
// is in the middle, moved by whole pixels as MNIST's makers did. Knows nothing of strokes.
import type { GreyImage } from "./grey-image.ts";

/** Width and height of an MNIST picture. */
export const SAMPLE_SIZE = 28;

/** Where MNIST's digits have their centre of mass: in pixel 14 counted from 0, not on the edge. */
const MIDDLE = 14.5;

/** The picture placed by centre of mass on SAMPLE_SIZE x SAMPLE_SIZE; what sticks out is cut off. */
export function centre(image: GreyImage): GreyImage {
  let mass = 0;
  let sumX = 0;
  let sumY = 0;
  for (let row = 0; row < image.height; row++) {
    for (let column = 0; column < image.width; column++) {
      const ink = image.pixels[row * image.width + column] ?? 0;
      mass += ink;
      sumX += ink * (column + 0.5);
      sumY += ink * (row + 0.5);
    }
  }
  const pixels = new Uint8Array(SAMPLE_SIZE * SAMPLE_SIZE);
  const picture = { width: SAMPLE_SIZE, height: SAMPLE_SIZE, pixels };
  if (mass === 0) return picture;
  const shiftX = Math.round(MIDDLE - sumX / mass);
  const shiftY = Math.round(MIDDLE - sumY / mass);
  for (let row = 0; row < image.height; row++) {
    const y = row + shiftY;
    if (y < 0 || y >= SAMPLE_SIZE) continue;
    for (let column = 0; column < image.width; column++) {
      const x = column + shiftX;
      if (x < 0 || x >= SAMPLE_SIZE) continue;
      pixels[y * SAMPLE_SIZE + x] = image.pixels[row * image.width + column] ?? 0;
    }
  }
  return picture;
}
