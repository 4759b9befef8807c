// Confusion matrix and class figures, against counts made by hand and against the samples themselves.
import fc from "fast-check";
import { expect, test } from "vitest";
import { classFigures, Evaluation, evaluateRow } from "#engine/evaluation";
import { Random } from "#engine/rng";
import { SampleTable } from "#engine/sample-table";
import { networkOf, sampleOf } from "./small-networks.ts";

test("class figures of a matrix counted by hand", () => {
  const figures = classFigures([
    [3, 1, 0],
    [2, 4, 0],
    [0, 0, 0],
  ]);
  expect(figures).toEqual([
    {
      truePositive: 3,
      falsePositive: 2,
      falseNegative: 1,
      trueNegative: 4,
      precision: 3 / 5,
      recall: 3 / 4,
      f1: 6 / 9,
    },
    {
      truePositive: 4,
      falsePositive: 1,
      falseNegative: 2,
      trueNegative: 3,
      precision: 4 / 5,
      recall: 4 / 6,
      f1: 8 / 11,
    },
    {
      truePositive: 0,
      falsePositive: 0,
      falseNegative: 0,
      trueNegative: 10,
      precision: null,
      recall: null,
      f1: null,
    },
  ]);
});

test("a class that is never predicted has no precision, but a recall and an f1 of 0", () => {
  const [, missed] = classFigures([
    [5, 0],
    [2, 0],
  ]);
  expect(missed).toMatchObject({ precision: null, recall: 0, f1: 0 });
});

test("rows, columns and diagonal of the matrix count what was true, predicted and right", () => {
  const pair = fc.tuple(fc.nat(3), fc.nat(3));
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const evaluation = new Evaluation(4);
      for (const [target, predicted] of pairs) {
        const outputs = [0, 0, 0, 0];
        outputs[predicted] = 1;
        evaluation.add(outputs, target, 0.5);
      }
      const { confusion, score } = evaluation;
      expect(score.samples).toBe(pairs.length);
      expect(score.correct).toBe(pairs.filter(([t, p]) => t === p).length);
      confusion.forEach((row, t) => {
        row.forEach((count, p) => {
          expect(count).toBe(pairs.filter((pair) => pair[0] === t && pair[1] === p).length);
        });
      });
      for (const each of classFigures(confusion)) {
        const { truePositive, falsePositive, falseNegative, trueNegative } = each;
        expect(truePositive + falsePositive + falseNegative + trueNegative).toBe(pairs.length);
      }
    }),
  );
});

test("evaluating the rows of a table gives the loss and accuracy of its predictions", () => {
  const random = new Random(3, 1);
  const network = networkOf([6, 5, 3]);
  const table = new SampleTable(6);
  const samples = Array.from({ length: 20 }, (_, i) => ({ x: sampleOf(6, random), target: i % 3 }));
  for (const { x, target } of samples) table.add(x, target);
  const evaluation = new Evaluation(3);
  for (let row = 0; row < table.length; row++) evaluateRow(network, table, { row, evaluation });
  let loss = 0;
  for (const { x, target } of samples) {
    network.predict(x);
    loss += network.predictionLoss(target);
  }
  expect(evaluation.score.loss).toBe(loss / 20);
  const diagonal = evaluation.confusion.reduce((total, row, c) => total + row[c], 0);
  expect(evaluation.score.correct).toBe(diagonal);
});

test("a single output is scored, but has no classes", () => {
  const evaluation = new Evaluation(1);
  evaluation.add([0.9], 1, 0.1);
  evaluation.add([0.9], 0, 2.3);
  expect(evaluation.score.accuracy).toBe(0.5);
  expect(evaluation.confusion).toEqual([]);
  expect(classFigures(evaluation.confusion)).toEqual([]);
});
