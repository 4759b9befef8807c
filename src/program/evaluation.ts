// What a test of a network on a list of samples gives: the counts as a whole and class by class, and what
// the network said of each sample. Plain data, as page, worker and command line exchange it.
import type { SamplePicture } from "./run-event.ts";

/** A label against all others: the four counts and the fractions that follow, null where they are 0/0. */
export interface ClassResult {
  readonly label: string;
  /** TP / (TP + FP). */
  readonly precision: number | null;
  /** TP / (TP + FN). */
  readonly recall: number | null;
  /** 2 TP / (2 TP + FP + FN). */
  readonly f1: number | null;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

export interface EvaluationResult {
  /** The mean loss; null without samples. */
  readonly loss: number | null;
  /** The share that is right, 0..1; null without samples. */
  readonly accuracy: number | null;
  readonly correct: number;
  readonly samples: number;
  /** Numbers of samples, [true][predicted]; empty for a network with a single output. */
  readonly confusion: readonly (readonly number[])[];
  /** One for each row of the confusion matrix. */
  readonly classes: readonly ClassResult[];
}

/** One sample of a list that was tested, as it was then. */
export interface JudgedSample {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly label: string;
  /** The label the network gave it, or the number. */
  readonly predicted: string;
  readonly isRight: boolean;
  /** How surprising the label is to the network. */
  readonly loss: number;
  /** How sure the network is of its prediction, 0..1; null when its outputs are no probabilities. */
  readonly confidence: number | null;
  readonly picture: SamplePicture;
  /** The label that stands there now; null when another sample does, or none. */
  readonly labelNow: string | null;
}

/** Which samples are asked for; what is left out allows any. */
export interface JudgedFilter {
  readonly label?: string;
  readonly predicted?: string;
  readonly isRight?: boolean;
}

/** "surprise": the largest loss first. */
export type JudgedOrder = "list" | "surprise";
