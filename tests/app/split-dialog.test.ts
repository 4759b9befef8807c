// @vitest-environment jsdom
// The dialog that splits a list: what it refuses, what it says of lists that are there, and what it decides.
import { beforeEach, expect, test } from "vitest";
import { type SplitDialogDeps, splitDialog } from "#app/split-dialog";
import { Refusal } from "#worker/client";
import { host, must, settled } from "../stage/browser-stubs.ts";

beforeEach(() => void host());

const counts = async (shares: readonly number[]) =>
  ["0", "1"].map((label) => ({ label, counts: shares.map((share) => share / 2) }));

async function opened(more: Partial<SplitDialogDeps> = {}) {
  const lists = [
    { name: "Mnist", length: 100 },
    { name: "Mnist test", length: 7 },
  ];
  const decision = splitDialog({ list: "Mnist", lists, seed: 3, count: counts, ...more });
  await settled();
  const el = must<HTMLDialogElement>(document, "dialog");
  const field = (label: string) =>
    [...el.querySelectorAll("input")].find(
      (one) =>
        one.getAttribute("aria-label") === label || one.closest("label")?.textContent === label,
    )!;
  const type = async (label: string, value: string) => {
    field(label).value = value;
    field(label).dispatchEvent(new Event("input"));
    await settled();
  };
  const press = (label: string) =>
    [...el.querySelectorAll("button")].find((one) => one.textContent === label)!.click();
  const cells = (selector: string) =>
    [...el.querySelectorAll(selector)].map((one) => one.textContent);
  return { decision, el, type, press, cells, problem: () => cells(".split-problem")[0] };
}

const training = "Share of the part Training, in per cent";
const validation = "Share of the part Validation, in per cent";

test("it proposes 70, 15 and 15 %, three names and the project's seed, and tells what would come of it", async () => {
  const { decision, cells, press, problem } = await opened();
  expect(problem()).toBe("");
  expect(cells("td.split-samples")).toEqual(["70", "15", "15"]);
  expect(cells(".split-counts tbody tr")).toEqual(["0357.57.5", "1357.57.5"]);
  expect(cells(".split-fate")).toEqual([
    "A new list",
    "A new list",
    "There already: its 7 items are replaced, kept for testing",
  ]);
  press("Split");
  expect(await decision).toEqual({
    shares: [70, 15, 15],
    seed: 3,
    names: ["Mnist training", "Mnist validation", "Mnist test"],
  });
});

test("the test list gets what is left, and a part without a share gets no list", async () => {
  const { decision, cells, type, press } = await opened();
  await type(training, "66.6");
  await type(validation, "0");
  expect(cells("output")).toEqual(["33.4 %, the rest"]);
  expect(cells(".split-fate")[1]).toBe("0 %: no list");
  press("Split");
  expect((await decision)?.shares).toEqual([66.6, 0, 33.4]);
});

test("it can be decided before the samples are counted", async () => {
  const { decision, press } = await opened({ count: () => new Promise(() => undefined) });
  press("Split");
  expect((await decision)?.shares).toEqual([70, 15, 15]);
});

test("what cannot be is said, and nothing is decided until it is put right", async () => {
  const { decision, type, press, problem } = await opened();
  const said: (string | null | undefined)[] = [];
  for (const [label, wrong, right] of [
    [training, "90", "70"],
    [training, "", "70"],
    [validation, "-1", "15"],
    ["Seed", "1.5", "1"],
    ["Name of the list for the part Training", "Mnist", "a"],
    ["Name of the list for the part Validation", "a", "b"],
    ["Name of the list for the part Test", " ", "c"],
  ] as const) {
    await type(label, wrong);
    press("Split");
    said.push(problem());
    await type(label, right);
    expect(problem()).toBe("");
  }
  expect(said).toMatchInlineSnapshot(`
    [
      "Training and validation are 105 % together, but there are only 100 %. Make one of them smaller.",
      "“” is no share. Write a number from 0 to 100.",
      "“-1” is no share. Write a number from 0 to 100.",
      "The seed is “1.5”, but must be a whole number, such as 1.",
      "“Mnist” is the list that is split. Give the part Training another name.",
      "Two parts have the name “a”. Each needs a list of its own.",
      "The part Test needs a name for its list.",
    ]
  `);
  press("Split");
  expect((await decision)?.names).toEqual(["a", "b", "c"]);
});

test("a list that cannot be split says why, and Cancel decides nothing", async () => {
  const why = "Item 2 of “odd” is no sample.";
  const { decision, press, problem } = await opened({
    count: () => Promise.reject(new Refusal(why, false)),
  });
  expect(problem()).toBe(why);
  press("Split");
  press("Cancel");
  expect(await decision).toBeNull();
});
