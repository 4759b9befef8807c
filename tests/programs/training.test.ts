// Training through blocks: taken apart, on my drawing, on a text, and what accuracy leaves alone.
import { expect, test } from "vitest";
import { weightsHash } from "#engine/weights-hash";
import {
  accuracyOn,
  activation,
  addTo,
  block,
  change,
  dense,
  draw,
  forwardPassOf,
  get,
  loss,
  meanLossOn,
  myDrawing,
  network,
  plot,
  project,
  repeat,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  sgd,
  trainOn,
  whenDrawn,
  whenFlag,
} from "./build-project.ts";
import { open, run } from "./run-project.ts";

const digits = network(
  784,
  dense(8),
  activation("relu"),
  dense(10),
  activation("softmax"),
  loss(),
  sgd(0.01),
);
const sample = sampleOf("Mnist", get("i"));

/** Three epochs over the first 100 samples of MNIST, with these blocks for each. */
function training(...forEach: SavedBlock[]) {
  return project({
    seed: 3,
    variables: { i: 0, sum: 0, accuracy: 0, "mean loss": 0 },
    lists: { Mnist: { dataset: "mnist_100.txt" }, losses: [] },
    scripts: [
      digits,
      whenFlag(
        reset(),
        repeat(3, set("i", 0), repeat(100, change("i", 1), ...forEach)),
        set("accuracy", accuracyOn("Mnist")),
        set("mean loss", meanLossOn("Mnist")),
      ),
    ],
  });
}

const noteLoss = addTo("losses", block("training_loss"));
const apart = [
  forwardPassOf(sample),
  noteLoss,
  block("training_backward"),
  block("training_update"),
];

test("forward, backward and update as blocks give the bits of `train on`", async () => {
  const whole = await run(training(trainOn(sample), noteLoss));
  const parts = await run(training(...apart));
  expect(parts.ended).toBe("done");
  expect(weightsHash(parts.session.learner.network!)).toBe(
    weightsHash(whole.session.learner.network!),
  );
  expect(parts.lists.losses).toEqual(whole.lists.losses);
  expect(parts.variables).toEqual(whole.variables);
  expect(parts.session.learner.network?.trained).toBe(300);
});

test("a sample as text trains as the item of the list does", async () => {
  const whole = await run(training(trainOn(sample), noteLoss));
  const asText = block("operator_join", { inputs: { STRING1: sample, STRING2: "" } });
  const text = await run(training(trainOn(asText), noteLoss));
  expect(weightsHash(text.session.learner.network!)).toBe(
    weightsHash(whole.session.learner.network!),
  );
});

test("accuracy and mean loss in the middle of a step leave the step alone", async () => {
  const asked = [
    set("accuracy", accuracyOn("Mnist")),
    set("mean loss", meanLossOn("Mnist")),
    set("sum", block("training_confidence")),
  ];
  const once = (blocks: SavedBlock[]) =>
    project({
      variables: { i: 1, sum: 0, accuracy: 0, "mean loss": 0 },
      lists: { Mnist: { dataset: "mnist_100.txt" }, losses: [] },
      scripts: [digits, whenFlag(reset(), ...blocks)],
    });
  const [forward, note, backward, update] = apart as [
    SavedBlock,
    SavedBlock,
    SavedBlock,
    SavedBlock,
  ];
  const plain = await run(once([forward, note, backward, update]));
  const busy = await run(
    once([forward, ...asked, note, ...asked, backward, ...asked, update, ...asked]),
  );
  expect(busy.lists).toEqual(plain.lists);
  expect(weightsHash(busy.session.learner.network!)).toBe(
    weightsHash(plain.session.learner.network!),
  );
});

test("accuracy is the share of right predictions", async () => {
  const { session, variables } = await run(training(trainOn(sample)));
  const list = session.list("list-Mnist");
  let right = 0;
  for (let i = 0; i < 100; i++) {
    const item = list.sample(i);
    if ("pixels" in item && session.learner.predict(item).label === item.label) right += 1;
  }
  expect(variables.accuracy).toBe(right / 100);
});

test("my drawing is predicted, drawn and told by its pixels", async () => {
  const opened = await open(
    project({
      variables: { label: "", pixel: 0, prediction: "", confidence: 0, times: 0 },
      scripts: [
        digits,
        whenDrawn(
          change("times", 1),
          forwardPassOf(myDrawing()),
          set("prediction", block("training_prediction")),
          set("confidence", block("training_confidence")),
          set("label", block("data_label", { inputs: { SAMPLE: myDrawing() } })),
          set("pixel", block("data_pixel", { inputs: { PIXEL: 2, SAMPLE: myDrawing() } })),
          draw(myDrawing()),
        ),
      ],
    }),
  );
  const { session } = opened;
  session.draw(null);
  expect(session.scheduler.isIdle).toBe(true);
  const pixels = new Uint8Array(784);
  pixels.fill(255, 1, 200);
  session.draw(pixels);
  expect(opened.run(() => false)).toEqual({ ended: "done" });
  expect(session.variable("var-label").value).toBe("?");
  expect(session.variable("var-pixel").value).toBe(1);
  const { drawn } = session.recorder.take(session.learner);
  expect(drawn?.sample).toMatchObject({ width: 28, height: 28, label: "?" });
  expect(drawn?.prediction?.label).toBe(session.variable("var-prediction").value);
  expect(drawn?.prediction?.confidence).toBe(session.variable("var-confidence").value);
  // Drawing on while the script runs starts it afresh.
  session.draw(pixels);
  session.draw(pixels);
  opened.run(() => false);
  expect(session.variable("var-times").value).toBe(2);
});

test("training on my drawing says that it has no label among the outputs", async () => {
  const opened = await open(project({ scripts: [digits, whenDrawn(trainOn(myDrawing()))] }));
  opened.session.draw(new Uint8Array(784).fill(1));
  expect(opened.run(() => false)).toEqual({ ended: "error" });
  expect(opened.session.scheduler.fault?.error.message).toContain("label is “?”");
});

test("points stand at the number of samples learned so far", async () => {
  const { session } = await run(
    project({
      variables: { i: 1 },
      lists: { Mnist: { dataset: "mnist_100.txt" } },
      scripts: [
        digits,
        whenFlag(
          plot(7, "epoch loss"),
          repeat(3, trainOn(sample), plot(block("training_loss"), "sample loss")),
          plot(0.5, "epoch accuracy"),
        ),
      ],
    }),
  );
  const [sampleLoss, epochLoss, accuracy] = session.recorder.allSeries();
  expect([...sampleLoss!.x]).toEqual([1, 2, 3]);
  expect([...epochLoss!.x]).toEqual([0]);
  expect([...accuracy!.x, ...accuracy!.y]).toEqual([3, 0.5]);
});
