// Whole epochs, items of lists, and predicting, through blocks.
import { describe, expect, test } from "vitest";
import { weightsHash } from "#engine/weights-hash";
import type { NetworkDeclaration } from "#program/program";
import {
  accuracyOn,
  activation,
  addTo,
  afterEachEpoch,
  block,
  change,
  dense,
  draw,
  epoch,
  figure,
  forwardPassOf,
  get,
  itemOf,
  join,
  lengthOf,
  loss,
  meanLossOn,
  network,
  plot,
  predictSample,
  project,
  repeat,
  replaceItem,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  sgd,
  tinyNetwork,
  trainEpochs,
  trainEpochsUntil,
  trainOn,
  wait,
  whenFlag,
} from "./build-project.ts";
import { few, runWith } from "./run-declared.ts";
import { run } from "./run-project.ts";

const digits = network(
  784,
  dense(8),
  activation("relu"),
  dense(10),
  activation("softmax"),
  loss(),
  sgd(0.01),
);

/** The blocks run under the flag, with the lists Mnist and few. */
const program = (
  net: SavedBlock,
  body: readonly SavedBlock[],
  others: readonly SavedBlock[] = [],
) =>
  project({
    seed: 3,
    variables: { i: 0, n: 0, text: "" },
    lists: { Mnist: { dataset: "mnist_100.txt" }, few, log: [] },
    scripts: [net, whenFlag(...body), ...others],
  });

const hand = (epochs: number, list: string, ...forEach: SavedBlock[]) =>
  repeat(epochs, set("i", 0), repeat(lengthOf(list), change("i", 1), ...forEach));
const trainHere = (list: string) => trainOn(sampleOf(list, get("i")));

