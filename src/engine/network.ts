// A network: weights with a life. It learns from samples, one call after the other, and predicts.
// A sample is its input values and the index of the right output, from 0; labels are the host's.
// Order of operations, to the bit: README.md.
import { checkNetwork, isLearningRate } from "./check-spec.ts";
import { initWeights } from "./init.ts";
import { addGradient, type DenseWeights } from "./kernels.ts";
import {
  createPass,
  type DenseLayer,
  type LayerPass,
  type Pass,
  passBackward,
  passForward,
  passLoss,
} from "./pass.ts";
import { Random, streams } from "./rng.ts";
import {
  addSampleGradients,
  clearGradientSums,
  createGradientSums,
  updateFromBatch,
  updateFromSample,
} from "./sgd.ts";
import type { NetworkSpec } from "./spec.ts";
import { EngineMisuse } from "./stop.ts";

/** After so many samples in a row without a sign of life a ReLU layer counts as dead. */
export const DEAD_AFTER = 200;

export class Network {
  readonly spec: NetworkSpec;
  /** The dense layers with their weights and biases: the arrays training changes, not copies. */
  readonly layers: readonly DenseLayer[];
  #seed: number;
  #learningRate: number;
  #trained = 0;
  /** For each layer: how many samples in a row, up to the newest, got only zeros from its ReLUs. */
  readonly #silent: number[];
  /** What `backward` may build on: nothing, a forward pass, or one that an update has used up. */
  #phase: "empty" | "forward" | "used" = "empty";
  #pass: Pass;
  /** While one backward waits for its update, the next forward writes here instead. */
  #sparePass: Pass;
  readonly #predictionPass: Pass;
  /** Backward passes since the last update, and the pass of the first of them. */
  #waiting = 0;
  #waitingPass: Pass;
  /** Sums of gradients; made at the first batch. */
  #sums: DenseWeights[] | null = null;

  /** Throws an `EngineMisuse` when `checkNetwork` finds a problem or the seed is no whole number. */
  constructor(spec: NetworkSpec, seed: number) {
    const problems = checkNetwork(spec);
    if (problems.length > 0)
      throw new EngineMisuse("network-not-valid", { found: problems.length });
    this.spec = spec;
    this.layers = spec.layers.map(({ units, activation, init }, l) => {
      const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
      const weights = new Float64Array(inputs * units);
      return { inputs, units, activation, init, weights, biases: new Float64Array(units) };
    });
    this.#silent = this.layers.map(() => 0);
    this.#pass = createPass(this.layers);
    this.#sparePass = createPass(this.layers);
    this.#predictionPass = createPass(this.layers);
    this.#waitingPass = this.#pass;
    this.#seed = seed;
    this.#learningRate = spec.optimizer.learningRate;
    this.reset();
  }

  /**
   * Starts afresh: new weights from the seed (the same ones for the same seed), the learning rate as
   * declared, nothing trained, no gradients waiting.
   */
  reset(seed = this.#seed): void {
    const random = new Random(seed, streams.init);
    this.#seed = seed;
    for (const layer of this.layers) {
      initWeights(layer.weights, layer, random);
      layer.biases.fill(0);
    }
    this.#learningRate = this.spec.optimizer.learningRate;
    this.#startOver(0);
  }

  /**
   * Takes weights and biases that were kept, and goes on from there. Copies them; -0 becomes 0.
   * Throws an `EngineMisuse` when they do not fit; the numbers must be finite.
   */
  restore(kept: readonly DenseWeights[], trained: number): void {
    if (kept.length !== this.layers.length) {
      const numbers = { layer: 0, found: kept.length, expected: this.layers.length };
      throw new EngineMisuse("wrong-shape", numbers);
    }
    this.layers.forEach((layer, l) => {
      checkLength(kept[l].weights, layer.weights.length, l);
      checkLength(kept[l].biases, layer.biases.length, l);
    });
    this.layers.forEach((layer, l) => {
      copyWithoutNegativeZero(kept[l].weights, layer.weights);
      copyWithoutNegativeZero(kept[l].biases, layer.biases);
    });
    this.#startOver(trained);
  }

  get seed(): number {
    return this.#seed;
  }

  /** The rate the next update uses. Setting one that is not above 0 and finite is misuse. */
  get learningRate(): number {
    return this.#learningRate;
  }

