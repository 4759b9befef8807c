import fc from "fast-check";
import { expect, test } from "vitest";
import { smooth } from "#stage/smooth";

test("with factor 0 the points are what they were", () => {
  expect([...smooth([3, -1, 4], 0)]).toEqual([3, -1, 4]);
});

test("the average begins at the first point and follows the formula", () => {
  const [first, second, third] = smooth([1, 2, 4], 0.5);
  expect(first).toBe(1);
  expect(second).toBeCloseTo((0.25 * 1 + 0.5 * 2) / 0.75, 12);
  expect(third).toBeCloseTo((0.125 * 1 + 0.25 * 2 + 0.5 * 4) / 0.875, 12);
});

test("it stays between the least and the largest point, and leaves a level line level", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 99 }), (y, percent) => {
      const room = 1e-6 * Math.max(1, ...y.map(Math.abs));
      for (const value of smooth(y, percent / 100)) {
        expect(value).toBeGreaterThanOrEqual(Math.min(...y) - room);
        expect(value).toBeLessThanOrEqual(Math.max(...y) + room);
      }
      for (const value of smooth(y.fill(7), percent / 100)) expect(value).toBeCloseTo(7, 9);
    }),
    { seed: 1 },
  );
});

test("what is not finite is passed on and not averaged", () => {
  const smoothed = smooth([2, Number.NaN, 2, Number.POSITIVE_INFINITY, 2], 0.9);
  expect([...smoothed].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
    2,
    Number.NaN,
    2,
    Number.POSITIVE_INFINITY,
    2,
  ]);
});
