// The engine beside PyTorch: numbers recorded by tests/reference/make-reference.py, to 1e-12.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { LayerNumbers } from "#engine/model";
import { Network } from "#engine/network";
import { fromNetworkFile } from "#engine/network-file";

interface OptimizerCase {
  readonly optimizer: { readonly name: string; readonly learningRate: number };
  readonly batchSize: number;
  readonly epochs: number;
  readonly losses: readonly number[];
  readonly after: readonly { readonly updates: number; readonly layers: readonly LayerNumbers[] }[];
}

interface LossCase {
  readonly network: { readonly layers: readonly { readonly activation: string }[] };
  readonly label: number;
  readonly outputs: readonly number[];
  readonly loss: number;
  readonly gradients: readonly LayerNumbers[];
}

function read<T>(name: string): T {
  const file = new URL(`../reference/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

/** A network of the recorded form with the recorded weights. */
function networkFrom(data: object, layers: readonly LayerNumbers[]): Network {
  const parsed = fromNetworkFile(data);
  if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
  const network = new Network(parsed.spec, 1);
  layers.forEach(({ weights, biases }, l) => {
    network.layers[l]!.weights.set(weights);
    network.layers[l]!.biases.set(biases);
  });
  return network;
}

function expectClose(found: ArrayLike<number>, expected: readonly number[]) {
  const far = expected.findIndex((value, i) => !(Math.abs(found[i]! - value) < 1e-12));
  if (far >= 0) expect(found[far]).toBe(expected[far]);
  expect(found.length).toBe(expected.length);
}

describe("layers and losses", () => {
  const { inputs, groups } = read<{
    inputs: number[];
    groups: { layers: LayerNumbers[]; cases: LossCase[] }[];
  }>("layers-and-losses");
  for (const { layers, cases } of groups) {
    for (const { network: data, label, outputs, loss, gradients } of cases) {
      const names = data.layers.map(({ activation }) => activation).join(", ");
      test(`${names} with ${JSON.stringify(data).split('"loss":')[1]} for ${label}`, () => {
        const network = networkFrom(data, layers);
        expectClose(network.forward(Float64Array.from(inputs)), outputs);
        expectClose([network.backward(label)], [loss]);
        gradients.forEach(({ weights, biases }, l) => {
          const gradient = network.gradient(l);
          expectClose(gradient.weights, weights);
          expectClose(gradient.biases, biases);
        });
      });
    }
  }
});

describe("optimizers", () => {
  const { network, layers, samples, cases } = read<{
    network: object;
    layers: LayerNumbers[];
    samples: { inputs: number[]; label: number }[];
    cases: OptimizerCase[];
  }>("optimizers");
  for (const { optimizer, batchSize, epochs, losses, after } of cases) {
    test(`${JSON.stringify(optimizer)}, batches of ${batchSize}`, () => {
      const trained = networkFrom({ ...network, optimizer, batchSize }, layers);
      let updates = 0;
      let batch: number[] = [];
      const finish = () => {
        if (trained.waiting > 0) trained.update();
        expectClose([batch.reduce((a, b) => a + b) / batch.length], [losses[updates]!]);
        batch = [];
        updates++;
        const recorded = after.find((record) => record.updates === updates);
        recorded?.layers.forEach(({ weights, biases }, l) => {
          expectClose(trained.layers[l]!.weights, weights);
          expectClose(trained.layers[l]!.biases, biases);
        });
      };
      for (let epoch = 0; epoch < epochs; epoch++) {
        for (const { inputs, label } of samples) {
          batch.push(trained.trainSample(Float64Array.from(inputs), label));
          if (trained.waiting === 0) finish();
        }
        if (trained.waiting > 0) finish();
      }
      expect(updates).toBe(losses.length);
    });
  }
});
