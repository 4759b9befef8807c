import { describe, expect, test } from "vitest";
import { type ModelProblem, toModel } from "#engine/model";
import { Network } from "#engine/network";
import { fromSnapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";
import { phraseModelProblem, readModelJson, writeModelJson } from "#files/model-json";

const spec: NetworkSpec = {
  inputs: 3,
  layers: [
    { units: 4, activation: "relu", init: "he" },
    { units: 2, activation: "softmax", init: "glorot", dropout: 0.25 },
  ],
  loss: "cross-entropy",
  optimizer: { name: "adam", learningRate: 0.1 },
};
const network = new Network(spec, 5);
network.trainSample(Float64Array.of(0.1, 0.2, 0.3), 1);
const place = { sample: 1, order: [1, 0], shuffle: 77 };
const model = toModel(network, { labels: ["0", "1"], place });

describe("model.json", () => {
  test("brings back network, labels and place to the last bit", () => {
    const read = readModelJson(writeModelJson(model));
    if (read.kind === "refused") throw new Error(read.text);
    const again = fromSnapshot(read.snapshot);
    expect(again.spec).toEqual(spec);
    expect(again.layers).toEqual(network.layers);
    expect(again.state).toEqual(network.state);
    expect(read.context).toEqual({ labels: ["0", "1"], place });
    expect(writeModelJson(toModel(again, read.context))).toBe(writeModelJson(model));
  });

  test("as the first version wrote it opens as before", () => {
    const first = `{"format":"blockprop-model","version":1,"network":{"inputs":2,"layers":
      [{"dense":2,"activation":"softmax","init":"glorot"}],"loss":"cross-entropy",
      "optimizer":{"name":"sgd","learningRate":0.005}},"labels":["0","1"],
      "layers":[{"weights":[0.1,-0.2,0.3,1e-300],"biases":[0,0.5]}],
      "position":{"epoch":2,"sample":0,"order":[],"trained":100},
      "random":{"seed":7,"streams":{"shuffle":12345}},
      "optimizer":{"name":"sgd","learningRate":0.0025}}`;
    const read = readModelJson(first);
    expect(read).toMatchObject({
      kind: "model",
      snapshot: { seed: 7, state: { trained: 100, epoch: 3, learningRate: 0.0025 } },
      context: { labels: ["0", "1"], place: { sample: 0, order: [], shuffle: 12345 } },
    });
    if (read.kind === "refused") throw new Error(read.text);
    expect(Array.from(read.snapshot.layers[0]!.weights)).toEqual([0.1, -0.2, 0.3, 1e-300]);
  });

  test("is refused with the layer that is wrong", () => {
    const refusalOf = (changes: object) => {
      const read = readModelJson(JSON.stringify({ ...model, ...changes }));
      return read.kind === "refused" ? read.text : "accepted";
    };
    const withText = (from: string, to: string) => {
      const json = writeModelJson(model);
      expect(json).toContain(from);
      const read = readModelJson(json.replace(from, to));
      return read.kind === "refused" ? read.text : "accepted";
    };
    const [first, last] = model.layers;
    const { optimizer } = model;
    expect({
      cut: (readModelJson('{"format') as { text: string }).text,
      other: refusalOf({ format: "x" }),
      future: refusalOf({ version: 2 }),
      layers: refusalOf({ layers: [first] }),
      shape: refusalOf({ layers: [first, { ...last, biases: [1, 2, 3] }] }),
      "one weight missing": refusalOf({
        layers: [{ ...first, weights: first!.weights.slice(1) }, last],
      }),
      "one weight null": refusalOf({
        layers: [{ ...first, weights: [null, ...first!.weights.slice(1)] }, last],
      }),
      NaN: withText(String(last!.weights[0]), "NaN"),
      "too large": withText(String(last!.weights[0]), "1e999"),
      labels: refusalOf({ labels: ["0", "0"] }),
      count: refusalOf({ labels: ["0"] }),
      network: refusalOf({ network: { ...model.network, inputs: 0 } }),
      random: refusalOf({ random: { seed: 0.5 } }),
      order: refusalOf({ position: { ...model.position, order: [0, 0] } }),
      "memory of another shape": refusalOf({
        optimizer: { ...optimizer, second: [first, { ...last, biases: [0] }] },
      }),
      "memory of one layer": refusalOf({ optimizer: { ...optimizer, first: [first] } }),
      "rate 0": refusalOf({ optimizer: { ...optimizer, learningRate: 0 } }),
    }).toMatchInlineSnapshot(`
      {
        "NaN": "Layer 2 has “NaN” among its weights, at place 1, where an ordinary number was expected. Save the model again.",
        "count": "The model has 1 labels, but its last layer has 2 neurons. Each neuron needs one label.",
        "cut": "model.json is cut off or damaged: it is not valid JSON. The network has to be trained again.",
        "future": "This model has format version 2; this Blockprop knows versions up to 1. Open it with a newer Blockprop.",
        "labels": "The labels of the model are not a list of different texts. Write them like "labels": ["0", "1"].",
        "layers": "The model has weights for 1 layers, but its network has 2. Save the model again.",
        "memory of another shape": "The part “optimizer” of the model is not as it should be. Save the model again, or take that part out.",
        "memory of one layer": "The part “optimizer” of the model is not as it should be. Save the model again, or take that part out.",
        "network": "The network has 0 inputs, but a whole number from 1 to 20,000,000 was expected. Write how many values a sample has.",
        "one weight missing": "Layer 1 has 11 weights, but 12 were expected. Save the model again.",
        "one weight null": "Layer 1 has “null” among its weights, at place 1, where an ordinary number was expected. Save the model again.",
        "order": "The part “position” of the model is not as it should be. Save the model again, or take that part out.",
        "other": "This is not a model: it does not begin as model.json does. Choose a model that Blockprop saved.",
        "random": "The part “random” of the model is not as it should be. Save the model again, or take that part out.",
        "rate 0": "The part “optimizer” of the model is not as it should be. Save the model again, or take that part out.",
        "shape": "Layer 2 has 3 biases, but 2 were expected. Save the model again.",
        "too large": "Layer 2 has “Infinity” among its weights, at place 1, where an ordinary number was expected. Save the model again.",
      }
    `);
  });
});

// One of each: TypeScript says when one is missing here.
const problems: { readonly [Code in ModelProblem["code"]]: ModelProblem & { code: Code } } = {
  "inputs-out-of-range": { code: "inputs-out-of-range", found: 0, most: 20_000_000 },
  "no-layers": { code: "no-layers" },
  "units-out-of-range": { code: "units-out-of-range", layer: 2, found: 1e7, most: 10_000 },
  "too-many-parameters": { code: "too-many-parameters", found: 3e7, most: 20_000_000 },
  "softmax-not-last": { code: "softmax-not-last", layer: 1, activation: "log-softmax" },
  "cross-entropy-needs-softmax": {
    code: "cross-entropy-needs-softmax",
    layer: 2,
    activation: "tanh",
  },
  "cross-entropy-needs-two": { code: "cross-entropy-needs-two", layer: 2 },
  "binary-cross-entropy-needs-sigmoid": {
    code: "binary-cross-entropy-needs-sigmoid",
    layer: 2,
    activation: "tanh",
  },
  "learning-rate-not-positive": { code: "learning-rate-not-positive", found: -1 },
  "setting-out-of-range": {
    code: "setting-out-of-range",
    setting: "momentum",
    layer: 0,
    found: 1,
    expected: "0 to below 1",
  },
  "network-not-readable": { code: "network-not-readable" },
  "layer-kind-unknown": { code: "layer-kind-unknown", layer: 1 },
  "dropout-not-before-dense": { code: "dropout-not-before-dense", layer: 3 },
  "layer-setting-unknown": {
    code: "layer-setting-unknown",
    layer: 1,
    key: "activation",
    found: "swish",
    known: "relu, tanh",
  },
  "network-setting-unknown": {
    code: "network-setting-unknown",
    key: "loss",
    found: "hinge",
    known: "cross-entropy",
  },
  "model-format": { code: "model-format" },
  "model-version": { code: "model-version", found: "2", newest: 1 },
  "model-labels": { code: "model-labels" },
  "model-label-count": { code: "model-label-count", found: 1, expected: 2 },
  "model-layer-count": { code: "model-layer-count", found: 1, expected: 2 },
  "model-shape": { code: "model-shape", layer: 1, part: "weights", found: 5, expected: 6 },
  "model-number": { code: "model-number", layer: 1, part: "biases", at: 2, found: "null" },
  "model-state": { code: "model-state", part: "optimizer" },
};

describe("a problem of a model or network", () => {
  test.each(Object.values(problems))("$code is a sentence with all its numbers", (problem) => {
    const sentence = phraseModelProblem(problem);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/\{\w+\}|undefined/);
    if ("layer" in problem && problem.layer > 0) expect(sentence).toContain(String(problem.layer));
  });
});
