// The networks that are measured, and the samples they are trained on. A to C are the shapes that
// comparisons of small digit readers use.
import { fillInputs } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import { Session } from "#host/session";
import type { Activation, NetworkDeclaration } from "#program/program";
import { listOfIdx, readMnist } from "../dataset-files.ts";

export const networks = {
  "A 784-8-8-10": declare([8, 8, 10], "relu"),
  "B 784-128-64-10": declare([128, 64, 10], "relu"),
  "C 784-30-10 sigmoid": declare([30, 10], "sigmoid"),
} as const;

/** Samples gone through between two looks at the clock. */
const PORTION = 500;

function declare(units: readonly number[], hidden: Activation): NetworkDeclaration {
  return {
    inputs: 784,
    layers: units.map((count, index) => ({
      units: count,
      activation: index === units.length - 1 ? "softmax" : hidden,
      init: "glorot",
      block: "",
    })),
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.005 },
    block: "",
  };
}

let mnist: Promise<SampleList> | null = null;

/** The 60,000 training samples of MNIST, read once. */
export function mnistTrain(): Promise<SampleList> {
  mnist ??= listOfIdx(readMnist("train"));
  return mnist;
}

/**
 * A network that is trained without blocks, as the engine does it: answers a function that trains
 * the next samples of the list, over and over, and says how many.
 */
export function createDirectTraining(declaration: NetworkDeclaration, list: SampleList) {
  const { learner } = new Session(() => 0);
  learner.declare(declaration, 1);
  learner.reset();
  const { network } = learner;
  if (network === null) throw new Error("The learner made no network");
  const inputs = new Float64Array(declaration.inputs);
  let at = 0;
  return (): number => {
    for (let k = 0; k < PORTION; k++) {
      const sample = list.sample(at);
      if (!isSample(sample)) throw new Error(`Item ${at} of the list is no sample`);
      fillInputs(sample, inputs);
      network.trainSample(inputs, Number(sample.label));
      at = (at + 1) % list.length;
    }
    return PORTION;
  };
}
