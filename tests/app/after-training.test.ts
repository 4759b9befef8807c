// @vitest-environment jsdom
import { expect, test } from "vitest";
import { readsDigits } from "#app/after-training";
import type { NetworkDeclaration } from "#program/program";

function network(inputs: number, units: number): NetworkDeclaration {
  return {
    inputs,
    layers: [{ units, activation: "softmax", init: "glorot", block: "layer" }],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.1 },
    block: "network",
  };
}

test("after a training digits are spoken of only when the network reads digits", () => {
  expect(readsDigits(network(784, 10))).toBe(true);
  expect(readsDigits(network(784, 1))).toBe(false);
  expect(readsDigits(network(784, 3))).toBe(false);
  expect(readsDigits(network(4, 10))).toBe(false);
  expect(readsDigits(null)).toBe(false);
});
