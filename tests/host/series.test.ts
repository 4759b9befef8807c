import fc from "fast-check";
import { expect, test } from "vitest";
import { Series } from "#host/series";

function filled(count: number): Series {
  const series = new Series("loss", "sample");
  for (let i = 1; i <= count; i++) series.add(i, -i);
  return series;
}

test("a short series is kept whole", () => {
  const { x, y, every } = filled(4000).points();
  expect([x.length, every, x[0], y.at(-1)]).toEqual([4000, 1, 1, -4000]);
});

test("a series keeps its first and newest point and an even spacing, however long it is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), (count) => {
      const { x, y, every } = filled(count).points();
      expect(x.length).toBeLessThanOrEqual(4001);
      expect(x[0]).toBe(1);
      expect(x.at(-1)).toBe(count);
      for (let k = 0; k < x.length - 1; k++) expect(x[k]).toBe(1 + k * every);
      expect([...y]).toEqual([...x].map((value) => -value));
    }),
    { numRuns: 40, seed: 1 },
  );
});

test("10 million points take no more room", () => {
  const { x, every } = filled(10_000_000).points();
  expect(x.length).toBeLessThanOrEqual(4001);
  expect(x.length).toBeGreaterThan(2000);
  expect(every).toBe(4096);
  expect([x[0], x[1], x.at(-1)]).toEqual([1, 4097, 10_000_000]);
});

test("no point lies left of the one before it", () => {
  const series = new Series("loss", "epoch");
  for (const x of [100, 200, 300, 100, 200, 400]) series.add(x, x);
  expect([...series.points().x]).toEqual([100, 200, 300, 300, 300, 400]);
  series.clear();
  series.add(100, 1);
  expect([...series.points().x]).toEqual([100]);
});

test("clearing starts anew and counts as a change", () => {
  const series = filled(9000);
  series.points();
  expect(series.changed).toBe(false);
  series.clear();
  expect(series.changed).toBe(true);
  expect(series.points()).toMatchObject({ every: 1, x: new Float64Array(0) });
  series.add(5, 6);
  expect(series.changed).toBe(true);
  expect(series.points()).toMatchObject({ x: Float64Array.of(5), y: Float64Array.of(6) });
});
