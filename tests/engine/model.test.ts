import { describe, expect, test } from "vitest";
import { checkNetwork } from "#engine/check-spec";
import { argmax, isRight, Score } from "#engine/metrics";
import { fromModel, toModel } from "#engine/model";
import { Network } from "#engine/network";
import { fromNetworkFile, toNetworkFile } from "#engine/network-file";
import { Random, streams } from "#engine/rng";
import { fromSnapshot, takeSnapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";
import { weightsHash } from "#engine/weights-hash";
import { networkOf, sampleOf, specOf, targetOf } from "./small-networks.ts";

const labels = ["cat", "dog"];

function train(network: Network, random: Random, samples: number) {
  for (let n = 0; n < samples; n++) {
    network.trainSample(sampleOf(network.spec.inputs, random), targetOf(network, random));
  }
}

/** The model of a trained network as it comes out of a file, to spoil. */
// biome-ignore lint/suspicious/noExplicitAny: foreign data
function modelData(): any {
  const network = networkOf([3, 4, 2]);
  train(network, new Random(1, streams.shuffle), 20);
  return JSON.parse(JSON.stringify(toModel(network, { labels })));
}

function problemsOf(data: unknown) {
  const parsed = fromModel(data);
  return parsed.kind === "refused" ? parsed.problems : [];
}

describe("model", () => {
  test("comes back from text with every bit, its labels and its state", () => {
    const network = new Network(specOf([3, 4, 2], ["tanh"], "he"), -7);
    const random = new Random(3, streams.shuffle);
    train(network, random, 100);
    network.updates.learningRate = 0.03;
    network.updates.epoch = 3;
    const place = { sample: 2, order: [2, 0, 1], shuffle: random.state };
    const model = toModel(network, { labels, place });
    expect(model.position).toEqual({ epoch: 2, sample: 2, order: [2, 0, 1], trained: 100 });
    const parsed = fromModel(JSON.parse(JSON.stringify(model)));
    if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
    const other = fromSnapshot(parsed.snapshot);
    expect(weightsHash(other)).toBe(weightsHash(network));
    expect(other.spec).toEqual(network.spec);
    expect([other.trained, other.seed, other.updates.learningRate]).toEqual([100, -7, 0.03]);
    expect(other.updates.epoch).toBe(3);
    expect(parsed.context).toEqual({ labels, place });
  });

  test("goes on with the bits of a training that never stopped", () => {
    const whole = networkOf([3, 4, 2]);
    const first = networkOf([3, 4, 2]);
    const wholeRandom = new Random(3, streams.shuffle);
    const firstRandom = new Random(3, streams.shuffle);
    train(whole, wholeRandom, 50);
    train(first, firstRandom, 30);
    const parsed = fromModel(JSON.parse(JSON.stringify(toModel(first, { labels }))));
    if (parsed.kind === "refused") throw new Error("refused");
    const second = fromSnapshot(parsed.snapshot);
    train(second, firstRandom, 20);
    expect(weightsHash(second)).toBe(weightsHash(whole));
    expect(second.trained).toBe(50);
  });

  test("needs only format, version, network, labels and layers, and takes -0 as 0", () => {
    const data = modelData();
    data.layers[0].weights[0] = -0;
    const { format, version, network, layers } = data;
    const parsed = fromModel({ format, version, network, labels, layers });
    if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.snapshot).toMatchObject({
      seed: 1,
      state: { trained: 1, learningRate: 0.1, epoch: 1 },
    });
    expect(Object.is(fromSnapshot(parsed.snapshot).layers[0]!.weights[0], 0)).toBe(true);
  });

  test("is refused with the layer when a shape or a number is wrong", () => {
    const spoil = (change: (data: ReturnType<typeof modelData>) => void) => {
      const data = modelData();
      change(data);
      return problemsOf(data);
    };
    expect([
      problemsOf(null),
      problemsOf({ format: "other" }),
      spoil((data) => (data.version = 2)),
      spoil((data) => delete data.network),
      spoil((data) => (data.network.layers[1] = { conv: 3 })),
      spoil((data) => data.network.layers.push({ dropout: 0.2 })),
      spoil((data) => (data.network.layers[0].activation = "swish")),
      spoil((data) => (data.network.optimizer.name = "adamw")),
      spoil((data) => (data.network.loss = "hinge")),
      spoil((data) => (data.labels = ["cat"])),
      spoil((data) => (data.labels = ["cat", "cat"])),
      spoil((data) => data.layers.pop()),
      spoil((data) => data.layers[1].weights.pop()),
      spoil((data) => delete data.layers[0].biases),
      spoil((data) => (data.layers[1].biases[1] = null)),
      spoil((data) => (data.layers[0].weights[2] = "1")),
      spoil((data) => (data.position = { epoch: -1 })),
      spoil((data) => (data.position.order = [0, 0])),
      spoil((data) => (data.random = { seed: 0.5 })),
      spoil((data) => (data.optimizer.learningRate = 0)),
    ]).toMatchInlineSnapshot(`
      [
        [
          {
            "code": "model-format",
          },
        ],
        [
          {
            "code": "model-format",
          },
        ],
        [
          {
            "code": "model-version",
            "found": "2",
            "newest": 1,
          },
        ],
        [
          {
            "code": "network-not-readable",
          },
        ],
        [
          {
            "code": "layer-kind-unknown",
            "layer": 2,
          },
        ],
        [
          {
            "code": "dropout-not-before-dense",
            "layer": 3,
          },
        ],
        [
          {
            "code": "layer-setting-unknown",
            "found": "swish",
            "key": "activation",
            "known": "relu, leaky-relu, sigmoid, tanh, linear, softmax, log-softmax",
            "layer": 1,
          },
        ],
        [
          {
            "code": "network-setting-unknown",
            "found": "adamw",
            "key": "optimizer",
            "known": "sgd, momentum, nesterov, rmsprop, adagrad, adam",
          },
        ],
        [
          {
            "code": "network-setting-unknown",
            "found": "hinge",
            "key": "loss",
            "known": "cross-entropy, binary-cross-entropy, mean-squared-error",
          },
        ],
        [
          {
            "code": "model-label-count",
            "expected": 2,
            "found": 1,
          },
        ],
        [
          {
            "code": "model-labels",
          },
        ],
        [
          {
            "code": "model-layer-count",
            "expected": 2,
            "found": 1,
          },
        ],
        [
          {
            "code": "model-shape",
            "expected": 8,
            "found": 7,
            "layer": 2,
            "part": "weights",
          },
        ],
        [
          {
            "code": "model-shape",
            "expected": 4,
            "found": 0,
            "layer": 1,
            "part": "biases",
          },
        ],
        [
          {
            "at": 2,
            "code": "model-number",
            "found": "null",
            "layer": 2,
            "part": "biases",
          },
        ],
        [
          {
            "at": 3,
            "code": "model-number",
            "found": "1",
            "layer": 1,
            "part": "weights",
          },
        ],
        [
          {
            "code": "model-state",
            "part": "position",
          },
        ],
        [
          {
            "code": "model-state",
            "part": "position",
          },
        ],
        [
          {
            "code": "model-state",
            "part": "random",
          },
        ],
        [
          {
            "code": "model-state",
            "part": "optimizer",
          },
        ],
      ]
    `);
  });
});

