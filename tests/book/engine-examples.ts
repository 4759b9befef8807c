// What the engine computes for the worked examples up to backpropagation: for each topic its given numbers
// go in, the numbers of its lines come out under the same names.
import type { Values } from "#book/formula-value";
import { activateBackward } from "#engine/activations";
import { initWeights } from "#engine/init";
import { addGradient, denseBackward, denseForward } from "#engine/kernels";
import { lossBackward, lossOf } from "#engine/losses";
import { argmax } from "#engine/metrics";
import { Network } from "#engine/network";
import type { Activation, Init, Loss } from "#engine/spec";
import {
  activated,
  all,
  drawing,
  type Engine,
  indexed,
  inputs,
  neuron,
  neuronBackward,
  neuronSpec,
  row,
  table,
} from "./example-parts.ts";

const elementwise =
  (activation: Activation): Engine =>
  (given) => {
    const at = activated(activation, all(given, "z"), all(given, "da"));
    activateBackward(at);
    return { ...indexed("a", at.a), ...indexed("dz", at.dz) };
  };

/** m, the exponentials and their sum. */
function exponentialsOf(given: Values) {
  const z = all(given, "z");
  const { a: p, sum: S } = activated("softmax", z);
  return {
    m: Math.max(...z),
    ...indexed(
      "s",
      p.map((one) => one * S),
    ),
    S,
  };
}

function dense(given: Values) {
  const z = row(0, 0);
  const dx = row(0, 0);
  const dz = all(given, "dz");
  const layer = {
    weights: row(given.w_11!, given.w_12!, given.w_21!, given.w_22!),
    biases: all(given, "b"),
  };
  const x = inputs(all(given, "x"));
  denseForward(x, layer, z);
  denseBackward(layer, dz, dx);
  const gradient = { weights: row(0, 0, 0, 0), biases: row(0, 0) };
  addGradient(gradient, x, dz);
  return {
    ...indexed("z", z),
    ...table("dw", gradient.weights),
    ...indexed("db", gradient.biases),
    ...indexed("dx", dx),
  };
}

function gradient(given: Values) {
  const { numbers } = neuronBackward(given);
  const moved = (by: number) => {
    const { network, z } = neuron(given, { w_1: given.w_1! + by });
    return { z, L: network.loss(given.y!) };
  };
  const up = moved(given.h!);
  const down = moved(-given.h!);
  return {
    ...numbers,
    ...{ z_up: up.z, L_up: up.L, z_down: down.z, L_down: down.L },
    slope: (up.L - down.L) / (2 * given.h!),
  };
}

function twoLayers(given: Values) {
  const network = new Network(
    {
      inputs: 2,
      layers: [
        { units: 2, activation: "relu", init: "zeros" },
        { units: 2, activation: "softmax", init: "zeros" },
      ],
      loss: "cross-entropy",
      optimizer: { name: "sgd", learningRate: 0.1 },
    },
    1,
  );
  for (const [l, w, b] of [
    [0, "w", "b"],
    [1, "v", "c"],
  ] as const) {
    const names = [`${w}_11`, `${w}_12`, `${w}_21`, `${w}_22`];
    network.layers[l]!.weights.set(names.map((name) => given[name]!));
    network.layers[l]!.biases.set(all(given, b));
  }
  network.forward(all(given, "x"));
  const [first, second] = network.lastPass;
  const numbers = {
    ...indexed("z", first!.z),
    ...indexed("a", first!.a),
    ...indexed("u", second!.z),
    ...{ m: Math.max(...second!.z), S: second!.sum },
    ...indexed("p", second!.a),
  };
  return { network, numbers };
}

function backprop(given: Values) {
  const { network, numbers } = twoLayers(given);
  const L = network.backward(1);
  const [first, second] = network.lastPass;
  return {
    ...numbers,
    L,
    ...indexed("du", second!.dz),
    ...table("dv", network.gradient(1).weights),
    ...indexed("da", first!.da),
    ...indexed("dz", first!.dz),
    ...table("dw", network.gradient(0).weights),
  };
}

/** `target` from 0, or the number itself. */
function lossAt(loss: Loss, at: ReturnType<typeof activated>, target: number) {
  const L = lossOf(loss, at, target);
  lossBackward(loss, at, target);
  return L;
}

