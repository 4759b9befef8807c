// The first weights of a layer. Drawn in storage order, so that the same seed gives the same bits.
// Pure apart from the generator it draws from. Biases start at 0 and draw nothing.
import type { Floats } from "./kernels.ts";
import type { Random } from "./rng.ts";
import type { Init } from "./spec.ts";

export interface LayerShape {
  readonly inputs: number;
  readonly units: number;
  readonly init: Init;
  /** The a of `uniform`. */
  readonly range: number;
}

/**
 * Fills the weights of one dense layer, in storage order.
 * - `he`, `he-uniform`: variance 2 / inputs (He et al. 2015)
 * - `glorot`, `glorot-normal`: variance 2 / (inputs + units) (Glorot and Bengio 2010); `glorot` is uniform
 * - `lecun`, `lecun-uniform`: variance 1 / inputs (LeCun et al. 1998)
 * - `uniform`: from -range to range; `zeros`: all 0, nothing is drawn
 * - `scratch`: pick random 0.0 to 1.0, minus 0.5: what a Scratch program draws, blind to the shape
 *
 * Uniform within +-limit has the variance limit^2 / 3.
 */
export function initWeights(weights: Floats, shape: LayerShape, random: Random): void {
  const { inputs, units, init, range } = shape;
  switch (init) {
    case "he":
      return fillNormal(weights, Math.sqrt(2 / inputs), random);
    case "he-uniform":
      return fillUniform(weights, Math.sqrt(6 / inputs), random);
    case "glorot":
      return fillUniform(weights, Math.sqrt(6 / (inputs + units)), random);
    case "glorot-normal":
      return fillNormal(weights, Math.sqrt(2 / (inputs + units)), random);
    case "lecun":
      return fillNormal(weights, Math.sqrt(1 / inputs), random);
    case "lecun-uniform":
      return fillUniform(weights, Math.sqrt(3 / inputs), random);
    case "uniform":
      return fillUniform(weights, range, random);
    case "zeros":
      weights.fill(0);
      return;
    case "scratch":
      for (let i = 0; i < weights.length; i++) weights[i] = random.next() - 0.5 + 0;
      return;
    default:
      init satisfies never;
  }
}

/** Adding 0 turns -0 into 0: a weight is never -0. */
function fillNormal(weights: Floats, deviation: number, random: Random): void {
  for (let i = 0; i < weights.length; i++) weights[i] = random.normal() * deviation + 0;
}

function fillUniform(weights: Floats, limit: number, random: Random): void {
  for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.next() - 1) * limit + 0;
}
