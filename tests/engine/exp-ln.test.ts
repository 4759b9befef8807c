import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exp, ln } from "#engine/exp-ln";

/** Units in the last place between two finite numbers of the same sign. */
function distance(a: number, b: number): number {
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Number(bits[0]! > bits[1]! ? bits[0]! - bits[1]! : bits[1]! - bits[0]!);
}

test("exp and ln are within one unit in the last place of JavaScript's own", () => {
  fc.assert(
    fc.property(fc.double({ min: -745, max: 709.7, noNaN: true }), (x) => {
      expect(distance(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.double({ min: 5e-324, max: 1.7e308, noNaN: true }), (x) => {
      const [ours, theirs] = [ln(x), Math.log(x)];
      expect(ours === theirs || distance(ours, theirs) <= 1).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("exp and ln know the ends of their range", () => {
  const { POSITIVE_INFINITY: infinity, NaN: none } = Number;
  const ofExp = [0, -0, 1, infinity, -infinity, none, 710, -746].map(exp);
  expect(ofExp).toEqual([1, 1, Math.E, infinity, 0, none, infinity, 0]);
  expect([1, 0, -0, infinity, -1, none].map(ln)).toEqual([
    0,
    -infinity,
    -infinity,
    infinity,
    none,
    none,
  ]);
});

test("a million values of exp and ln are the bits they always were", () => {
  const values = new Float64Array(2_000_000);
  let state = 1;
  for (let i = 0; i < 1_000_000; i++) {
    state = (48271 * state) % 2147483647;
    const uniform = state / 2147483647;
    values[2 * i] = exp(uniform * 1400 - 700);
    values[2 * i + 1] = ln(uniform);
  }
  const hash = createHash("sha256").update(new Uint8Array(values.buffer)).digest("hex");
  expect(hash.slice(0, 16)).toMatchInlineSnapshot(`"d24f60cc8dcce35b"`);
});
