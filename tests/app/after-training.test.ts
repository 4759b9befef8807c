// @vitest-environment jsdom
import { expect, test } from "vitest";
import { createAfterTraining, readsDigits } from "#app/after-training";
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

test("who draws for an untrained network is told once, and can try a trained one", () => {
  let tries = 0;
  const after = createAfterTraining({ learn: () => {}, tryTrained: () => (tries += 1) });
  const shown = () => [...after.el.querySelectorAll("button")].filter((one) => !one.hidden);
  after.showUntrained("filled");
  expect(after.el.hidden).toBe(false);
  expect(after.el.getAttribute("aria-label")).toBe("Not trained yet");
  expect(shown().map((one) => one.textContent)).toEqual(["Try a trained network", "×"]);
  shown()[1]!.click();
  after.showUntrained("empty");
  expect(after.el.hidden).toBe(true);
  after.hide();
  after.showUntrained("empty");
  expect(after.el.textContent).toContain("There is nothing to learn from yet.");
  shown()[0]!.click();
  expect(tries).toBe(1);
  expect(after.el.hidden).toBe(true);
});

test("after a training a trained network is one of the choices", () => {
  const after = createAfterTraining({ learn: () => {}, tryTrained: () => {} });
  after.show({ total: 100, right: 99, areOwn: false });
  expect(after.el.getAttribute("aria-label")).toBe("What did it learn?");
  expect(after.el.textContent).toContain("99 of its 100");
  expect([...after.el.querySelectorAll("button")].map((one) => one.textContent)).toEqual([
    "Learn from 2,000 digits",
    "Learn from 60,000 digits",
    "Try a trained network",
    "×",
  ]);
  // Nobody's own drawings are replaced by others.
  after.show({ total: 1, right: 1, areOwn: true });
  const left = [...after.el.querySelectorAll("button")].filter((one) => !one.hidden);
  expect(left.map((one) => one.textContent)).toEqual(["Try a trained network", "×"]);
  expect(after.el.textContent).toContain("It reads 1 of the 1 that you gave it.");
});
