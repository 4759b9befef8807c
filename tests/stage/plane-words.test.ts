// The words of a decision boundary: what of the plane has which answer, and what is wrong.
import { expect, test } from "vitest";
import { type Plane, surenessSteps } from "#program/boundary";
import { planeName, planeWords, pointWords, seenClasses } from "#stage/plane-words";

function plane(
  labels: readonly string[],
  classes: readonly number[],
  wrong: readonly number[],
): Plane {
  const steps = surenessSteps(labels.length);
  const zeros = new Float32Array(wrong.length);
  return {
    ...{ trained: 1, resets: 1, labels, side: Math.sqrt(classes.length), samples: wrong.length },
    x: { from: -1, to: 1 },
    y: { from: 0, to: 2.5 },
    cells: Uint8Array.from(classes, (at) => at * steps + steps - 1),
    dots: { x: zeros, y: zeros, classes: Uint8Array.from(zeros), wrong: Uint8Array.from(wrong) },
  };
}

test("shares of the plane and wrong samples", () => {
  const two = plane(["A", "B"], [0, 0, 0, 1], [0, 1, 1]);
  expect(planeWords(two)).toBe("Answers A on 75 % of the plane, B on 25 %; 2 of 3 samples wrong.");
  expect(planeName(two)).toBe(
    "Answers A on 75 % of the plane, B on 25 %; 2 of 3 samples wrong. x from -1 to 1, y from 0 to 2.5.",
  );
  expect(planeWords(plane(["A", "B"], [1, 1, 1, 1], [0]))).toBe(
    "Answers B on 100 % of the plane; the one sample right.",
  );
  const some = { ...two, samples: 5000 };
  expect(planeWords(some)).toContain("2 of 3 samples wrong (of 5000, evenly chosen).");
});

test("of ten classes the largest are told, and the legend has those that are seen", () => {
  const labels = Array.from({ length: 10 }, (_, at) => `L${at}`);
  const cells = [9, 9, 9, 9, 8, 8, 8, 7, 7, 7, 6, 6, 5, 5, 4, 4];
  const ten = plane(labels, cells, [0, 0]);
  expect(planeWords(ten)).toContain("Answers L9 on 25 % of the plane, L7 on 19 %, L8 on 19 %, L4");
  expect(seenClasses(ten)).toEqual([0, 4, 5, 6, 7, 8, 9]);
});

test("a point with a label and its share, or with a number", () => {
  const at = { x: 0.5, y: -0.25 };
  const sure = { label: "1", confidence: 0.97, outputs: [0.03, 0.97], labels: ["0", "1"] };
  expect(pointWords({ ...at, prediction: sure })).toBe("At x 0.5, y -0.25: 1, 97 %");
  const number = { label: "0.123456", confidence: null, outputs: [0.123456], labels: [] };
  expect(pointWords({ ...at, prediction: number })).toBe("At x 0.5, y -0.25: 0.123");
});