describe("snapshot", () => {
  test("in float32 is refused when a number would be infinite there", () => {
    const data = modelData();
    data.layers[0].weights[4] = 1e39;
    expect(problemsOf(data)).toEqual([]);
    data.network.precision = "float32";
    const at = { layer: 1, part: "weights", at: 5 };
    expect(problemsOf(data)).toEqual([{ code: "model-number", ...at, found: "1e+39" }]);
  });

  test("is plain data, and no longer changes with the network", () => {
    const network = networkOf([3, 4, 2]);
    const before = weightsHash(network);
    const snapshot = structuredClone(takeSnapshot(network));
    train(network, new Random(1, 2), 5);
    expect(weightsHash(fromSnapshot(snapshot))).toBe(before);
    expect(weightsHash(network)).not.toBe(before);
  });
});

describe("network declaration", () => {
  test("comes back from its file form, with defaults where the file says nothing", () => {
    const spec = specOf([3, 4, 2], ["sigmoid"], "scratch");
    expect(fromNetworkFile(toNetworkFile(spec))).toEqual({ kind: "network", spec });
    const layers = [
      { dense: 5, activation: "relu" },
      { dense: 4 },
      { dense: 3, activation: "softmax" },
    ];
    expect(fromNetworkFile({ inputs: 2, layers, loss: "cross-entropy" })).toEqual({
      kind: "network",
      spec: {
        inputs: 2,
        layers: [
          { units: 5, activation: "relu", init: "he" },
          { units: 4, activation: "linear", init: "glorot" },
          { units: 3, activation: "softmax", init: "glorot" },
        ],
        loss: "cross-entropy",
        optimizer: { name: "sgd", learningRate: 0.01 },
      },
    });
  });

  test("is checked for sizes, softmax and learning rate", () => {
    const good = specOf([784, 8, 10]);
    const codes = (change: Partial<NetworkSpec>) =>
      checkNetwork({ ...good, ...change }).map(({ code }) => code);
    const [hidden, last] = good.layers as [NetworkSpec["layers"][0], NetworkSpec["layers"][0]];
    const rate = (learningRate: number) => ({ optimizer: { name: "sgd" as const, learningRate } });
    expect(codes({})).toEqual([]);
    expect(codes({ layers: [] })).toEqual(["no-layers"]);
    expect(codes({ inputs: 0 })).toEqual(["inputs-out-of-range"]);
    for (const units of [0, 10_001, 2.5, -1, Number.NaN]) {
      expect(codes({ layers: [{ ...hidden, units }, last] })).toEqual(["units-out-of-range"]);
    }
    expect(codes({ layers: [last, last] })).toEqual(["softmax-not-last"]);
    expect(checkNetwork({ ...good, layers: [hidden] })).toEqual([
      { code: "cross-entropy-needs-softmax", layer: 1, activation: "relu" },
    ]);
    expect(codes({ inputs: 10_000, layers: [{ ...hidden, units: 9_000 }, last] })).toEqual([
      "too-many-parameters",
    ]);
    for (const bad of [0, -0.1, Number.NaN, Infinity]) {
      expect(codes(rate(bad))).toEqual(["learning-rate-not-positive"]);
    }
  });
});

