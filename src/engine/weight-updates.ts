// The updates of a network: its learning rate, schedule and regularisation, and what its optimizer
// has to know from one update to the next. It must not know where gradients come from.
import type { Arithmetic } from "./arithmetic.ts";
import { isHarmless, isModest, updateWithCare } from "./careful-update.ts";
import { isLearningRate } from "./check-spec.ts";
import { completeOptimizer, type Update } from "./optimizers.ts";
import type { Pass } from "./pass.ts";
import { rateFactor } from "./schedule.ts";
import type { NetworkSpec } from "./spec.ts";
import { EngineMisuse } from "./stop.ts";

export class WeightUpdates {
  /** Over how many samples L1 and L2 are spread: N of the formulas. */
  trainingSamples = 1;
  /** Adam's beta1^t and beta2^t. */
  readonly powers: [number, number] = [1, 1];
  /** Whether each sample changes the weights by plain SGD: the first form of the update. */
  readonly oneByOne: boolean;
  readonly #spec: NetworkSpec;
  readonly #arithmetic: Arithmetic;
  #learningRate: number;
  #rateFactor = 1;
  #epoch = 1;
  /** Whether some number may have become so large that each update has to be looked at. */
  #careful = false;
  readonly #update: Update;

  constructor(spec: NetworkSpec, arithmetic: Arithmetic) {
    const { batchSize = 1, optimizer } = spec;
    this.#spec = spec;
    this.#arithmetic = arithmetic;
    this.#learningRate = optimizer.learningRate;
    this.oneByOne = batchSize === 1 && optimizer.name === "sgd";
    const numbers = { rate: 0, n: 1, keep: 1, shrink: 0, correction1: 1, correction2: 1 };
    this.#update = { optimizer: completeOptimizer(optimizer), ...numbers };
  }

  /** As if nothing had been trained. */
  reset(): void {
    const { first, second } = this.#arithmetic;
    for (const { weights, biases } of [...first, ...second]) {
      weights.fill(0);
      biases.fill(0);
    }
    this.powers.fill(1);
    this.#learningRate = this.#spec.optimizer.learningRate;
    this.#careful = false;
    this.epoch = 1;
  }

  /** After what the optimizer remembers has been taken from elsewhere. */
  afterRestore(): void {
    this.#careful = !isModest(this.#arithmetic);
  }

  /** The rate before the schedule. Setting one that is not above 0 and finite is misuse. */
  get learningRate(): number {
    return this.#learningRate;
  }

  set learningRate(rate: number) {
    if (!isLearningRate(rate))
      throw new EngineMisuse("learning-rate-not-positive", { found: rate });
    this.#learningRate = rate;
  }

  /** The rate the next update uses: after the schedule, which goes on from a rate that is set. */
  get rateInForce(): number {
    return this.#learningRate * this.#rateFactor;
  }

  set rateInForce(rate: number) {
    this.learningRate = rate / this.#rateFactor;
  }

  /** The epoch under way, from 1. */
  get epoch(): number {
    return this.#epoch;
  }

  set epoch(epoch: number) {
    this.#epoch = epoch;
    this.#rateFactor = rateFactor(this.#spec.schedule ?? { name: "constant" }, epoch);
  }

  /** Forward, backward and update at once, where plain SGD needs nothing in between. */
  trainSample(pass: Pass, target: number): void {
    this.#prepare(1);
    const changed = this.#arithmetic.trainSample(pass, target, this.#update);
    if (!changed) this.#stepWithCare(pass);
  }

  /** Whether `trainSample` may be used. */
  get inOneGo(): boolean {
    const { l1 = 0, l2 = 0, layers } = this.#spec;
    return (
      this.oneByOne && l1 === 0 && l2 === 0 && layers.every(({ dropout = 0 }) => dropout === 0)
    );
  }

  /** Plain SGD after one sample, whose gradients are in the pass. Throws a `TrainingStop`. */
  fromSample(pass: Pass): void {
    this.#prepare(1);
    const harmless = this.#arithmetic.prepareSteps(pass, this.#update);
    if (harmless && this.#decayIsHarmless()) this.#arithmetic.applySteps(pass, this.#update);
    else this.#stepWithCare(pass);
  }

  /**
   * One step of the optimizer by the summed gradients of `n` samples, no term of which is above
   * `bound / n` on average. Throws a `TrainingStop`, nothing changed.
   */
  fromBatch(n: number, bound: number): void {
    this.#prepare(n);
    const update = this.#update;
    const { optimizer } = update;
    const power1 = this.powers[0] * optimizer.beta1;
    const power2 = this.powers[1] * optimizer.beta2;
    update.correction1 = 1 - power1;
    update.correction2 = 1 - power2;
    const { precision } = this.#arithmetic;
    this.#careful ||= !isHarmless(bound, update, precision);
    if (!this.#careful && this.#decayIsHarmless()) this.#arithmetic.applyGradients(update);
    else updateWithCare(this.#arithmetic, () => this.#arithmetic.applyGradients(update));
    this.powers[0] = power1;
    this.powers[1] = power2;
  }

  #prepare(n: number): void {
    const { l1 = 0, l2 = 0 } = this.#spec;
    const update = this.#update;
    const rate = this.rateInForce;
    update.rate = rate;
    update.n = n;
    update.keep = l2 === 0 ? 1 : 1 - (rate * l2) / this.trainingSamples;
    update.shrink = (rate * l1) / this.trainingSamples;
  }

  #stepWithCare(pass: Pass): void {
    updateWithCare(this.#arithmetic, () => this.#arithmetic.applySteps(pass, this.#update));
  }

  /** Decay that makes no weight larger, but for a bounded step towards or over 0. */
  #decayIsHarmless(): boolean {
    const { keep, shrink } = this.#update;
    return Math.abs(keep) <= 1 && shrink < 1;
  }
}