describe("train epochs", () => {
  test("in the list's order gives the bits of the loops written by hand", async () => {
    const byHand = await run(program(digits, [reset(), hand(3, "Mnist", trainHere("Mnist"))]));
    const inOne = await run(program(digits, [reset(), trainEpochs(3, "Mnist", "off")]));
    expect(inOne.ended).toBe("done");
    const { network } = inOne.session.learner;
    expect(weightsHash(network!)).toBe(weightsHash(byHand.session.learner.network!));
    expect(network!.trained).toBe(300);
    expect(inOne.rounds).toBe(300);
  });

  test("spreads L2 over the list, as the loops written by hand do", async () => {
    const plan = { l2: 0.5, l1: 0.01 };
    const inOne = await runWith(plan, [reset(), trainEpochs(9, "few", "off")]);
    const byHand = await runWith(plan, [reset(), hand(9, "few", trainHere("few"))]);
    const apart = [
      forwardPassOf(sampleOf("few", get("i"))),
      block("training_backward"),
      block("training_update"),
    ];
    const takenApart = await runWith(plan, [reset(), hand(9, "few", ...apart)]);
    expect(byHand.hash).toBe(inOne.hash);
    expect(takenApart.hash).toBe(inOne.hash);
    const without = await runWith({}, [reset(), trainEpochs(9, "few", "off")]);
    expect(without.hash).not.toBe(inOne.hash);
  });

  test("waits after each epoch until the scripts that listen have ended", async () => {
    const note = [
      plot(figure("training loss"), "epoch loss"),
      plot(figure("training accuracy"), "epoch accuracy"),
      wait(0.1),
      addTo("log", join("epoch ", epoch())),
    ];
    const { lists, session } = await run(
      program(
        digits,
        [reset(), addTo("log", epoch()), trainEpochs(3, "Mnist"), addTo("log", "end")],
        [afterEachEpoch(...note), afterEachEpoch(change("n", 1))],
      ),
    );
    expect(lists.log).toEqual([0, "epoch 1", "epoch 2", "epoch 3", "end"]);
    expect(session.variable("var-n").value).toBe(3);
    const [, epochLoss, accuracy] = session.recorder.allSeries();
    expect([...epochLoss!.x]).toEqual([100, 200, 300]);
    expect(accuracy!.y).toHaveLength(3);
    expect(session.recorder.metrics.loss).toHaveLength(3);
  });

  test("shows the newest sample with its outputs, and leaves it in hand", async () => {
    const { session, variables } = await run(
      program(digits, [
        reset(),
        trainEpochs(1, "Mnist", "off"),
        set("text", block("training_prediction")),
        set("n", block("training_loss")),
      ]),
    );
    const last = session.list("list-Mnist").sample(99);
    expect(session.learner.sample).toBe(last);
    const { drawn } = session.recorder.take(session.learner);
    expect(drawn?.sample?.label).toBe("label" in last ? last.label : "");
    expect(drawn?.prediction?.label).toBe(variables.text);
    expect(Number(variables.n)).toBeGreaterThan(0);
    // No block drew them.
    expect(session.recorder.samplesDrawn).toBe(0);
  });

  test("goes on with the same network's epochs on another list", async () => {
    const schedule = { name: "exponential", factor: 0.5 } as const;
    const { log, session } = await runWith(
      { schedule },
      [
        reset(),
        trainEpochs(2, "few"),
        trainEpochs(1, "others"),
        addTo("log", epoch()),
        addTo("log", block("training_rate")),
        reset(),
        addTo("log", epoch()),
        addTo("log", figure("training loss")),
      ],
      { others: few },
    );
    expect(log).toEqual([3, 0.1 / 8, 0, ""]);
    expect(session.learner.network!.trained).toBe(0);
  });

  test("ends when the network is reset meanwhile", async () => {
    const { session, lists } = await run(
      program(
        tinyNetwork(),
        [trainEpochs(50, "few"), addTo("log", "after")],
        [afterEachEpoch(addTo("log", epoch()), block("training_reset"))],
      ),
    );
    expect(lists.log).toEqual([1, "after"]);
    expect(session.learner.network!.trained).toBe(0);
  });

  test("gives the same bits after a reset, whatever was trained before", async () => {
    const plan: Partial<NetworkDeclaration> = {
      optimizer: { name: "adam", learningRate: 0.01 },
      l2: 0.1,
      batchSize: 3,
    };
    const text = trainOn("1 0.5 0.5");
    const learn = [reset(), text, text, text, trainEpochs(3, "few")];
    const once = await runWith(plan, learn);
    const twice = await runWith(plan, [...learn, text, ...learn]);
    expect(twice.hash).toBe(once.hash);
    expect(twice.session.learner.network!.trained).toBe(15);
  });

  test("takes the list as it is when it begins", async () => {
    const untouched = await run(program(tinyNetwork(), [reset(), trainEpochs(4, "few")]));
    const edited = await run(
      program(
        tinyNetwork(),
        [reset(), trainEpochs(4, "few")],
        [afterEachEpoch(replaceItem("few", 1, "1 0.5 0.5"))],
      ),
    );
    expect(weightsHash(edited.session.learner.network!)).toBe(
      weightsHash(untouched.session.learner.network!),
    );
  });

  test("stops early, tells of the last epoch while it lasts, then of the best", async () => {
    const until = trainEpochsUntil(200, "few", { validation: "Odd", patience: 2 });
    const json = project({
      seed: 3,
      lists: { few, Odd: ["0 0.0 1.0", "1 0.6 0.5", "0 0.9 0.0"], log: [], losses: [] },
      scripts: [
        tinyNetwork(0.5),
        whenFlag(reset(), until, addTo("log", "then"), addTo("log", epoch())),
        afterEachEpoch(addTo("log", epoch()), addTo("losses", figure("validation loss"))),
      ],
    });
    const { lists, session } = await run(json);
    const losses = lists.losses!.map(Number);
    const best = 1 + losses.indexOf(Math.min(...losses));
    expect(losses.length).toBe(best + 2);
    expect(losses.length).toBeLessThan(200);
    expect(lists.log).toEqual([...losses.map((_, i) => i + 1), "then", best]);
    expect(session.learner.network!.trained).toBe(best * few.length);
  });
});

