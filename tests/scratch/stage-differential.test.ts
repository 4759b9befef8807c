// Random programs over motion, looks and pen in both interpreters; `stage-cases.test.ts` has the known ones.
import { expect, test } from "vitest";
import { findDifference } from "./differential.ts";
import { spritePrograms } from "./random-sprites.ts";

test("300 random programs move, dress and draw as they do in the stock Scratch VM", async () => {
  expect(await findDifference(300, 1, spritePrograms)).toBeNull();
});
