// @vitest-environment jsdom

import { expect, test, vi } from "vitest";
import { ALL_STEPS, type DrawingOptions, drawingSteps } from "#drawing/drawing-steps";
import { createPadSteps } from "#stage/pad-steps";
import { host } from "./browser-stubs.ts";

const strokes = [
  {
    points: [
      { x: 30, y: 40 },
      { x: 60, y: 90 },
    ],
    width: 20,
  },
];

test("each step has a picture, each but the first a switch that leaves it out", () => {
  const changed = vi.fn<(options: DrawingOptions) => void>();
  const steps = createPadSteps({ changed, close: () => {} });
  host().append(steps.el);
  const pictures = () =>
    [...steps.el.querySelectorAll("canvas")].map((canvas) => canvas.getAttribute("aria-label"));
  expect(pictures()).toEqual([
    "Strokes: nothing drawn yet",
    "Crop: nothing drawn yet",
    "Scale: nothing drawn yet",
    "Centre: nothing drawn yet",
    "Greys: nothing drawn yet",
  ]);
  steps.update(drawingSteps(strokes));
  expect(pictures()).toEqual([
    "Strokes: 280 by 280 pixels",
    "Crop: 50 by 70 pixels",
    "Scale: 15 by 20 pixels",
    "Centre: 28 by 28 pixels",
    "Greys: 28 by 28 pixels",
  ]);
  const boxes = [...steps.el.querySelectorAll("input")];
  expect(boxes.map((box) => box.labels![0]!.textContent)).toEqual([
    "Crop",
    "Scale",
    "Centre",
    "Greys",
  ]);
  boxes[2]!.click();
  expect(changed).toHaveBeenLastCalledWith({ ...ALL_STEPS, centre: false });
  boxes[0]!.click();
  expect(changed).toHaveBeenLastCalledWith({ ...ALL_STEPS, centre: false, crop: false });
  steps.remove();
  expect(changed).toHaveBeenLastCalledWith(ALL_STEPS);
  expect(steps.el.isConnected).toBe(false);
});
