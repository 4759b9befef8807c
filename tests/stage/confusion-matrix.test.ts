// @vitest-environment jsdom
// The confusion matrix and the table of labels: what their cells say, and how keys go through them.

import { expect, test } from "vitest";
import { createConfusionMatrix, type MatrixCell } from "#stage/confusion-matrix";
import { createLabelFigures } from "#stage/label-figures";
import { host, must, press } from "./browser-stubs.ts";

const labels = ["cat", "dog"];
const confusion = [
  [8, 2],
  [0, 5],
];

function matrixOf(before: number[][] | null = null) {
  const opened: MatrixCell[] = [];
  const matrix = createConfusionMatrix(host(), { onOpen: (cell) => opened.push(cell) });
  matrix.update({ labels, confusion, before });
  return { matrix, opened };
}

const names = () =>
  [...document.querySelectorAll("tbody button")].map((cell) => cell.getAttribute("aria-label"));

test("each cell says its label, its prediction, right or wrong, and how many", () => {
  matrixOf();
  expect(names()).toEqual([
    "Label cat read as cat, right: 8",
    "Label cat read as dog, wrong: 2",
    "Label dog read as cat, wrong: 0",
    "Label dog read as dog, right: 5",
  ]);
  const heads = [...document.querySelectorAll("th")].map((head) => [head.textContent, head.scope]);
  expect(heads).toEqual([
    ["cat", "col"],
    ["dog", "col"],
    ["cat", "row"],
    ["dog", "row"],
  ]);
});

test("beside the test before a cell says how many more or fewer", () => {
  matrixOf([
    [7, 3],
    [0, 5],
  ]);
  const cells = [...document.querySelectorAll("tbody button")];
  expect(cells.map((cell) => cell.textContent)).toEqual(["8+1", "2−1", "0", "5"]);
  expect(names()[1]).toBe("Label cat read as dog, wrong: 2 (−1 since the test before)");
});

test("arrow keys go from cell to cell, a click opens one, and closing it brings the focus back", () => {
  const { matrix, opened } = matrixOf();
  const focused = () => document.activeElement?.getAttribute("aria-label");
  must<HTMLElement>(matrix.el, 'button[tabindex="0"]').focus();
  press(document.activeElement!, "ArrowRight");
  press(document.activeElement!, "ArrowDown");
  press(document.activeElement!, "ArrowDown");
  expect(focused()).toMatch(/^Label dog read as dog/);
  press(document.activeElement!, "Home");
  expect(focused()).toMatch(/^Label dog read as cat/);
  expect(matrix.el.querySelectorAll('button[tabindex="0"]')).toHaveLength(1);
  must<HTMLElement>(matrix.el, "button").click();
  expect(opened).toEqual([{ label: "cat", predicted: "cat" }]);
  matrix.update({ labels, confusion, before: null });
  expect(must(matrix.el, '[aria-current="true"]').textContent).toBe("8");
  matrix.closeCell();
  expect(focused()).toMatch(/^Label cat read as cat/);
});

test("too many labels, or none, are told of instead", () => {
  const { matrix } = matrixOf();
  const many = Array.from({ length: 41 }, (_, label) => String(label));
  matrix.update({ labels: many, confusion: many.map(() => many.map(() => 0)), before: null });
  expect(matrix.el.textContent).toContain("A matrix of 41 labels is too wide");
  matrix.update({ labels: [], confusion: [], before: null });
  expect(matrix.el.textContent).toContain("has no labels to tell apart");
});

test("the table of labels shows 0/0 as a dash and a change of F1 in points", () => {
  const figures = createLabelFigures(host());
  const one = { label: "cat", precision: 1, recall: 0.8, f1: 8 / 9 };
  const counts = { truePositive: 8, falsePositive: 0, falseNegative: 2, trueNegative: 5 };
  const none = { label: "cow", precision: null, recall: null, f1: null };
  figures.update(
    [
      { ...one, ...counts },
      { ...none, ...counts },
    ],
    [{ ...one, ...counts, f1: 0.9 }],
  );
  const rows = [...figures.el.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["cat", "100.0 %", "80.0 %", "88.9 % −1.1", "8", "0", "2", "5"],
    ["cow", "–", "–", "–", "8", "0", "2", "5"],
  ]);
});
