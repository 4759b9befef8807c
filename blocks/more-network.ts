// Network +: what a plan can say beyond a first network. Kept apart, at the end of the palette, so
// that a beginner meets five blocks. All of it goes into the container of network.ts.

import type { BlockSpec, Category, SettingPart, Slot } from "#compile/block-spec";
import type { OptimizerDeclaration } from "#program/program";
import { network } from "./network.ts";

/** Numbers typed into a block. Bounds that are out of reach themselves: network-rules.ts. */
const positive = (usual: number): Slot => ({
  kind: "numberField",
  default: usual,
  min: 0,
  max: 1e6,
  step: 0,
});
const share = (usual: number): Slot => ({
  kind: "numberField",
  default: usual,
  min: 0,
  max: 1,
  step: 0,
});
const count = (usual: number): Slot => ({
  kind: "numberField",
  default: usual,
  min: 1,
  max: 1e6,
  step: 1,
});

type PartSpec = Extract<BlockSpec, { shape: "part" }>;
type Reader = Parameters<PartSpec["compile"]>[0];
type Setting = SettingPart extends infer Part
  ? Part extends unknown
    ? Omit<Part, "block">
    : never
  : never;

interface Words extends Pick<BlockSpec, "type" | "text" | "help"> {
  readonly slots?: Readonly<Record<string, Slot>>;
}

/** A part that sets something of the whole network. */
function setting(words: Words, read: (b: Reader) => Setting): PartSpec {
  return { ...words, shape: "part", compile: (b) => ({ ...read(b), block: b.id }) };
}

function optimizer(words: Words, read: (b: Reader) => OptimizerDeclaration): PartSpec {
  return setting(words, (b) => ({ kind: "optimizer", optimizer: read(b) }));
}

const layers: readonly PartSpec[] = [
  {
    type: "network_dropout",
    shape: "part",
    text: "dropout, share {SHARE}",
    slots: { SHARE: share(0.2) },
    help: "While the network trains, each input of the next dense layer may be dropped: with the probability given here it is 0, else x / (1 - share), so that the sums stay as large as they are. So no neuron can rely on a single other one. When the network is asked, nothing is dropped.",
    compile: (b) => ({ kind: "dropout", share: b.number("SHARE"), block: b.id }),
  },
  {
    type: "network_dense_uniform",
    shape: "part",
    text: "dense layer {UNITS} neurons, weights within ± {RANGE} {SHAPE}",
    slots: {
      UNITS: { kind: "numberField", default: 8, min: 1, max: 10000, step: 1 },
      RANGE: positive(0.5),
      SHAPE: { kind: "note" },
    },
    help: "A dense layer whose first weights are drawn evenly between -a and a: (2 U - 1) × a, U a random number from 0 to 1. Else it is like the other dense layer.",
    compile: (b) => ({
      kind: "dense",
      units: b.number("UNITS"),
      init: "uniform",
      range: b.number("RANGE"),
      block: b.id,
    }),
  },
];

const optimizers: readonly PartSpec[] = [
  optimizer(
    {
      type: "network_momentum",
      text: "SGD, learning rate {RATE}\n{KIND} {MOMENTUM}",
      slots: {
        RATE: positive(0.005),
        KIND: {
          kind: "choice",
          options: [
            { value: "momentum", text: "momentum" },
            { value: "nesterov", text: "Nesterov momentum" },
          ],
        },
        MOMENTUM: share(0.9),
      },
      help: "SGD that keeps some of its speed v from step to step. With momentum, g the gradient: v ← momentum × v + g, then w ← w - rate × v. Nesterov's looks one step ahead: w ← w - rate × (g + momentum × v).",
    },
    (b) => ({
      name: b.choice("KIND") === "nesterov" ? "nesterov" : "momentum",
      learningRate: b.number("RATE"),
      momentum: b.number("MOMENTUM"),
    }),
  ),
  optimizer(
    {
      type: "network_rmsprop",
      text: "RMSProp, learning rate {RATE}\ndecay {DECAY} ε {EPSILON}",
      slots: { RATE: positive(0.001), DECAY: share(0.99), EPSILON: share(1e-8) },
      help: "Each weight has a step of its own, smaller where its gradients g are large: s ← decay × s + (1 - decay) × g², then w ← w - rate × g / (√s + ε).",
    },
    (b) => ({
      name: "rmsprop",
      learningRate: b.number("RATE"),
      decay: b.number("DECAY"),
      epsilon: b.number("EPSILON"),
    }),
  ),
  optimizer(
    {
      type: "network_adagrad",
      text: "AdaGrad, learning rate {RATE}\nε {EPSILON}",
      slots: { RATE: positive(0.01), EPSILON: share(1e-10) },
      help: "Each weight has a step of its own, which becomes smaller with all gradients g that it has had: s ← s + g², then w ← w - rate × g / (√s + ε).",
    },
    (b) => ({
      name: "adagrad",
      learningRate: b.number("RATE"),
      epsilon: b.number("EPSILON"),
    }),
  ),
  optimizer(
    {
      type: "network_adam",
      text: "Adam, learning rate {RATE}\nβ1 {BETA1} β2 {BETA2} ε {EPSILON}",
      slots: {
        RATE: positive(0.001),
        BETA1: share(0.9),
        BETA2: share(0.999),
        EPSILON: share(1e-8),
      },
      help: "Keeps for each weight the mean of its gradients g and of their squares: m ← β1 m + (1 - β1) g, s ← β2 s + (1 - β2) g², then at step t: w ← w - rate × m / (1 - β1^t) / (√(s / (1 - β2^t)) + ε).",
    },
    (b) => ({
      name: "adam",
      learningRate: b.number("RATE"),
      beta1: b.number("BETA1"),
      beta2: b.number("BETA2"),
      epsilon: b.number("EPSILON"),
    }),
  ),
];

