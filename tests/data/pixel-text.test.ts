import { expect, test } from "vitest";
import {
  matchPixel,
  numberText,
  PIXEL_TEXTS,
  PIXEL_VALUES,
  pixelOf,
  pixelTextLength,
} from "#data/pixel-text";
import { bytesOf } from "./decoding.ts";

test("pixel texts read back the same value and have a point", () => {
  PIXEL_TEXTS.forEach((text, n) => {
    expect(Number(text)).toBe(n / 255);
    expect(text).toMatch(/^[01]\.\d+$/);
  });
  expect([PIXEL_TEXTS[0], PIXEL_TEXTS[51], PIXEL_TEXTS[255]]).toEqual(["0.0", "0.2", "1.0"]);
});

test("pixels are found from their values, and only from theirs", () => {
  PIXEL_VALUES.forEach((value, n) => {
    expect(pixelOf(value)).toBe(n);
  });
  for (const value of [0.5, -1 / 255, 256 / 255, 1e-9, 0.2 + Number.EPSILON, 1e300]) {
    expect(pixelOf(value)).toBe(-1);
  }
});

test("every canonical pixel text is matched in bytes", () => {
  PIXEL_TEXTS.forEach((text, n) => {
    for (const after of ["", " ", "\n"]) expect(matchPixel(bytesOf(text + after), 0)).toBe(n);
    expect(pixelTextLength(n)).toBe(text.length);
  });
});

test("other texts are not matched as pixels", () => {
  for (const text of ["", "0", "1", "0.", "0.5", "0.003", "2.0", "1.5", "-0.0", "x.0", ".0"]) {
    expect(matchPixel(bytesOf(text), 0)).toBe(-1);
  }
});

test("whole numbers are written with a point", () => {
  expect([0, 3, -12, 0.25, 1e21, 1e-7].map(numberText)).toEqual([
    "0.0",
    "3.0",
    "-12.0",
    "0.25",
    "1e+21",
    "1e-7",
  ]);
});
