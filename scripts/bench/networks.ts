// The networks that are measured, and the samples they are trained on. A to C are the shapes that
// comparisons of small digit readers use.
import type { SampleList } from "#data/sample-list";
import { fillTable } from "#host/fill-table";
import { Labels } from "#host/labels";
import { makeNetwork } from "#host/make-network";
import type { Activation, NetworkDeclaration } from "#program/program";
import { listOfIdx, readMnist } from "../dataset-files.ts";

export const networks = {
  "A 784-8-8-10": declare([8, 8, 10], "relu"),
  "B 784-128-64-10": declare([128, 64, 10], "relu"),
  "C 784-30-10 sigmoid": declare([30, 10], "sigmoid"),
} as const;

/** Samples gone through between two looks at the clock. */
const PORTION = 500;

/** A network of these neurons, softmax last, with plain SGD. */
export function declare(units: readonly number[], hidden: Activation): NetworkDeclaration {
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

/** All of MNIST's training samples, ready to train this network. */
export async function mnistTable(spec: NetworkDeclaration): Promise<SampleTable> {
  const list = await mnistTrain();
  const source = { list, name: "MNIST", from: 0, to: list.length };
  return fillTable(source, { spec, labels: Labels.numbered(10) });
}

/**
 * A network that is trained without blocks, one sample a call, as the engine does it: answers a
 * function that trains the next of the first `rows` samples, over and over, and says how many.
 */
export function createDirectTraining(
  spec: NetworkDeclaration,
  { table, rows = table.length }: { readonly table: SampleTable; readonly rows?: number },
): () => number {
  const network = makeNetwork(spec, 1);
  let at = 0;
  return () => {
    for (let k = 0; k < PORTION; k++) {
      network.trainRow(table, at);
      at = (at + 1) % rows;
    }
    return PORTION;
  };
}

type SampleTable = ReturnType<typeof fillTable>;
