// The engine's side of the worked examples: what all of them are made of.
import type { Values } from "#book/formula-value";
import { activate } from "#engine/activations";
import { createNonZeros, gatherNonZeros } from "#engine/kernels";
import { Network } from "#engine/network";
import type { Random } from "#engine/rng";
import type { Activation, NetworkSpec } from "#engine/spec";

export type Engine = (given: Values) => Readonly<Record<string, number>>;

export const row = (...values: readonly number[]) => Float64Array.from(values);
/** [5, 7] as {z_1: 5, z_2: 7}. */
export const indexed = (stem: string, values: ArrayLike<number>, end = "") =>
  Object.fromEntries(Array.from(values, (value, i) => [`${stem}_${i + 1}${end}`, value]));
/** Row-major 2 x 2 as {w_11, w_12, w_21, w_22}. */
export const table = (stem: string, [a, b, c, d]: ArrayLike<number> & Iterable<number>) => ({
  [`${stem}_11`]: a!,
  [`${stem}_12`]: b!,
  [`${stem}_21`]: c!,
  [`${stem}_22`]: d!,
});
/** x_1, x_2 ... of the given numbers. */
export const all = (given: Values, stem: string) =>
  row(
    ...Object.entries(given).flatMap(([name, value]) =>
      /^\d+$/.test(name.replace(`${stem}_`, "")) ? [value] : [],
    ),
  );
/** A generator whose draws are chosen. */
export const drawing = (draws: readonly number[]) => {
  let at = 0;
  const next = () => draws[at++]!;
  return { next, normal: next } as unknown as Random;
};

export function inputs(values: Float64Array) {
  const x = createNonZeros(values.length);
  gatherNonZeros(values, x);
  return x;
}

export function activated(activation: Activation, z: Float64Array, da = z.map(() => 0)) {
  const at = { activation, z, a: z.map(() => 0), da, dz: z.map(() => 0), sum: 0 };
  activate(at);
  return at;
}

export const neuronSpec = (learningRate: number): NetworkSpec => ({
  inputs: 2,
  layers: [{ units: 1, activation: "sigmoid", init: "zeros" }],
  loss: "mean-squared-error",
  optimizer: { name: "sgd", learningRate },
});

/** A sigmoid neuron with squared error. */
export function neuron(given: Values, changed: Values = {}) {
  const at = { ...given, ...changed };
  const network = new Network(neuronSpec(at.rate ?? 1), 1);
  network.layers[0]!.weights.set([at.w_1!, at.w_2!]);
  network.layers[0]!.biases.set([at.b!]);
  const x = row(at.x_1!, at.x_2!);
  network.forward(x);
  return { network, x, z: network.lastPass[0]!.z[0]!, a: network.outputs[0]! };
}

export function neuronBackward(given: Values) {
  const { network, z, a } = neuron(given);
  const L = network.backward(given.y!);
  const [at] = network.lastPass;
  const { weights, biases } = network.gradient(0);
  const backward = { da: at!.da[0]!, dz: at!.dz[0]!, ...indexed("dw", weights), db: biases[0]! };
  return { network, numbers: { z, a, L, ...backward } };
}
