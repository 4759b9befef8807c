// What is said when something goes wrong while a program runs, and on which block.
import { describe, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { weightsHash } from "#engine/weights-hash";
import {
  accuracyOn,
  activation,
  afterEachEpoch,
  block,
  compare,
  dense,
  draw,
  forwardPassOf,
  get,
  loss,
  myDrawing,
  network,
  type Part,
  project,
  repeat,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  sgd,
  tinyNetwork,
  trainEpochs,
  trainEpochsUntil,
  trainOn,
  waitUntil,
  whenDrawn,
  whenFlag,
} from "./build-project.ts";
import { open, run } from "./run-project.ts";

const samples = ["0 1.0 0.0", "1 0.0 1.0", "0 0.8 0.1", "1 0.2 0.9"];

async function said(body: readonly SavedBlock[], net: SavedBlock | null = tinyNetwork()) {
  const json = project({
    variables: { n: 0, i: 0 },
    lists: {
      samples,
      empty: [],
      nines: ["0 1.0 0.0", "9 0.0 1.0"],
      "mixed up": ["0 1.0 0.0", "hello", "1 0.5", "7 0.0 1.0", "1 x 2"],
    },
    scripts: [...(net === null ? [] : [net]), whenFlag(...body)],
  });
  const outcome = await run(json);
  return {
    ...outcome,
    sentences: outcome.diagnostics.map((one) => `[${one.block}] ${one.text}`),
  };
}

const sentence = async (...args: Parameters<typeof said>) =>
  (await said(...args)).sentences.join("\n");
const set0 = (value: Part) => set("n", value);

describe("mistakes while training", () => {
  test("no network", async () => {
    expect(await sentence([reset()], null)).toMatchInlineSnapshot(
      `"[training_reset-1] There is no complete network yet. Drag the block \`network with 784 inputs\` from Network and put layers, a loss and an optimizer into it."`,
    );
    expect(await sentence([trainOn(sampleOf("samples", 1))], null)).toContain(
      "no complete network",
    );
  });

  test("steps out of order", async () => {
    expect(await sentence([block("training_backward")])).toMatchInlineSnapshot(
      `"[training_backward-1] The network has not seen a sample yet. Run \`train on\` or \`forward pass of\` a sample first."`,
    );
    expect(await sentence([block("training_update")])).toMatchInlineSnapshot(
      `"[training_update-1] There is nothing to update with. Put \`backward pass\` before \`update weights\`."`,
    );
    expect(
      await sentence([forwardPassOf(sampleOf("samples", 1)), block("training_update")]),
    ).toMatchInlineSnapshot(
      `"[training_update-1] There is nothing to update with. Put \`backward pass\` before \`update weights\`."`,
    );
    expect(await sentence([set0(block("training_loss"))])).toMatchInlineSnapshot(
      `"[data_setvariableto-1] The network has not seen a sample yet. Run \`train on\` or \`forward pass of\` a sample first."`,
    );
    expect(
      await sentence([trainOn(sampleOf("samples", 1)), block("training_backward")]),
    ).toMatchInlineSnapshot(
      `"[training_backward-1] A backward pass needs a forward pass before it. Put \`forward pass of\` above."`,
    );
  });

  test("samples that are not there", async () => {
    expect(await sentence([trainOn(sampleOf("samples", 5))])).toMatchInlineSnapshot(
      `"[data_sample-1] There is no sample 5 in “samples”: it has 4. Use a number from 1 to 4."`,
    );
    expect(await sentence([trainOn(sampleOf("samples", "x"))])).toMatchInlineSnapshot(
      `"[data_sample-1] There is no sample x in “samples”: it has 4. Use a number from 1 to 4."`,
    );
    expect(await sentence([trainOn(sampleOf("empty", 1))])).toMatchInlineSnapshot(
      `"[data_sample-1] The list “empty” is empty. Import samples into it: use the Import button of the list."`,
    );
    expect(await sentence([set0(accuracyOn("empty"))])).toMatchInlineSnapshot(
      `"[training_accuracy-1] The list “empty” is empty. Import samples into it: use the Import button of the list."`,
    );
    expect(await sentence([trainOn(myDrawing())])).toMatchInlineSnapshot(
      `"[data_drawing-1] The drawing pad is empty. Draw a digit first."`,
    );
  });

  test("samples that are none, or do not fit", async () => {
    expect(await sentence([trainOn(get("n"))])).toMatchInlineSnapshot(
      `"[data_variable-1] “0” is not a sample. A sample is a label and its numbers, like “5 0.0 0.5 1.0”. Drag \`sample (1) of [list]\` or \`my drawing\` in here."`,
    );
    expect(await sentence([draw("")])).toMatchInlineSnapshot(
      `"[text-1] “” is not a sample. A sample is a label and its numbers, like “5 0.0 0.5 1.0”. Drag \`sample (1) of [list]\` or \`my drawing\` in here."`,
    );
    expect(await sentence([trainOn(sampleOf("mixed up", 2))])).toMatchInlineSnapshot(
      `"[data_sample-1] Item 2 of "mixed up" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item."`,
    );
    expect(await sentence([trainOn(sampleOf("mixed up", 3))])).toMatchInlineSnapshot(
      `"[training_train-1] This sample has 1 numbers, but the network takes 2. Change the inputs of the network, or use another list."`,
    );
    expect(await sentence([trainOn(sampleOf("mixed up", 5))])).toMatchInlineSnapshot(
      `"[data_sample-1] Item 5 of "mixed up" is not a sample: value 1 is "x", but a number was expected. Correct the item."`,
    );
    expect(await sentence([set0(accuracyOn("mixed up"))])).toContain("mixed up");
  });

  test("a label outside the outputs", async () => {
    expect(await sentence([trainOn(sampleOf("mixed up", 4))])).toMatchInlineSnapshot(
      `"[training_train-1] This sample's label is “7”, but the network has 2 outputs, for the labels 0 to 1. Give the last layer one neuron for each label, or use another list."`,
    );
    expect(await sentence([trainOn("cat 0.5 0.5")])).toMatchInlineSnapshot(
      `"[training_train-1] This sample's label is “cat”, but the outputs of the network are for the numbers 0 to 1. Write a number from 0 for each word in the data, and give the last layer one neuron for each."`,
    );
    expect(await sentence([trainOn(" 0.5 0.5")])).toContain("sample");
    const outcome = await said([
      trainOn(sampleOf("samples", 1)),
      set0(block("training_output", { inputs: { LABEL: "" } })),
    ]);
    expect(outcome.sentences).toMatchInlineSnapshot(`
      [
        "[data_setvariableto-1] There is no output for the label “”: the network has the labels 0 to 1. Use one of them.",
      ]
    `);
    expect(
      (
        await said([
          trainOn("1.0 0.5 0.5"),
          set0(block("training_output", { inputs: { LABEL: " 1" } })),
        ])
      ).ended,
    ).toBe("done");
  });

  test("8 neurons for 10 labels", async () => {
    const net = network(784, dense(8), activation("softmax"), loss(), sgd(0.005));
    const json = project({
      variables: { i: 0 },
      lists: { Mnist: { dataset: "mnist_100.txt" } },
      scripts: [
        net,
        whenFlag(
          repeat(
            100,
            set("i", block("operator_add", { inputs: { NUM1: get("i"), NUM2: 1 } })),
            trainOn(sampleOf("Mnist", get("i"))),
          ),
        ),
      ],
    });
    const { diagnostics, session } = await run(json);
    expect(diagnostics.map((one) => one.text)).toMatchInlineSnapshot(`
      [
        "This sample's label is “9”, but the network has 8 outputs, for the labels 0 to 7. Give the last layer one neuron for each label, or use another list.",
      ]
    `);
    expect(session.learner.network?.trained).toBeGreaterThan(0);
  });

  test("a learning rate that is not above 0", async () => {
    const rate = (value: Part) => block("training_setrate", { inputs: { RATE: value } });
    expect(await sentence([rate(0)])).toMatchInlineSnapshot(
      `"[training_setrate-1] The learning rate would be 0, but an ordinary number greater than 0 is expected. Try 0.005."`,
    );
    expect(await sentence([rate(-1)])).toContain("-1");
    expect(await sentence([rate("fast")])).toContain("0");
    expect(await sentence([rate("Infinity")])).toMatchInlineSnapshot(
      `"[training_setrate-1] The learning rate would be Infinity, but an ordinary number greater than 0 is expected. Try 0.005."`,
    );
  });

  test("a rate so high that numbers overflow leaves the last good weights", async () => {
    const net = tinyNetwork(1e6);
    const steps = Array.from({ length: 300 }, (_, i) => trainOn(sampleOf("samples", 1 + (i % 4))));
    const rate = block("training_setrate", { inputs: { RATE: 1e300 } });
    const outcome = await said([rate, ...steps], net);
    expect(outcome.ended).toBe("error");
    expect(outcome.sentences).toMatchInlineSnapshot(`
      [
        "[training_train-2] The numbers grew too large: neuron 1 of layer 2 came to Infinity. The last update was not made, and the weights are the last good ones. The learning rate is 1e+300: try 0.1, then press the green flag.",
      ]
    `);
    const { layers } = outcome.session.learner.network!;
    for (const { weights, biases } of layers) {
      expect([...weights, ...biases].every(Number.isFinite)).toBe(true);
    }
  });

  test("a layer that is dead for good", async () => {
    const net = network(
      2,
      dense(3, "he"),
      activation("relu"),
      dense(2),
      activation("softmax"),
      loss(),
      sgd(0.01),
    );
    // A step of 1000 against one label pushes every neuron below zero.
    const rate = (value: number) => block("training_setrate", { inputs: { RATE: value } });
    const outcome = await said(
      [
        rate(1000),
        repeat(50, trainOn(sampleOf("samples", 1)), trainOn(sampleOf("samples", 2))),
        rate(0.01),
        repeat(400, trainOn(sampleOf("samples", 1)), trainOn(sampleOf("samples", 2))),
      ],
      net,
    );
    expect(outcome.sentences).toMatchInlineSnapshot(`
      [
        "[training_train-4] All neurons of layer 1 are dead: their ReLU gives 0 for every sample, so nothing can be learned any more. This comes from steps that are too large. The learning rate is 0.01: try 0.001, then press the green flag.",
      ]
    `);
    expect(outcome.ended).toBe("error");
  });
});

describe("mistakes while training whole epochs", () => {
  test("lists that cannot be trained on", async () => {
    expect(await sentence([trainEpochs(1, "samples")], null)).toContain("no complete network");
    expect(await sentence([trainEpochs(1, "empty")])).toMatchInlineSnapshot(
      `"[training_epochs-1] The list “empty” is empty. Import samples into it: use the Import button of the list."`,
    );
    expect(await sentence([trainEpochs(1, "mixed up")])).toMatchInlineSnapshot(
      `"[training_epochs-1] Item 2 of "mixed up" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item."`,
    );
    const wide = network(3, dense(2), activation("softmax"), loss(), sgd(0.1));
    expect(await sentence([trainEpochs(1, "samples")], wide)).toMatchInlineSnapshot(
      `"[training_epochs-1] Sample 1 of “samples” has 2 numbers, but the network takes 3. Change the inputs of the network, or use another list."`,
    );
    const narrow = network(2, dense(2), activation("softmax"), loss(), sgd(0.1));
    expect(await sentence([trainEpochs(1, "nines")], narrow)).toMatchInlineSnapshot(
      `"[training_epochs-1] Sample 2 of “nines” has the label “9”, but the network has 2 outputs, for the labels 0 to 1. Give the last layer one neuron for each label, or use other data."`,
    );
  });

  test("a batch larger than the list", async () => {
    const batch = block("network_batch", { fields: { SIZE: 5 } });
    const parts = [dense(2), activation("softmax"), loss(), sgd(0.1), batch];
    expect(await sentence([trainEpochs(1, "samples")], network(2, ...parts))).toMatchInlineSnapshot(
      `"[training_epochs-1] The batch size is 5, but there are only 4 samples to train on. Use a batch of at most 4, or all samples at once."`,
    );
  });

  test("a validation list that does not fit, before anything is learned", async () => {
    const until = (validation: string, patience: Part = 3) =>
      trainEpochsUntil(9, "samples", { validation, patience });
    expect(await sentence([until("empty")])).toMatchInlineSnapshot(
      `"[training_epochsuntil-1] The list “empty” is empty. Import samples into it: use the Import button of the list."`,
    );
    const outcome = await said([until("nines")]);
    expect(outcome.sentences).toMatchInlineSnapshot(`
      [
        "[training_epochsuntil-1] Sample 2 of “nines” has the label “9”, but the network has 2 outputs, for the labels 0 to 1. Give the last layer one neuron for each label, or use other data.",
      ]
    `);
    expect(outcome.session.learner.network?.trained).toBe(0);
    expect(await sentence([until("samples", 0)])).toMatchInlineSnapshot(
      `
      "[training_epochsuntil-1] Samples of “samples” that this block validates on are also learned from, so that it does not tell how well new samples are read. Validate on other samples: “Split…” in the menu of a list makes one.
      [training_epochsuntil-1] The training would stop after 0 epochs without a better validation loss, but a number from 1 is expected. Try 3."
    `,
    );
    expect(await sentence([until("samples", "some")])).toContain("0 epochs");
  });

  test("numbers that overflow name sample and layer and leave the last good weights", async () => {
    const rate = (value: number) => block("training_setrate", { inputs: { RATE: value } });
    const outcome = await said([rate(1e300), trainEpochs(9, "samples", "off")], tinyNetwork(1e6));
    expect(outcome.ended).toBe("error");
    expect(outcome.sentences).toMatchInlineSnapshot(`
      [
        "[training_epochs-1] The numbers grew too large at sample 2 of “samples” in epoch 1: neuron 1 of layer 2 came to Infinity. The last update was not made, and the weights are the last good ones. The learning rate is 1e+300: try 0.1, then press the green flag.",
      ]
    `);
    for (const { weights, biases } of outcome.session.learner.network!.layers) {
      expect([...weights, ...biases].every(Number.isFinite)).toBe(true);
    }
  });

  test("scripts that wait for each other through an epoch are named", async () => {
    const json = project({
      variables: { n: 0 },
      lists: { samples },
      scripts: [
        tinyNetwork(),
        whenFlag(trainEpochs(2, "samples")),
        afterEachEpoch(waitUntil(compare("gt", get("n"), 0))),
      ],
    });
    const { ended, diagnostics } = await run(json);
    expect(ended).toBe("deadlock");
    expect(diagnostics.map((one) => `[${one.block}] ${one.text}`)).toMatchInlineSnapshot(`
      [
        "[training_epochs-1] waits until all scripts under \`after each epoch\` have ended",
        "[control_wait_until-1] \`wait until\` waits for its condition to become true",
      ]
    `);
  });
});

describe("after a mistake", () => {
  test("nothing that was learned is lost, and a key or a drawing runs again", async () => {
    const json = project({
      variables: { n: 0 },
      lists: { samples },
      scripts: [
        tinyNetwork(),
        whenFlag(trainOn(sampleOf("samples", 1)), trainOn(sampleOf("samples", 9))),
        whenDrawn(set("n", 1)),
      ],
    });
    const { session, run: go } = await open(json);
    session.flag();
    expect(go(() => false)).toEqual({ ended: "error" });
    expect(session.learner.network?.trained).toBe(1);
    const hash = weightsHash(session.learner.network!);
    session.draw(new Uint8Array(784).fill(9));
    expect(go(() => false)).toEqual({ ended: "done" });
    expect(session.variable("var-n").value).toBe(1);
    expect(weightsHash(session.learner.network!)).toBe(hash);
  });

  test("the other scripts are stopped with the one that failed", async () => {
    const json = project({
      variables: { n: 0 },
      lists: { samples: [] },
      scripts: [
        tinyNetwork(),
        whenFlag(block("control_forever", { inputs: { SUBSTACK: set("n", 1) } })),
        whenFlag(trainOn(sampleOf("samples", 1))),
      ],
    });
    const { ended, session } = await run(json, {
      prepare: (s) => s.list("list-samples").replaceAll(new SampleList(["nonsense"])),
    });
    expect(ended).toBe("error");
    expect(session.scheduler.isIdle).toBe(true);
  });
});
