// A network: weights with a life. It learns from samples, one call after the other, and predicts.
// A sample is its input values and the index of the right output, from 0; labels are the host's.
// Order of operations, to the bit: README.md.
import type { Arithmetic, ArithmeticFactory } from "./arithmetic.ts";
import { checkNetwork } from "./check-spec.ts";
import { initWeights } from "./init.ts";
import { addGradient, type DenseWeights, type Floats, gatherNonZeros } from "./kernels.ts";
import { isTarget } from "./losses.ts";
import { checkShapes, copyAll, type NetworkState, takeAll } from "./parameters.ts";
import type { DenseLayer, LayerPass, Pass } from "./pass.ts";
import { Random, streams } from "./rng.ts";
import type { SampleTable } from "./sample-table.ts";
import type { NetworkSpec, Precision } from "./spec.ts";
import { Specification } from "./specification.ts";
import { EngineMisuse } from "./stop.ts";
import { WeightUpdates } from "./weight-updates.ts";

/** After so many samples in a row without a sign of life a ReLU layer counts as dead. */
export const DEAD_AFTER = 200;

export class Network {
  readonly spec: NetworkSpec;
  /** Learning rate, schedule, epoch: how the next update is made. */
  readonly updates: WeightUpdates;
  readonly #arithmetic: Arithmetic;
  readonly #batchSize: number;
  readonly #drops: boolean;
  readonly #inOneGo: boolean;
  #seed: number;
  #trained = 0;
  #dropout: Random;
  /** The state of `#dropout` before the samples that wait for an update. */
  #dropoutBefore = 0;
  /** For each layer: how many samples in a row, up to the newest, got only zeros from its ReLUs. */
  readonly #silent: number[];
  /** What `backward` may build on: nothing, a forward pass, or one that must not be built on. */
  #phase: "empty" | "forward" | "used" = "empty";
  #pass: Pass;
  /** While one backward waits for its update, the next forward writes here instead. */
  #sparePass: Pass;
  readonly #predictionPass: Pass;
  /** Backward passes since the last update. */
  #waiting = 0;
  /** The pass of the one backward that waits, while it is not yet part of the sums. */
  #waitingPass: Pass | null = null;
  /** No gradient that waits is larger. */
  #bound = 0;

