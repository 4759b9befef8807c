// Networks and samples for the engine's tests: any activation, any sizes, seeded samples with zeros.
import fc from "fast-check";
import { Network } from "#engine/network";
import type { Random } from "#engine/rng";
import {
  type Activation,
  activations,
  type Init,
  type Loss,
  type NetworkSpec,
  optimizers,
} from "#engine/spec";
import { TrainingStop } from "#engine/stop";

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
  // The softmax of one number is always 1, so a single output learns the label itself.
  const single = units.at(-1) === 1;
  return {
    inputs,
    layers: single ? layers.with(-1, { ...layers.at(-1)!, activation: "sigmoid" }) : layers,
    loss: single ? "binary-cross-entropy" : "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.1 },
  };
}

export function networkOf(sizes: readonly number[], activations: readonly Activation[] = []) {
  return new Network(specOf(sizes, activations), 1);
}

/** Activations that may stand in any layer. */
export const hiddenActivations = activations.filter((name) => !name.endsWith("softmax"));

/** Every loss with every last activation it goes with. */
export const outputPairs: readonly { readonly loss: Loss; readonly activation: Activation }[] = [
  { loss: "cross-entropy", activation: "softmax" },
  { loss: "cross-entropy", activation: "log-softmax" },
  { loss: "binary-cross-entropy", activation: "sigmoid" },
  ...activations.map((activation) => ({ loss: "mean-squared-error" as const, activation })),
];

/** Values in -1..1, about half of them 0. */
export function sampleOf(inputs: number, random: Random): Float64Array {
  return Float64Array.from({ length: inputs }, () =>
    random.next() < 0.5 ? 0 : 2 * random.next() - 1,
  );
}

/** An output; for a single output 0 or 1. */
export function targetOf(network: Network, random: Random): number {
  return Math.floor(random.next() * Math.max(2, network.outputs.length));
}

/** All weights and biases in one array, copied. */
export function parametersOf(network: Network): number[] {
  return network.layers.flatMap(({ weights, biases }) => [...weights, ...biases]);
}

/** Runs a property's body; a training whose numbers overflow, as some must, proves nothing. */
export function unlessItOverflows(body: () => void): void {
  try {
    body();
  } catch (error) {
    if (!(error instanceof TrainingStop)) throw error;
    fc.pre(false);
  }
}

/** Any network that can be trained: shapes, activations, loss, optimizer, dropout, decay, batch. */
export const anySpec: fc.Arbitrary<NetworkSpec> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 12 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 40 }),
        activation: fc.constantFrom(...hiddenActivations),
        init: fc.constant("he" as const),
        dropout: fc.constantFrom(0, 0, 0, 0.3),
      }),
      { maxLength: 3 },
    ),
    outputs: fc.integer({ min: 1, max: 12 }),
    outputDropout: fc.constantFrom(0, 0, 0, 0.5),
    pair: fc.constantFrom(...outputPairs),
    optimizer: fc.record({
      name: fc.constantFrom(...optimizers),
      learningRate: fc.constantFrom(0.001, 0.02),
    }),
    l1: fc.constantFrom(0, 0, 0.1),
    l2: fc.constantFrom(0, 0, 0.5),
    batchSize: fc.constantFrom(1, 1, 2, 7, "full" as const),
  })
  .map(({ hidden, outputs, outputDropout, pair, ...rest }) => {
    const units = pair.loss === "cross-entropy" ? Math.max(2, outputs) : outputs;
    const { loss, activation } = pair;
    const last = { units, activation, init: "glorot" as const, dropout: outputDropout };
    return { ...rest, loss, layers: [...hidden, last] };
  });
