import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import { EngineMisuse } from "#engine/stop";
import { weightsHash } from "#engine/weights-hash";
import { networkOf, parametersOf, sampleOf, specOf, targetOf } from "./small-networks.ts";

function samplesOf(network: Network, count: number, seed = 1) {
  const random = new Random(seed, 2);
  return Array.from({ length: count }, () => ({
    x: sampleOf(network.spec.inputs, random),
    target: targetOf(network, random),
  }));
}

function misuseOf(action: () => void): { code: string; numbers: object } {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineMisuse) return { code: error.code, numbers: error.numbers };
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a step taken apart", () => {
  test("forward, backward, update give the bits of trainSample", () => {
    const whole = networkOf([7, 6, 5, 3], ["relu", "tanh"]);
    const parts = networkOf([7, 6, 5, 3], ["relu", "tanh"]);
    for (const { x, target } of samplesOf(whole, 30)) {
      const loss = whole.trainSample(x, target);
      parts.forward(x);
      expect(parts.loss(target)).toBe(loss);
      expect(parts.backward(target)).toBe(loss);
      parts.update();
    }
    expect(weightsHash(parts)).toBe(weightsHash(whole));
    expect(parts.trained).toBe(30);
  });

  test("forwards and predictions between backward and update change no bit", () => {
    const whole = networkOf([7, 6, 3]);
    const parts = networkOf([7, 6, 3]);
    const samples = samplesOf(whole, 30);
    samples.forEach(({ x, target }, n) => {
      const other = samples[(n + 7) % samples.length]!.x;
      whole.trainSample(x, target);
      parts.forward(x);
      parts.predict(other);
      parts.backward(target);
      parts.forward(other);
      parts.predict(other);
      parts.forward(x);
      parts.forward(other);
      parts.update();
    });
    expect(weightsHash(parts)).toBe(weightsHash(whole));
  });

  test("several backwards before an update are a batch: w - rate * (G / n)", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 2, max: 6 }), fc.integer(), (sizes, n, seed) => {
        const network = new Network(specOf(sizes, ["sigmoid"]), seed);
        for (let batch = 0; batch < 3; batch++) {
          const before = parametersOf(network);
          const sums = before.map(() => 0);
          for (const { x, target } of samplesOf(network, n, seed + batch)) {
            // The gradient of this sample alone, from a second network with the same weights.
            const alone = new Network(network.spec, 0);
            alone.restore(network.layers, alone.state);
            alone.forward(x);
            alone.backward(target);
            const gradient = network.layers.flatMap((_, l) => {
              const { weights, biases } = alone.gradient(l);
              return [...weights, ...biases];
            });
            gradient.forEach((g, i) => {
              sums[i]! += g;
            });
            network.forward(x);
            network.backward(target);
          }
          expect(network.waiting).toBe(n);
          network.update();
          expect(parametersOf(network)).toEqual(before.map((p, i) => p - 0.1 * (sums[i]! / n)));
        }
        expect(network.trained).toBe(3 * n);
      }),
      { numRuns: 40 },
    );
  });

  test("a batch after a batch, and one sample after a batch, start from nothing", () => {
    const network = networkOf([4, 3, 2]);
    const fresh = networkOf([4, 3, 2]);
    const [a, b, c] = samplesOf(network, 3) as [Sample, Sample, Sample];
    for (const { x, target } of [a, b]) {
      network.forward(x);
      network.backward(target);
    }
    network.update();
    fresh.restore(network.layers, fresh.state);
    network.trainSample(c.x, c.target);
    fresh.trainSample(c.x, c.target);
    expect(weightsHash(network)).toBe(weightsHash(fresh));
  });

  test("two backwards of one forward are a batch of two", () => {
    const network = networkOf([4, 3, 2]);
    const { x } = samplesOf(network, 1)[0]!;
    network.forward(x);
    network.backward(0);
    const first = network.gradient(0).weights;
    network.discardGradients();
    network.forward(x);
    network.backward(1);
    const second = network.gradient(0).weights;
    network.discardGradients();
    network.forward(x);
    network.backward(0);
    network.backward(1);
    expect(network.gradient(0).weights).toEqual(first.map((g, i) => (g + second[i]!) / 2));
  });

  test("the update uses the learning rate of its moment", () => {
    const network = networkOf([4, 3, 2]);
    const expected = networkOf([4, 3, 2]);
    const { x, target } = samplesOf(network, 1)[0]!;
    network.forward(x);
    network.backward(target);
    network.updates.learningRate = 0.5;
    network.update();
    expected.updates.learningRate = 0.5;
    expected.trainSample(x, target);
    expect(weightsHash(network)).toBe(weightsHash(expected));
  });

  test("predictions equal forward and leave its outputs alone", () => {
    const network = networkOf([4, 3, 2]);
    const [a, b] = samplesOf(network, 2) as [Sample, Sample];
    const outputs = [...network.forward(a.x)];
    expect([...network.predict(a.x)]).toEqual(outputs);
    network.predict(b.x);
    expect([...network.outputs]).toEqual(outputs);
  });

  test("reset brings back the first weights and the declared rate, and drops what waits", () => {
    const network = networkOf([4, 3, 2]);
    const first = weightsHash(network);
    const { x, target } = samplesOf(network, 1)[0]!;
    network.trainSample(x, target);
    network.updates.learningRate = 3;
    network.forward(x);
    network.backward(target);
    network.reset();
    expect(weightsHash(network)).toBe(first);
    expect([network.trained, network.waiting, network.updates.learningRate]).toEqual([0, 0, 0.1]);
    network.reset(2);
    expect(weightsHash(network)).not.toBe(first);
    expect(network.seed).toBe(2);
  });
});

describe("misuse", () => {
  const x = Float64Array.of(1, 0, 1, 0);

  test("calls out of order are refused with a code", () => {
    const network = networkOf([4, 3, 2]);
    expect(misuseOf(() => network.loss(0)).code).toBe("loss-before-forward");
    expect(misuseOf(() => network.backward(0)).code).toBe("backward-before-forward");
    expect(misuseOf(() => network.update()).code).toBe("update-before-backward");
    network.trainSample(x, 0);
    expect(network.loss(0)).toBeGreaterThan(0);
    expect(misuseOf(() => network.backward(0)).code).toBe("backward-before-forward");
    expect(misuseOf(() => network.update()).code).toBe("update-before-backward");
  });

  test("samples, targets and rates that do not fit are refused with the numbers", () => {
    const network = networkOf([4, 3, 2]);
    const before = weightsHash(network);
    expect(misuseOf(() => network.trainSample(Float64Array.of(1), 0))).toEqual({
      code: "wrong-input-length",
      numbers: { found: 1, expected: 4 },
    });
    for (const found of [2, -1, 0.5]) {
      expect(misuseOf(() => network.trainSample(x, found))).toEqual({
        code: "target-outside-outputs",
        numbers: { found, outputs: 2 },
      });
    }
    for (const found of [0, -1, Number.NaN, Infinity]) {
      const set = () => {
        network.updates.learningRate = found;
      };
      expect(misuseOf(set)).toEqual({ code: "learning-rate-not-positive", numbers: { found } });
    }
    expect(misuseOf(() => new Network(specOf([4]), 1)).code).toBe("network-not-valid");
    expect(misuseOf(() => network.restore(networkOf([4, 2, 2]).layers, network.state))).toEqual({
      code: "wrong-shape",
      numbers: { layer: 1, found: 8, expected: 12 },
    });
    expect(weightsHash(network)).toBe(before);
    expect(network.trained).toBe(0);
  });
});

interface Sample {
  readonly x: Float64Array;
  readonly target: number;
}
