// Training: teaching the network, one sample at a time or whole epochs, and asking it. `train on` is
// forward pass, backward pass and update in one; taken apart they give the same numbers.
import type { BlockSpec, Category } from "#compile/block-spec";
import type { Expr } from "#program/program";
import { epochs, sliceFigure } from "./epochs.ts";

const sample = { kind: "sample" } as const;
const list = { kind: "list" } as const;

function statement(type: string, text: string, help: string): BlockSpec {
  return { type, shape: "statement", text, help, compile: (b) => b.call(type) };
}

function reporter(type: string, text: string, help: string): BlockSpec {
  return { type, shape: "reporter", text, help, compile: (b) => b.call(type) };
}

function onSample(type: string, text: string, help: string): BlockSpec {
  return {
    type,
    shape: "statement",
    text,
    slots: { SAMPLE: sample },
    help,
    compile: (b) => b.call(type, b.expr("SAMPLE")),
  };
}

/** The list of `sample (i) of [list]` or `item (i) of [list]`; null for any other sample. */
function listOf(sample: Expr): Expr | null {
  return (sample.kind === "call" && sample.args.find(({ kind }) => kind === "list")) || null;
}

const trainOn: BlockSpec = {
  type: "training_train",
  shape: "statement",
  text: "train on {SAMPLE}",
  slots: { SAMPLE: sample },
  help: "Learns from one sample: forward pass, backward pass and update in one. Every weight moves a small step against its gradient g, which says how the loss changes with it: w ← w - rate × g. With batches the update comes when the batch is full.",
  compile(b) {
    const learned = b.expr("SAMPLE");
    b.uses("learns", listOf(learned), "some");
    return b.call("training_train", learned);
  },
};

