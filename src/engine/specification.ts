// The specification: a network computed in plain TypeScript, in float64, in the order README.md fixes.
// Any other arithmetic has to give the same bits. Where WebAssembly is missing, this one runs.
import { activate, activateBackward } from "./activations.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { dropBackward, dropInputs } from "./dropout.ts";
import {
  addGradient,
  applySteps,
  type DenseWeights,
  denseBackward,
  denseForward,
  type Floats,
  gatherNonZeros,
  stepsOf,
} from "./kernels.ts";
import { lossBackward, lossOf } from "./losses.ts";
import { applyGradients, decayWeights, momentsOf, type Update } from "./optimizers.ts";
import {
  createLayers,
  createLike,
  createPass,
  type DenseLayer,
  type Pass,
  type PassUse,
  stopIfNotFinite,
} from "./pass.ts";
import type { Random } from "./rng.ts";
import type { SampleTable } from "./sample-table.ts";
import type { NetworkSpec } from "./spec.ts";
import { TrainingStop } from "./stop.ts";

/**
 * A change below 2^970 leaves every finite weight finite: it is less than half the gap between the
 * two largest float64 numbers, so even the largest weight rounds back to itself.
 */
const HARMLESS_CHANGE = 2 ** 970;

export class Specification implements Arithmetic {
  readonly precision = "float64";
  readonly layers: readonly DenseLayer[];
  readonly #spec: NetworkSpec;
  #gradients: DenseWeights[] | null = null;
  #first: DenseWeights[] | null = null;
  #second: DenseWeights[] | null = null;

  constructor(spec: NetworkSpec) {
    this.#spec = spec;
    this.layers = createLayers(spec);
  }

  get gradients(): readonly DenseWeights[] {
    this.#gradients ??= createLike(this.layers);
    return this.#gradients;
  }

  get first(): readonly DenseWeights[] {
    if (momentsOf[this.#spec.optimizer.name] < 1) return [];
    this.#first ??= createLike(this.layers);
    return this.#first;
  }

  get second(): readonly DenseWeights[] {
    if (momentsOf[this.#spec.optimizer.name] < 2) return [];
    this.#second ??= createLike(this.layers);
    return this.#second;
  }

  createPass(use: PassUse = "training"): Pass {
    return createPass(this.layers, use);
  }

  loadRow(pass: Pass, table: SampleTable, row: number): void {
    table.read(row, pass.layers[0].x);
  }

  forward(pass: Pass, random: Random | null): void {
    for (let l = 0; l < this.layers.length; l++) {
      const layer = this.layers[l];
      const at = pass.layers[l];
      if (l > 0) gatherNonZeros(pass.layers[l - 1].a, at.x);
      if (random !== null && layer.dropout > 0) {
        dropInputs(at.x, at.kept, { share: layer.dropout, random });
      }
      denseForward(at.x, layer, at.z);
      stopIfNotFinite(at.z, "z", l);
      activate(at);
    }
  }

  loss(pass: Pass, target: number): number {
    const layer = this.layers.length;
    const last = pass.layers[layer - 1];
    pass.loss = lossOf(this.#spec.loss, last, target);
    if (!Number.isFinite(pass.loss)) {
      const neuron = last.z.length === 1 ? 1 : target + 1;
      throw new TrainingStop("loss", { layer, neuron, value: pass.loss });
    }
    return pass.loss;
  }

  backward(pass: Pass, target: number): void {
    lossBackward(this.#spec.loss, pass.layers[pass.layers.length - 1], target);
    for (let l = this.layers.length - 1; l > 0; l--) {
      const below = pass.layers[l - 1];
      denseBackward(this.layers[l], pass.layers[l].dz, below.da);
      const { kept } = pass.layers[l];
      if (kept.length > 0) dropBackward(below.da, kept, this.layers[l].dropout);
      activateBackward(below);
    }
  }

  prepareSteps(pass: Pass, { rate }: Update): boolean {
    let harmless = true;
    for (let l = 0; l < this.layers.length; l++) {
      const { x, dz, step } = pass.layers[l];
      stepsOf(dz, rate, step);
      stopIfNotFinite(step, "step", l);
      if (largestProduct(x.value, x.count, step) >= HARMLESS_CHANGE) harmless = false;
    }
    return harmless;
  }

  applySteps(pass: Pass, update: Update): void {
    for (let l = 0; l < this.layers.length; l++) {
      const at = pass.layers[l];
      decayWeights(this.layers[l].weights, update);
      applySteps(this.layers[l], at.x, at.step);
    }
  }

  trainSample(pass: Pass, target: number, update: Update): boolean {
    this.forward(pass, null);
    this.loss(pass, target);
    this.backward(pass, target);
    const harmless = this.prepareSteps(pass, update);
    if (harmless) this.applySteps(pass, update);
    return harmless;
  }

  clearGradients(): void {
    for (const { weights, biases } of this.gradients) {
      weights.fill(0);
      biases.fill(0);
    }
  }

  addGradients(pass: Pass): number {
    for (let l = 0; l < this.layers.length; l++) stopIfNotFinite(pass.layers[l].dz, "step", l);
    let bound = 0;
    for (let l = 0; l < this.layers.length; l++) {
      const { x, dz } = pass.layers[l];
      addGradient(this.gradients[l], x, dz);
      bound = Math.max(bound, largestProduct(x.value, x.count, dz));
    }
    return bound;
  }

  applyGradients(update: Update): void {
    for (let l = 0; l < this.layers.length; l++) {
      decayWeights(this.layers[l].weights, update);
      for (const part of ["weights", "biases"] as const) {
        const p = this.layers[l][part];
        const g = this.gradients[l][part];
        // What an optimizer does not remember stands for itself: it is neither read nor written.
        const first = this.first[l]?.[part] ?? g;
        const second = this.second[l]?.[part] ?? g;
        applyGradients({ p, g, first, second }, update);
      }
    }
  }
}

/** The largest |x_i * d_j|; a bias has the input 1. */
function largestProduct(x: Floats, count: number, d: Floats): number {
  let input = 1;
  for (let k = 0; k < count; k++) input = Math.max(input, Math.abs(x[k]));
  let largest = 0;
  for (let j = 0; j < d.length; j++) largest = Math.max(largest, Math.abs(d[j]));
  return input * largest;
}
