// A neuron's sum taken apart: what each input adds, as the engine multiplied it. Reads the numbers of a
// forward pass and changes none.
import type { DenseLayer, LayerPass } from "#engine/pass";
import type { NeuronSum, Term } from "#program/look";

const MOST_TERMS = 8;

/**
 * The sum of neuron `unit` (from 0) of a layer, from what the forward pass left there. Every product is
 * x_i w_ij in float64. Added up in input order, bias last, they are z: to the bit in a float64 network.
 */
export function takeSumApart(layer: DenseLayer, at: LayerPass, unit: number): NeuronSum {
  const { weights, biases, units, inputs } = layer;
  const { index, value, count } = at.x;
  const terms: Term[] = [];
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const input = index[k];
    const x = value[k];
    const w = weights[input * units + unit];
    const product = x * w;
    const isLarge =
      terms.length < MOST_TERMS || Math.abs(product) > Math.abs(terms[MOST_TERMS - 1].product);
    if (!isLarge) {
      sum += product;
      continue;
    }
    let place = terms.length;
    while (place > 0 && Math.abs(terms[place - 1].product) < Math.abs(product)) place--;
    terms.splice(place, 0, { input, x, w, product });
    if (terms.length > MOST_TERMS) sum += (terms.pop() as Term).product;
  }
  return {
    terms,
    rest: { count: count - terms.length, sum },
    zeros: inputs - count,
    bias: biases[unit],
    z: at.z[unit],
    a: at.a[unit],
  };
}
