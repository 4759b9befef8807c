// Network: the architecture, declared by stacking layers in a container. Not run: read at `reset network`.
// These blocks make a first network; the rest of what a plan can say is in more-network.ts.

import type { Category } from "#compile/block-spec";
import { checkNetworkParts } from "#compile/network-shape";
import type { Activation, Init, Loss } from "#program/program";

interface Option<Name extends string> {
  /** Saved in people's files. */
  readonly value: Name;
  readonly text: string;
}

// The first of a menu is its default.
const inits: readonly Option<Exclude<Init, "uniform">>[] = [
  { value: "glorot", text: "Glorot" },
  { value: "glorot-normal", text: "Glorot normal" },
  { value: "he", text: "He" },
  { value: "he-uniform", text: "He uniform" },
  { value: "lecun", text: "LeCun" },
  { value: "lecun-uniform", text: "LeCun uniform" },
  { value: "scratch", text: "-0.5 to 0.5" },
  { value: "zeros", text: "0" },
];

const activations: readonly Option<Activation>[] = [
  { value: "relu", text: "ReLU" },
  { value: "leaky-relu", text: "leaky ReLU" },
  { value: "sigmoid", text: "sigmoid" },
  { value: "tanh", text: "tanh" },
  { value: "softmax", text: "softmax" },
  { value: "log-softmax", text: "log-softmax" },
  { value: "linear", text: "linear" },
];

const losses: readonly Option<Loss>[] = [
  { value: "cross-entropy", text: "cross-entropy" },
  { value: "binary-cross-entropy", text: "binary cross-entropy" },
  { value: "mean-squared-error", text: "mean squared error" },
];

export const network: Category = {
  id: "network",
  name: "Network",
  colour: ["#5B67D8", "#4A55C4", "#3A45A8"],
  blocks: [
    {
      type: "network_define",
      shape: "network",
      text: "network with {INPUTS} inputs\n{SHAPE}\n{PARTS}",
      slots: {
        INPUTS: { kind: "numberField", default: 784, min: 1, max: 100000, step: 1 },
        SHAPE: { kind: "note" },
        PARTS: { kind: "stack", holds: "parts" },
      },
      help: "The network's plan: how many numbers go in, then its layers from the first to the last, its loss and its optimizer. A 28 × 28 picture has 784 numbers. Each dense layer has inputs × neurons weights, and a bias for each neuron. The plan takes effect at the next `reset network`.",
      compile: (b) => checkNetworkParts(b, b.number("INPUTS"), b.parts("PARTS")),
    },
    {
      type: "network_dense",
      shape: "part",
      text: "dense layer {UNITS} neurons, weights {INIT} {SHAPE}",
      slots: {
        UNITS: { kind: "numberField", default: 8, min: 1, max: 10000, step: 1 },
        INIT: { kind: "choice", options: inits },
        SHAPE: { kind: "note" },
      },
      help: "A layer in which every neuron is connected to every input: z_j = x_1 w_1j + x_2 w_2j + ... + b_j. Its first weights are drawn at random, so large that sums neither fade away nor grow huge: Glorot goes well with sigmoid, tanh and softmax, He with ReLU; LeCun is an earlier choice. With 0, neurons that have a layer after them never learn to differ.",
      compile: (b) => ({
        kind: "dense",
        units: b.number("UNITS"),
        init: chosen(inits, b.choice("INIT")) ?? "glorot",
        block: b.id,
      }),
    },
    {
      type: "network_activation",
      shape: "part",
      text: "activation {FUNCTION}",
      slots: { FUNCTION: { kind: "choice", options: activations } },
      help: "What each neuron makes of its sum z. ReLU: z if z > 0, else 0. Leaky ReLU: z if z > 0, else 0.01 z. Sigmoid: 1 / (1 + e^-z). Tanh: (e^z - e^-z) / (e^z + e^-z), between -1 and 1. Softmax, for the last layer: e^z divided by the sum of all e^z, so that the outputs are probabilities; log-softmax gives their logarithms. Linear: z as it is.",
      compile: (b) => ({
        kind: "activation",
        activation: chosen(activations, b.choice("FUNCTION")) ?? "relu",
        block: b.id,
      }),
    },
    {
      type: "network_loss",
      shape: "part",
      text: "loss {LOSS}",
      slots: { LOSS: { kind: "choice", options: losses } },
      help: "How wrong the network is on a sample. Cross-entropy, with softmax: -ln(p), p the probability that the network gives to the right label. 0 is perfect; guessing among ten digits gives 2.3. Binary cross-entropy, with sigmoid: the sum over all outputs a of -ln(a) where 1 is right and -ln(1 - a) where 0 is right. Mean squared error, with any activation: the mean of (a - y)² over the outputs, y the right answer.",
      compile: (b) => ({
        kind: "loss",
        loss: chosen(losses, b.choice("LOSS")) ?? "cross-entropy",
        block: b.id,
      }),
    },
    {
      type: "network_sgd",
      shape: "part",
      text: "SGD, learning rate {RATE}",
      slots: {
        RATE: { kind: "numberField", default: 0.005, min: 0, max: 1e6, step: 0 },
      },
      help: "Stochastic gradient descent: after each sample every weight moves a small step against its gradient: w ← w - rate × gradient. `set learning rate` changes the rate while it runs.",
      compile: (b) => ({
        kind: "optimizer",
        optimizer: { name: "sgd", learningRate: b.number("RATE") },
        block: b.id,
      }),
    },
  ],
};

function chosen<Name extends string>(
  options: readonly Option<Name>[],
  value: string,
): Name | undefined {
  return options.find((option) => option.value === value)?.value;
}
