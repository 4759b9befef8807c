import { describe, expect, test } from "vitest";
import { Network } from "#engine/network";
import { Random, streams } from "#engine/rng";
import { SampleTable } from "#engine/sample-table";
import type { NetworkSpec } from "#engine/spec";
import { weightsHash } from "#engine/weights-hash";
import { networkOf, parametersOf, sampleOf, specOf } from "./small-networks.ts";

const x = Float64Array.of(0.5, -1, 0, 2);

describe("decay", () => {
  const decayed = (settings: Partial<NetworkSpec>) => {
    const network = new Network({ ...specOf([4, 3, 2]), ...settings }, 1);
    network.updates.trainingSamples = 50;
    const before = network.layers[0]!.weights.slice();
    const plain = networkOf([4, 3, 2]);
    plain.forward(x);
    plain.backward(1);
    const { weights: g } = plain.gradient(0);
    network.trainSample(x, 1);
    return { before, g, after: network.layers[0]!.weights, network };
  };

  test("L2 multiplies each weight by 1 - rate * lambda / N before the gradient", () => {
    const { before, g, after } = decayed({ l2: 5 });
    const keep = 1 - (0.1 * 5) / 50;
    after.forEach((w, i) => {
      const row = Math.floor(i / 3);
      // x_i * step_j with step_j = rate * dz_j: the gradient is x_i * dz_j.
      const step = x[row] === 0 ? 0 : x[row]! * (0.1 * (g[i]! / x[row]!));
      expect(w).toBeCloseTo(before[i]! * keep - step, 15);
    });
    expect(after[6]).toBe(before[6]! * keep);
  });

  test("L1 moves each weight by rate * lambda / N towards 0", () => {
    const { before, after } = decayed({ l1: 5 });
    for (const i of [6, 7, 8]) {
      expect(after[i]).toBe(before[i]! * 1 - ((0.1 * 5) / 50) * Math.sign(before[i]!));
    }
  });

  test("leaves biases alone, and no weight becomes -0", () => {
    const spec = { ...specOf([4, 3, 2]), l2: 1 };
    const network = new Network(spec, 1);
    network.layers[0]!.weights.fill(-Number.MIN_VALUE);
    network.updates.trainingSamples = 1;
    network.updates.learningRate = 0.9;
    network.trainSample(new Float64Array(4), 1);
    expect(network.layers[0]!.weights.every((w) => Object.is(w, 0))).toBe(true);
    const twin = networkOf([4, 3, 2]);
    twin.layers[0]!.weights.fill(-Number.MIN_VALUE);
    twin.updates.learningRate = 0.9;
    twin.trainSample(new Float64Array(4), 1);
    expect(network.layers[1]!.biases).toEqual(twin.layers[1]!.biases);
  });

  test("that would blow weights up is stopped with the last good ones", () => {
    const network = new Network({ ...specOf([4, 3, 2]), l2: 1e300 }, 1);
    network.updates.learningRate = 1e10;
    const before = weightsHash(network);
    expect(() => network.trainSample(x, 1)).toThrow();
    expect(weightsHash(network)).toBe(before);
  });
});

describe("dropout", () => {
  const spec = (share: number): NetworkSpec => {
    const { layers, ...rest } = specOf([4, 6, 2], ["tanh"]);
    return { ...rest, layers: [layers[0]!, { ...layers[1]!, dropout: share }] };
  };

  test("draws once an input, drops below the share and enlarges the others", () => {
    const network = new Network(spec(0.4), 3);
    const random = new Random(3, streams.dropout);
    for (let round = 0; round < 20; round++) {
      network.forward(x);
      const { a } = network.lastPass[0]!;
      const { x: kept } = network.lastPass[1]!;
      const expected = [...a].map((value) => (random.next() < 0.4 ? 0 : value * (1 / (1 - 0.4))));
      const found = expected.map(() => 0);
      for (let k = 0; k < kept.count; k++) found[kept.index[k]!] = kept.value[k]!;
      expect(found).toEqual(expected);
    }
  });

  test("passes gradients back only through what was kept", () => {
    const network = new Network(spec(0.5), 1);
    network.forward(x);
    network.backward(1);
    const { kept, dz } = network.lastPass[1]!;
    const { weights } = network.layers[1]!;
    network.lastPass[0]!.da.forEach((da, i) => {
      const sum = 0 + weights[2 * i]! * dz[0]! + weights[2 * i + 1]! * dz[1]!;
      expect(da).toBe(kept[i] === 0 ? 0 : sum * 2);
    });
    expect(new Set(kept)).toEqual(new Set([0, 1]));
  });

  test("is off in predictions and evaluations, which draw nothing", () => {
    const network = new Network(spec(0.5), 1);
    const plain = new Network(spec(0), 1);
    network.restore(plain.layers, network.state);
    const outputs = [...plain.forward(x)];
    for (let round = 0; round < 3; round++) {
      expect([...network.predict(x)]).toEqual(outputs);
      expect([...network.evaluate(x)]).toEqual(outputs);
    }
    expect(network.state.dropout).toBe(new Random(1, streams.dropout).state);
    expect(() => network.backward(0)).toThrow("backward-before-forward");
    expect(network.loss(0)).toBe(plain.loss(0));
  });

  test("of the inputs leaves their gradient form intact", () => {
    const base = specOf([4, 3, 2]);
    const network = new Network(
      { ...base, layers: [{ ...base.layers[0]!, dropout: 0.5 }, base.layers[1]!] },
      2,
    );
    for (let n = 0; n < 50; n++) network.trainSample(x, n % 2);
    expect(parametersOf(network).every(Number.isFinite)).toBe(true);
    expect(network.trained).toBe(50);
  });
});

describe("a table of samples", () => {
  test("trains and predicts to the bit as the samples themselves do, as bytes or as numbers", () => {
    const random = new Random(1, 2);
    const bytes = Array.from({ length: 30 }, () =>
      Uint8Array.from({ length: 6 }, () =>
        random.next() < 0.5 ? 0 : Math.floor(256 * random.next()),
      ),
    );
    const numbers = bytes.map((row) => Float64Array.from(row, (byte) => byte / 255));
    const mixed = bytes.map((row, i) => (i % 7 === 3 ? sampleOf(6, random) : row));
    for (const rows of [bytes, numbers, mixed]) {
      const table = new SampleTable(6);
      rows.forEach((row, i) => {
        table.add(row, i % 3);
      });
      expect(table.length).toBe(30);
      expect(() => networkOf([6, 5, 3]).trainRow(table, 30)).toThrow("row-outside-table");
      expect(() => networkOf([6, 5, 3]).predictRow(table, -1)).toThrow("row-outside-table");
      const byTable = networkOf([6, 5, 3]);
      const bySample = networkOf([6, 5, 3]);
      rows.forEach((row, i) => {
        const x = row instanceof Uint8Array ? Float64Array.from(row, (byte) => byte / 255) : row;
        expect(byTable.trainRow(table, i)).toBe(bySample.trainSample(x, table.target(i)));
        expect([...byTable.predictRow(table, i)]).toEqual([...bySample.predict(x)]);
      });
      expect(weightsHash(byTable)).toBe(weightsHash(bySample));
    }
  });
});
