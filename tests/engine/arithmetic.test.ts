import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { Activation } from "#engine/spec";
import { networkOf, parametersOf, sampleOf, specOf, targetOf } from "./small-networks.ts";

/** Those whose formulas stand here once more. */
const hidden: Activation[] = ["relu", "sigmoid", "tanh", "linear"];

/** The contract once more, neuron by neuron, over plain arrays: slow and in one fixed order. */
function trainPlainly(network: Network, x: Float64Array, target: number, rate: number) {
  const layers = network.layers.map((layer) => ({
    ...layer,
    w: [...layer.weights],
    b: [...layer.biases],
  }));
  let a: number[] = [...x];
  let loss = 0;
  const seen = layers.map(({ inputs, units, activation, w, b }) => {
    const input = a;
    const z: number[] = [];
    for (let j = 0; j < units; j++) {
      let sum = 0;
      for (let i = 0; i < inputs; i++)
        if (input[i] !== 0) sum = sum + input[i]! * w[i * units + j]!;
      z.push(sum + b[j]!);
    }
    const max = z.reduce((m, v) => (v > m ? v : m));
    const sum = z.reduce((s, v) => s + Math.exp(v - max), 0);
    loss = Math.log(sum) - (z[target]! - max);
    a = z.map((v) => {
      const t = Math.exp(-2 * Math.abs(v));
      if (activation === "relu") return v > 0 ? v : 0;
      if (activation === "sigmoid") return 1 / (1 + Math.exp(-v));
      if (activation === "tanh") return ((1 - t) / (1 + t)) * (v < 0 ? -1 : 1);
      return activation === "softmax" ? Math.exp(v - max) / sum : v;
    });
    return { input, z, a };
  });
  let dz = a.map((p, j) => p - (j === target ? 1 : 0));
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, units, w, b } = layers[l]!;
    const below = seen[l - 1];
    const dx = seen[l]!.input.map((_, i) => {
      let sum = 0;
      for (let j = 0; j < units; j++) sum = sum + w[i * units + j]! * dz[j]!;
      return sum;
    });
    const step = dz.map((d) => rate * d);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < units; j++) w[i * units + j]! -= seen[l]!.input[i]! * step[j]!;
    }
    for (let j = 0; j < units; j++) b[j]! -= step[j]!;
    if (below === undefined) break;
    dz = dx.map((da, i) => {
      const out = below.a[i]!;
      const { activation } = layers[l - 1]!;
      if (activation === "relu") return below.z[i]! > 0 ? da : 0;
      if (activation === "sigmoid") return da * (out * (1 - out));
      return activation === "tanh" ? da * (1 - out * out) : da;
    });
  }
  return { loss, parameters: layers.flatMap(({ w, b }) => [...w, ...b]) };
}

const anyNetwork = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 2, maxLength: 5 }),
  activations: fc.array(fc.constantFrom(...hidden), { minLength: 4, maxLength: 4 }),
  seed: fc.integer(),
});

describe("one sample", () => {
  test("every bit is the contract's, over random shapes, activations and zeros", () => {
    fc.assert(
      fc.property(anyNetwork, ({ sizes, activations, seed }) => {
        const last = Math.max(2, sizes.at(-1)!);
        const network = new Network(specOf(sizes.with(-1, last), activations), seed);
        const random = new Random(seed, 2);
        for (let sample = 0; sample < 4; sample++) {
          const x = sampleOf(sizes[0]!, random);
          const target = targetOf(network, random);
          const expected = trainPlainly(network, x, target, 0.1);
          expect(network.trainSample(x, target)).toBe(expected.loss);
          expect(parametersOf(network)).toEqual(expected.parameters);
        }
      }),
    );
  });

  test("a step of a tiny network is the one worked out by hand", () => {
    // 2-1-2: ReLU, softmax. x = (1, 2), w1 = (0.5, 0.25), so z = a = 1.
    // w2 = (1, -1): z = (1, -1). With e = e^-2: p = (1, e) / (1 + e), right answer the second.
    const network = networkOf([2, 1, 2], ["relu"]);
    network.layers[0]!.weights.set([0.5, 0.25]);
    network.layers[1]!.weights.set([1, -1]);
    const loss = network.trainSample(Float64Array.of(1, 2), 1);
    const p = 1 / (1 + Math.exp(-2));
    expect(loss).toBeCloseTo(2 + Math.log(1 + Math.exp(-2)), 14);
    // dz2 = (p, -p), da = 1 p + (-1)(-p) = 2p; the rate is 0.1.
    const close = (found: ArrayLike<number>, expected: number[]) =>
      expected.forEach((value, i) => void expect(found[i]).toBeCloseTo(value, 14));
    close(network.layers[1]!.weights, [1 - 0.1 * p, -1 + 0.1 * p]);
    close(network.layers[1]!.biases, [-0.1 * p, 0.1 * p]);
    close(network.layers[0]!.weights, [0.5 - 0.2 * p, 0.25 - 0.4 * p]);
    close(network.layers[0]!.biases, [-0.2 * p]);
  });

  test("weights are never -0", () => {
    const network = networkOf([6, 5, 3]);
    const random = new Random(4, 2);
    for (let sample = 0; sample < 200; sample++) {
      network.trainSample(sampleOf(6, random), targetOf(network, random));
    }
    expect(parametersOf(network).some((p) => Object.is(p, -0))).toBe(false);
  });

  test("tanh and sigmoid stay finite at both ends", () => {
    const network = networkOf([1, 2, 2], ["tanh"]);
    network.layers[0]!.weights.set([1e300, -1e300]);
    network.forward(Float64Array.of(1));
    expect([...network.lastPass[0]!.a]).toEqual([1, -1]);
    const other = networkOf([1, 2, 2], ["sigmoid"]);
    other.layers[0]!.weights.set([1e300, -1e300]);
    other.forward(Float64Array.of(1));
    expect([...other.lastPass[0]!.a]).toEqual([1, 0]);
  });
});

describe("training", () => {
  test("the same seed gives the same bits, another seed others", () => {
    const train = (seed: number) => {
      const network = new Network(specOf([6, 5, 3]), seed);
      const random = new Random(1, 2);
      for (let n = 0; n < 50; n++) {
        network.trainSample(sampleOf(6, random), targetOf(network, random));
      }
      return parametersOf(network);
    };
    expect(train(-3)).toEqual(train(-3));
    expect(train(-3)).not.toEqual(train(-2));
  });

  test("a network learns to tell four points apart", () => {
    const network = new Network(specOf([2, 8, 2], ["tanh"]), 1);
    const points = [
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ] as const;
    let loss = 0;
    for (let epoch = 0; epoch < 2000; epoch++) {
      loss = 0;
      for (const [x, y, target] of points)
        loss += network.trainSample(Float64Array.of(x, y), target);
    }
    expect(loss / 4).toBeLessThan(0.01);
    expect(network.trained).toBe(8000);
  });
});
