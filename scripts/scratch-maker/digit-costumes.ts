// The ten digits as costumes, of seven strokes like a clock's: vector pictures or bitmaps.
import { bitmapCostume, type Costume, vectorCostume } from "./draw-costume.ts";

const WIDTH = 24;
const HEIGHT = 36;

/** Left, top, right, bottom of each stroke, in units of the stage. */
const strokes = [
  [4, 2, 20, 7],
  [15, 2, 20, 18],
  [15, 18, 20, 34],
  [4, 29, 20, 34],
  [4, 18, 9, 34],
  [4, 2, 9, 18],
  [4, 16, 20, 21],
] as const;

/** The strokes of 0 to 9, by their places above. */
const digits = [
  "012345",
  "12",
  "01643",
  "01623",
  "5612",
  "05623",
  "056432",
  "012",
  "0123456",
  "012356",
];

const strokesOf = (digit: number) => [...(digits[digit] ?? "")].map((at) => strokes[Number(at)]);

export function vectorDigit(digit: number): Costume {
  const bars = strokesOf(digit).map((stroke) => {
    const [left, top, right, bottom] = stroke ?? [0, 0, 0, 0];
    return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"/>`;
  });
  return vectorCostume(String(digit), [WIDTH, HEIGHT], `<g fill="#4c6fff">${bars.join("")}</g>`);
}

export function bitmapDigit(digit: number): Costume {
  const bars = strokesOf(digit);
  return bitmapCostume(String(digit), [2 * WIDTH, 2 * HEIGHT], (x, y) => {
    const isInk = bars.some((stroke) => {
      const [left, top, right, bottom] = stroke ?? [0, 0, 0, 0];
      return x >= 2 * left && x < 2 * right && y >= 2 * top && y < 2 * bottom;
    });
    return isInk ? [76, 111, 255, 255] : [0, 0, 0, 0];
  });
}
