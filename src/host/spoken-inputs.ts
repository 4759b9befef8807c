// Which inputs spoke for a neuron: dz/dx_i by way of all the layers below it, times x_i. Uses the engine's
// own backward arithmetic on buffers of its own, so nothing that is being learned is touched.
import { type Activated, activateBackward } from "#engine/activations";
import { denseBackward } from "#engine/kernels";
import type { DenseLayer, LayerPass } from "#engine/pass";
import type { NeuronPlace, Spoken } from "#program/look";
import type { Activation } from "#program/program";

const straight: ReadonlySet<Activation> = new Set(["relu", "leaky-relu", "linear"]);

/** What the network is made of, and what the sample left in it. */
export interface SeenPass {
  readonly layers: readonly DenseLayer[];
  readonly pass: readonly LayerPass[];
}

/**
 * dz/dx_i for each input, where z is the sum of a neuron, at the sample that went through last. Through
 * ReLUs only the active ones pass anything on; through sigmoid and tanh their slope there.
 */
export function slopesOf({ layers, pass }: SeenPass, { layer, unit }: NeuronPlace): Float64Array {
  let dx = columnOf(layers[layer], unit);
  for (let l = layer - 1; l >= 0; l--) {
    const { activation, z, a, sum } = pass[l];
    const dz = new Float64Array(dx.length);
    const at: Activated = { activation, z, a, sum, da: dx, dz };
    activateBackward(at);
    dx = new Float64Array(layers[l].inputs);
    denseBackward(layers[l], dz, dx);
  }
  return dx;
}

/** What each input added to the neuron's z. */
export function whoSpoke(
  seen: SeenPass,
  place: NeuronPlace,
  inputs: Float64Array,
): Omit<Spoken, "label"> {
  const slopes = slopesOf(seen, place);
  const shares = slopes.map((slope, i) => slope * inputs[i]);
  const z = seen.pass[place.layer].z[place.unit];
  const rest = z - shares.reduce((sum, share) => sum + share, 0);
  const below = seen.layers.slice(0, place.layer);
  const isExact = below.every(({ activation }) => straight.has(activation));
  return { layer: place.layer, unit: place.unit, shares, slopes, z, rest, isExact };
}

/** The weights into one neuron: every so-manyth number of the layer's rows. */
export function columnOf({ weights, inputs, units }: DenseLayer, unit: number): Float64Array {
  const column = new Float64Array(inputs);
  for (let i = 0, at = unit; i < inputs; i++, at += units) column[i] = weights[at];
  return column;
}
