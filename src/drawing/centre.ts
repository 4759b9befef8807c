// Fourth step of the drawing pipeline: put the digit on a 28x28 picture so that its centre of mass
// is in the middle, moved by whole pixels as MNIST's makers did. Knows nothing of strokes.
import type { PadPart } from "./crop.ts";
import type { GreyImage } from "./grey-image.ts";
import { PAD_SIZE } from "./stroke.ts";

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
  if (mass === 0) return place(image, { x: 0, y: 0 });
  return place(image, { x: Math.round(MIDDLE - sumX / mass), y: Math.round(MIDDLE - sumY / mass) });
}

/** Without centring: the picture's middle as near as it goes to where it was on the pad. */
export function keepPlace(image: GreyImage, part: PadPart): GreyImage {
  const start = (from: number, length: number, size: number) => {
    const middle = ((from + length / 2) * SAMPLE_SIZE) / PAD_SIZE;
    return Math.max(0, Math.min(SAMPLE_SIZE - size, Math.round(middle - size / 2)));
  };
  return place(image, {
    x: start(part.left, part.width, image.width),
    y: start(part.top, part.height, image.height),
  });
}

function place(image: GreyImage, at: { readonly x: number; readonly y: number }): GreyImage {
  const pixels = new Uint8Array(SAMPLE_SIZE * SAMPLE_SIZE);
  for (let row = 0; row < image.height; row++) {
    const y = row + at.y;
    if (y < 0 || y >= SAMPLE_SIZE) continue;
    for (let column = 0; column < image.width; column++) {
      const x = column + at.x;
      if (x < 0 || x >= SAMPLE_SIZE) continue;
      pixels[y * SAMPLE_SIZE + x] = image.pixels[row * image.width + column] ?? 0;
    }
  }
  return { width: SAMPLE_SIZE, height: SAMPLE_SIZE, pixels };
}
