import { expect, test } from "vitest";
import { showCount, showPercent, showValue } from "#stage/show-number";

test("a monitor shows numbers with at most six decimals, as in Scratch", () => {
  const shown = [1 / 3, 0.005, 12345678, -2.5, 1e-9, "hi", true, Number.NaN].map(showValue);
  expect(shown).toEqual(["0.333333", "0.005", "12345678", "-2.5", "0", "hi", "true", "NaN"]);
});

test("a percentage reads 0 or 100 only when it is", () => {
  const shown = [0, 0.001, 0.934, 0.999, 1, Number.NaN].map(showPercent);
  expect(shown).toEqual(["0", "<1", "93", ">99", "100", "?"]);
});

test("a count on an axis is short", () => {
  expect([0, 500, 1500, 60000, 2e6].map(showCount)).toEqual(["0", "500", "1.5k", "60k", "2M"]);
});
