// @vitest-environment jsdom
// The scatter of predicted against true label: as many dots as samples, in their cells, and said in words.
import { expect, test } from "vitest";
import {
  createLabelScatter,
  describeScatter,
  samplesADot,
  scatterDots,
} from "#stage/label-scatter";
import { host, must } from "./browser-stubs.ts";

const labels = ["cat", "dog", "owl"];
const confusion = [
  [8, 2, 0],
  [0, 5, 1],
  [0, 0, 4],
];

test("each sample is a dot inside its cell, right ones on the diagonal", () => {
  const dots = scatterDots({ labels, confusion });
  const counted = labels.map(() => labels.map(() => 0));
  for (const { x, y, isRight } of dots) {
    counted[Math.floor(x)]![Math.floor(y)]! += 1;
    expect(isRight).toBe(Math.floor(x) === Math.floor(y));
  }
  expect(counted).toEqual(confusion);
  expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(20);
});

test("with very many samples a dot stands for several, and rare confusions keep theirs", () => {
  const many = {
    labels: ["a", "b"],
    confusion: [
      [30_000, 1],
      [3, 29_996],
    ],
  };
  expect(samplesADot(many)).toBe(5);
  const dots = scatterDots(many);
  expect(dots.filter(({ isRight }) => !isRight)).toHaveLength(2);
  expect(dots.length).toBeLessThan(12_003);
});

test("the words say how many are right and what is confused most", () => {
  expect(describeScatter({ labels, confusion })).toBe(
    "17 of 20 samples lie on the diagonal: read as what they are. Most often confused: cat read as dog (2), dog read as owl (1).",
  );
  const scatter = createLabelScatter(host());
  scatter.update({ labels, confusion });
  const canvas = must<HTMLCanvasElement>(scatter.el, "canvas");
  expect(canvas.getAttribute("aria-label")).toMatch(/^Predicted against true label\. 17 of 20/);
  expect(scatter.el.textContent).toContain("Each dot is a sample.");
  scatter.update({ labels: [], confusion: [] });
  expect(canvas.hidden).toBe(true);
  expect(scatter.el.textContent).toContain("no labels to tell apart");
});
