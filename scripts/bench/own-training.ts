// Our engine as one more peer: a program of its own that is asked and answers like those in peers/
// (peers/README.md), so that it is measured in the same way. A last argument names the variant.
import { createInterface } from "node:readline";
import { SampleList } from "#data/sample-list";
import { fillTable } from "#host/fill-table";
import { Labels } from "#host/labels";
import { Session } from "#host/session";
import { speakAllEnglish } from "#program/all-english";
import type { NetworkDeclaration } from "#program/program";
import { useBuiltKernels } from "../read-kernels.ts";
import { mnistTrain } from "./networks.ts";
import { findVariant, type Variant } from "./own-variants.ts";

/** Samples gone through between two looks at the clock. */
const PORTION = 96;
const JUDGED = 960;

const [, , samples = "", units = "", hidden = "", batch = "", rate = "", name = ""] =
  process.argv.slice(2);
speakAllEnglish();
const all = await mnistTrain();
const list = new SampleList(Array.from({ length: Number(samples) }, (_, i) => all.item(i)));
const variant = findVariant(name);
if (!variant.withoutKernels) await useBuiltKernels();
const network = createNetwork(variant);
const table = fillTable(
  { list, name: "MNIST", from: 0, to: list.length },
  { spec: network.spec, labels: Labels.numbered(10) },
);

let at = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const began = performance.now();
  let count = 0;
  let seconds = 0;
  while (seconds < Number(line)) {
    for (let k = 0; k < PORTION; k++) network.trainRow(table, at + k);
    at = (at + PORTION) % table.length;
    count += PORTION;
    seconds = (performance.now() - began) / 1000;
  }
  console.log(JSON.stringify({ samples: count, seconds }));
}
let right = 0;
for (let i = 0; i < JUDGED; i++) {
  const outputs = network.predictRow(table, i);
  if (outputs.indexOf(Math.max(...outputs)) === table.target(i)) right++;
}
console.log(JSON.stringify({ accuracy: right / JUDGED }));

function createNetwork({ precision, instead }: Variant) {
  const { learner } = new Session({ now: () => 0, date: () => 0 });
  const ours = instead ?? { batch: Number(batch), rate: Number(rate) };
  learner.declare(declare(precision, ours), 1);
  learner.reset();
  if (learner.network === null) throw new Error("The learner made no network");
  return learner.network;
}

function declare(
  precision: Variant["precision"],
  { batch: batchSize, rate: learningRate }: NonNullable<Variant["instead"]>,
): NetworkDeclaration {
  const counts = units.split(",").map(Number);
  return {
    inputs: 784,
    layers: counts.map((count, index) => ({
      units: count,
      activation: index === counts.length - 1 ? "softmax" : hidden === "relu" ? "relu" : "sigmoid",
      init: "glorot",
      block: "",
    })),
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate },
    batchSize,
    precision,
    block: "",
  };
}
