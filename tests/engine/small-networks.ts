// Networks and samples for the engine's tests: any activation, any sizes, seeded samples with zeros.
import { Network } from "#engine/network";
import type { Random } from "#engine/rng";
import type { Activation, Init, NetworkSpec } from "#engine/spec";

export function specOf(
  sizes: readonly number[],
  activations: readonly Activation[] = [],
  init: Init = "glorot",
): NetworkSpec {
  const [inputs, ...units] = sizes;
  const layers = units.map((count, l) => ({
    units: count,
    activation: l === units.length - 1 ? ("softmax" as const) : (activations[l] ?? "relu"),
    init,
  }));
  return { inputs, layers, loss: "cross-entropy", optimizer: { name: "sgd", learningRate: 0.1 } };
}

export function networkOf(sizes: readonly number[], activations: readonly Activation[] = []) {
  return new Network(specOf(sizes, activations), 1);
}

/** Values in -1..1, about half of them 0. */
export function sampleOf(inputs: number, random: Random): Float64Array {
  return Float64Array.from({ length: inputs }, () =>
    random.next() < 0.5 ? 0 : 2 * random.next() - 1,
  );
}

export function targetOf(network: Network, random: Random): number {
  return Math.floor(random.next() * network.outputs.length);
}

/** All weights and biases in one array, copied. */
export function parametersOf(network: Network): number[] {
  return network.layers.flatMap(({ weights, biases }) => [...weights, ...biases]);
}
