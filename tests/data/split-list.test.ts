// Splitting by label: whatever the labels, shares and seed are, nothing is lost, nothing is twice, and every
// label has its share.
import fc from "fast-check";
import { expect, test } from "vitest";
import { countLabels, shareOut, sharesAreWhole, splitByLabel } from "#data/split-list";
import { Random, shuffle, streams } from "#engine/rng";

const seeded = (seed: number) => {
  const random = new Random(seed, streams.shuffle);
  return (places: number[]) => shuffle(places, random);
};
const labelled = fc.array(fc.constantFrom("0", "1", "2", "cat", "?"), { maxLength: 400 });
/** Whole or broken, 100 together. */
const shares = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 100 - Math.max(a, b)]),
  fc.constant([100 / 3, 100 / 3, 100 / 3]),
  fc.constant([33.3, 33.3, 33.4]),
);
const seeds = fc.integer({ min: -1000, max: 100_000 });

test("the parts are disjoint, in the list's order, and all of it together", () => {
  fc.assert(
    fc.property(labelled, shares, seeds, (labels, percent, seed) => {
      const parts = splitByLabel(labels, percent, seeded(seed));
      expect(parts.length).toBe(3);
      for (const part of parts) expect([...part]).toEqual([...part].sort((a, b) => a - b));
      const all = parts.flatMap((part) => [...part]).sort((a, b) => a - b);
      expect(all).toEqual(labels.map((_, place) => place));
    }),
  );
});

test("of each label every part has its share, to less than one sample, and so have whole parts nearly", () => {
  fc.assert(
    fc.property(labelled, shares, seeds, (labels, percent, seed) => {
      const parts = splitByLabel(labels, percent, seeded(seed));
      for (const { label, count } of countLabels(labels)) {
        parts.forEach((part, k) => {
          const found = [...part].filter((place) => labels[place] === label).length;
          expect(Math.abs(found - (count * percent[k]!) / 100)).toBeLessThan(1);
        });
      }
      parts.forEach((part, k) => {
        const share = (labels.length * percent[k]!) / 100;
        expect(Math.abs(part.length - share)).toBeLessThan(2);
      });
    }),
    { numRuns: 300 },
  );
});

test("the same seed gives the same split, another seed another", () => {
  fc.assert(
    fc.property(labelled, shares, seeds, (labels, percent, seed) => {
      const split = () => splitByLabel(labels, percent, seeded(seed)).map((part) => [...part]);
      expect(split()).toEqual(split());
    }),
  );
  const labels = Array.from({ length: 200 }, (_, place) => String(place % 10));
  const [first, second] = [1, 2].map((seed) => splitByLabel(labels, [60, 20, 20], seeded(seed)));
  expect(first).not.toEqual(second);
  expect(first!.map(({ length }) => length)).toEqual([120, 40, 40]);
});

test("many labels of three samples each: the whole parts come out right all the same", () => {
  const counts = Array.from({ length: 40 }, (_, label) => ({ label: String(label), count: 3 }));
  const table = shareOut(counts, [70, 15, 15]);
  expect([0, 1, 2].map((part) => table.reduce((sum, row) => sum + row[part]!, 0))).toEqual([
    84, 18, 18,
  ]);
  for (const row of table) expect(row[0]).toBeGreaterThanOrEqual(2);
});

test("shares are whole when none is negative and they are 100 together", () => {
  expect(sharesAreWhole([60, 20, 20])).toBe(true);
  expect(sharesAreWhole([100, 0, 0])).toBe(true);
  expect(sharesAreWhole([33.3, 33.3, 33.4])).toBe(true);
  expect(sharesAreWhole([60, 20, 30])).toBe(false);
  expect(sharesAreWhole([120, -20, 0])).toBe(false);
  expect(sharesAreWhole([Number.NaN, 50, 50])).toBe(false);
});
