// A trained network in pieces and back: every number to the bit, and nothing from what is damaged.
import { expect, test } from "vitest";
import { toModel, toPackedModel } from "#engine/model";
import { packNumbers, unpackNumbers } from "#store/number-pieces";
import { networkOf } from "../engine/small-networks.ts";

const unpack = (pieces: readonly unknown[]) => {
  const left = structuredClone(pieces).values();
  return unpackNumbers(async () => left.next().value);
};

test("a model comes back as it was, in pieces of at most 8 MB", async () => {
  const network = networkOf([784, 1500, 10]);
  network.trainSample(new Float64Array(784).fill(0.5), 3);
  network.layers[1]!.biases.set([-0, 5e-324]);
  const model = toModel(network, { labels: Array.from("0123456789") });
  const pieces = [...packNumbers(toPackedModel(network, { labels: model.labels }))];
  expect(pieces).toHaveLength(3);
  for (const piece of pieces.slice(1)) {
    expect((piece as Float64Array).byteLength).toBeLessThanOrEqual(2 ** 23);
  }
  expect(JSON.stringify(pieces[0]).length).toBeLessThan(2000);
  expect(await unpack(pieces)).toEqual(model);
});

test("plain rows are copied when the first piece is taken", async () => {
  const data = { rows: [[1, 2, 3], ["a", []], { x: [4] }], more: null };
  const before = structuredClone(data);
  const pieces = packNumbers(data);
  const first = pieces.next().value;
  (data.rows[0] as number[])[0] = 9;
  expect(await unpack([first, ...pieces])).toEqual(before);
});

test("a piece that is missing or of another kind is told", async () => {
  const pieces = [...packNumbers({ weights: [1, 2, 3] })];
  for (const damaged of [
    [],
    pieces.slice(0, 1),
    [pieces[0], "x"],
    [pieces[0], new Float64Array(2)],
  ]) {
    expect(await unpack(damaged)).toBeNull();
  }
});
