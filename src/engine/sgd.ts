// Plain SGD: the update after one sample and the update after a batch. Both look first whether every
// number they would write is finite, and write nothing if one is not. Formulas: README.md.
import { addGradient, applyGradient, applySteps, type DenseWeights, stepsOf } from "./kernels.ts";
import { type DenseLayer, type LayerPass, type Pass, stopIfNotFinite } from "./pass.ts";
import { TrainingStop } from "./stop.ts";

/**
 * A change below 2^970 leaves every finite weight finite: it is less than half the gap between the
 * two largest float64 numbers, so even the largest weight rounds back to itself.
 */
const HARMLESS_CHANGE = 2 ** 970;

/**
 * Updates the layers with the dz of one sample: step_j = rate * dz_j, w_ij <- w_ij - x_i * step_j.
 * Throws a `TrainingStop`, with no weight changed, when a step or a new weight is not finite.
 */
export function updateFromSample(layers: readonly DenseLayer[], pass: Pass, rate: number): void {
  for (let l = 0; l < layers.length; l++) {
    const at = pass.layers[l];
    stepsOf(at.dz, rate, at.step);
    stopIfNotFinite(at.step, "step", l);
    if (largestChange(at) >= HARMLESS_CHANGE) stopIfWeightOverflows(layers[l], at, l);
  }
  for (let l = 0; l < layers.length; l++) {
    const at = pass.layers[l];
    applySteps(layers[l], at.x, at.step);
  }
}

/** Room for the gradients of a batch, one sum for each weight and bias, all 0. */
export function createGradientSums(layers: readonly DenseLayer[]): DenseWeights[] {
  return layers.map(({ inputs, units }) => ({
    weights: new Float64Array(inputs * units),
    biases: new Float64Array(units),
  }));
}

export function clearGradientSums(sums: readonly DenseWeights[]): void {
  for (const { weights, biases } of sums) {
    weights.fill(0);
    biases.fill(0);
  }
}

/** Adds the gradients of one sample. Throws a `TrainingStop`, nothing added, when a dz is not finite. */
export function addSampleGradients(sums: readonly DenseWeights[], pass: Pass): void {
  for (let l = 0; l < sums.length; l++) stopIfNotFinite(pass.layers[l].dz, "step", l);
  for (let l = 0; l < sums.length; l++) {
    const at = pass.layers[l];
    addGradient(sums[l], at.x, at.dz);
  }
}

/**
 * Updates the layers with the gradients of `n` samples: w_ij <- w_ij - rate * (G_ij / n).
 * Throws a `TrainingStop`, with no weight changed, when a new weight is not finite.
 */
export function updateFromBatch(
  layers: readonly DenseLayer[],
  sums: readonly DenseWeights[],
  step: { readonly rate: number; readonly n: number },
): void {
  for (let l = 0; l < layers.length; l++) {
    stopIfBatchOverflows(layers[l].weights, sums[l].weights, {
      ...step,
      l,
      units: layers[l].units,
    });
    stopIfBatchOverflows(layers[l].biases, sums[l].biases, { ...step, l, units: layers[l].units });
  }
  for (let l = 0; l < layers.length; l++) {
    applyGradient(layers[l].weights, sums[l].weights, step);
    applyGradient(layers[l].biases, sums[l].biases, step);
  }
}

/** No weight or bias of the layer changes by more than this (a bias has the input 1). */
function largestChange({ x, step }: LayerPass): number {
  let input = 1;
  for (let k = 0; k < x.count; k++) input = Math.max(input, Math.abs(x.value[k]));
  let largestStep = 0;
  for (let j = 0; j < step.length; j++) largestStep = Math.max(largestStep, Math.abs(step[j]));
  return input * largestStep;
}

function stopIfWeightOverflows(layer: DenseLayer, { x, step }: LayerPass, l: number): void {
  for (let j = 0; j < step.length; j++) {
    let value = layer.biases[j] - step[j];
    for (let k = 0; k < x.count && Number.isFinite(value); k++) {
      value = layer.weights[x.index[k] * step.length + j] - x.value[k] * step[j];
    }
    if (!Number.isFinite(value))
      throw new TrainingStop("step", { layer: l + 1, neuron: j + 1, value });
  }
}

function stopIfBatchOverflows(
  p: Float64Array,
  g: Float64Array,
  { rate, n, l, units }: { rate: number; n: number; l: number; units: number },
): void {
  for (let i = 0; i < p.length; i++) {
    const value = p[i] - rate * (g[i] / n);
    if (!Number.isFinite(value)) {
      throw new TrainingStop("step", { layer: l + 1, neuron: (i % units) + 1, value });
    }
  }
}
