// The block `split [list] into training, validation and test`, run in programs.
import { expect, test } from "vitest";
import {
  block,
  get,
  type Part,
  project,
  type SavedBlock,
  whenFlag,
} from "../programs/build-project.ts";
import { compile, open, run } from "../programs/run-project.ts";

type Lists = Readonly<Record<"from" | "training" | "validation" | "test", string>>;
const usual: Lists = { from: "Mnist", training: "a", validation: "b", test: "c" };
const listId = (name: string) => ({ id: `list-${name}` });

const splitBlock = (
  shares: readonly [Part, Part, Part],
  lists: Partial<Lists> = {},
): SavedBlock => {
  const { from, training, validation, test } = { ...usual, ...lists };
  return block("data_split", {
    fields: {
      LIST: listId(from),
      TRAINING_LIST: listId(training),
      VALIDATION_LIST: listId(validation),
      TEST_LIST: listId(test),
    },
    inputs: { TRAINING: shares[0], VALIDATION: shares[1], TEST: shares[2] },
  });
};

const asked = (body: readonly SavedBlock[], seed = 1) =>
  project({
    seed,
    variables: { share: 60 },
    lists: {
      Mnist: { dataset: "mnist_100.txt" },
      a: ["old"],
      b: ["old"],
      c: ["old"],
      mixed: ["1 0.5", "no sample"],
      empty: [],
    },
    scripts: [whenFlag(...body)],
  });

async function partsOf(body: readonly SavedBlock[], seed = 1) {
  const { lists, session } = await run(asked(body, seed));
  expect(session.scheduler.fault).toBeNull();
  return [lists.a!, lists.b!, lists.c!];
}

test("every sample goes into one of the three lists, of each label its share", async () => {
  const parts = await partsOf([splitBlock([60, 20, 20])]);
  expect(parts.map(({ length }) => length)).toEqual([60, 20, 20]);
  const { lists } = await run(asked([]));
  expect(parts.flat().toSorted()).toEqual([...lists.Mnist!].toSorted());
  const ofLabel = (items: readonly unknown[], label: string) =>
    items.filter((item) => String(item).startsWith(`${label} `)).length;
  for (let digit = 0; digit < 10; digit++) {
    const all = ofLabel(lists.Mnist!, String(digit));
    parts.forEach((part, k) => {
      const share = (all * [60, 20, 20][k]!) / 100;
      expect(Math.abs(ofLabel(part, String(digit)) - share)).toBeLessThan(1);
    });
  }
});

test("the project's seed decides, however often the block runs; another seed splits otherwise", async () => {
  const once = await partsOf([splitBlock([60, 20, 20])]);
  expect(await partsOf([splitBlock([50, 25, 25]), splitBlock([60, 20, 20])])).toEqual(once);
  expect(await partsOf([splitBlock([60, 20, 20])], 2)).not.toEqual(once);
});

test("shares may be computed; with 0 % a list becomes empty, unless it is another part's", async () => {
  const parts = await partsOf([splitBlock([get("share"), 40, 0])]);
  expect(parts.map(({ length }) => length)).toEqual([60, 40, 0]);
  const two = await partsOf([splitBlock([70, 0, 30], { validation: "c" })]);
  expect(two.map(({ length }) => length)).toEqual([70, 1, 30]);
});

test("what cannot be split is told, and the lists stay as they were", async () => {
  const said = async (shares: readonly [Part, Part, Part], from = "Mnist") => {
    const { session, lists } = await run(asked([splitBlock(shares, { from })]));
    expect([lists.a, lists.b, lists.c]).toEqual([["old"], ["old"], ["old"]]);
    return session.scheduler.fault?.error.message;
  };
  expect(await said([60, 20, 30])).toMatchInlineSnapshot(
    `"The shares are 60, 20 and 30 %, together 110 %, but must be 100 % together. Change one of them."`,
  );
  expect(await said([120, -20, 0])).toMatchInlineSnapshot(
    `"The shares are 120, -20 and 0 %, but none can be less than 0 %. Use numbers from 0 to 100, together 100."`,
  );
  expect(await said([60, 20, 20], "empty")).toMatchInlineSnapshot(
    `"The list “empty” is empty. Import samples into it: use the Import button of the list."`,
  );
  expect(await said([60, 20, 20], "mixed")).toMatchInlineSnapshot(
    `"Item 2 of "mixed" is not a sample: value 1 is "sample", but a number was expected. Correct the item."`,
  );
});

test("parts in one list, or in the list that is split, are told of on the block", () => {
  const said = (lists: Partial<Lists>) =>
    compile(asked([splitBlock([60, 20, 20], lists)])).diagnostics.map(
      ({ severity, block: id, text }) => `${severity} [${id}] ${text}`,
    );
  expect(said({})).toEqual([]);
  expect(said({ test: "a" })).toMatchInlineSnapshot(`
    [
      "error [data_split-1] Two parts would go into the same list, and the second would replace the first. Choose a list of its own for each part.",
    ]
  `);
  expect(said({ training: "Mnist" })).toMatchInlineSnapshot(`
    [
      "error [data_split-1] This block would put a part back into the list that it splits, and the list would be smaller each time. Choose other lists for the parts.",
    ]
  `);
});

test("it runs in parts: a stop in between changes nothing", async () => {
  const opened = await open(asked([splitBlock([60, 20, 20])]));
  const { session } = opened;
  session.flag();
  opened.run(() => true);
  session.stop();
  expect(session.list("list-a").length).toBe(1);
  expect(session.scheduler.isIdle).toBe(true);
});
