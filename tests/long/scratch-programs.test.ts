// What tests/scratch does with 2,000 random programs, with 20,000 others.
import { expect, test } from "vitest";
import { findDifference } from "../scratch/differential.ts";

test("20,000 random programs leave behind what they do in the stock Scratch VM", async () => {
  expect(await findDifference(20_000, 2)).toBeNull();
});
