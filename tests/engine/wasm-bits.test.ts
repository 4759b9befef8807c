// The WebAssembly kernels in float64 give the bits of the specification: in every array, for every
// shape, activation, loss and optimizer, and where a training has to stop.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Arithmetic } from "#engine/arithmetic";
import { initWeights } from "#engine/init";
import { gatherNonZeros } from "#engine/kernels";
import { completeOptimizer, type Update } from "#engine/optimizers";
import type { Pass } from "#engine/pass";
import { Random } from "#engine/rng";
import type { NetworkSpec } from "#engine/spec";
import { Specification } from "#engine/specification";
import { TrainingStop } from "#engine/stop";
import { arithmeticUnderTest } from "./arithmetic-under-test.ts";
import { anySpec, sampleOf } from "./small-networks.ts";

const makeFast = await arithmeticUnderTest("float64");

/** An arithmetic with weights, its passes, and what it threw or answered so far. */
class Trainee {
  readonly arithmetic: Arithmetic;
  readonly passes: readonly Pass[];
  readonly answers: unknown[] = [];
  readonly arrays: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly #spec: NetworkSpec;
  readonly #dropout = new Random(7, 3);

  constructor(spec: NetworkSpec, arithmetic: Arithmetic) {
    this.#spec = spec;
    this.arithmetic = arithmetic;
    const init = new Random(3, 1);
    for (const layer of arithmetic.layers) {
      initWeights(layer.weights, layer, init);
      for (let j = 0; j < layer.units; j++) layer.biases[j] = 0.1 * init.normal();
    }
    this.passes = [arithmetic.createPass(), arithmetic.createPass()];
    this.arrays = this.#arrays();
  }

  /** Samples one by one or in batches, as the network does it. */
  train(samples: readonly Sample[], settings: { rate: number; inOneGo: boolean }): void {
    const { optimizer, batchSize = 1, l1 = 0, l2 = 0 } = this.#spec;
    const { rate } = settings;
    const update: Update = {
      optimizer: completeOptimizer(optimizer),
      ...{ rate, n: 1, keep: 1 - rate * l2, shrink: rate * l1 },
      ...{ correction1: 0.2, correction2: 0.3 },
    };
    const batch = batchSize === "full" ? samples.length : batchSize;
    const oneByOne = batch === 1 && optimizer.name === "sgd";
    samples.forEach(({ x, target }, s) => {
      const pass = this.passes[s % 2];
      gatherNonZeros(x, pass.layers[0].x);
      if (oneByOne && settings.inOneGo) {
        this.#note(() => this.arithmetic.trainSample(pass, target, update));
        return;
      }
      const worked = this.#note(() => {
        this.arithmetic.forward(pass, this.#dropout);
        const loss = this.arithmetic.loss(pass, target);
        this.arithmetic.backward(pass, target);
        return loss;
      });
      if (!worked) return;
      if (oneByOne) {
        this.#note(() => {
          const harmless = this.arithmetic.prepareSteps(pass, update);
          this.arithmetic.applySteps(pass, update);
          return harmless;
        });
        return;
      }
      if (s % batch === 0) this.arithmetic.clearGradients();
      this.#note(() => this.arithmetic.addGradients(pass));
      if ((s + 1) % batch !== 0 && s + 1 < samples.length) return;
      update.n = (s % batch) + 1;
      this.arithmetic.applyGradients(update);
    });
  }

  /** Answers whether it did not stop. */
  #note(call: () => unknown): boolean {
    try {
      this.answers.push(call());
      return true;
    } catch (error) {
      if (!(error instanceof TrainingStop)) throw error;
      const { where, layer, neuron, value } = error;
      this.answers.push({ where, layer, neuron, value });
      return false;
    }
  }

  #arrays() {
    const { layers, gradients, first, second } = this.arithmetic;
    const parts = { layers, gradients, first, second };
    const kept = Object.entries(parts).flatMap(([part, list]) =>
      list.flatMap(({ weights, biases }, l) => [
        { name: `${part} ${l} weights`, values: weights },
        { name: `${part} ${l} biases`, values: biases },
      ]),
    );
    const left = this.passes.flatMap((pass, p) =>
      pass.layers.flatMap(({ z, a, da, dz, step }, l) =>
        Object.entries({ z, a, da, dz, step }).map(([part, values]) => ({
          name: `pass ${p} layer ${l} ${part}`,
          values,
        })),
      ),
    );
    return [...kept, ...left].map(({ name, values }) => {
      if (!(values instanceof Float64Array)) throw new Error(`${name} is not float64`);
      return { name, values };
    });
  }
}

interface Sample {
  readonly x: Float64Array;
  readonly target: number;
}

function samplesFor(spec: NetworkSpec, count: number, scale = 1): Sample[] {
  const random = new Random(11, 2);
  const outputs = spec.layers.at(-1)!.units;
  return Array.from({ length: count }, () => ({
    x: sampleOf(spec.inputs, random).map((value) => value * scale),
    target: Math.floor(random.next() * Math.max(2, outputs)),
  }));
}

