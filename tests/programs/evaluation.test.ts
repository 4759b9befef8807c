// Testing the network with blocks: what the reporters on a list tell, and how surprising a sample is.
import { expect, test } from "vitest";
import { classFigures } from "#engine/evaluation";
import {
  accuracyOn,
  addTo,
  block,
  figureOfLabel,
  figureOn,
  meanLossOn,
  predictSample,
  reset,
  sampleOf,
  surpriseOf,
  trainEpochs,
} from "./build-project.ts";
import { runWith } from "./run-declared.ts";

const points = ["0 1.0 0.0", "1 0.0 1.0", "0 0.9 0.2", "1 0.3 0.8", "0 0.1 0.9", "1 0.9 0.1"];
const learned = [reset(), trainEpochs(5, "few")];
const surprises = points.map((_, index) => addTo("log", surpriseOf(sampleOf("few", index + 1))));
const few = { few: points };

test("mean loss, number right and accuracy are those of the list's samples", async () => {
  const { log, said } = await runWith(
    {},
    [
      ...learned,
      ...surprises,
      addTo("log", meanLossOn("few")),
      addTo("log", figureOn("few", "mean loss")),
      addTo("log", figureOn("few", "number right")),
      addTo("log", accuracyOn("few")),
    ],
    few,
  );
  expect(said).toBe("");
  const numbers = log.map(Number);
  const sum = numbers.slice(0, 6).reduce((total, loss) => total + loss, 0);
  // Without the menu, as in projects saved before it came.
  expect(numbers[6]).toBe(numbers[7]);
  expect(numbers[6]).toBeCloseTo(sum / 6, 12);
  expect(numbers[9]).toBe(numbers[8]! / 6);
});

test("precision, recall and F1 of a label are those of its counts, empty where they are 0/0", async () => {
  const ask = (label: string) =>
    (["precision", "recall", "F1"] as const).map((name) =>
      addTo("log", figureOfLabel(name, label, "few")),
    );
  const { log, session, said } = await runWith({}, [...learned, ...ask("1"), ...ask("0.0")], few);
  expect(said).toBe("");
  const confusion = [
    [0, 0],
    [0, 0],
  ];
  for (const line of points) {
    const [label, ...values] = line.split(" ").map(Number);
    const outputs = session.learner.network!.predict(Float64Array.from(values));
    confusion[label!]![outputs[1]! > outputs[0]! ? 1 : 0]!++;
  }
  const of = ({ precision, recall, f1 }: ReturnType<typeof classFigures>[number]) =>
    [precision, recall, f1].map((figure) => figure ?? "");
  const [zero, one] = classFigures(confusion);
  expect(log).toEqual([...of(one!), ...of(zero!)]);
  const zeros = { few: ["0 0 0", "0 0 0"] };
  const none = await runWith({}, [reset(), ...ask("1")], zeros);
  expect(none.log.slice(1)).toEqual(["", ""]);
});

test("the surprise of a sample is its loss, and leaves the sample in hand alone", async () => {
  const loss = addTo("log", block("training_loss"));
  const { log } = await runWith(
    {},
    [
      ...learned,
      predictSample(sampleOf("few", 1)),
      loss,
      addTo("log", surpriseOf(sampleOf("few", 5))),
      loss,
      predictSample(sampleOf("few", 5)),
      loss,
    ],
    few,
  );
  expect(log[2]).toBe(log[0]);
  expect(log[3]).toBe(log[1]);
  expect(log[1]).not.toBe(log[0]);
});

test("a label that is none of the network's, and a network without labels, are told of", async () => {
  const ask = [...learned, addTo("log", figureOfLabel("recall", "cat", "few"))];
  expect((await runWith({}, ask, few)).said).toMatchInlineSnapshot(
    `"There is no output for the label “cat”: the network has the labels 0 to 1. Use one of them."`,
  );
  const single = {
    layers: [{ units: 1, activation: "sigmoid", init: "glorot", block: "" }],
    loss: "binary-cross-entropy",
  } as const;
  expect((await runWith(single, ask, few)).said).toMatchInlineSnapshot(
    `"This network has one output and so no labels to tell apart: there is no precision, recall or F1. Give the last layer one neuron for each label, or use \`accuracy on\`."`,
  );
});
