// The classes of a decision boundary: each has a shape of its own, and colour-blind eyes tell their colours
// apart, those of the marks and those of the areas.
import { expect, test } from "vitest";
import { areaColour, CLASS_COLOURS, drawMark, markColour } from "#stage/class-marks";
import type { Colour } from "#stage/diverging";
import { difference, eyes } from "./colour-blind.ts";

const classes = CLASS_COLOURS.map((_, at) => at);
const WHITE: Colour = [255, 255, 255];

/** Of two different ones of so many classes, those that look the most alike. */
function leastDifference(count: number, eye: readonly number[], colour: (at: number) => Colour) {
  const some = classes.slice(0, count);
  const pairs = some.flatMap((one) => some.slice(0, one).map((other) => [one, other] as const));
  return Math.min(...pairs.map(([one, other]) => difference(colour(one), colour(other), eye)));
}

const sure = (at: number) => areaColour(at, 1);
const colourful = Object.entries(eyes).filter(([name]) => name !== "achromatopsia");

test.each(colourful)("%s: the first two are seen apart at a glance, all ten apart", (_, eye) => {
  expect(leastDifference(2, eye, markColour)).toBeGreaterThan(50);
  expect(leastDifference(2, eye, sure)).toBeGreaterThan(50);
  expect(leastDifference(10, eye, markColour)).toBeGreaterThan(12);
  expect(leastDifference(10, eye, sure)).toBeGreaterThan(8);
});

test("without any colours the first two differ in lightness, as those of XOR and spirals do", () => {
  expect(leastDifference(2, eyes.achromatopsia!, markColour)).toBeGreaterThan(15);
  expect(leastDifference(2, eyes.achromatopsia!, sure)).toBeGreaterThan(12);
});

test.each(Object.entries(eyes))("%s: the surer an answer, the further from white", (_, eye) => {
  for (const at of classes) {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((s) => difference(areaColour(at, s), WHITE, eye));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  }
});

test("no two classes have the same shape", () => {
  expect(new Set(classes.map(outline)).size).toBe(classes.length);
});

/** What a mark of this class is drawn with, as text. */
function outline(at: number): string {
  const calls: string[] = [];
  const record =
    (name: string) =>
    (...numbers: number[]) =>
      calls.push(`${name} ${numbers.map((one) => one.toFixed(2)).join(" ")}`);
  const context = { arc: record("arc"), rect: record("rect"), lineTo: record("lineTo") };
  const nothing = { beginPath() {}, closePath() {}, stroke() {}, fill() {} };
  const canvas = { ...context, ...nothing } as unknown as CanvasRenderingContext2D;
  drawMark(canvas, at, { x: 0, y: 0, radius: 1 });
  return calls.join("\n");
}