describe("metrics", () => {
  test("argmax takes the lowest index on a tie", () => {
    expect(argmax([0.2, 0.4, 0.4])).toBe(1);
    expect(argmax([0.5, 0.5])).toBe(0);
  });

  test("a score counts predictions and means losses without learning", () => {
    const network = networkOf([3, 4, 2]);
    const before = weightsHash(network);
    const score = new Score();
    expect([score.accuracy, score.loss]).toEqual([null, null]);
    const random = new Random(8, 2);
    let losses = 0;
    let correct = 0;
    for (let n = 0; n < 40; n++) {
      const x = sampleOf(3, random);
      const target = targetOf(network, random);
      if (argmax(network.forward(x)) === target) correct++;
      losses += network.loss(target);
      score.add(network.predict(x), target, network.predictionLoss(target));
    }
    expect([isRight([2.4], 2), isRight([2.5], 2), isRight([0.1, 0.9], 1)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([score.samples, score.correct, score.accuracy]).toEqual([40, correct, correct / 40]);
    expect(score.loss).toBe(losses / 40);
    expect(weightsHash(network)).toBe(before);
  });

  test("a weights hash sees a single bit and the sign of zero", () => {
    const network = networkOf([3, 4, 2]);
    const before = weightsHash(network);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    const { biases } = network.layers[0]!;
    biases[0] = -0;
    expect(weightsHash(network)).not.toBe(before);
    biases[0] = Number.MIN_VALUE;
    expect(weightsHash(network)).not.toBe(before);
    biases[0] = 0;
    expect(weightsHash(network)).toBe(before);
  });
});
