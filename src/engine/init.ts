// The first weights of a layer. Drawn in storage order, so that the same seed gives the same bits.
// Pure apart from the generator it draws from. Biases start at 0 and draw nothing.
import type { Random } from "./rng.ts";
import type { Init } from "./spec.ts";

export interface LayerShape {
  readonly inputs: number;
  readonly units: number;
  readonly init: Init;
}

/**
 * Fills the weights of one dense layer, in storage order.
 * - `he`: normal with standard deviation sqrt(2 / inputs) (He et al. 2015)
 * - `glorot`: uniform within +-sqrt(6 / (inputs + units)) (Glorot and Bengio 2010)
 * - `scratch`: pick random 0.0 to 1.0, minus 0.5: what a Scratch program draws, blind to the shape
 */
export function initWeights(weights: Float64Array, shape: LayerShape, random: Random): void {
  const { inputs, units, init } = shape;
  const deviation = Math.sqrt(2 / inputs);
  const limit = Math.sqrt(6 / (inputs + units));
  for (let i = 0; i < weights.length; i++) {
    // Adding 0 turns -0 into 0: a weight is never -0.
    switch (init) {
      case "he":
        weights[i] = random.normal() * deviation + 0;
        break;
      case "glorot":
        weights[i] = (2 * random.next() - 1) * limit + 0;
        break;
      case "scratch":
        weights[i] = random.next() - 0.5 + 0;
        break;
      default:
        init satisfies never;
    }
  }
}
