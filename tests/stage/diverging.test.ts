// The colours for numbers above and below 0: told apart by colour-blind eyes too.
import { expect, test } from "vitest";
import {
  ABOVE,
  BELOW,
  divergingColour,
  paintDiverging,
  shortNumber,
  signedNumber,
  ZERO,
} from "#stage/diverging";
import { difference, eyes } from "./colour-blind.ts";

test.each(Object.entries(eyes))("%s: both ends and the middle are apart", (name, eye) => {
  expect(difference(BELOW, ZERO, eye)).toBeGreaterThan(40);
  expect(difference(ABOVE, ZERO, eye)).toBeGreaterThan(40);
  // Without any colours the two ends differ in lightness; the numbers and dashed lines tell the sign.
  expect(difference(BELOW, ABOVE, eye)).toBeGreaterThan(name === "achromatopsia" ? 15 : 50);
});

test.each(Object.entries(eyes))("%s: each step away from 0 is further from it", (_, eye) => {
  for (const sign of [-1, 1]) {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((t) =>
      difference(divergingColour(sign * t), ZERO, eye),
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  }
});

test("0 is painted in the middle's colour, the limit and what is beyond in the ends'", () => {
  const data = new Uint8ClampedArray(4 * 5);
  paintDiverging(data, [9, 0, -2, 2, -7], { limit: 2, from: 1, count: 4 });
  expect([...data.subarray(0, 16)]).toEqual([
    ...[...ZERO, 255],
    ...[...BELOW, 255],
    ...[...ABOVE, 255],
    ...[...BELOW, 255],
  ]);
});

test("numbers keep three digits and their sign", () => {
  expect([0.83149, -0.00412, 0, 1e-9, -2e7, 12345].map(signedNumber)).toEqual([
    "+0.831",
    "−0.00412",
    "0",
    "+1.0e-9",
    "−2.0e7",
    "+12300",
  ]);
  expect([-1.5, 0.25].map(shortNumber)).toEqual(["−1.5", "0.25"]);
});