  /**
   * `makeArithmetic` chooses what computes it: the specification when left out. Throws an
   * `EngineMisuse` when `checkNetwork` finds a problem or the seed is no whole number.
   */
  constructor(
    spec: NetworkSpec,
    seed: number,
    makeArithmetic: ArithmeticFactory = (spec) => new Specification(spec),
  ) {
    const found = checkNetwork(spec).length;
    if (found > 0) throw new EngineMisuse("network-not-valid", { found });
    this.spec = spec;
    this.#arithmetic = makeArithmetic(spec);
    this.updates = new WeightUpdates(spec, this.#arithmetic);
    const { batchSize = 1 } = spec;
    this.#batchSize = batchSize === "full" ? Number.POSITIVE_INFINITY : batchSize;
    this.#drops = this.layers.some(({ dropout }) => dropout > 0);
    this.#inOneGo = this.updates.inOneGo;
    this.#silent = this.layers.map(() => 0);
    this.#pass = this.#arithmetic.createPass();
    this.#sparePass = this.#arithmetic.createPass();
    this.#predictionPass = this.#arithmetic.createPass("asking");
    this.#seed = seed;
    this.#dropout = new Random(seed, streams.dropout);
    this.reset();
  }

  /** The dense layers with their weights and biases: the arrays training changes, not copies. */
  get layers(): readonly DenseLayer[] {
    return this.#arithmetic.layers;
  }

  /** What the numbers are kept in; float32 only where the spec asks for it and the machine can. */
  get precision(): Precision {
    return this.#arithmetic.precision;
  }

  /**
   * Starts afresh: new weights from the seed (the same ones for the same seed), the learning rate as
   * declared, the first epoch, nothing trained, no gradients waiting.
   */
  reset(seed = this.#seed): void {
    const random = new Random(seed, streams.init);
    this.#seed = seed;
    for (const layer of this.layers) {
      initWeights(layer.weights, layer, random);
      layer.biases.fill(0);
    }
    this.updates.reset();
    this.#dropout = new Random(seed, streams.dropout);
    this.#startOver(0, 1);
  }

  /**
   * Takes weights, biases and state that were kept, and goes on from there. Copies them; -0 becomes
   * 0. Throws an `EngineMisuse`, nothing taken, when they do not fit; the numbers must be finite.
   */
  restore(kept: readonly DenseWeights[], state: NetworkState): void {
    const { first, second } = this.#arithmetic;
    checkShapes(kept, this.layers);
    checkShapes(state.first, first);
    checkShapes(state.second, second);
    this.updates.learningRate = state.learningRate;
    this.#dropout.state = state.dropout;
    takeAll(kept, this.layers);
    takeAll(state.first, first);
    takeAll(state.second, second);
    this.updates.powers.splice(0, 2, ...state.powers);
    this.updates.afterRestore();
    this.#startOver(state.trained, state.epoch);
  }

  /** What `restore` needs besides the weights, as if the samples that wait had not come: copies. */
  get state(): NetworkState {
    const { first, second } = this.#arithmetic;
    return {
      trained: this.#trained,
      epoch: this.updates.epoch,
      learningRate: this.updates.learningRate,
      dropout: this.#waiting > 0 ? this.#dropoutBefore : this.#dropout.state,
      powers: [...this.updates.powers],
      first: copyAll(first),
      second: copyAll(second),
    };
  }

  get seed(): number {
    return this.#seed;
  }

  /** How many samples the weights have learned from since the last reset. */
  get trained(): number {
    return this.#trained;
  }

  /** Backward passes that wait for an update. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The outputs of the last `forward` or `trainSample`; good until the next one. */
  get outputs(): Floats {
    return this.#pass.layers[this.layers.length - 1].a;
  }

  /** The numbers the last `forward` and `backward` left at each layer; good until the next ones. */
  get lastPass(): readonly LayerPass[] {
    return this.#pass.layers;
  }

  /** The same for the last prediction; gradients only after `predictionBackward`. */
  get lastPrediction(): readonly LayerPass[] {
    return this.#predictionPass.layers;
  }

  /**
   * Forward and backward for one sample, and the update when its batch is full. Answers its loss
   * before the update.
   */
  trainSample(x: Floats, target: number): number {
    this.#checkTarget(target);
    this.#checkInputs(x.length);
    this.#takePass();
    gatherNonZeros(x, this.#pass.layers[0].x);
    return this.#train(target);
  }

  /** The same for row `row` (from 0) of a table, with the target that stands there. */
  trainRow(table: SampleTable, row: number): number {
    this.#checkRow(table, row);
    const target = table.target(row);
    this.#checkTarget(target);
    this.#takePass();
    this.#arithmetic.loadRow(this.#pass, table, row);
    return this.#train(target);
  }

  /**
   * Sends a sample (`inputs` values) through the layers, with dropout: the first part of a training
   * step. Answers the outputs: a view, not a copy.
   */
  forward(x: Floats): Floats {
    this.#checkInputs(x.length);
    this.#takePass();
    gatherNonZeros(x, this.#pass.layers[0].x);
    this.#arithmetic.forward(this.#pass, this.#drops ? this.#dropout : null);
    this.#phase = "forward";
    return this.outputs;
  }

  /** `forward` without dropout: for looking, so no backward can follow. */
  evaluate(x: Floats): Floats {
    this.#checkInputs(x.length);
    this.#takePass();
    gatherNonZeros(x, this.#pass.layers[0].x);
    this.#arithmetic.forward(this.#pass, null);
    this.#phase = "used";
    return this.outputs;
  }

  /** The loss of the sample of the last `forward` or `evaluate`. */
  loss(target: number): number {
    this.#checkTarget(target);
    if (this.#phase === "empty") throw new EngineMisuse("loss-before-forward");
    return this.#arithmetic.loss(this.#pass, target);
  }

  /**
   * Computes the gradients for the sample of the last `forward` and answers its loss. They wait for
   * `update`; when more than one sample waits, they make a batch.
   */
  backward(target: number): number {
    this.#checkTarget(target);
    if (this.#phase !== "forward") throw new EngineMisuse("backward-before-forward");
    const loss = this.#arithmetic.loss(this.#pass, target);
    this.#flushWaitingPass();
    this.#arithmetic.backward(this.#pass, target);
    if (this.updates.oneByOne && this.#waiting === 0) this.#waitingPass = this.#pass;
    else this.#addGradients();
    this.#waiting++;
    this.#countSilence();
    return loss;
  }

  /**
   * Changes the weights by the gradients that wait. Afterwards none wait, also when a `TrainingStop`
   * is thrown.
   */
  update(): void {
    const n = this.#waiting;
    if (n === 0) throw new EngineMisuse("update-before-backward");
    const waitingPass = this.#waitingPass;
    const bound = this.#bound;
    this.#noneWait();
    if (waitingPass !== null) this.updates.fromSample(waitingPass);
    else this.updates.fromBatch(n, bound);
    this.#trained += n;
  }

  /** Forgets gradients that wait for an update. Dropout will draw again what it drew for them. */
  discardGradients(): void {
    if (this.#waiting > 0) this.#dropout.state = this.#dropoutBefore;
    this.#noneWait();
  }

  /**
   * The outputs for a sample: a view, good until the next prediction. Uses buffers of its own, so it
   * may come between a forward and its backward. Throws a `TrainingStop` when a sum is not finite.
   */
  predict(x: Floats): Floats {
    this.#checkInputs(x.length);
    gatherNonZeros(x, this.#predictionPass.layers[0].x);
    return this.#predict();
  }

  /** The same for row `row` (from 0) of a table. */
  predictRow(table: SampleTable, row: number): Floats {
    this.#checkRow(table, row);
    this.#arithmetic.loadRow(this.#predictionPass, table, row);
    return this.#predict();
  }

  /** The loss of the sample of the last prediction. */
  predictionLoss(target: number): number {
    this.#checkTarget(target);
    return this.#arithmetic.loss(this.#predictionPass, target);
  }

  /** Differentiates that loss, without dropout, by every z of the last prediction. Nothing learns from it. */
  predictionBackward(target: number): void {
    this.predictionLoss(target);
    this.#arithmetic.backward(this.#predictionPass, target);
  }

  /**
   * The gradient that waits for the update, for layer `l` from 0: of the one sample or the mean of
   * the batch; zeros when none waits. A copy, made for looking and testing, not for speed.
   */
  gradient(l: number): { weights: Float64Array; biases: Float64Array } {
    const { weights, biases } = this.layers[l];
    const n = this.#waiting;
    if (n > 0 && this.#waitingPass === null) {
      const sums = this.#arithmetic.gradients[l];
      return {
        weights: Float64Array.from(sums.weights, (g) => g / n),
        biases: Float64Array.from(sums.biases, (g) => g / n),
      };
    }
    const sum = {
      weights: new Float64Array(weights.length),
      biases: new Float64Array(biases.length),
    };
    const at = this.#waitingPass?.layers[l];
    if (at !== undefined) addGradient(sum, at.x, at.dz);
    return sum;
  }

  /**
   * The first layer, from 1, whose ReLUs all gave 0 for each of the last `window` samples it was
   * trained on; 0 when there is none. No gradient passes such a layer: on those samples neither it
   * nor a layer below it can change. A window as long as the training list makes it a proof.
   */
  deadLayer(window = DEAD_AFTER): number {
    for (let l = 0; l < this.#silent.length; l++) if (this.#silent[l] >= window) return l + 1;
    return 0;
  }

  #startOver(trained: number, epoch: number): void {
    this.#trained = trained;
    this.updates.epoch = epoch;
    this.#noneWait();
    this.#phase = "empty";
    this.#silent.fill(0);
  }

  #noneWait(): void {
    this.#waiting = 0;
    this.#waitingPass = null;
    this.#bound = 0;
    if (this.#phase === "forward") this.#phase = "used";
  }

  /** Makes the pass ready for another sample; one that waits for its update keeps its numbers. */
  #takePass(): void {
    this.#phase = "empty";
    if (this.#waiting === 0) this.#dropoutBefore = this.#dropout.state;
    if (this.#pass !== this.#waitingPass) return;
    this.#pass = this.#sparePass;
    this.#sparePass = this.#waitingPass;
  }

  /** One training step for the sample that is in the pass. */
  #train(target: number): number {
    if (this.#inOneGo && this.#waiting === 0) {
      this.updates.trainSample(this.#pass, target);
      this.#phase = "used";
      this.#trained++;
      this.#countSilence();
      return this.#pass.loss;
    }
    this.#arithmetic.forward(this.#pass, this.#drops ? this.#dropout : null);
    this.#phase = "forward";
    const loss = this.backward(target);
    if (this.#waiting >= this.#batchSize) this.update();
    return loss;
  }

  #predict(): Floats {
    this.#arithmetic.forward(this.#predictionPass, null);
    return this.#predictionPass.layers[this.layers.length - 1].a;
  }

  #addGradients(): void {
    if (this.#waiting === 0) this.#arithmetic.clearGradients();
    this.#bound += this.#arithmetic.addGradients(this.#pass);
  }

  /** The one sample that waits by itself becomes the first of a batch. */
  #flushWaitingPass(): void {
    if (this.#waitingPass === null) return;
    this.#arithmetic.clearGradients();
    this.#bound = this.#arithmetic.addGradients(this.#waitingPass);
    this.#waitingPass = null;
  }

  /** A ReLU layer is silent on a sample when all its neurons gave 0. */
  #countSilence(): void {
    for (let l = 0; l < this.layers.length - 1; l++) {
      if (this.layers[l].activation !== "relu") continue;
      const above = this.#pass.layers[l + 1];
      const silent = above.x.count === 0 && this.#pass.layers[l].a.every((a) => a === 0);
      this.#silent[l] = silent ? this.#silent[l] + 1 : 0;
    }
  }

  #checkInputs(found: number): void {
    if (found === this.spec.inputs) return;
    throw new EngineMisuse("wrong-input-length", { found, expected: this.spec.inputs });
  }

  #checkRow(table: SampleTable, row: number): void {
    this.#checkInputs(table.inputs);
    if (row >= 0 && row < table.length) return;
    throw new EngineMisuse("row-outside-table", { found: row, rows: table.length });
  }

  #checkTarget(target: number): void {
    const outputs = this.outputs.length;
    if (isTarget(this.spec.loss, outputs, target)) return;
    throw new EngineMisuse("target-outside-outputs", { found: target, outputs });
  }
}
