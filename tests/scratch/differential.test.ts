// Random programs over Scratch's primitives in both interpreters; `cases.test.ts` has the known ones.
import { expect, test } from "vitest";
import { findDifference } from "./differential.ts";

test("600 random programs leave behind what they do in the stock Scratch VM", async () => {
  expect(await findDifference(600, 1)).toBeNull();
}, 180_000);
