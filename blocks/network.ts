// Network: the architecture, declared by stacking layers in a container. Not run: read at `reset network`.

import type { Category } from "#compile/block-spec";
import { checkNetworkParts } from "#compile/network-shape";
import type { Activation, Init } from "#program/program";

const activations: readonly Activation[] = ["relu", "sigmoid", "tanh", "softmax"];
const inits: readonly Init[] = ["he", "glorot", "scratch"];

export const network: Category = {
  id: "network",
  name: "Network",
  colour: ["#5B67D8", "#4A55C4", "#3A45A8"],
  blocks: [
    {
      type: "network_define",
      shape: "network",
      text: "network with {INPUTS} inputs {SHAPE}\n{PARTS}",
      slots: {
        INPUTS: { kind: "numberField", default: 784, min: 1, max: 100000, step: 1 },
        SHAPE: { kind: "note" },
        PARTS: { kind: "stack", holds: "parts" },
      },
      help: "The network's plan: how many numbers go in, then its layers from the first to the last, its loss and its optimizer. A 28 × 28 picture has 784 numbers. The plan takes effect at the next `reset network`.",
      compile: (b) => checkNetworkParts(b, b.number("INPUTS"), b.parts("PARTS")),
    },
    {
      type: "network_dense",
      shape: "part",
      text: "dense layer {UNITS} neurons, weights {INIT} {SHAPE}",
      slots: {
        UNITS: { kind: "numberField", default: 8, min: 1, max: 10000, step: 1 },
        INIT: {
          kind: "choice",
          options: [
            { value: "glorot", text: "Glorot" },
            { value: "he", text: "He" },
            { value: "scratch", text: "-0.5 to 0.5" },
          ],
        },
        SHAPE: { kind: "note" },
      },
      help: "A layer in which every neuron is connected to every input: z_j = x_1 w_1j + x_2 w_2j + ... + b_j. First weights: Glorot draws between ±√(6 / (inputs + neurons)), He from a normal distribution of width √(2 / inputs), the last evenly between -0.5 and 0.5.",
      compile: (b) => ({
        kind: "dense",
        units: b.number("UNITS"),
        init: inits.find((init) => init === b.choice("INIT")) ?? "glorot",
        block: b.id,
      }),
    },
    {
      type: "network_activation",
      shape: "part",
      text: "activation {FUNCTION}",
      slots: {
        FUNCTION: {
          kind: "choice",
          options: [
            { value: "relu", text: "ReLU" },
            { value: "sigmoid", text: "sigmoid" },
            { value: "tanh", text: "tanh" },
            { value: "softmax", text: "softmax" },
          ],
        },
      },
      help: "What each neuron makes of its sum z. ReLU: z if z > 0, else 0. Sigmoid: 1 / (1 + e^-z). Tanh: between -1 and 1. Softmax, for the last layer: e^z divided by the sum of all e^z, so that the outputs are probabilities.",
      compile: (b) => ({
        kind: "activation",
        activation: activations.find((name) => name === b.choice("FUNCTION")) ?? "relu",
        block: b.id,
      }),
    },
    {
      type: "network_loss",
      shape: "part",
      text: "loss {LOSS}",
      slots: {
        LOSS: { kind: "choice", options: [{ value: "cross-entropy", text: "cross-entropy" }] },
      },
      help: "How wrong the network is on a sample. Cross-entropy: -ln(p), p the probability that the network gives to the right label. 0 is perfect; guessing among ten digits gives 2.3.",
      compile: (b) => {
        b.choice("LOSS");
        return { kind: "loss", loss: "cross-entropy", block: b.id };
      },
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
