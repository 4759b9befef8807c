import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_VARIATION, sideOfSquare, varyPicture } from "#data/vary-picture";

const picture = Uint8Array.from({ length: 25 }, (_, k) => (k * 37) % 256);

test("without a change a copy is the same, but its own", () => {
  const copy = varyPicture(picture, 5, NO_VARIATION);
  expect(copy).toEqual(picture);
  expect(copy).not.toBe(picture);
});

test("a shift by whole pixels moves every number as it is, 0 comes in", () => {
  const shift = fc.integer({ min: -5, max: 5 });
  const values = fc.float64Array({ minLength: 25, maxLength: 25, noNaN: true, min: -9, max: 9 });
  fc.assert(
    fc.property(values, shift, shift, (pixels, right, down) => {
      const moved = varyPicture(pixels, 5, { ...NO_VARIATION, right, down });
      for (let k = 0; k < 25; k++) {
        const [x, y] = [(k % 5) - right, Math.floor(k / 5) - down];
        const isInside = x >= 0 && y >= 0 && x < 5 && y < 5;
        expect(moved[k]! + 0).toBe(isInside ? pixels[y * 5 + x]! + 0 : 0);
      }
    }),
    { numRuns: 50, seed: 1 },
  );
});

test("a turn by 90 degrees is clockwise, and the size is about the middle", () => {
  const turned = varyPicture(picture, 5, { ...NO_VARIATION, halfTurn: 1 });
  // What was at the top left is at the top right.
  expect([turned[4], turned[24], turned[12]]).toEqual([picture[0], picture[4], picture[12]]);
  const dot = new Uint8Array(25);
  dot[12] = 255;
  const large = varyPicture(dot, 5, { ...NO_VARIATION, size: 2 });
  expect([large[12], large[13], large[14]]).toEqual([255, 128, 0]);
});

test("noise on bytes stays within 0 and 255, on other numbers it does not", () => {
  const noise = () => 2;
  expect(new Set(varyPicture(picture, 5, { ...NO_VARIATION, noise }))).toEqual(new Set([255]));
  const numbers = varyPicture(new Float64Array(4), 2, { ...NO_VARIATION, noise });
  expect([...numbers]).toEqual([2, 2, 2, 2]);
});

test("only numbers of values that are squares have a side", () => {
  expect([784, 1, 785, 3].map(sideOfSquare)).toEqual([28, 1, null, null]);
});
