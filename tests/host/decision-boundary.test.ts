// The decision boundary: every cell and dot is what the engine answers, asking changes nothing and lets others
// in, and what cannot be drawn is said.
import { describe, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { Network } from "#engine/network";
import type { NetworkSpec } from "#engine/spec";
import { DecisionBoundary } from "#host/decision-boundary";
import { Labels } from "#host/labels";
import { Learner } from "#host/learner";
import { provideRunTools } from "#host/run-tools";
import { type BoundaryQuestion, type Plane, surenessSteps } from "#program/boundary";

provideRunTools();

type Output = [
  units: number,
  activation: "softmax" | "sigmoid" | "tanh",
  loss: NetworkSpec["loss"],
];

function specOf([units, activation, loss]: Output, inputs = 2, hidden = 5): NetworkSpec {
  return {
    inputs,
    layers: [
      { units: hidden, activation: "tanh", init: "glorot" },
      { units, activation, init: "glorot" },
    ],
    loss,
    optimizer: { name: "sgd", learningRate: 0.1 },
  };
}

const XOR = ["0 0.0 0.0", "1 0.0 1.0", "1 1.0 0.0", "0 1.0 1.0"];
const BINARY: Output = [1, "sigmoid", "binary-cross-entropy"];

function boundaryOf(spec: NetworkSpec, items: readonly string[], labels?: Labels) {
  const learner = new Learner();
  const network = new Network(spec, 3);
  learner.adopt(network, labels === undefined ? {} : { labels });
  const list = new SampleList([...items]);
  let now = 0;
  let pauses = 0;
  const boundary = new DecisionBoundary(learner, {
    list: () => ({ list, name: "points" }),
    now: () => now++,
    pause: async () => {
      pauses++;
    },
  });
  const question = { list: "l", what: "plane", at: null, most: 30, isLearning: false } as const;
  return {
    ...{ learner, network, list },
    look: (more: Partial<BoundaryQuestion> = {}) => boundary.look({ ...question, ...more }),
    pauses: () => pauses,
    skip: (ms: number) => {
      now += ms;
    },
  };
}

/** The point in the middle of a cell. */
function middle({ x, y, side }: Plane, i: number) {
  return Float64Array.of(
    x.from + (((i % side) + 0.5) / side) * (x.to - x.from),
    y.to - ((Math.floor(i / side) + 0.5) / side) * (y.to - y.from),
  );
}

async function planeOf(look: () => Promise<{ plane: Plane | null }>): Promise<Plane> {
  const { plane } = await look();
  if (plane === null) throw new Error("There is no plane");
  return plane;
}

describe.each<[string, Output]>([
  ["two classes of softmax", [2, "softmax", "cross-entropy"]],
  ["ten classes of softmax", [10, "softmax", "cross-entropy"]],
  ["a sigmoid for 0 and 1", BINARY],
  ["a tanh that learns numbers", [1, "tanh", "mean-squared-error"]],
])("%s", (_, output) => {
  test("each cell has the class that the engine answers in its middle", async () => {
    const { look, network } = boundaryOf(specOf(output), XOR);
    const plane = await planeOf(look);
    const steps = surenessSteps(plane.labels.length);
    expect(plane.cells).toHaveLength(plane.side ** 2);
    plane.cells.forEach((cell, i) => {
      const outputs = [...network.predict(middle(plane, i))];
      const best = outputs.length > 1 ? outputs.indexOf(Math.max(...outputs)) : null;
      expect(plane.labels[Math.floor(cell / steps)]).toBe(
        String(best ?? (outputs[0]! < 0.5 ? 0 : 1)),
      );
    });
  });

  test("each dot stands where its sample does, and is wrong where the engine is", async () => {
    const { look, network } = boundaryOf(specOf(output), XOR);
    const { dots, labels, x, y } = await planeOf(look);
    expect([...dots.x]).toEqual([0, 0, 1, 1]);
    expect([...dots.y]).toEqual([0, 1, 0, 1]);
    expect([...dots.classes].map((at) => labels[at])).toEqual(["0", "1", "1", "0"]);
    const wrong = [0, 1, 1, 0].map((label, k) => {
      const outputs = [...network.predict(Float64Array.of(dots.x[k]!, dots.y[k]!))];
      if (outputs.length === 1) return Math.abs(outputs[0]! - label) < 0.5 ? 0 : 1;
      return outputs.indexOf(Math.max(...outputs)) === label ? 0 : 1;
    });
    expect([...dots.wrong]).toEqual(wrong);
    for (const { from, to } of [x, y]) {
      expect(from).toBeLessThan(0);
      expect(to).toBeGreaterThan(1);
    }
  });
});

test("sureness grows from the border to where the answer is certain", async () => {
  const { look, network } = boundaryOf(specOf([2, "softmax", "cross-entropy"]), XOR);
  for (let k = 0; k < 2000; k++) {
    network.trainSample(Float64Array.of(k % 2, 0.5), k % 2);
  }
  const plane = await planeOf(look);
  const steps = surenessSteps(2);
  const row = [...plane.cells].slice(plane.side * 15, plane.side * 16);
  const sureness = row.map((cell) => cell % steps);
  const border = row.findIndex((cell) => cell >= steps);
  expect(border).toBeGreaterThan(5);
  expect(sureness.slice(0, border)).toEqual([...sureness.slice(0, border)].sort((a, b) => b - a));
  expect(sureness.slice(border)).toEqual([...sureness.slice(border)].sort((a, b) => a - b));
  expect(Math.max(...sureness)).toBeGreaterThan(steps * 0.9);
});

test("words as labels, and a point to ask about", async () => {
  const labels = new Labels(["cat", "dog"]);
  const spec = specOf([2, "softmax", "cross-entropy"]);
  const { look, learner } = boundaryOf(spec, ["dog -1.5 2.0", "cat 0.5 0.25"], labels);
  const { plane, point } = await look({ at: { x: -0.25, y: 1.5 } });
  expect(plane?.labels).toEqual(["cat", "dog"]);
  expect([...(plane?.dots.classes ?? [])]).toEqual([1, 0]);
  const sample = { label: "?", pixels: Float64Array.of(-0.25, 1.5), text: null };
  expect(point).toEqual({ x: -0.25, y: 1.5, prediction: learner.predict(sample) });
  const alone = await look({ what: "point", at: { x: -0.25, y: 1.5 } });
  expect(alone).toMatchObject({ plane: null, point });
});

test("asking lets others in, and leaves the sample in hand and its gradients", async () => {
  const { look, learner, pauses } = boundaryOf(specOf(BINARY), XOR);
  const sample = { label: "1", pixels: Float64Array.of(0, 1), text: null };
  learner.forward(sample);
  const outputs = [...(learner.network?.outputs ?? [])];
  await look();
  expect(pauses()).toBeGreaterThan(20);
  expect([...(learner.network?.outputs ?? [])]).toEqual(outputs);
  expect(learner.sample).toBe(sample);
  learner.backward();
  learner.update();
  expect(learner.network?.trained).toBe(1);
});

test("while it learns, a network that is slow to ask gets a coarser grid", async () => {
  const slow = boundaryOf(specOf(BINARY), XOR);
  const { network } = slow;
  const predict = network.predict.bind(network);
  network.predict = (x) => {
    slow.skip(0.1);
    return predict(x);
  };
  const first = await planeOf(() => slow.look({ isLearning: true, most: 120 }));
  const then = await planeOf(() => slow.look({ isLearning: true, most: 120 }));
  expect(then.side).toBe(24);
  expect(first.side).toBeLessThanOrEqual(120);
  const resting = await planeOf(() => slow.look({ most: 120 }));
  expect(resting.side).toBeGreaterThan(40);
});

test("of very many samples 1,000 are shown, from all over the list", async () => {
  const items = Array.from({ length: 5000 }, (_, i) => `${i % 2} ${i / 5000} 0.5`);
  const plane = await planeOf(boundaryOf(specOf(BINARY), items).look);
  expect(plane.samples).toBe(5000);
  expect(plane.dots.x).toHaveLength(1000);
  expect(Math.max(...plane.dots.x)).toBeGreaterThan(0.99);
});

describe("what cannot be drawn is said", () => {
  const two: Output = [2, "softmax", "cross-entropy"];
  test.each<[string, Output, readonly string[], number, string]>([
    ["no samples", BINARY, [], 2, "The list “points” is empty"],
    ["an item that is no sample", BINARY, ["0 0.0 1.0", "hello"], 2, "Item 2 of"],
    ["a digit", BINARY, ["0 0.0 1.0", "1 0.5 0.5 0.5"], 2, "item 2 of “points” has 3 values"],
    ["a word for a single output", BINARY, ["cat 0.0 1.0"], 2, "“cat” at item 1"],
    ["a label without an output", two, ["0 0.0 1.0", "7 1.0 0.0"], 2, "“7” at item 2"],
    [
      "a network for digits",
      two,
      XOR,
      784,
      "needs a network with 2 inputs, x and y. This one has 784",
    ],
    ["eleven outputs", [11, "softmax", "cross-entropy"], XOR, 2, "There are 11 labels"],
  ])("%s", async (_, output, items, inputs, sentence) => {
    await expect(boundaryOf(specOf(output, inputs), items).look()).rejects.toThrow(sentence);
  });

  test("numbers that grew too large", async () => {
    const { look, network } = boundaryOf(specOf([2, "softmax", "cross-entropy"]), XOR);
    network.layers[0]!.weights.fill(1e308);
    network.layers[1]!.weights.fill(1e308);
    await expect(look()).rejects.toThrow(/too large/i);
  });
});
