import { describe, expect, test } from "vitest";
import { toModel } from "#engine/model";
import { Network } from "#engine/network";
import { fromSnapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";
import { readModelJson, writeModelJson } from "#files/model-json";
import { readNetworkJson, writeNetworkJson } from "#files/network-json";

const spec: NetworkSpec = {
  inputs: 3,
  layers: [
    { units: 4, activation: "relu", init: "he" },
    { units: 2, activation: "softmax", init: "glorot" },
  ],
  loss: "cross-entropy",
  optimizer: { name: "sgd", learningRate: 0.1 },
};
const settings = { epochs: 5, shuffle: false, seed: -3 };

const small = {
  inputs: 3,
  layers: [{ dense: 2, activation: "softmax" }],
  loss: "cross-entropy",
};

function refusal(data: unknown): readonly string[] {
  const read = readNetworkJson(typeof data === "string" ? data : JSON.stringify(data));
  return read.kind === "refused" ? read.problems : ["accepted"];
}

describe("network.json", () => {
  test("brings back the network and its settings", () => {
    const read = readNetworkJson(writeNetworkJson(spec, settings));
    expect(read).toEqual({ kind: "network", spec, settings });
  });

  test("needs inputs, layers and a loss only", () => {
    expect(readNetworkJson(JSON.stringify(small))).toMatchObject({
      kind: "network",
      settings: { epochs: 1, shuffle: true, seed: 1 },
    });
  });

  test("may say what is not supported yet with the value that changes nothing", () => {
    const neutral = { batchSize: 1, l1: 0, l2: 0, validation: 0, earlyStop: null };
    const more = { precision: "float64", schedule: { name: "constant" } };
    const optimizer = { name: "sgd", learningRate: 0.1, momentum: 0 };
    expect(refusal({ ...small, ...neutral, ...more, optimizer })).toEqual(["accepted"]);
  });

  test("is refused with the key that is wrong", () => {
    expect({
      cut: refusal("{"),
      array: refusal([]),
      nothing: refusal({}),
      spelling: refusal({ ...small, layers: [{ dense: 2, activaton: "softmax" }] }),
      dropout: refusal({ ...small, layers: [{ dropout: 0.2 }, ...small.layers] }),
      batch: refusal({ ...small, batchSize: 32 }),
      momentum: refusal({ ...small, optimizer: { name: "sgd", momentum: 0.9 } }),
      epochs: refusal({ ...small, epochs: 1.5 }),
      adam: refusal({ ...small, optimizer: { name: "adam" } }),
      loss: refusal({ ...small, loss: "hinge" }),
      swish: refusal({ ...small, layers: [{ dense: 2, activation: "swish" }, ...small.layers] }),
      last: refusal({ ...small, layers: [{ dense: 2, activation: "relu" }] }),
      none: refusal({ ...small, layers: [] }),
      units: refusal({ ...small, layers: [{ dense: 0, activation: "softmax" }] }),
      rate: refusal({ ...small, optimizer: { name: "sgd", learningRate: -1 } }),
    }).toMatchInlineSnapshot(`
      {
        "adam": [
          "The network has the optimizer “adam”, which is not known. Choose one of: sgd.",
        ],
        "array": [
          "This is not a network. Write it like {"inputs": 784, "layers": [{"dense": 10, "activation": "softmax"}], "loss": "cross-entropy"}.",
        ],
        "batch": [
          "The key “batchSize” is 32, but 1 was expected. Other values are not supported yet.",
        ],
        "cut": [
          "network.json is not valid JSON. Look for a missing comma or bracket.",
        ],
        "dropout": [
          "The key “layers.0.dense” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “layers.0.dropout” is not known or not supported yet. Check its spelling, or take it out.",
        ],
        "epochs": [
          "The key “epochs” is 1.5, but a whole number was expected. Other values are not supported yet.",
        ],
        "last": [
          "Layer 1, the last, has relu, but cross-entropy needs softmax there. Choose softmax.",
        ],
        "loss": [
          "The network has the loss “hinge”, which is not known. Choose one of: cross-entropy.",
        ],
        "momentum": [
          "The key “optimizer.momentum” is 0.9, but 0 was expected. Other values are not supported yet.",
        ],
        "none": [
          "The network has no layers. Give it at least one dense layer.",
        ],
        "nothing": [
          "The key “inputs” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “layers” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “loss” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
        ],
        "rate": [
          "The learning rate is -1, but a number above 0 was expected. Try 0.01.",
        ],
        "spelling": [
          "The key “layers.0.activaton” is not known or not supported yet. Check its spelling, or take it out.",
        ],
        "swish": [
          "Layer 1 has the activation “swish”, which is not known. Choose one of: relu, sigmoid, tanh, softmax, linear.",
        ],
        "units": [
          "Layer 1 has 0 neurons, but a whole number from 1 to 10,000 was expected.",
        ],
      }
    `);
  });
});

describe("model.json", () => {
  const network = new Network(spec, 5);
  network.trainSample(Float64Array.of(0.1, 0.2, 0.3), 1);
  const model = toModel(network, ["0", "1"]);

  test("brings back the network to the last bit", () => {
    const read = readModelJson(writeModelJson(model));
    if (read.kind === "refused") throw new Error(read.text);
    const again = fromSnapshot(read.snapshot);
    expect(again.layers).toEqual(network.layers);
    expect(read.context.labels).toEqual(["0", "1"]);
  });

  test("is refused with the layer that is wrong", () => {
    const refusalOf = (changes: object) => {
      const read = readModelJson(JSON.stringify({ ...model, ...changes }));
      return read.kind === "refused" ? read.text : "accepted";
    };
    const [first, last] = model.layers;
    expect({
      cut: (readModelJson('{"format') as { text: string }).text,
      other: refusalOf({ format: "x" }),
      future: refusalOf({ version: 2 }),
      layers: refusalOf({ layers: [first] }),
      shape: refusalOf({ layers: [first, { ...last, biases: [1, 2, 3] }] }),
      number: refusalOf({
        layers: [{ ...first, weights: [null, ...first.weights.slice(1)] }, last],
      }),
      labels: refusalOf({ labels: ["0", "0"] }),
      count: refusalOf({ labels: ["0"] }),
      network: refusalOf({ network: { ...model.network, inputs: 0 } }),
      state: refusalOf({ random: { seed: 0.5 } }),
    }).toMatchInlineSnapshot(`
      {
        "count": "The model has 1 labels, but its last layer has 2 neurons. Each neuron needs one label.",
        "cut": "model.json is cut off or damaged: it is not valid JSON. The network has to be trained again.",
        "future": "This model has format version 2; this Blockprop knows versions up to 1. Open it with a newer Blockprop.",
        "labels": "The labels of the model are not a list of different texts. Write them like "labels": ["0", "1"].",
        "layers": "The model has weights for 1 layers, but its network has 2. Save the model again.",
        "network": "The network has 0 inputs, but a whole number from 1 to 50,000,000 was expected.",
        "number": "Layer 1 has “null” among its weights, at place 1, where an ordinary number was expected. Save the model again.",
        "other": "This is not a model: it does not begin as model.json does. Choose a model that Blockprop saved.",
        "shape": "Layer 2 has 3 biases, but 2 were expected. Save the model again.",
        "state": "The part “random” of the model is not as it should be. Save the model again, or take that part out.",
      }
    `);
  });
});