const batches: readonly PartSpec[] = [
  setting(
    {
      type: "network_batch",
      text: "batch of {SIZE} samples",
      slots: { SIZE: count(32) },
      help: "The weights change only after so many samples n, by the mean of their gradients: w ← w - rate × (g_1 + g_2 + ... + g_n) / n. The last batch of an epoch may be shorter. Without this block they change after each sample.",
    },
    (b) => ({ kind: "batchSize", batchSize: b.number("SIZE") }),
  ),
  setting(
    {
      type: "network_fullbatch",
      text: "batch of all samples",
      help: "The weights change once an epoch, by the mean of the gradients of all N samples: w ← w - rate × (g_1 + g_2 + ... + g_N) / N.",
    },
    () => ({ kind: "batchSize", batchSize: "full" }),
  ),
];

const regularisations: readonly PartSpec[] = [
  setting(
    {
      type: "network_l2",
      text: "L2 regularisation, strength {STRENGTH}",
      slots: { STRENGTH: positive(0.1) },
      help: "Pulls all weights towards 0, so that the network does not learn its samples by heart. Before each update: w ← w × (1 - rate × strength / N), N the number of training samples. Biases stay.",
    },
    (b) => ({ kind: "l2", l2: b.number("STRENGTH") }),
  ),
  setting(
    {
      type: "network_l1",
      text: "L1 regularisation, strength {STRENGTH}",
      slots: { STRENGTH: positive(0.1) },
      help: "Pulls all weights towards 0 by equal steps, so that many become very small. Before each update: w ← w - rate × strength / N × (1 if w > 0, -1 if w < 0), N the number of training samples. Biases stay.",
    },
    (b) => ({ kind: "l1", l1: b.number("STRENGTH") }),
  ),
];

const WHICH_EPOCHS = "Epochs are those that `train epochs on` counts.";

const schedules: readonly PartSpec[] = [
  setting(
    {
      type: "network_stepdecay",
      text: "learning rate × {FACTOR} after every {EVERY} epochs",
      slots: { FACTOR: share(0.5), EVERY: count(10) },
      help: `Step decay. In epoch t, counted from 1, the rate is rate × factor^k, with k = (t - 1) / epochs rounded down. ${WHICH_EPOCHS}`,
    },
    (b) => ({
      kind: "schedule",
      schedule: { name: "step", every: b.number("EVERY"), factor: b.number("FACTOR") },
    }),
  ),
  setting(
    {
      type: "network_exponentialdecay",
      text: "learning rate × {FACTOR} after each epoch",
      slots: { FACTOR: share(0.95) },
      help: `Exponential decay. In epoch t, counted from 1, the rate is rate × factor^(t - 1). ${WHICH_EPOCHS}`,
    },
    (b) => ({
      kind: "schedule",
      schedule: { name: "exponential", factor: b.number("FACTOR") },
    }),
  ),
  setting(
    {
      type: "network_decayfrom",
      text: "learning rate × {FACTOR} each epoch from epoch {FROM}",
      slots: { FACTOR: share(0.3), FROM: count(5) },
      help: `The rate is as it is before that epoch, rate × factor in it, rate × factor² in the next one, then rate × factor³, and so on. ${WHICH_EPOCHS}`,
    },
    (b) => ({
      kind: "schedule",
      schedule: { name: "decay-from", from: b.number("FROM"), factor: b.number("FACTOR") },
    }),
  ),
  setting(
    {
      type: "network_warmup",
      text: "learning rate rises over {EPOCHS} epochs",
      slots: { EPOCHS: count(5) },
      help: `Warm-up. In epoch t, counted from 1, the rate is rate × t / epochs, and after these epochs the full rate. ${WHICH_EPOCHS}`,
    },
    (b) => ({ kind: "schedule", schedule: { name: "warm-up", epochs: b.number("EPOCHS") } }),
  ),
];

const precisions: readonly PartSpec[] = [
  setting(
    {
      type: "network_float32",
      text: "fast: float32",
      help: "Computes with about 7 digits instead of 16, which is faster. The numbers then differ a little from those of blocks that compute the same.",
    },
    () => ({ kind: "precision", precision: "float32" }),
  ),
];

export const moreNetwork: Category = {
  id: "morenetwork",
  name: "Network +",
  colour: network.colour,
  blocks: [...layers, ...optimizers, ...batches, ...regularisations, ...schedules, ...precisions],
};
