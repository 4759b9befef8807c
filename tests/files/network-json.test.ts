import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkSpec } from "#engine/spec";
import { countValidation, readNetworkJson, writeNetworkJson } from "#files/network-json";
import { specs, trainings } from "./random-networks.ts";

const small = {
  inputs: 3,
  layers: [{ dense: 2, activation: "softmax" }],
  loss: "cross-entropy",
};
const [layer] = small.layers;

function refusal(data: unknown): readonly string[] {
  const read = readNetworkJson(typeof data === "string" ? data : JSON.stringify(data));
  return read.kind === "refused" ? read.problems : ["accepted"];
}

function specOf(changes: object): NetworkSpec {
  const read = readNetworkJson(JSON.stringify({ ...small, ...changes }));
  if (read.kind === "refused") throw new Error(read.problems.join(" "));
  return read.spec;
}

describe("network.json", () => {
  test("needs inputs, layers and a loss only", () => {
    expect(readNetworkJson(JSON.stringify(small))).toEqual({
      kind: "network",
      spec: {
        inputs: 3,
        layers: [{ units: 2, activation: "softmax", init: "glorot" }],
        loss: "cross-entropy",
        optimizer: { name: "sgd", learningRate: 0.01 },
      },
      settings: { epochs: 1, shuffle: true, seed: 1, validation: 0, earlyStop: null },
    });
  });

  test("as the first version wrote it opens as before", () => {
    const first = `{"inputs":784,"layers":[{"dense":8,"activation":"relu","init":"he"},
      {"dense":10,"activation":"softmax","init":"glorot"}],"loss":"cross-entropy",
      "optimizer":{"name":"sgd","learningRate":0.1,"momentum":0},"schedule":{"name":"constant"},
      "batchSize":1,"epochs":5,"shuffle":false,"l1":0,"l2":0,"validation":0,"earlyStop":null,
      "precision":"float64","seed":-3}`;
    expect(readNetworkJson(first)).toMatchObject({
      kind: "network",
      spec: { inputs: 784, optimizer: { name: "sgd", learningRate: 0.1 }, batchSize: 1 },
      settings: { epochs: 5, shuffle: false, seed: -3, validation: 0, earlyStop: null },
    });
  });

  test("says what a layer or optimizer leaves open as the table of keys does", () => {
    expect(specOf({ layers: [{ dense: 4, activation: "leaky-relu" }, layer] }).layers[0]).toEqual({
      units: 4,
      activation: "leaky-relu",
      init: "he",
    });
    expect(specOf({ optimizer: { name: "adam" } }).optimizer.learningRate).toBe(0.001);
    expect(specOf({ optimizer: { momentum: 0.9 } }).optimizer).toEqual({
      name: "momentum",
      learningRate: 0.01,
      momentum: 0.9,
    });
    expect(specOf({ optimizer: { name: "adam", momentum: 0 } }).optimizer.name).toBe("adam");
    expect(specOf({ layers: [{ dropout: 0.2 }, layer] }).layers).toMatchObject([{ dropout: 0.2 }]);
    expect(specOf({ batchSize: "full" }).batchSize).toBe("full");
  });

  test("keeps a share or a number of samples apart for validation", () => {
    expect([0, 0.1, 0.999, 1, 5000].map((kept) => countValidation(kept, 1005))).toEqual([
      0, 100, 1003, 1, 5000,
    ]);
  });

  test("reads what it writes, whatever the network", () => {
    fc.assert(
      fc.property(specs, trainings, (spec, settings) => {
        const read = readNetworkJson(writeNetworkJson(spec, settings));
        expect(read).toEqual({ kind: "network", spec, settings });
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("never throws, whatever stands under a key", () => {
    const names = ["inputs", "layers", "loss", "optimizer", "schedule", "batchSize", "l1", "l2"];
    const more = ["epochs", "shuffle", "validation", "earlyStop", "precision", "seed", "name"];
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom({ name: "constructor" }, { name: "__proto__" }, { name: "step" }, [null]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names, ...more), odd, (key, value) => {
        for (const sentence of refusal({ ...small, [key]: value })) {
          expect(sentence).not.toMatch(/\{(path|found|expected|usual|layer)\}|undefined/);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe("network.json is refused", () => {
  test("when it is none", () => {
    expect({
      cut: refusal("{"),
      empty: refusal(" \n"),
      python: refusal('{"inputs": 3,\n "shuffle": True}'),
      array: refusal([]),
      text: refusal('"network"'),
      null: refusal("null"),
      nothing: refusal({}),
    }).toMatchInlineSnapshot(`
      {
        "array": [
          "This is not a network. Write it like {"inputs": 784, "layers": [{"dense": 10, "activation": "softmax"}], "loss": "cross-entropy"}.",
        ],
        "cut": [
          "The file is cut off: its end is missing after line 1. Copy or download it again.",
        ],
        "empty": [
          "The file is empty. Copy or download it again.",
        ],
        "nothing": [
          "The key “inputs” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “layers” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “loss” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
        ],
        "null": [
          "This is not a network. Write it like {"inputs": 784, "layers": [{"dense": 10, "activation": "softmax"}], "loss": "cross-entropy"}.",
        ],
        "python": [
          "The file is not valid JSON: line 2 has “True}” where it cannot stand. Look for a missing comma, bracket or quote there or just before.",
        ],
        "text": [
          "This is not a network. Write it like {"inputs": 784, "layers": [{"dense": 10, "activation": "softmax"}], "loss": "cross-entropy"}.",
        ],
      }
    `);
  });

  test("with the key that is wrong", () => {
    const kept = { ...small };
    expect({
      spelling: refusal({ ...kept, layers: [{ ...layer, activaton: "relu" }] }),
      kind: refusal({ ...kept, layers: [{ conv: 3 }, layer] }),
      number: refusal({ ...kept, layers: [7] }),
      layers: refusal({ ...kept, layers: {} }),
      epochs: refusal({ ...kept, epochs: -1.5 }),
      shuffle: refusal({ ...kept, shuffle: "no" }),
      seed: refusal({ ...kept, seed: "1" }),
      batch: refusal({ ...kept, batchSize: "half" }),
      validation: [-1, 1.5, "20 %"].flatMap((validation) => refusal({ ...kept, validation })),
      stop: refusal({ ...kept, earlyStop: 3 }),
      patience: refusal({ ...kept, earlyStop: { patience: 0, metric: "loss" } }),
      metric: refusal({ ...kept, earlyStop: { patience: 1, metric: "f1" } }),
      noMetric: refusal({ ...kept, earlyStop: { patience: 1 } }),
      optimizer: refusal({ ...kept, optimizer: "adam" }),
      noFactor: refusal({ ...kept, schedule: { name: "step", every: 2 } }),
    }).toMatchInlineSnapshot(`
      {
        "batch": [
          "The key “batchSize” is "half", but a whole number from 1, or "full", was expected. Correct it, or take it out if it is not needed.",
        ],
        "epochs": [
          "The key “epochs” is -1.5, but a whole number from 0 was expected. Correct it, or take it out if it is not needed.",
        ],
        "kind": [
          "The key “layers[0].dense” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
          "The key “layers[0].conv” is not known. Check its spelling, or take it out.",
        ],
        "layers": [
          "The key “layers” is {}, but a list in brackets was expected. Correct it, or take it out if it is not needed.",
        ],
        "metric": [
          "The key “earlyStop.metric” is "f1", but "loss" or "accuracy" was expected. Correct it, or take it out if it is not needed.",
        ],
        "noFactor": [
          "The key “schedule.factor” is missing, but it is needed there. Add it.",
        ],
        "noMetric": [
          "The key “earlyStop.metric” is missing, but it is needed there. Add it.",
        ],
        "number": [
          "The key “layers[0]” is 7, but a group of keys in braces was expected. Correct it, or take it out if it is not needed.",
        ],
        "optimizer": [
          "The key “optimizer” is "adam", but a group of keys in braces was expected. Correct it, or take it out if it is not needed.",
        ],
        "patience": [
          "The key “earlyStop.patience” is 0, but a whole number from 1 was expected. Correct it, or take it out if it is not needed.",
        ],
        "seed": [
          "The key “seed” is "1", but a number was expected. Correct it, or take it out if it is not needed.",
        ],
        "shuffle": [
          "The key “shuffle” is "no", but true or false was expected. Correct it, or take it out if it is not needed.",
        ],
        "spelling": [
          "The key “layers[0].activaton” is not known. Check its spelling, or take it out.",
        ],
        "stop": [
          "The key “earlyStop” is 3, but null, or a group like {"patience": 3, "metric": "loss"}, was expected. Correct it, or take it out if it is not needed.",
        ],
        "validation": [
          "The key “validation” is -1, but 0, a share below 1, or a whole number of samples was expected. Correct it, or take it out if it is not needed.",
          "The key “validation” is 1.5, but 0, a share below 1, or a whole number of samples was expected. Correct it, or take it out if it is not needed.",
          "The key “validation” is "20 %", but 0, a share below 1, or a whole number of samples was expected. Correct it, or take it out if it is not needed.",
        ],
      }
    `);
  });

  test("with a key that has no effect there", () => {
    const rms = { name: "rmsprop", momentum: 0.9 };
    expect({
      range: refusal({ ...small, layers: [{ ...layer, init: "he", range: 0.3 }] }),
      beta: refusal({ ...small, optimizer: { name: "sgd", beta1: 0.9 } }),
      momentum: refusal({ ...small, optimizer: rms }),
      every: refusal({ ...small, schedule: { name: "exponential", factor: 0.5, every: 3 } }),
    }).toMatchInlineSnapshot(`
      {
        "beta": [
          "The key “optimizer.beta1” has no effect with what stands beside it. Take it out, or check the names there.",
        ],
        "every": [
          "The key “schedule.every” has no effect with what stands beside it. Take it out, or check the names there.",
        ],
        "momentum": [
          "The key “optimizer.momentum” is 0.9, but 0, since this optimizer has none, was expected. Correct it, or take it out if it is not needed.",
        ],
        "range": [
          "The key “layers[0].range” has no effect with what stands beside it. Take it out, or check the names there.",
        ],
      }
    `);
  });

  test("with the name that is not known", () => {
    expect({
      optimizer: refusal({ ...small, optimizer: { name: "adamw", weightDecay: 0.1 } }),
      schedule: refusal({ ...small, schedule: { name: "cosine" } }),
      loss: refusal({ ...small, loss: "hinge" }),
      activation: refusal({ ...small, layers: [{ dense: 2, activation: "swish" }, layer] }),
      init: refusal({ ...small, layers: [{ ...layer, init: "random" }] }),
      precision: refusal({ ...small, precision: "float16" }),
    }).toMatchInlineSnapshot(`
      {
        "activation": [
          "layers[0].activation: Layer 1 has the activation “swish”, which is not known. Choose one of: relu, leaky-relu, sigmoid, tanh, linear, softmax, log-softmax.",
        ],
        "init": [
          "layers[0].init: Layer 1 has the init “random”, which is not known. Choose one of: he, he-uniform, glorot, glorot-normal, lecun, lecun-uniform, uniform, zeros, scratch.",
        ],
        "loss": [
          "loss: The network has the loss “hinge”, which is not known. Choose one of: cross-entropy, binary-cross-entropy, mean-squared-error.",
        ],
        "optimizer": [
          "optimizer.name: The network has the optimizer “adamw”, which is not known. Choose one of: sgd, momentum, nesterov, rmsprop, adagrad, adam.",
        ],
        "precision": [
          "precision: The network has the precision “float16”, which is not known. Choose one of: float64, float32.",
        ],
        "schedule": [
          "schedule.name: The network has the schedule “cosine”, which is not known. Choose one of: constant, step, exponential, warm-up, decay-from.",
        ],
      }
    `);
  });

  test("with the number that is out of range", () => {
    expect({
      units: refusal({ ...small, layers: [{ dense: 0, activation: "softmax" }] }),
      tenMillion: refusal({ ...small, layers: [{ ...layer, dense: 10_000_000 }] }),
      tooLarge: refusal({ ...small, inputs: 19_999_999 }),
      rate: refusal({ ...small, optimizer: { learningRate: -1 } }),
      dropout: refusal({ ...small, layers: [{ dropout: 1 }, layer] }),
      batch: refusal({ ...small, batchSize: 0 }),
      l2: refusal({ ...small, l2: -0.1 }),
      factor: refusal({ ...small, schedule: { name: "exponential", factor: 1.1 } }),
    }).toMatchInlineSnapshot(`
      {
        "batch": [
          "The key “batchSize” is 0, but a whole number from 1 was expected. Try 32.",
        ],
        "dropout": [
          "layers[0].dropout: Layer 1 has the dropout 1, but a number from 0 to below 1 was expected. Try 0.2.",
        ],
        "factor": [
          "The key “schedule.factor” is 1.1, but a number above 0, up to 1 was expected. Try 0.5.",
        ],
        "l2": [
          "The key “l2” is -0.1, but a number from 0 was expected. Try 0.",
        ],
        "rate": [
          "optimizer.learningRate: The learning rate is -1, but a number above 0 was expected. Try 0.01.",
        ],
        "tenMillion": [
          "layers[0].dense: Layer 1 has 10,000,000 neurons, but a whole number from 1 to 10,000 was expected. Write such a number as dense.",
          "layers: The network has 40,000,000 weights and biases, but 20,000,000 is the most. Make its layers smaller.",
        ],
        "tooLarge": [
          "layers: The network has 40,000,000 weights and biases, but 20,000,000 is the most. Make its layers smaller.",
        ],
        "units": [
          "layers[0].dense: Layer 1 has 0 neurons, but a whole number from 1 to 10,000 was expected. Write such a number as dense.",
        ],
      }
    `);
  });

  test("with the parts that do not go together", () => {
    const ending = (activation: string, loss: string, dense = 2) =>
      refusal({ ...small, layers: [{ dense, activation }], loss });
    expect({
      relu: ending("relu", "cross-entropy"),
      one: ending("log-softmax", "cross-entropy", 1),
      binary: ending("softmax", "binary-cross-entropy"),
      inside: refusal({ ...small, layers: [{ dense: 3, activation: "log-softmax" }, layer] }),
      dropoutLast: refusal({ ...small, layers: [layer, { dropout: 0.2 }] }),
      dropoutTwice: refusal({ ...small, layers: [{ dropout: 0.2 }, { dropout: 0.2 }, layer] }),
      none: refusal({ ...small, layers: [] }),
    }).toMatchInlineSnapshot(`
      {
        "binary": [
          "layers[0].activation: Layer 1, the last, has softmax, but binary-cross-entropy needs sigmoid there. Choose sigmoid.",
        ],
        "dropoutLast": [
          "layers[1]: Entry 2 of the layers is a dropout that does not stand right before a dense layer. Put one dropout before a dense layer, or take it out.",
        ],
        "dropoutTwice": [
          "layers[1]: Entry 2 of the layers is a dropout that does not stand right before a dense layer. Put one dropout before a dense layer, or take it out.",
        ],
        "inside": [
          "layers[0].activation: Layer 1 has log-softmax, but only the last layer can have it. Choose another activation there.",
        ],
        "none": [
          "layers: The network has no layers. Give it at least one dense layer.",
        ],
        "one": [
          "layers[0].dense: Layer 1, the last, has one neuron, but cross-entropy needs two or more: the softmax of one number is always 1. Give it one neuron for each label, or choose binary-cross-entropy with sigmoid.",
        ],
        "relu": [
          "layers[0].activation: Layer 1, the last, has relu, but cross-entropy needs softmax there. Choose softmax.",
        ],
      }
    `);
  });
});