function expectSameBits(
  spec: NetworkSpec,
  samples: readonly Sample[],
  settings: { rate: number; inOneGo: boolean },
) {
  const slow = new Trainee(spec, new Specification(spec));
  const fast = new Trainee(spec, makeFast(spec));
  slow.train(samples, settings);
  fast.train(samples, settings);
  expect(fast.answers).toEqual(slow.answers);
  for (const [k, { name, values }] of slow.arrays.entries()) {
    // `trainSample` in WebAssembly leaves out what becomes 0 anyway.
    if (settings.inOneGo && name.endsWith(" da")) continue;
    if (sameBits(values, fast.arrays[k].values)) continue;
    expect({ name, values: [...fast.arrays[k].values] }).toEqual({ name, values: [...values] });
  }
}

/** Not-a-number is not-a-number, whichever of its bit patterns it has. */
function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

test("any network, taken apart or in batches: WebAssembly gives the bits of the specification", () => {
  const run = fc.record({
    spec: anySpec,
    count: fc.integer({ min: 1, max: 9 }),
    rate: fc.constantFrom(0.01, 0.1),
  });
  fc.assert(
    fc.property(run, ({ spec, count, rate }) => {
      expectSameBits(spec, samplesFor(spec, count), { rate, inOneGo: false });
    }),
    { numRuns: 400, seed: 1 },
  );
});

test("plain SGD in one go: WebAssembly gives the bits of the specification", () => {
  fc.assert(
    fc.property(anySpec, fc.integer({ min: 1, max: 6 }), (spec, count) => {
      const plain: NetworkSpec = {
        ...spec,
        layers: spec.layers.map((layer) => ({ ...layer, dropout: 0 })),
        ...{ optimizer: { name: "sgd", learningRate: 0.1 }, batchSize: 1, l1: 0, l2: 0 },
      };
      expectSameBits(plain, samplesFor(plain, count), { rate: 0.1, inOneGo: true });
    }),
    { numRuns: 300, seed: 2 },
  );
});

test("wild rates and inputs: WebAssembly stops where the specification stops", () => {
  const run = fc.record({
    spec: anySpec,
    scale: fc.constantFrom(1e-310, 1e60, 1e160, 1e308),
    rate: fc.constantFrom(1, 1e150, 1e300, 1e308),
    inOneGo: fc.boolean(),
  });
  fc.assert(
    fc.property(run, ({ spec, scale, rate, inOneGo }) => {
      const layers = spec.layers.map((layer) => ({ ...layer, dropout: 0 }));
      const plain = inOneGo ? { ...spec, layers, l1: 0, l2: 0 } : { ...spec, layers };
      expectSameBits(plain, samplesFor(plain, 3, scale), { rate, inOneGo });
    }),
    { numRuns: 300, seed: 3 },
  );
});

test("wide layers, few of whose ReLUs are active: WebAssembly gives the bits of the specification", () => {
  for (const [batchSize, inOneGo] of [
    [1, true] as const,
    [1, false] as const,
    [7, false] as const,
  ]) {
    const layer = { activation: "relu" as const, init: "he" as const };
    const wide: NetworkSpec = {
      inputs: 90,
      layers: [
        { ...layer, units: 131 },
        { ...layer, units: 66, dropout: inOneGo ? 0 : 0.5 },
        { units: 10, activation: "softmax", init: "glorot" },
      ],
      loss: "cross-entropy",
      optimizer: { name: "sgd", learningRate: 0.1 },
      batchSize,
    };
    expectSameBits(wide, samplesFor(wide, 30), { rate: 0.05, inOneGo });
  }
});

test("e^ and ln over many points, also where their formulas change, have the specification's bits", () => {
  const units = 30_000;
  const spec: NetworkSpec = {
    inputs: 1,
    layers: [{ units, activation: "sigmoid", init: "zeros" }],
    loss: "binary-cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.1 },
  };
  const random = new Random(4, 4);
  const edges = [
    2 ** -28,
    Math.LN2 / 2,
    1.5 * Math.LN2,
    1,
    708,
    709.782712893384,
    745.1332191019411,
  ];
  const points = Float64Array.from({ length: units }, (_, i) => {
    const sign = random.next() < 0.5 ? -1 : 1;
    if (i % 3 === 0)
      return sign * edges[i % edges.length] * (1 + (Math.floor(9 * random.next()) - 4) * 2 ** -52);
    return sign * (i % 3 === 1 ? 800 * random.next() : 2 ** (-60 * random.next()));
  });
  const [slow, fast] = [new Specification(spec), makeFast(spec)].map((arithmetic) => {
    arithmetic.layers[0].weights.set(points);
    const pass = arithmetic.createPass();
    gatherNonZeros(Float64Array.of(1), pass.layers[0].x);
    arithmetic.forward(pass, null);
    return { a: pass.layers[0].a as Float64Array, loss: arithmetic.loss(pass, 7) };
  });
  expect(sameBits(fast.a, slow.a)).toBe(true);
  expect(fast.loss).toBe(slow.loss);
});