describe("train on an item of a list", () => {
  const often = (...body: SavedBlock[]) => repeat(60, ...body);

  test("trains on the good items of a list with a bad one, also when its table is ready", async () => {
    const mixed = { mixed: ["0 1.0 0.0", "hello", "9 0.5 0.5", "1 0.0 1.0"] };
    const good = often(trainOn(sampleOf("mixed", 1)), trainOn(sampleOf("mixed", 4)));
    const fine = await runWith({}, [reset(), good], mixed);
    expect(fine.said).toBe("");
    expect(fine.session.learner.network!.trained).toBe(120);
    const bad = await runWith({}, [reset(), good, trainOn(sampleOf("mixed", 2))], mixed);
    expect(bad.said).toContain('Item 2 of "mixed" is not a sample');
    const wrong = await runWith({}, [reset(), good, trainOn(sampleOf("mixed", 3))], mixed);
    expect(wrong.said).toContain("label is “9”");
  });

  test("never trains on an item as it was before an edit", async () => {
    const edits = (train: SavedBlock) => [
      reset(),
      often(trainOn(sampleOf("few", 1)), trainOn(sampleOf("few", 2))),
      replaceItem("few", 2, "0 0.7 0.3"),
      train,
      often(replaceItem("few", 1, join("1 0.2 0.", get("i"))), change("i", 1), train),
    ];
    const both = (first: SavedBlock["type"] | null) => {
      const sample = (index: number) =>
        first === null ? sampleOf("few", index) : join(itemOf("few", index), "");
      return repeat(1, trainOn(sample(1)), trainOn(sample(2)));
    };
    const items = await run(program(tinyNetwork(), edits(both(null))));
    const texts = await run(program(tinyNetwork(), edits(both("text"))));
    expect(items.ended).toBe("done");
    expect(weightsHash(items.session.learner.network!)).toBe(
      weightsHash(texts.session.learner.network!),
    );
  });

  test("accuracy and mean loss are the same while the list is edited and afterwards", async () => {
    const ask = [addTo("log", accuracyOn("few")), addTo("log", meanLossOn("few"))];
    const { lists } = await run(
      program(tinyNetwork(), [reset(), ...ask, replaceItem("few", 1, itemOf("few", 1)), ...ask]),
    );
    expect(lists.log!.slice(2)).toEqual(lists.log!.slice(0, 2));
  });
});

describe("predict", () => {
  const layers = (dropout: number): Partial<NetworkDeclaration> => ({
    layers: [
      { units: 20, activation: "relu", init: "he", block: "" },
      { units: 2, activation: "softmax", init: "glorot", dropout, block: "" },
    ],
  });
  const asked = ["training_prediction", "training_confidence", "training_loss"].map((type) =>
    addTo("log", block(type)),
  );

  test("asks without dropout and takes the sample in hand", async () => {
    const [dropping, without] = await Promise.all(
      [0.5, 0].map((dropout) =>
        runWith(layers(dropout), [reset(), predictSample(sampleOf("few", 2)), ...asked]),
      ),
    );
    expect(dropping!.log).toEqual(without!.log);
    const forward = await runWith(layers(0.5), [
      reset(),
      forwardPassOf(sampleOf("few", 2)),
      ...asked,
    ]);
    expect(forward.log).not.toEqual(dropping!.log);
    expect(dropping!.session.learner.network!.trained).toBe(0);
  });

  test("is drawn with what the network said", async () => {
    const { session } = await runWith({}, [
      predictSample(sampleOf("few", 2)),
      draw(sampleOf("few", 2)),
    ]);
    expect(session.recorder.take(session.learner).drawn?.prediction).not.toBeNull();
  });

  test("cannot be followed by a backward pass", async () => {
    const { said } = await runWith({}, [
      predictSample(sampleOf("few", 1)),
      block("training_backward"),
    ]);
    expect(said).toBe(
      "A backward pass needs a forward pass before it. Put `forward pass of` above.",
    );
  });
});