function crossEntropy(given: Values) {
  const at = activated("softmax", all(given, "z"));
  const p = indexed("p", at.a);
  const L = lossAt("cross-entropy", at, 1);
  return { ...exponentialsOf(given), ...p, L, L_again: L, ...indexed("dz", at.dz) };
}

function firstWeight(init: Init, draw: number, { inputs, neurons }: Values) {
  const weights = row(0);
  initWeights(weights, { inputs: inputs!, units: neurons!, init, range: 0.5 }, drawing([draw]));
  return weights[0]!;
}

function init(given: Values) {
  // A draw of 1 gives the limit or the deviation itself.
  const widest = (name: Init) => firstWeight(name, 1, given);
  return {
    ...{ limit_Glorot: widest("glorot"), w_Glorot: firstWeight("glorot", given.U!, given) },
    ...{ limit_He: widest("he-uniform"), limit_LeCun: widest("lecun-uniform") },
    ...{ deviation_He: widest("he"), w_He: firstWeight("he", given.N!, given) },
    ...{ deviation_Glorot: widest("glorot-normal"), deviation_LeCun: widest("lecun") },
    w_Scratch: firstWeight("scratch", given.U!, given),
  };
}

function parameters({ inputs, n_1, n_2, n_3 }: Values) {
  const layers = [n_1!, n_2!, n_3!].map((units) => ({
    ...{ units, activation: "relu" as const, init: "zeros" as const },
  }));
  const network = new Network({ ...neuronSpec(0.1), inputs: inputs!, layers }, 1);
  const counts = network.layers.map(({ weights, biases }) => weights.length + biases.length);
  return { ...indexed("P", counts), P: counts.reduce((sum, count) => sum + count) };
}

/** A picture in which only that pixel has ink. */
function pixel({ side, row, column }: Values) {
  const rows = Array.from({ length: side! }, (_, r) =>
    Array.from({ length: side! }, (_, c) => (r + 1 === row && c + 1 === column ? 1 : 0)),
  );
  return { i: rows.flat().indexOf(1) + 1 };
}

export const networkExamples: Readonly<Record<string, Engine>> = {
  neuron: (given) => {
    const { z, a } = neuron(given);
    return { z, a };
  },
  pixel,
  parameters,
  dense,
  init,
  relu: elementwise("relu"),
  "leaky-relu": elementwise("leaky-relu"),
  sigmoid: elementwise("sigmoid"),
  tanh: elementwise("tanh"),
  linear: elementwise("linear"),
  softmax: (given) => {
    const at = activated("softmax", all(given, "z"), all(given, "da"));
    activateBackward(at);
    // p (da - D) with da = 0 gives D.
    return {
      ...exponentialsOf(given),
      ...indexed("p", at.a),
      D: -at.dz[2]! / at.a[2]!,
      ...indexed("dz", at.dz),
    };
  },
  "log-softmax": (given) => {
    const at = activated("log-softmax", all(given, "z"), all(given, "da"));
    activateBackward(at);
    const { a: p } = activated("softmax", all(given, "z"));
    return {
      ...exponentialsOf(given),
      ...indexed("a", at.a),
      ...indexed("p", p),
      T: at.da[0]! + at.da[1]! + at.da[2]!,
      ...indexed("dz", at.dz),
    };
  },
  forward: (given) => twoLayers(given).numbers,
  prediction: (given) => {
    const outputs = all(given, "a");
    const best = argmax(outputs);
    return { prediction: best + 1, confidence: outputs[best]! };
  },
  "cross-entropy": crossEntropy,
  "binary-cross-entropy": (given) => {
    const at = activated("sigmoid", row(given.z!));
    const L = lossAt("binary-cross-entropy", at, given.y!);
    return { a: at.a[0]!, L, L_again: L, dz: at.dz[0]! };
  },
  "mean-squared-error": (given) => {
    const at = activated("linear", all(given, "a"));
    const L = lossAt("mean-squared-error", at, 0);
    return { L, ...indexed("da", at.da) };
  },
  surprise: (given) =>
    indexed(
      "surprise",
      [...all(given, "p")].map((p) =>
        lossOf("cross-entropy", activated("softmax", row(Math.log(p), Math.log(1 - p))), 0),
      ),
    ),
  gradient,
  backprop,
};
