import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEAD_AFTER, Network } from "#engine/network";
import { Random } from "#engine/rng";
import { optimizers } from "#engine/spec";
import { TrainingStop } from "#engine/stop";
import { weightsHash } from "#engine/weights-hash";
import { networkOf, parametersOf, sampleOf, specOf, targetOf } from "./small-networks.ts";

function stopOf(action: () => void) {
  try {
    action();
  } catch (error) {
    if (!(error instanceof TrainingStop)) throw error;
    const { code, where, layer, neuron, value } = error;
    return { code, where, layer, neuron, value };
  }
  return null;
}

describe("numbers that are not finite", () => {
  const x = Float64Array.of(1, 1);

  test("a sum stops with its layer, neuron and value, counted from 1", () => {
    const network = networkOf([2, 2, 2], ["linear"]);
    network.layers[0]!.weights.set([1, 1e308, 1, 1e308]);
    const before = weightsHash(network);
    const stop = { code: "not-finite", where: "z", layer: 1, neuron: 2, value: Infinity };
    expect(stopOf(() => network.trainSample(x, 0))).toEqual(stop);
    expect(stopOf(() => network.predict(x))).toEqual(stop);
    expect(stopOf(() => network.predict(Float64Array.of(Number.NaN, 0)))?.value).toBeNaN();
    expect(weightsHash(network)).toBe(before);
    expect(network.trained).toBe(0);
  });

  test("a loss stops at the neuron of the right answer", () => {
    const network = networkOf([2, 2]);
    network.layers[0]!.weights.set([1e308, -1e308, 0, 0]);
    const before = weightsHash(network);
    const stop = { code: "not-finite", where: "loss", layer: 1, neuron: 2, value: Infinity };
    expect(stopOf(() => network.trainSample(x, 1))).toEqual(stop);
    expect(weightsHash(network)).toBe(before);
  });

  test("a step stops, in an early layer too, before any weight of any layer changed", () => {
    const network = networkOf([2, 2, 2], ["linear"]);
    network.layers[1]!.weights.set([1e9, -1e9, 1, 1]);
    network.layers[0]!.weights.set([0, 0, 0, 0]);
    network.updates.learningRate = 1e300;
    const before = weightsHash(network);
    const stop = { code: "not-finite", where: "step", layer: 1, neuron: 1, value: -Infinity };
    expect(stopOf(() => network.trainSample(x, 0))).toEqual(stop);
    expect(weightsHash(network)).toBe(before);
    expect(network.waiting).toBe(0);
  });

  test("a finite step that would push a weight out of range stops too", () => {
    const network = networkOf([2, 2]);
    network.layers[0]!.weights.fill(0);
    network.updates.learningRate = 1e308;
    const before = weightsHash(network);
    expect(stopOf(() => network.trainSample(Float64Array.of(0, 10), 1))).toMatchObject({
      where: "step",
      neuron: 1,
      value: -Infinity,
    });
    expect(weightsHash(network)).toBe(before);
  });

  test("a batch stops with every weight as it was", () => {
    const network = networkOf([2, 2]);
    network.layers[0]!.weights.fill(0);
    network.updates.learningRate = 1e308;
    const before = weightsHash(network);
    for (let n = 0; n < 3; n++) {
      network.forward(Float64Array.of(0, 10));
      network.backward(1);
    }
    expect(stopOf(() => network.update())).toMatchObject({ where: "step", layer: 1, neuron: 1 });
    expect(weightsHash(network)).toBe(before);
    expect([network.trained, network.waiting]).toEqual([0, 0]);
  });

  test("whatever the rate and the inputs, the weights in hand stay finite", () => {
    const scale = fc.constantFrom(1, 1e3, 1e100, 1e200, 1e307);
    const seed = fc.integer();
    const anyOptimizer = fc.constantFrom(...optimizers);
    fc.assert(
      fc.property(scale, scale, seed, anyOptimizer, (rate, inputScale, seed, name) => {
        const spec = { ...specOf([5, 4, 3], ["relu"]), optimizer: { name, learningRate: rate } };
        const network = new Network(spec, seed);
        const random = new Random(seed, 2);
        for (let n = 0; n < 30; n++) {
          const x = sampleOf(5, random).map((value) => value * inputScale);
          const before = parametersOf(network);
          const stop = stopOf(() => network.trainSample(x, targetOf(network, random)));
          expect(parametersOf(network).every(Number.isFinite)).toBe(true);
          if (stop === null) continue;
          expect(parametersOf(network)).toEqual(before);
          break;
        }
      }),
    );
  });
});

describe("a dead layer", () => {
  const train = (network: Network, samples: number) => {
    const random = new Random(1, 2);
    for (let n = 0; n < samples; n++) {
      network.trainSample(sampleOf(4, random), targetOf(network, random));
    }
  };

  test("is named after so many silent samples and not one earlier", () => {
    const network = networkOf([4, 5, 5, 2], ["relu", "relu"]);
    network.layers[1]!.biases.fill(-100);
    train(network, DEAD_AFTER - 1);
    expect(network.deadLayer()).toBe(0);
    train(network, 1);
    expect(network.deadLayer()).toBe(2);
    expect(network.deadLayer(DEAD_AFTER + 1)).toBe(0);
    network.reset();
    expect(network.deadLayer()).toBe(0);
  });

  test("comes from a learning rate that kills every neuron", () => {
    const network = new Network(specOf([4, 3, 2]), 1);
    network.updates.learningRate = 1e6;
    train(network, 1000);
    expect(network.deadLayer()).toBe(1);
  });

  test("is no layer that fires now and then, nor a sigmoid one", () => {
    const network = networkOf([4, 5, 2]);
    train(network, 2000);
    expect(network.deadLayer()).toBe(0);
    const sigmoid = networkOf([4, 3, 2], ["sigmoid"]);
    sigmoid.layers[0]!.biases.fill(-1e5);
    train(sigmoid, 300);
    expect(sigmoid.deadLayer()).toBe(0);
  });
});
