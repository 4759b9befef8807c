import { expect, test } from "vitest";
import type { Activation, Loss } from "#engine/spec";
import { Answers } from "#host/answers";
import { Labels } from "#host/labels";
import { specOf } from "../engine/small-networks.ts";

function answers(units: number, activation: Activation, loss: Loss): Answers {
  const spec = specOf([2, units]);
  const layers = spec.layers.map((layer) => ({ ...layer, activation }));
  return new Answers({ ...spec, layers, loss }, Labels.numbered(units));
}

test("the prediction is the label of the largest output, and its confidence that output", () => {
  const three = answers(3, "softmax", "cross-entropy");
  expect(three.prediction([0.2, 0.5, 0.3])).toBe("1");
  expect(three.confidence([0.2, 0.5, 0.3])).toBe(0.5);
  expect(three.output("2.0", [0.2, 0.5, 0.3])).toBe(0.3);
  expect(() => three.output("3", [0.2, 0.5, 0.3])).toThrow(
    "There is no output for the label “3”: the network has the labels 0 to 2. Use one of them.",
  );
});

test("the confidence of log-softmax is a probability, its outputs are as they are", () => {
  const three = answers(3, "log-softmax", "cross-entropy");
  const outputs = [0.25, 0.5, 0.25].map(Math.log);
  expect(three.confidence(outputs)).toBeCloseTo(0.5, 12);
  expect(three.output("1", outputs)).toBe(Math.log(0.5));
});

test("a single output of binary cross-entropy is the probability of label 1", () => {
  const one = answers(1, "sigmoid", "binary-cross-entropy");
  expect([one.prediction([0.8]), one.confidence([0.8])]).toEqual([1, 0.8]);
  expect([one.prediction([0.2]), one.confidence([0.2])]).toEqual([0, 0.8]);
  expect([one.output("1", [0.25]), one.output("0", [0.25])]).toEqual([0.25, 0.75]);
  expect(() => one.output("cat", [0.25])).toThrow("labels 0 to 1");
});

test("a picture shows probabilities for every label, of log-softmax too", () => {
  const soft = answers(3, "softmax", "cross-entropy");
  const shown = soft.describe([0.25, 0.5, 0.25]);
  expect(shown).toEqual({
    label: "1",
    confidence: 0.5,
    outputs: [0.25, 0.5, 0.25],
    labels: ["0", "1", "2"],
  });
  const log = answers(3, "log-softmax", "cross-entropy");
  log.describe([0.25, 0.5, 0.25].map(Math.log)).outputs.forEach((output, index) => {
    expect(output).toBeCloseTo(shown.outputs[index]!, 12);
  });
  expect(answers(1, "sigmoid", "binary-cross-entropy").describe([0.25])).toEqual({
    label: "0",
    confidence: 0.75,
    outputs: [0.75, 0.25],
    labels: ["0", "1"],
  });
});

test("a picture shows no confidence where outputs are no probabilities, and no label for a number", () => {
  expect(answers(2, "linear", "mean-squared-error").describe([-0.2, 1.4])).toEqual({
    label: "1",
    confidence: null,
    outputs: [-0.2, 1.4],
    labels: ["0", "1"],
  });
  expect(answers(1, "linear", "mean-squared-error").describe([4.65])).toEqual({
    label: "4.65",
    confidence: null,
    outputs: [4.65],
    labels: [],
  });
  expect(answers(1, "sigmoid", "mean-squared-error").describe([0.5]).confidence).toBeNull();
});
