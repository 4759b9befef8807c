import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axis, placeOn, ticksOf, valueAt } from "#stage/axis";

const linear = (from: number, to: number): Axis => ({ from, to, isLog: false });
const log = (from: number, to: number): Axis => ({ from, to, isLog: true });

describe("an axis", () => {
  test("has ticks at round numbers", () => {
    expect(ticksOf(linear(0, 1), 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf(linear(0, 2.3), 5)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(ticksOf(linear(-1, 1), 2)).toEqual([-1, 0, 1]);
    expect(ticksOf(linear(4000, 10_000), 3)).toEqual([4000, 6000, 8000, 10_000]);
  });

  test("has logarithmic ticks at powers of ten, with others between them while there is room", () => {
    expect(ticksOf(log(0.01, 1), 7)).toEqual([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
    expect(ticksOf(log(0.001, 3), 4).map((tick) => Number(tick.toPrecision(3)))).toEqual([
      0.001, 0.01, 0.1, 1,
    ]);
    expect(ticksOf(log(1e-8, 1), 3)).toHaveLength(3);
    // Within a power of ten there is still something to read.
    expect(ticksOf(log(2.1, 2.4), 4).length).toBeGreaterThanOrEqual(2);
  });

  test("has few ticks, all of them on it, in order", () => {
    const ends = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(ends, fc.integer({ min: 2, max: 12 }), fc.boolean(), ([a, b], most, isLog) => {
        const axis = { from: a / 1000, to: a / 1000 + b / 1000, isLog };
        const ticks = ticksOf(axis, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const tick of ticks) {
          expect(placeOn(axis, tick)).toBeGreaterThanOrEqual(-1e-6);
          expect(placeOn(axis, tick)).toBeLessThanOrEqual(1 + 1e-6);
        }
        expect([...ticks].sort((p, q) => p - q)).toEqual(ticks);
      }),
      { seed: 1 },
    );
  });

  test("gives each value a place, and each place its value; 0 has none on a logarithmic axis", () => {
    for (const axis of [linear(2, 10), log(0.01, 100)]) {
      for (const place of [0, 0.25, 1]) {
        expect(placeOn(axis, valueAt(axis, place))).toBeCloseTo(place, 12);
      }
    }
    expect(placeOn(log(0.1, 1), 0)).toBeNaN();
    expect(placeOn(log(0.1, 1), -3)).toBeNaN();
  });
});
