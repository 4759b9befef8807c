// What computes a network: the specification in TypeScript, or a twin of it that gives the same bits
// faster. Owns the layers, their gradients and what the optimizer remembers. It knows nothing of the
// order in which a learner may call things; that is the network's.
import type { DenseWeights } from "./kernels.ts";
import type { Update } from "./optimizers.ts";
import type { DenseLayer, Pass, PassUse } from "./pass.ts";
import type { Random } from "./rng.ts";
import type { SampleTable } from "./sample-table.ts";
import type { NetworkSpec, Precision } from "./spec.ts";

export interface Arithmetic {
  readonly precision: Precision;
  /** The layers with their weights and biases: the arrays that training changes. */
  readonly layers: readonly DenseLayer[];
  /** G: for each weight and bias the sum of the gradients since `clearGradients`. */
  readonly gradients: readonly DenseWeights[];
  /** What the optimizer remembers, one number a parameter in each; see `Parameters`. */
  readonly first: readonly DenseWeights[];
  readonly second: readonly DenseWeights[];

  /** One that only asks never drops an input, so what it differentiates is the network as it answers. */
  createPass(use?: PassUse): Pass;

  /** Puts row `row` (from 0) of the table into `pass.layers[0].x`. */
  loadRow(pass: Pass, table: SampleTable, row: number): void;

  /**
   * Sends the sample in `pass.layers[0].x` through the layers; `random` draws for dropout, null
   * drops nothing. Throws a `TrainingStop` at the first sum that is not finite.
   */
  forward(pass: Pass, random: Random | null): void;

  /** The loss of the sample last sent through, also kept in the pass. Throws a `TrainingStop` when it is not finite. */
  loss(pass: Pass, target: number): number;

  /** Differentiates the loss by every z, from the last layer back to the first. */
  backward(pass: Pass, target: number): void;

  /**
   * step_j = rate * dz_j at each layer. Throws a `TrainingStop` when one is not finite. Answers
   * whether `applySteps` leaves every finite weight finite, whatever the weights are.
   */
  prepareSteps(pass: Pass, update: Update): boolean;

  /** After the decay of `update`: w_ij <- w_ij - x_i * step_j, b_j <- b_j - step_j. */
  applySteps(pass: Pass, update: Update): void;

  /**
   * All of this for one sample of plain SGD, without dropout and decay; the loss is `pass.loss`.
   * Answers false when the steps are prepared but not applied, because a weight might overflow.
   */
  trainSample(pass: Pass, target: number, update: Update): boolean;

  clearGradients(): void;

  /**
   * G <- G + x_i * dz_j. Throws a `TrainingStop`, nothing added, when a dz is not finite. Answers a
   * number that no |x_i * dz_j| of this sample is above.
   */
  addGradients(pass: Pass): number;

  /** After the decay of `update`: one step of its optimizer for every weight and bias. */
  applyGradients(update: Update): void;
}

/** Makes the arithmetic for one network, all weights 0. */
export type ArithmeticFactory = (spec: NetworkSpec) => Arithmetic;