  set learningRate(rate: number) {
    if (!isLearningRate(rate))
      throw new EngineMisuse("learning-rate-not-positive", { found: rate });
    this.#learningRate = rate;
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
  get outputs(): Float64Array {
    return this.#pass.layers[this.layers.length - 1].a;
  }

  /** The numbers the last `forward` and `backward` left at each layer; good until the next ones. */
  get lastPass(): readonly LayerPass[] {
    return this.#pass.layers;
  }

  /** The same for the last prediction (no gradients). */
  get lastPrediction(): readonly LayerPass[] {
    return this.#predictionPass.layers;
  }

  /** Forward, backward and update for one sample. Answers its loss before the update. */
  trainSample(x: Float64Array, target: number): number {
    this.#checkTarget(target);
    this.forward(x);
    const loss = this.backward(target);
    this.update();
    return loss;
  }

  /** Sends a sample (`inputs` values) through the layers. Answers the outputs: a view, not a copy. */
  forward(x: Float64Array): Float64Array {
    this.#checkInputs(x);
    if (this.#waiting === 1) this.#keepWaitingPass();
    this.#phase = "empty";
    const outputs = passForward(this.layers, x, this.#pass);
    this.#phase = "forward";
    return outputs;
  }

  /** The loss of the sample of the last `forward`. */
  loss(target: number): number {
    this.#checkTarget(target);
    if (this.#phase === "empty") throw new EngineMisuse("loss-before-forward");
    return passLoss(this.#pass, target);
  }

  /**
   * Computes the gradients for the sample of the last `forward` and answers its loss. They wait for
   * `update`; when more than one sample waits, they make a batch.
   */
  backward(target: number): number {
    this.#checkTarget(target);
    if (this.#phase !== "forward") throw new EngineMisuse("backward-before-forward");
    const loss = passLoss(this.#pass, target);
    const sums = this.#waiting > 0 ? this.#batchSums() : null;
    passBackward(this.layers, this.#pass, target);
    if (sums === null) this.#waitingPass = this.#pass;
    else addSampleGradients(sums, this.#pass);
    this.#waiting++;
    this.#countSilence();
    return loss;
  }

  /**
   * Changes the weights by the gradients that wait: one-sample SGD when it is one sample, their mean
   * when it is a batch. Afterwards none wait, also when a `TrainingStop` is thrown.
   */
  update(): void {
    const n = this.#waiting;
    if (n === 0) throw new EngineMisuse("update-before-backward");
    this.discardGradients();
    const rate = this.#learningRate;
    if (n === 1) updateFromSample(this.layers, this.#waitingPass, rate);
    else updateFromBatch(this.layers, this.#gradientSums(), { rate, n });
    this.#trained += n;
  }

  /** Forgets gradients that wait for an update, as when a run is stopped between the two. */
  discardGradients(): void {
    this.#waiting = 0;
    if (this.#phase === "forward") this.#phase = "used";
  }

  /**
   * The outputs for a sample: a view, good until the next prediction. Uses buffers of its own, so it
   * may come between a forward and its backward. Throws a `TrainingStop` when a sum is not finite.
   */
  predict(x: Float64Array): Float64Array {
    this.#checkInputs(x);
    return passForward(this.layers, x, this.#predictionPass);
  }

  /** The loss of the sample of the last `predict`. */
  predictionLoss(target: number): number {
    this.#checkTarget(target);
    return passLoss(this.#predictionPass, target);
  }

  /**
   * The gradient that waits for the update, for layer `l` from 0: of the one sample or the mean of
   * the batch; zeros when none waits. A copy, made for looking and testing, not for speed.
   */
  gradient(l: number): DenseWeights {
    const { weights, biases } = this.layers[l];
    const n = this.#waiting;
    if (n > 1) {
      const sums = this.#gradientSums()[l];
      return { weights: sums.weights.map((g) => g / n), biases: sums.biases.map((g) => g / n) };
    }
    const sum = {
      weights: new Float64Array(weights.length),
      biases: new Float64Array(biases.length),
    };
    if (n === 1) addGradient(sum, this.#waitingPass.layers[l].x, this.#waitingPass.layers[l].dz);
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

  #startOver(trained: number): void {
    this.#trained = trained;
    this.#waiting = 0;
    this.#phase = "empty";
    this.#silent.fill(0);
  }

  /** Moves the forward pass to other buffers, so that the sample that waits keeps its own. */
  #keepWaitingPass(): void {
    if (this.#pass !== this.#waitingPass) return;
    this.#pass = this.#sparePass;
    this.#sparePass = this.#waitingPass;
  }

  /** The sums of the batch; when the second sample comes, the first one is added to them here. */
  #batchSums(): DenseWeights[] {
    const sums = this.#gradientSums();
    if (this.#waiting === 1) {
      clearGradientSums(sums);
      addSampleGradients(sums, this.#waitingPass);
    }
    return sums;
  }

  #gradientSums(): DenseWeights[] {
    this.#sums ??= createGradientSums(this.layers);
    return this.#sums;
  }

  /** A ReLU layer is silent on a sample when the next layer got nothing but zeros. */
  #countSilence(): void {
    for (let l = 0; l < this.layers.length - 1; l++) {
      if (this.layers[l].activation !== "relu") continue;
      this.#silent[l] = this.#pass.layers[l + 1].x.count === 0 ? this.#silent[l] + 1 : 0;
    }
  }

  #checkInputs(x: Float64Array): void {
    if (x.length === this.spec.inputs) return;
    throw new EngineMisuse("wrong-input-length", { found: x.length, expected: this.spec.inputs });
  }

  #checkTarget(target: number): void {
    const outputs = this.layers[this.layers.length - 1].units;
    if (Number.isInteger(target) && target >= 0 && target < outputs) return;
    throw new EngineMisuse("target-outside-outputs", { found: target, outputs });
  }
}

function checkLength(values: Float64Array, expected: number, l: number): void {
  if (values.length === expected) return;
  throw new EngineMisuse("wrong-shape", { layer: l + 1, found: values.length, expected });
}

/** -0 + 0 is 0; every other number stays as it is. */
function copyWithoutNegativeZero(from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = from[i] + 0;
}
