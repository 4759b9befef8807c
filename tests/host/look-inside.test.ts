// A look inside: every number shown is the engine's, to the bit, and looking changes nothing.
import fc from "fast-check";
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import type { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { NetworkSpec } from "#engine/spec";
import { samplesIn } from "#host/judge-at-once";
import { Learner } from "#host/learner";
import { LookInside } from "#host/look-inside";
import { makeNetwork } from "#host/make-network";
import { provideRunTools } from "#host/run-tools";
import { BINS, WeightSurvey } from "#host/weight-survey";
import type { LookQuestion, LookSource } from "#program/look";
import {
  anySpec,
  networkOf,
  parametersOf,
  specOf,
  unlessItOverflows,
} from "../engine/small-networks.ts";

provideRunTools();

const first: LookSource = { kind: "list", list: "l", index: 0 };
const question: LookQuestion = {
  source: first,
  neuron: { layer: 0, unit: 0 },
  most: 8,
  layers: true,
  spoke: "prediction",
  list: "l",
};

function insideOf(network: Network, items: readonly string[]) {
  const learner = new Learner();
  learner.adopt(network);
  const samples = samplesIn({ list: new SampleList([...items]), name: "Digits" });
  let now = 0;
  const ports = { sampleList: () => samples, drawing: () => null };
  const inside = new LookInside(learner, ports, () => now++);
  const look = (more: Partial<LookQuestion> = {}) => inside.look({ ...question, ...more });
  return { learner, look, list: samples.list };
}

/** A sample of the list's form with a label that fits, and the numbers the engine gets. */
function anySample(spec: NetworkSpec, seed: number) {
  const random = new Random(seed, 9);
  const inputs = Array.from({ length: spec.inputs }, () =>
    random.next() < 0.4 ? 0 : Math.round(200 * random.next() - 100) / 100,
  );
  const outputs = spec.layers.at(-1)!.units;
  const label = Math.floor(random.next() * Math.max(2, outputs));
  return { x: Float64Array.from(inputs), label, line: [label, ...inputs].join(" ") };
}

test("a neuron's terms, rest, bias, sum and output are the engine's, to the bit", () => {
  fc.assert(
    fc.property(anySpec, fc.nat(1e6), fc.nat(50), (spec, seed, pick) => {
      unlessItOverflows(() => {
        const network = makeNetwork(spec, seed);
        const { x, label, line } = anySample(spec, seed);
        const layer = pick % spec.layers.length;
        const unit = pick % spec.layers[layer]!.units;
        const before = parametersOf(network);
        const look = insideOf(network, [line]).look({ neuron: { layer, unit } });
        const { sum, weights, bias, gradient } = look.neuron!;
        const twin = makeNetwork(spec, seed);
        twin.evaluate(x);
        const at = twin.lastPass[layer]!;
        expect([sum!.z, sum!.a, sum!.bias]).toEqual([at.z[unit], at.a[unit], bias]);

        // Added up as the engine does, input by input, the bias last.
        const into = layer === 0 ? x : twin.lastPass[layer - 1]!.a;
        let z = 0;
        let zeros = 0;
        into.forEach((value, i) => {
          if (value === 0) zeros++;
          else z += value * weights[i]!;
        });
        expect(z + bias).toBe(sum!.z);
        expect(sum!.zeros).toBe(zeros);
        for (const { input, x, w, product } of sum!.terms) {
          expect([x, w, product]).toEqual([
            into[input],
            weights[input],
            into[input]! * weights[input]!,
          ]);
        }
        const sizes = sum!.terms.map(({ product }) => Math.abs(product));
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        expect(sum!.terms.length + sum!.rest.count + zeros).toBe(into.length);
        const parts = sum!.terms.reduce((total, { product }) => total + product, sum!.rest.sum);
        expect(parts + bias).toBeCloseTo(sum!.z, 10);

        // The gradient of this one weight, and the layer's: those of a backward block, without dropout.
        const plain = { ...spec, layers: spec.layers.map((one) => ({ ...one, dropout: 0 })) };
        const learning = makeNetwork(plain, seed);
        learning.forward(x);
        learning.backward(label);
        const whole = learning.gradient(layer);
        const { units } = spec.layers[layer]!;
        expect([...gradient!]).toEqual(
          [...weights.keys()].map((i) => whole.weights[i * units + unit]),
        );
        const length = Math.hypot(...whole.weights, ...whole.biases);
        expect(look.layers[layer]!.gradient).toBeCloseTo(length, 9);
        expect(look.sample!.loss).toBe(learning.loss(label));
        expect(parametersOf(network)).toEqual(before);
      });
    }),
    { seed: 5, numRuns: 80 },
  );
});

test("shares of the inputs and the biases add up to the sum, where all below is straight", () => {
  const spec = specOf([6, 7, 5, 3], ["relu", "leaky-relu"]);
  const network = makeNetwork(spec, 3);
  for (const [l, { biases }] of network.layers.entries()) biases.fill(0.25 * (l + 1));
  const { x, line } = anySample(spec, 8);
  const { look } = insideOf(network, [line]);
  const spoke = look({ spoke: "neuron", neuron: { layer: 2, unit: 1 } }).spoke!;
  expect(spoke).toMatchObject({ layer: 2, unit: 1, label: "1", isExact: true });
  network.predict(x);
  expect(spoke.z).toBe(network.lastPrediction[2]!.z[1]);
  // Without inputs only the biases are left, with the same neurons active.
  const active = network.lastPrediction.map(({ z }) =>
    Float64Array.from(z, (one) => (one > 0 ? 1 : 0.01)),
  );
  let below = Float64Array.from(
    network.layers[0]!.biases,
    (b, j) => b * (network.lastPrediction[0]!.z[j]! > 0 ? 1 : 0),
  );
  for (const l of [1, 2]) {
    const { weights, biases, units } = network.layers[l]!;
    const sums = Float64Array.from(
      biases,
      (b, j) => b + below.reduce((sum, a, i) => sum + a * weights[i * units + j]!, 0),
    );
    below = l === 2 ? sums : sums.map((sum, j) => sum * active[1]![j]!);
  }
  expect(spoke.rest).toBeCloseTo(below[1]!, 12);
  // The slope is what a small change of an input does.
  const step = 1e-6;
  for (const i of x.keys()) {
    const moved = x.with(i, x[i]! + step);
    network.predict(moved);
    expect((network.lastPrediction[2]!.z[1]! - spoke.z) / step).toBeCloseTo(spoke.slopes[i]!, 5);
  }
});

test("for curved activations the slopes are those at this sample, and it says that shares are not exact", () => {
  const spec = specOf([4, 6, 2], ["tanh"]);
  const { x, line } = anySample(spec, 4);
  const network = makeNetwork(spec, 2);
  const spoke = insideOf(network, [line]).look().spoke!;
  expect(spoke.isExact).toBe(false);
  const step = 1e-6;
  network.predict(x.with(2, x[2]! + step));
  const changed = network.lastPrediction[1]!.z[spoke.unit]! - spoke.z;
  expect(changed / step).toBeCloseTo(spoke.slopes[2]!, 5);
});

test("looking neither disturbs a step taken apart nor the sample in hand", () => {
  const items = ["0 0.5 1", "1 1 0"];
  const train = (isWatched: boolean) => {
    const { learner, look, list } = insideOf(networkOf([2, 4, 2]), items);
    const at = (i: number) => list.sample(i) as never;
    for (let n = 0; n < 20; n++) {
      learner.forward(at(n % 2));
      if (isWatched) look({ source: { kind: "list", list: "l", index: 1 } });
      learner.backward();
      if (isWatched) look({ source: { kind: "training" } });
      learner.update();
    }
    return { parameters: parametersOf(learner.network!), sample: learner.sample };
  };
  const watched = train(true);
  const alone = train(false);
  expect(watched.parameters).toEqual(alone.parameters);
  expect(watched.sample).toMatchObject({ label: "1" });
});

test("each weight is counted once, in any number of parts, and the scale has 0 in its middle", () => {
  const { layers } = networkOf([30, 20, 10]);
  layers[0]!.weights.set([-3.2, 1.5]);
  for (const part of [1, 7, 150, 1e6]) {
    const survey = new WeightSurvey(layers);
    while (!survey.step(part));
    survey.counts.forEach((counts, l) => {
      const weights = [...layers[l]!.weights];
      const { bins, limit, smallest, largest, mean, spread } = counts!;
      expect(bins.length).toBe(BINS);
      const width = (2 * limit) / BINS;
      const expected = Array.from(
        bins,
        (_, k) => weights.filter((w) => Math.floor((w + limit) / width) === k).length,
      );
      expect([...bins]).toEqual(expected);
      expect([smallest, largest]).toEqual([Math.min(...weights), Math.max(...weights)]);
      const average = weights.reduce((sum, w) => sum + w, 0) / weights.length;
      expect(mean).toBeCloseTo(average, 12);
      expect(spread ** 2).toBeCloseTo(
        weights.reduce((sum, w) => sum + (w - average) ** 2, 0) / weights.length,
        12,
      );
    });
  }
  expect(layers[0]!.weights[0]).toBe(-3.2);
});

test("dead neurons are those that no sample of the list wakes; counted when the network rests", () => {
  const network = networkOf([3, 4, 2]);
  const { weights, biases } = network.layers[0]!;
  weights.fill(0.5);
  biases.set([-9, 1, -9, -1]);
  const items = Array.from({ length: 300 }, (_, i) => `${i % 2} 1 ${i === 40 ? 1 : 0} 0.4`);
  const { look } = insideOf(network, items);
  let found = look();
  for (let n = 0; n < 9 && !found.isCounted; n++) found = look();
  expect(found.isCounted).toBe(true);
  expect(found.layers.map(({ dead }) => dead)).toEqual([{ count: 2, samples: 120 }, null]);
  expect(found.layers[0]).toMatchObject({ zeros: 3, units: 4 });
  network.trainSample(Float64Array.of(1, 0, 1), 0);
  expect(look().isCounted).toBe(false);
});

test("of wide layers some neurons are drawn, the one asked for among them, with the lines between", () => {
  const network = networkOf([784, 60, 30, 10]);
  const { look } = insideOf(network, ["3 1 2"]);
  const { columns, sample, problem } = look({ neuron: { layer: 1, unit: 17 } });
  expect(sample).toBeNull();
  expect(problem).toBe(
    "This sample has 2 numbers, but the network takes 784. Change the inputs of the network, or use another list.",
  );
  expect([...columns[1]!.shown]).toEqual([0, 4, 8, 12, 17, 21, 25, 29]);
  expect(columns.map(({ outputs }) => outputs)).toEqual([null, null, null]);
  const { shown, lines } = columns[2]!;
  expect([...shown]).toEqual([0, 1, 3, 4, 5, 6, 8, 9]);
  expect(lines![4 * 8 + 3]).toBe(network.layers[2]!.weights[17 * 10 + 4]);
  const { pictures, lines: none } = columns[0]!;
  expect(none).toBeNull();
  expect(pictures!.length).toBe(8 * 784);
  expect(pictures![784 + 5]).toBe(network.layers[0]!.weights[5 * 60 + columns[0]!.shown[1]!]);
});

test("without a sample it says why, and shows the weights all the same", () => {
  const { look } = insideOf(networkOf([2, 3, 2]), []);
  const sources: LookSource[] = [{ kind: "training" }, { kind: "drawing" }, first];
  expect(sources.map((source) => look({ source }).problem)).toEqual([
    "The network has not seen a sample yet: press the green flag, or choose a sample of a list.",
    "A drawing is 28 × 28 = 784 numbers, but this network takes 2. Look at “Training” or “List” instead.",
    "“Digits” is empty: import samples into it.",
  ]);
  const reader = insideOf(networkOf([784, 2]), []);
  expect(reader.look({ source: { kind: "drawing" } }).problem).toBe(
    "The drawing pad is empty: draw something on it.",
  );
  expect(look()).toMatchObject({ sample: null, spoke: null, trained: 0, parameters: 17 });
  expect(look().neuron).toMatchObject({ sum: null, gradient: null, inputs: 2 });
  expect(look({ neuron: { layer: 9, unit: 9 } }).neuron).toMatchObject({ layer: 1, unit: 1 });
});

test("a sample without a label has no gradients, and none is right or wrong", () => {
  const { look } = insideOf(networkOf([2, 3, 2]), ["? 1 0.5"]);
  const { sample, layers, neuron } = look();
  expect(sample).toMatchObject({ loss: null, isRight: null });
  expect([layers[0]!.gradient, neuron!.gradient]).toEqual([null, null]);
  expect(neuron!.sum).not.toBeNull();
});
