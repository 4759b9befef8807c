// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Prediction } from "#program/run-event";
import { createDigit } from "#stage/digit";
import { createOutputs } from "#stage/outputs";
import { showOutput } from "#stage/show-number";
import { host, must } from "./browser-stubs.ts";

const sampleOf = (label: string) => ({ pixels: new Uint8Array(4), width: 2, height: 2, label });
const number: Prediction = { label: "4.651368", confidence: null, outputs: [4.651368], labels: [] };
const scores: Prediction = {
  label: "1",
  confidence: null,
  outputs: [-0.193, 1.4, 0],
  labels: ["0", "1", "2"],
};

function rowsOf(prediction: Prediction) {
  const outputs = createOutputs(host());
  outputs.update({ prediction, of: "sample", labels: ["0", "1"] });
  const rows = [...outputs.el.querySelectorAll(".outputs-row")];
  return {
    seen: rows.map((row) => row.textContent),
    heard: rows.map((row) => row.getAttribute("aria-label")),
  };
}

test("outputs that are no probabilities are numbers, not percentages", () => {
  expect(rowsOf(scores)).toEqual({
    seen: ["0-0.193", "11.4", "20"],
    heard: ["0: -0.193", "1: 1.4, predicted", "2: 0"],
  });
});

test("a number learned is shown as a number, without a label", () => {
  expect(rowsOf(number)).toEqual({ seen: ["number4.65"], heard: ["number: 4.65"] });
});

test("outputs are short, and no sign of their size is cut off", () => {
  const shown = [0.12345, -0.00063, -1e-9, -12.345, 254321.4, -2.6581e149, Number.NaN].map(
    showOutput,
  );
  expect(shown).toEqual(["0.123", "-0.001", "0", "-12.3", "254321", "-3e149", "?"]);
});

test("a number predicted is neither right nor wrong", () => {
  const digit = createDigit(host());
  digit.update({ sample: sampleOf("5"), prediction: number });
  expect(digit.el.dataset.result).toBe("none");
  expect(must(digit.el, ".digit-picture").getAttribute("aria-label")).toBe(
    "Sample labelled 5, predicted 4.65",
  );
});

test.each([
  ["1", "right"],
  ["1.0", "right"],
  ["2", "wrong"],
  ["", "wrong"],
])("predicted 1 for a sample labelled %j is %s", (label, result) => {
  const digit = createDigit(host());
  digit.update({ sample: sampleOf(label), prediction: scores });
  expect(digit.el.dataset.result).toBe(result);
});
