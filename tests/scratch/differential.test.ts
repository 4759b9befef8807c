// Random programs over Scratch's primitives in both interpreters; `cases.test.ts` has the known ones.
import { expect, test } from "vitest";
import { findDifference } from "./differential.ts";

test("2,000 random programs leave behind what they do in the stock Scratch VM", async () => {
  expect(await findDifference(2000, 1)).toBeNull();
}, 180_000);
