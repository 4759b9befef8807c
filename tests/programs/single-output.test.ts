// Networks with one output, through blocks: a probability, or a number learned.
import { describe, expect, test } from "vitest";
import { weightsHash } from "#engine/weights-hash";
import { adoptModel, modelOf } from "#host/keep-network";
import type { NetworkDeclaration } from "#program/program";
import {
  accuracyOn,
  addTo,
  block,
  predictSample,
  reset,
  sampleOf,
  trainEpochs,
  trainOn,
} from "./build-project.ts";
import { runWith } from "./run-declared.ts";

describe("a network with one output", () => {
  const single = (
    activation: "sigmoid" | "linear",
    loss: NetworkDeclaration["loss"],
  ): Partial<NetworkDeclaration> => ({
    layers: [
      { units: 4, activation: "tanh", init: "glorot", block: "" },
      { units: 1, activation, init: "glorot", block: "" },
    ],
    loss,
  });
  const learned = [reset(), trainEpochs(200, "few"), predictSample(sampleOf("few", 2))];
  const ask = (type: string) => addTo("log", block(type));
  const output = (label: string) =>
    addTo("log", block("training_output", { inputs: { LABEL: label } }));

  test("of binary cross-entropy gives a probability of 0 or 1", async () => {
    const { log, session, said } = await runWith(single("sigmoid", "binary-cross-entropy"), [
      ...learned,
      ask("training_prediction"),
      ask("training_confidence"),
      output("1"),
      output("0"),
      addTo("log", accuracyOn("few")),
    ]);
    expect(said).toBe("");
    const [prediction, confidence, one, zero, accuracy] = log.map(Number);
    expect([prediction, accuracy]).toEqual([1, 1]);
    expect(confidence).toBeGreaterThan(0.8);
    expect(one).toBe(confidence);
    expect(zero).toBe(1 - one!);
    expect(
      session.learner.predict({ label: "?", pixels: Uint8Array.of(255, 0), text: null }),
    ).toEqual({
      label: "0",
      confidence: expect.any(Number),
      outputs: [expect.any(Number), expect.any(Number)],
      labels: ["0", "1"],
    });
  });

  test("of mean squared error gives the number, and says why it has no confidence", async () => {
    const squared = single("linear", "mean-squared-error");
    const numbers = { few: ["2.5 1.0 0.0", "-1 0.0 1.0", "2 0.8 0.1"] };
    const { log, said } = await runWith(squared, [...learned, ask("training_prediction")], numbers);
    expect(said).toBe("");
    expect(Number(log[0])).toBeCloseTo(-1, 1);
    const sure = await runWith(squared, [...learned, ask("training_confidence")], numbers);
    expect(sure.said).toMatchInlineSnapshot(
      `"This network has one output, which is a number and no probability, so there is no confidence. Use \`prediction\` and \`loss\`."`,
    );
    const labelled = await runWith(squared, [...learned, output("2")], numbers);
    expect(labelled.said).toMatchInlineSnapshot(
      `"This network has one output, which is a number, so there are no labels to ask for. Use \`prediction\`."`,
    );
    const word = await runWith(squared, [trainOn("cat 1 0")], numbers);
    expect(word.said).toMatchInlineSnapshot(
      `"This sample's label is “cat”. A network with one output learns the label as a number (with binary cross-entropy from 0 to 1). Use such labels, or give the last layer one neuron for each label."`,
    );
  });

  test("is kept and found again", async () => {
    const { session } = await runWith(single("linear", "mean-squared-error"), learned);
    const model: unknown = JSON.parse(JSON.stringify(modelOf(session.learner)));
    const hash = weightsHash(session.learner.network!);
    expect(adoptModel(session.learner, model)).toBeNull();
    expect(weightsHash(session.learner.network!)).toBe(hash);
    expect(session.learner.labels.texts).toEqual([]);
  });
});
