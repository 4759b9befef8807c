import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initWeights } from "#engine/init";
import { Random, shuffle, streams } from "#engine/rng";
import { EngineMisuse } from "#engine/stop";

const M = 2147483647n;

/** The generator once more, in whole numbers without any float. */
function bigRandom(seed: bigint, stream: bigint) {
  const mod = (value: bigint, by: bigint) => ((value % by) + by) % by;
  let s = 1n + mod(seed + 7919n * stream, M - 1n);
  for (let round = 0; round < 3; round++) {
    s = (48271n * s) % M;
    s = 1n + ((s + (s / 65536n) * (s % 65536n)) % (M - 1n));
  }
  return () => {
    s = (48271n * s) % M;
    return s;
  };
}

describe("random", () => {
  test("draws are those of whole-number arithmetic, for any seed and stream", () => {
    const seed = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 5 }), (seed, stream) => {
        const random = new Random(seed, stream);
        const expected = bigRandom(BigInt(seed), BigInt(stream));
        for (let draw = 0; draw < 20; draw++) {
          expect(random.next()).toBe(Number(expected()) / 2147483647);
        }
      }),
    );
  });

  test("state starts at known values", () => {
    const states = [0, 1, -1, 42].map((seed) => new Random(seed, streams.init).state);
    expect(states).toMatchInlineSnapshot(`
      [
        970785376,
        1632062105,
        1246709519,
        1316164803,
      ]
    `);
  });

  test("draws lie between 0 and 1, both left out, with the moments of a uniform", () => {
    const random = new Random(3, streams.shuffle);
    const draws = Array.from({ length: 100_000 }, () => random.next());
    expect(Math.min(...draws.slice(0, 50_000))).toBeGreaterThan(0);
    expect(Math.max(...draws.slice(0, 50_000))).toBeLessThan(1);
    const mean = draws.reduce((sum, u) => sum + u) / draws.length;
    const variance = draws.reduce((sum, u) => sum + (u - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  test("neighbouring seeds and streams give first draws that are spread and uncorrelated", () => {
    for (const first of [
      (n: number) => new Random(n, streams.init).next(),
      (n: number) => new Random(1, n).next(),
    ]) {
      const draws = Array.from({ length: 20_000 }, (_, n) => first(n));
      const mean = draws.reduce((sum, u) => sum + u) / draws.length;
      const deviations = draws.map((u) => u - mean);
      const variance = deviations.reduce((sum, d) => sum + d * d, 0);
      const lagged = deviations.slice(1).reduce((sum, d, n) => sum + d * deviations[n]!, 0);
      expect(mean).toBeCloseTo(0.5, 1);
      expect(variance / draws.length).toBeCloseTo(1 / 12, 2);
      expect(Math.abs(lagged / variance)).toBeLessThan(0.03);
    }
  });

  test("normal draws have mean 0, deviation 1 and the right tails", () => {
    const random = new Random(7, streams.init);
    const draws = Array.from({ length: 100_000 }, () => random.normal());
    const mean = draws.reduce((sum, u) => sum + u) / draws.length;
    const variance = draws.reduce((sum, u) => sum + u * u, 0) / draws.length;
    const within = draws.filter((u) => Math.abs(u) < 1).length / draws.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(within).toBeCloseTo(0.6827, 2);
  });

  test("a kept state goes on with the same draws", () => {
    const random = new Random(5, streams.pickRandom);
    random.next();
    const other = new Random(0, streams.init);
    other.state = random.state;
    expect([other.next(), other.normal()]).toEqual([random.next(), random.normal()]);
  });

  test("seeds that are not whole and impossible states are refused", () => {
    for (const seed of [0.5, Number.NaN, Infinity]) {
      expect(() => new Random(seed, 1)).toThrow(EngineMisuse);
    }
    const random = new Random(1, 1);
    for (const state of [0, -1, 2147483647, 1.5]) {
      expect(() => {
        random.state = state;
      }).toThrow(EngineMisuse);
    }
  });

  test("shuffle keeps every item, follows its formula and is fair", () => {
    const order = [1, 2, 3, 4, 5];
    const expected = [...order];
    const draws = new Random(9, streams.shuffle);
    for (let i = 5; i >= 2; i--) {
      const k = 1 + Math.floor(draws.next() * i);
      [expected[i - 1], expected[k - 1]] = [expected[k - 1]!, expected[i - 1]!];
    }
    shuffle(order, new Random(9, streams.shuffle));
    expect(order).toEqual(expected);
    const counts = new Map<string, number>();
    const random = new Random(2, streams.shuffle);
    for (let round = 0; round < 6000; round++) {
      const items = Int32Array.of(1, 2, 3);
      shuffle(items, random);
      counts.set(items.join(), (counts.get(items.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("first weights", () => {
  const draw = (init: "he" | "glorot" | "scratch", inputs: number, units: number) => {
    const weights = new Float64Array(inputs * units);
    initWeights(weights, { inputs, units, init, range: 0.5 }, new Random(1, streams.init));
    return weights;
  };

  test("he has deviation sqrt(2 / inputs)", () => {
    const weights = draw("he", 200, 100);
    const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
    expect(variance / (2 / 200)).toBeCloseTo(1, 1);
  });

  test("glorot fills its bounds and stays inside them", () => {
    const weights = draw("glorot", 60, 40);
    const limit = Math.sqrt(6 / 100);
    expect(Math.max(...weights)).toBeLessThan(limit);
    expect(Math.max(...weights)).toBeGreaterThan(limit * 0.99);
    expect(Math.min(...weights)).toBeGreaterThan(-limit);
    expect(Math.min(...weights)).toBeLessThan(-limit * 0.99);
  });

  test("scratch is a uniform draw minus 0.5, whatever the shape", () => {
    const random = new Random(1, streams.init);
    const expected = Float64Array.from({ length: 12 }, () => random.next() - 0.5);
    expect(draw("scratch", 4, 3)).toEqual(expected);
  });
});
