// The colours for numbers above and below 0: told apart by colour-blind eyes too.
import { expect, test } from "vitest";
import {
  ABOVE,
  BELOW,
  type Colour,
  divergingColour,
  paintDiverging,
  shortNumber,
  signedNumber,
  ZERO,
} from "#stage/diverging";

/** Machado, Oliveira and Fernandes 2009, severity 1, for linear red, green and blue. */
const eyes: Readonly<Record<string, readonly number[]>> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
  // Luminance alone, as with no colours at all.
  achromatopsia: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
};

/** CIE L*a*b* of what such an eye sees. */
function seen(colour: Colour, matrix: readonly number[]): number[] {
  const linear = colour.map((byte) => {
    const c = byte / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const [r, g, b] = [0, 1, 2].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        linear.reduce((sum, c, k) => sum + c * matrix[3 * row + k]!, 0),
      ),
    ),
  ) as [number, number, number];
  const xyz = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map((t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116));
  const [x, y, z] = xyz as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: Colour, other: Colour, eye: readonly number[]): number {
  const a = seen(one, eye);
  const b = seen(other, eye);
  return Math.hypot(...a.map((value, k) => value - b[k]!));
}

// A difference of 2.3 is just noticeable; 20 is seen at a glance.
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
