// Training: teaching the network, one sample at a time, and asking it. `train on` is forward pass,
// backward pass and update in one; taken apart they give the same numbers.
import type { BlockSpec, Category } from "#compile/block-spec";

const sample = { kind: "sample" } as const;
const list = { kind: "list" } as const;

function statement(type: string, text: string, help: string): BlockSpec {
  return { type, shape: "statement", text, help, compile: (b) => b.call(type) };
}

function reporter(type: string, text: string, help: string): BlockSpec {
  return { type, shape: "reporter", text, help, compile: (b) => b.call(type) };
}

function onList(type: string, text: string, help: string): BlockSpec {
  return {
    type,
    shape: "reporter",
    text,
    slots: { LIST: list },
    help,
    compile: (b) => b.call(type, b.list("LIST")),
  };
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
    onSample(
      "training_train",
      "train on {SAMPLE}",
      "Learns from one sample: forward pass, backward pass, update.",
    ),
    onSample(
      "training_forward",
      "forward pass of {SAMPLE}",
      "Computes all layers from the first to the last: z_j = Σ x_i w_ij + b_j, then the activation. Afterwards `prediction`, `confidence`, `output` and `loss` speak of this sample.",
    ),
    statement(
      "training_backward",
      "backward pass",
      "Computes how the loss changes with each weight, from the last layer to the first. With softmax and cross-entropy it begins with p - 1 for the right label and p for the others. Several backward passes before an update are a batch.",
    ),
    statement(
      "training_update",
      "update weights",
      "Moves every weight a step against its gradient: w ← w - rate × gradient.",
    ),
    {
      type: "training_setrate",
      shape: "statement",
      text: "set learning rate to {RATE}",
      slots: { RATE: { kind: "number", default: 0.005 } },
      help: "The size of the steps from now on. Too large and the numbers overflow, too small and nothing moves.",
      compile: (b) => b.call("training_setrate", b.expr("RATE")),
    },
    reporter("training_rate", "learning rate", "The learning rate now in force."),
    reporter(
      "training_prediction",
      "prediction",
      "The label with the largest output for the sample last trained on or passed forward.",
    ),
    reporter(
      "training_confidence",
      "confidence",
      "The largest output, between 0 and 1: how sure the network is of its prediction.",
    ),
    {
      type: "training_output",
      shape: "reporter",
      text: "output for label {LABEL}",
      slots: { LABEL: { kind: "text", default: "0" } },
      help: "The network's output for this label, for the sample last trained on or passed forward.",
      compile: (b) => b.call("training_output", b.expr("LABEL")),
    },
    reporter(
      "training_loss",
      "loss",
      "The loss of the sample last trained on or passed forward, before the weights changed.",
    ),
    onList(
      "training_accuracy",
      "accuracy on {LIST}",
      "The share of the list's samples that the network gets right, between 0 and 1. Nothing is learned.",
    ),
    onList(
      "training_losson",
      "mean loss on {LIST}",
      "The mean of the losses of all samples of the list. Nothing is learned.",
    ),
  ],
};
