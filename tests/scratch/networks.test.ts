// Two networks of stock blocks, trained for a moment by Scratch's virtual machine and by ours with the same random
// numbers: every variable, every weight, every sprite and every dot of the pen comes out the same.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareFile } from "./compare-files.ts";
import { saveAgain } from "./save-again.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const digits = read("datasets/mnist_100.txt").toString().split("\n");

test("the large one, neuron by neuron, with its dots, messages and effects", async () => {
  const { ours, differences } = await compareFile(
    read("tests/scratch/fixtures/large-network.sb3"),
    {
      seed: 7,
      variables: { epochs: 2 },
      lists: { Mnist: digits.slice(0, 4) },
      // Forgets all in the middle.
      keys: [
        { round: 5, key: "9", isDown: true },
        { round: 6, key: "9", isDown: false },
      ],
    },
  );
  expect(differences).toEqual([]);
  expect(ours.ended).toBe("done");
  expect(ours.variables["Network.dots drawn"]).toBe(8 * 784);
  expect(ours.pen.marks.length).toBeGreaterThan(8 * 784);
  expect(ours.lists["weights 1-8"]).toHaveLength(784);
  expect(ours.lists["outputs 3"]).toHaveLength(10);
});

test("the compact one learns", async () => {
  const { ours, differences } = await compareFile(read("src/gallery/scratch-network.sb3"), {
    seed: 3,
    variables: { epochs: 8 },
    lists: { Mnist: digits.slice(0, 20) },
  });
  expect(differences).toEqual([]);
  const accuracies = ours.lists.accuracies ?? [];
  expect(Number(accuracies.at(-1))).toBeGreaterThan(Number(accuracies[0]) + 0.2);
});

test("the large one, opened here and saved for Scratch, is the same to both", async () => {
  const saved = await saveAgain(read("tests/scratch/fixtures/large-network.sb3"));
  expect(saved.notes).toEqual([]);
  const { ours, differences } = await compareFile(saved.bytes, {
    seed: 5,
    variables: { epochs: 1 },
    lists: { Mnist: digits.slice(0, 2) },
  });
  expect(differences).toEqual([]);
  expect(ours.variables["Network.dots drawn"]).toBe(2 * 784);
});
