// Training and testing on some samples of a list: the same as on a list that has only those, to the bit.
import { expect, test } from "vitest";
import {
  addTo,
  block,
  epoch,
  figure,
  figureOn,
  get,
  type Part,
  project,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  tinyNetwork,
  trainEpochs,
  trainEpochsUntil,
  trainOn,
  whenFlag,
} from "./build-project.ts";
import { runWith } from "./run-declared.ts";
import { compile } from "./run-project.ts";

const all = Array.from({ length: 12 }, (_, i) => `${i % 2} ${(i % 5) / 5} ${((i * 3) % 7) / 7}`);
const lists = {
  all,
  first: all.slice(0, 5),
  middle: all.slice(5, 9),
  mixed: [...all.slice(0, 3), "9 1 1", "word"],
};

type Ends = readonly [first: Part, last: Part];
const field = (list: string) => ({ id: `list-${list}` });
const trainSlice = (epochs: Part, list: string, [FROM, TO]: Ends, shuffle = "on") =>
  block("training_epochsslice", {
    fields: { LIST: field(list), SHUFFLE: shuffle },
    inputs: { EPOCHS: epochs, FROM, TO },
  });
const trainSliceUntil = (
  epochs: Part,
  [list, [FROM, TO]]: readonly [string, Ends],
  [other, [from, to]]: readonly [string, Ends],
) =>
  block("training_epochssliceuntil", {
    fields: { LIST: field(list), SHUFFLE: "on", VALIDATION: field(other), METRIC: "loss" },
    inputs: { EPOCHS: epochs, FROM, TO, VALIDATION_FROM: from, VALIDATION_TO: to, PATIENCE: 2 },
  });
const figureOnSlice = (name: string, list: string, [FROM, TO]: Ends) =>
  block("training_slicefigure", {
    fields: { FIGURE: name, LIST: field(list) },
    inputs: { FROM, TO },
  });

const run = (...body: SavedBlock[]) => runWith({}, [reset(), ...body], lists);

test.each(["on", "off"] as const)(
  "some samples teach what a list of them teaches, shuffled %s",
  async (shuffle) => {
    const slice = await run(trainSlice(3, "all", [6, 9], shuffle));
    const list = await run(trainEpochs(3, "middle", shuffle));
    expect(slice.said).toBe("");
    expect(slice.hash).toBe(list.hash);
    expect(slice.hash).not.toBe((await run(trainSlice(3, "all", [1, 4], shuffle))).hash);
  },
);

test("validating on a slice stops as validating on a list of it does", async () => {
  const told = [addTo("log", epoch()), addTo("log", figure("validation loss"))];
  const slice = await run(trainSliceUntil(40, ["all", [1, 5]], ["all", [6, 9]]), ...told);
  const list = await run(
    trainEpochsUntil(40, "first", { validation: "middle", patience: 2 }),
    ...told,
  );
  expect(slice.said).toBe("");
  expect(slice.hash).toBe(list.hash);
  expect(slice.log).toEqual(list.log);
  expect(slice.log).toHaveLength(2);
});

test("accuracy, mean loss and number right are those of a list of the samples", async () => {
  const learned = trainEpochs(4, "all");
  const { log, said } = await run(
    learned,
    set("n", 6),
    ...["mean loss", "number right", "accuracy"].map((name) =>
      addTo("log", figureOnSlice(name, "all", [get("n"), 9])),
    ),
    addTo("log", figureOn("middle", "mean loss")),
    addTo("log", figureOn("middle", "number right")),
    addTo("log", figureOnSlice("accuracy", "all", [12, 12])),
  );
  expect(said).toBe("");
  expect([log[0], log[1]]).toEqual([log[3], log[4]]);
  expect(log[2]).toBe(Number(log[4]) / 4);
  expect([0, 1]).toContain(log[5]);
});

test("the samples are those that the list has when the block runs", async () => {
  const figures = [
    addTo("log", figureOnSlice("mean loss", "grown", [1, 2])),
    addTo("grown", "1 0.9 0.9"),
    block("data_replaceitemoflist", {
      fields: { LIST: field("grown") },
      inputs: { INDEX: 1, ITEM: "0 1 1" },
    }),
    addTo("log", figureOnSlice("mean loss", "grown", [1, 2])),
    addTo("log", figureOnSlice("mean loss", "grown", [1, 3])),
  ];
  const { log, said } = await runWith({}, [reset(), ...figures], { grown: ["0 0 0", "1 1 0"] });
  expect(said).toBe("");
  expect(new Set(log).size).toBe(3);
});

test("ends that the list does not have are told, and nothing is learned", async () => {
  const said = async (...ends: Ends) => {
    const outcome = await run(trainSlice(1, "all", ends));
    expect(outcome.session.learner.network?.trained).toBe(0);
    return outcome.said;
  };
  expect(await said(1, 13)).toMatchInlineSnapshot(
    `"Samples 1 to 13 of “all” were asked for, but it has 12. Use numbers from 1 to 12, the first not above the last."`,
  );
  const wrong: readonly Ends[] = [
    [0, 5],
    [-1, 5],
    [7, 6],
    ["", 5],
    ["a", "b"],
    [1, "Infinity"],
  ];
  for (const ends of wrong) {
    expect(await said(...ends)).toContain("Use numbers from 1 to 12");
  }
  expect(
    (await run(addTo("log", figureOnSlice("accuracy", "log", [1, 1])))).said,
  ).toMatchInlineSnapshot(
    `"The list “log” is empty. Import samples into it: use the Import button of the list."`,
  );
  const until = await run(trainSliceUntil(5, ["all", [1, 5]], ["first", [3, 9]]));
  expect(until.said).toMatchInlineSnapshot(
    `"Samples 3 to 9 of “first” were asked for, but it has 5. Use numbers from 1 to 5, the first not above the last."`,
  );
});

test("a sample that does not fit is named by its place in the list", async () => {
  expect((await run(trainSlice(1, "mixed", [2, 4]))).said).toMatchInlineSnapshot(
    `"Sample 4 of “mixed” has the label “9”, but the network has 2 outputs, for the labels 0 to 1. Give the last layer one neuron for each label, or use other data."`,
  );
  expect((await run(addTo("log", figureOnSlice("accuracy", "mixed", [3, 5])))).said).toContain(
    "Sample 4 of",
  );
  expect((await run(trainSlice(1, "mixed", [1, 3]))).said).toBe("");
});

test("learning from what is validated on is warned of where it can be told", () => {
  const warnings = (...body: SavedBlock[]) =>
    compile(
      project({ variables: { n: 3 }, lists, scripts: [tinyNetwork(), whenFlag(...body)] }),
    ).diagnostics.map(({ severity, block: id, code }) => `${severity} ${id} ${code}`);
  const until = (learned: Ends, validated: Ends) =>
    trainSliceUntil(9, ["all", learned], ["all", validated]);
  const warned = ["warning training_epochssliceuntil-1 lists.validatesTraining"];
  expect(warnings(until([1, 5], [6, 12]))).toEqual([]);
  expect(warnings(until([1, 6], [6, 12]))).toEqual(warned);
  expect(warnings(until([1, get("n")], [2, 12]))).toEqual([]);
  expect(warnings(until([1, 5], [6, 12]), trainEpochs(1, "all"))).toEqual(warned);
  expect(warnings(until([1, 5], [6, 12]), trainSlice(1, "all", [9, 9]))).toEqual(warned);
  expect(warnings(until([1, 5], [6, 12]), trainOn(sampleOf("all", 1)))).toEqual([]);
});