export const training: Category = {
  id: "training",
  name: "Training",
  colour: ["#CC3B71", "#B92E62", "#9C2150"],
  blocks: [
    statement(
      "training_reset",
      "reset network",
      "Makes the network anew from its plan, with fresh weights that follow from the project's seed.",
    ),
    trainOn,
    ...epochs,
    onSample(
      "training_predict",
      "predict {SAMPLE}",
      "Asks the network about a sample; nothing is learned. Afterwards `prediction`, `confidence`, `output` and `loss` speak of it. Unlike in a forward pass no neuron is dropped, and no backward pass can follow.",
    ),
    onSample(
      "training_forward",
      "forward pass of {SAMPLE}",
      "Computes all layers from the first to the last: z_j = Σ x_i w_ij + b_j, then the activation. Afterwards `prediction`, `confidence`, `output` and `loss` speak of this sample.",
    ),
    statement(
      "training_backward",
      "backward pass",
      "Computes how the loss changes with each weight, from the last layer to the first. With softmax and cross-entropy it begins with dz_j = p_j - 1 for the right label and dz_j = p_j for the others. Then in each layer the gradient of weight w_ij is x_i × dz_j, that of bias b_j is dz_j, and dx_i = Σ w_ij dz_j goes on to the layer before. Several backward passes before an update are a batch.",
    ),
    statement(
      "training_update",
      "update weights",
      "Moves every weight a step against its gradient g: w ← w - rate × g. After several backward passes g is the mean of theirs. Other optimizers than SGD have formulas of their own, which stand in the help of their blocks.",
    ),
    {
      type: "training_setrate",
      shape: "statement",
      text: "set learning rate to {RATE}",
      slots: { RATE: { kind: "number", default: 0.005 } },
      help: "The size of the steps from now on, the rate in w ← w - rate × gradient. Too large and the numbers overflow, too small and nothing moves.",
      compile: (b) => b.call("training_setrate", b.expr("RATE")),
    },
    reporter(
      "training_rate",
      "learning rate",
      "The learning rate now in force: the rate in w ← w - rate × gradient.",
    ),
    reporter(
      "training_prediction",
      "prediction",
      "The label with the largest output, a_j = max(a_1, a_2, ...), for the sample last trained on, passed forward or predicted; the first of them on a tie. With one output: 0 or 1, or the number learned.",
    ),
    reporter(
      "training_confidence",
      "confidence",
      "How sure the network is of its prediction: the largest output, confidence = max(a_1, a_2, ...), between 0 and 1.",
    ),
    {
      type: "training_output",
      shape: "reporter",
      text: "output for label {LABEL}",
      slots: { LABEL: { kind: "text", default: "0" } },
      help: "The network's output for this label, a_j = f(z_j) with f the activation of the last layer, for the sample last trained on, passed forward or predicted.",
      compile: (b) => b.call("training_output", b.expr("LABEL")),
    },
    reporter(
      "training_loss",
      "loss",
      "The loss of the sample last trained on, passed forward or predicted, before the weights changed. With cross-entropy it is -ln(p), p the probability given to the right label; the help of the `loss` block in the network has the other formulas.",
    ),
    reporter(
      "training_epoch",
      "epoch",
      "The last epoch that a `train epochs` block finished; 0 after a reset. After an early stop: the best epoch.",
    ),
    {
      type: "training_epochfigure",
      shape: "reporter",
      text: "{FIGURE} of the epoch",
      slots: {
        FIGURE: {
          kind: "choice",
          options: [
            { value: "training loss", text: "training loss" },
            { value: "training accuracy", text: "training accuracy" },
            { value: "validation loss", text: "validation loss" },
            { value: "validation accuracy", text: "validation accuracy" },
          ],
        },
      },
      help: "Of the epoch that `epoch` names: loss = sum of all losses / samples, accuracy = samples that are right / samples, between 0 and 1. In training each sample is measured when it is learned, before the update.",
      compile: (b) => b.call("training_epochfigure", b.literal(b.choice("FIGURE"))),
    },
    {
      type: "training_accuracy",
      shape: "reporter",
      text: "accuracy on {LIST}",
      slots: { LIST: list },
      help: "The share of the list's samples that the network gets right: accuracy = samples that are right / all samples, between 0 and 1. Nothing is learned.",
      compile: (b) => b.call("training_accuracy", b.list("LIST")),
    },
    {
      type: "training_losson",
      shape: "reporter",
      text: "{FIGURE} on {LIST}",
      slots: {
        FIGURE: {
          kind: "choice",
          options: [
            { value: "mean loss", text: "mean loss" },
            { value: "number right", text: "number right" },
          ],
        },
        LIST: list,
      },
      help: "Tests the network on all N samples of the list. Mean loss = (loss 1 + loss 2 + ... + loss N) / N; number right = samples that are right, from 0 to N. Nothing is learned.",
      compile: (b) => b.call("training_losson", b.list("LIST"), b.literal(b.choice("FIGURE"))),
    },
    sliceFigure,
    {
      type: "training_classfigure",
      shape: "reporter",
      text: "{FIGURE} of label {LABEL} on {LIST}",
      slots: {
        FIGURE: {
          kind: "choice",
          options: [
            { value: "precision", text: "precision" },
            { value: "recall", text: "recall" },
            { value: "F1", text: "F1" },
          ],
        },
        LABEL: { kind: "text", default: "0" },
        LIST: list,
      },
      help: "One label against all others, between 0 and 1. TP: samples of this label that are predicted so; FP: others predicted so; FN: samples of this label predicted otherwise. Precision = TP / (TP + FP); recall = TP / (TP + FN); F1 = 2 TP / (2 TP + FP + FN). Empty where that is 0 / 0. Nothing is learned.",
      compile: (b) =>
        b.call(
          "training_classfigure",
          b.literal(b.choice("FIGURE")),
          b.expr("LABEL"),
          b.list("LIST"),
        ),
    },
    {
      type: "training_surprise",
      shape: "reporter",
      text: "surprise of {SAMPLE}",
      slots: { SAMPLE: sample },
      help: "How little the network expects this sample's label: its loss. With cross-entropy surprise = -ln(p), p the probability given to the label: 0 when it is certain, 2.3 when all ten digits are as likely. A large surprise can be a wrong label. Nothing is learned, and `prediction` still speaks of the sample before.",
      compile: (b) => b.call("training_surprise", b.expr("SAMPLE")),
    },
  ],
};
