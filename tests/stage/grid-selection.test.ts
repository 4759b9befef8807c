// Choosing among many samples, as in any file manager.
import { expect, test } from "vitest";
import { GridSelection } from "#stage/grid-selection";

function selectionOf(total: number) {
  const selection = new GridSelection();
  selection.reset(total);
  return selection;
}

test("a click chooses one, Ctrl takes one in or out, Shift takes all from the last one", () => {
  const selection = selectionOf(10);
  selection.choose(2, "only");
  expect(selection.places).toEqual([2]);
  selection.choose(5, "range");
  expect(selection.places).toEqual([2, 3, 4, 5]);
  // A range begins where it began, also backwards.
  selection.choose(1, "range");
  expect(selection.places).toEqual([1, 2]);
  selection.choose(8, "toggle");
  selection.choose(1, "toggle");
  expect(selection.places).toEqual([2, 8]);
  selection.choose(3, "range");
  expect([selection.places, selection.count]).toEqual([[1, 2, 3], 3]);
});

test("all of 60,000 are chosen, and none after a reset", () => {
  const selection = selectionOf(60_000);
  selection.all();
  expect(selection.count).toBe(60_000);
  expect(selection.has(59_999)).toBe(true);
  selection.choose(7, "toggle");
  expect(selection.count).toBe(59_999);
  selection.reset(60_000, [4, 6]);
  expect(selection.places).toEqual([4, 6]);
  selection.choose(5, "range");
  expect(selection.places).toEqual([4, 5]);
  selection.reset(0);
  expect(selection.count).toBe(0);
});

test("a place that is not there is not chosen", () => {
  const selection = selectionOf(3);
  selection.choose(7, "toggle");
  expect(selection.count).toBe(0);
});
