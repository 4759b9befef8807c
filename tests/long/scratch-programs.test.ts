// What tests/scratch does with 600 random programs, with 20,000 others.
import { expect, test } from "vitest";
import { findDifference } from "../scratch/differential.ts";
import { spritePrograms } from "../scratch/random-sprites.ts";

test("20,000 random programs leave behind what they do in the stock Scratch VM", async () => {
  expect(await findDifference(20_000, 2)).toBeNull();
});

test("10,000 random programs move, dress and draw as they do in the stock Scratch VM", async () => {
  expect(await findDifference(10_000, 2, spritePrograms)).toBeNull();
});
