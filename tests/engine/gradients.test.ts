// Every hidden activation with every pair of last activation and loss, against central differences.
import { describe, expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { Activation, Loss, NetworkSpec } from "#engine/spec";
import { hiddenActivations, outputPairs, sampleOf } from "./small-networks.ts";

function specWith(hidden: readonly Activation[], output: Activation, loss: Loss): NetworkSpec {
  const units = [6, 4, 3];
  const layers = [...hidden, output].map((activation, l) => ({
    units: units[l]!,
    activation,
    init: "glorot" as const,
  }));
  return { inputs: 5, layers, loss, optimizer: { name: "sgd", learningRate: 0.05 } };
}

/** Compares each gradient that waits with the slope of the loss between two weights close by. */
function compareWithSlopes(network: Network, x: Float64Array, target: number) {
  network.layers.forEach((layer, l) => {
    const gradient = network.gradient(l);
    for (const part of ["weights", "biases"] as const) {
      layer[part].forEach((value, i) => {
        const lossAt = (p: number) => {
          layer[part][i] = p;
          network.predict(x);
          return network.predictionLoss(target);
        };
        const h = 1e-5;
        const slope = (lossAt(value + h) - lossAt(value - h)) / (2 * h);
        layer[part][i] = value;
        expect(Math.abs(gradient[part][i]! - slope)).toBeLessThan(1e-8);
      });
    }
  });
}

function randomBiases(network: Network, random: Random) {
  for (const { biases } of network.layers) {
    for (let j = 0; j < biases.length; j++) biases[j] = 0.3 * random.normal();
  }
}

describe("gradients match the slope of the loss", () => {
  for (const { loss, activation } of outputPairs) {
    for (const hidden of hiddenActivations) {
      test(`${hidden}, ${hidden}, ${activation} with ${loss}`, () => {
        const network = new Network(specWith([hidden, hidden], activation, loss), 1);
        const random = new Random(11, 1);
        for (let target = 0; target < 3; target++) {
          randomBiases(network, random);
          const x = sampleOf(5, random);
          network.forward(x);
          network.backward(target);
          compareWithSlopes(network, x, target);
          network.update();
        }
      });
    }
  }

  test("each activation above each other one", () => {
    for (const first of hiddenActivations) {
      for (const second of hiddenActivations) {
        const network = new Network(specWith([first, second], "softmax", "cross-entropy"), 2);
        const random = new Random(5, 1);
        randomBiases(network, random);
        const x = sampleOf(5, random);
        network.forward(x);
        network.backward(1);
        compareWithSlopes(network, x, 1);
      }
    }
  });

  test("a single output that learns a number", () => {
    for (const [activation, loss, target] of [
      ["sigmoid", "binary-cross-entropy", 0.25],
      ["linear", "mean-squared-error", 2.5],
      ["tanh", "mean-squared-error", -0.5],
    ] as const) {
      const spec = specWith(["tanh", "relu"], activation, loss);
      const layers = spec.layers.with(-1, { ...spec.layers.at(-1)!, units: 1 });
      const network = new Network({ ...spec, layers }, 1);
      const random = new Random(3, 1);
      randomBiases(network, random);
      const x = sampleOf(5, random);
      network.forward(x);
      network.backward(target);
      compareWithSlopes(network, x, target);
    }
  });
});
