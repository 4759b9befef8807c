import { expect, test } from "vitest";
import { writeNote } from "#editor/write-note";
import { makeWorkspace } from "./headless.ts";

test.each([
  ["0", 0],
  ["10000000", 10000000],
  ["-3", -3],
  ["2.5", 2.5],
  [" 1e-8 ", 1e-8],
])("a setting keeps %j as it was typed, whatever its bounds", (typed, kept) => {
  const field = makeWorkspace().newBlock("network_dense").getField("UNITS")!;
  field.setValue(typed);
  expect(field.getValue()).toBe(kept);
});

test.each(["0,005", "1,000", "", "many", "Infinity"])("a setting does not take %j", (typed) => {
  const field = makeWorkspace().newBlock("network_sgd").getField("RATE")!;
  field.setValue(typed);
  expect(field.getValue()).toBe(0.005);
});

test("a note's row is there only while the note says something", () => {
  const note = makeWorkspace().newBlock("network_define").getField("SHAPE")!;
  const isThere = () => note.getParentInput()!.isVisible();
  expect(isThere()).toBe(false);
  writeNote(note, "784 → 10, 7,850 weights and biases");
  expect(isThere()).toBe(true);
  writeNote(note, "");
  expect(isThere()).toBe(false);
});

test("a row with more than its note is always there", () => {
  const note = makeWorkspace().newBlock("network_dense").getField("SHAPE")!;
  writeNote(note, "");
  expect(note.getParentInput()!.isVisible()).toBe(true);
});
