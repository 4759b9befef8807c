// How good a network is, class by class: the confusion matrix over many samples, and what follows from
// it for each class against all others. Pure counting, one call a sample; classes are outputs from 0.
import { argmax, Score } from "./metrics.ts";
import type { Network } from "./network.ts";
import type { SampleTable } from "./sample-table.ts";

/** A class against all others: the four counts and the fractions that follow, null where they are 0/0. */
export interface ClassFigures {
  /** How many of those predicted as this class are of it: TP / (TP + FP). */
  readonly precision: number | null;
  /** How many of this class were found: TP / (TP + FN). */
  readonly recall: number | null;
  /** The harmonic mean of the two: 2 TP / (2 TP + FP + FN). */
  readonly f1: number | null;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

export class Evaluation {
  /** Accuracy and mean loss. */
  readonly score = new Score();
  /** Numbers of samples, [true][predicted]; without rows for a single output, which has no classes. */
  readonly confusion: readonly number[][];

  constructor(outputs: number) {
    const classes = outputs === 1 ? 0 : outputs;
    this.confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  }

  /** Adds one sample: the outputs, the target (see losses.ts) and the loss. */
  add(outputs: ArrayLike<number>, target: number, loss: number): void {
    this.score.add(outputs, target, loss);
    if (this.confusion.length > 0) this.confusion[target][argmax(outputs)]++;
  }
}

export interface EvaluatedRow {
  /** A view, good until the next prediction. */
  readonly outputs: ArrayLike<number>;
  readonly target: number;
  readonly loss: number;
}

/** Predicts row `row` (from 0) of a table and adds the result. Nothing is learned. */
export function evaluateRow(
  network: Network,
  table: SampleTable,
  at: { readonly row: number; readonly evaluation: Evaluation },
): EvaluatedRow {
  const outputs = network.predictRow(table, at.row);
  const target = table.target(at.row);
  const loss = network.predictionLoss(target);
  at.evaluation.add(outputs, target, loss);
  return { outputs, target, loss };
}

/** The figures of each class of a confusion matrix [true][predicted]. */
export function classFigures(confusion: readonly (readonly number[])[]): ClassFigures[] {
  const ofClass = confusion.map(sum);
  const samples = sum(ofClass);
  return confusion.map((row, c) => {
    const truePositive = row[c];
    const falsePositive = sum(confusion.map((other) => other[c])) - truePositive;
    const falseNegative = ofClass[c] - truePositive;
    return {
      precision: fraction(truePositive, truePositive + falsePositive),
      recall: fraction(truePositive, truePositive + falseNegative),
      f1: fraction(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
      truePositive,
      falsePositive,
      falseNegative,
      trueNegative: samples - truePositive - falsePositive - falseNegative,
    };
  });
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
