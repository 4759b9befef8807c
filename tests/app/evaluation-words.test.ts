// @vitest-environment jsdom
import { expect, test } from "vitest";
import { compare, headline } from "#app/evaluation-words";
import type { Judgement } from "#worker/protocol";

function judgement(correct: number, samples = 200, labels = ["0", "1"]): Judgement {
  return {
    correct,
    samples,
    accuracy: correct / samples,
    loss: 0.51234,
    labels,
    confusion: labels.map(() => labels.map(() => 0)),
    classes: [],
    network: { trained: 1, resets: 1 },
    learnedMeanwhile: false,
  };
}

test("the headline says how many are right, the loss, and what changed since the test before", () => {
  expect(headline({ now: judgement(171), before: null })).toBe(
    "171 of 200 right (85.5 %), loss 0.512.",
  );
  expect(headline({ now: judgement(171), before: judgement(180) })).toBe(
    "171 of 200 right (85.5 %), loss 0.512. Before: 180 of 200 (−4.5 points).",
  );
  expect(headline({ now: judgement(171), before: judgement(86, 100) })).toMatch(
    /Before: 86 of 100 \(−0\.5 points\)\.$/,
  );
  expect(headline({ now: judgement(171), before: judgement(171) })).toMatch(/Before: as many\.$/);
});

test("tables are compared only for the same labels", () => {
  const before = judgement(1);
  expect(compare({ now: judgement(2), before })).toBe(before);
  expect(compare({ now: judgement(2, 200, ["0", "1", "2"]), before })).toBeNull();
  expect(compare({ now: judgement(2), before: null })).toBeNull();
});
