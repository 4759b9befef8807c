// Third step of the drawing pipeline: shrink or enlarge, as MNIST's makers did to make the longer
// side 20 pixels. Each new pixel is the average of the area it covers, which gives the soft edges
// that MNIST digits have.
import type { GreyImage } from "./grey-image.ts";

/** The longer side of a digit inside its 28x28 picture (yann.lecun.com/exdb/mnist). */
export const DIGIT_SIZE = 20;

/** The picture with `step` old pixels to a new one; the proportions stay exactly as they are. */
export function scale(image: GreyImage, step: number): GreyImage {
  const across = areaWeights(image.width, step);
  const down = areaWeights(image.height, step);
  const width = across.length;
  const height = down.length;

  // First along the rows, then down the columns: the same sums with far fewer additions.
  const narrow = new Float64Array(width * image.height);
  for (let column = 0; column < width; column++) {
    const { first, weights } = across[column];
    for (let row = 0; row < image.height; row++) {
      const start = row * image.width + first;
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += weights[k] * image.pixels[start + k];
      narrow[row * width + column] = sum;
    }
  }
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const { first, weights } = down[row];
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++)
        sum += weights[k] * narrow[(first + k) * width + column];
      pixels[row * width + column] = Math.min(255, Math.round(sum));
    }
  }
  return { width, height, pixels };
}

interface AreaWeights {
  /** The first old pixel that the new one covers. */
  readonly first: number;
  /** The share of the new pixel that each old one fills, from `first` on. */
  readonly weights: readonly number[];
}

/** For each new pixel of `step` old ones: which old pixels it covers, and how much of it each is. */
function areaWeights(length: number, step: number): AreaWeights[] {
  // The short side may end inside a pixel; the tiny allowance keeps rounding from adding one.
  const count = Math.max(1, Math.ceil(length / step - 1e-9));
  return Array.from({ length: count }, (_, index) => {
    const from = index * step;
    const to = from + step;
    const first = Math.floor(from);
    const weights: number[] = [];
    for (let old = first; old < to && old < length; old++) {
      weights.push((Math.min(old + 1, to) - Math.max(old, from)) / step);
    }
    return { first, weights };
  });
}
