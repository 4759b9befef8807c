// The worker's request that splits a list: counts first, then the lists, each with its way back.
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import type { Desk, ServeOptions } from "#worker/requests";
import { split } from "#worker/split-requests";
import { itemsOf } from "../programs/run-project.ts";

const options = { signal: new AbortController().signal } as ServeOptions;

function deskWith(items: string[]) {
  const { session } = createHeadless();
  session.list("all").replaceAll(new SampleList(items));
  session.list("old").replaceAll(new SampleList(["old"]));
  return { session, undo: new Map<number, SampleList>(), undoTokens: 0 } as unknown as Desk;
}

const digits = Array.from({ length: 40 }, (_, i) => `${[10, 9, "b", "a"][i % 4]} ${i} 0.5`);
const ask = { list: "all", shares: [50, 30, 20], seed: 7 } as const;

test("counts are told by label, in order, and nothing changes", async () => {
  const desk = deskWith(digits);
  const { classes, replies } = await split({ ...ask, into: null }, desk, options);
  expect(classes).toEqual(["9", "10", "a", "b"].map((label) => ({ label, counts: [5, 3, 2] })));
  expect(replies).toEqual([]);
  expect([...desk.session.lists.keys()].toSorted()).toEqual(["all", "old"]);
});

test("the lists are filled as counted, and each can be brought back", async () => {
  const desk = deskWith(digits);
  const asked = { ...ask, into: ["old", null, "new"] };
  const { replies } = await split(asked, desk, options);
  expect(replies.map((reply) => reply?.length)).toEqual([20, undefined, 8]);
  const [training, test] = ["old", "new"].map((id) => itemsOf(desk.session.list(id)));
  expect(new Set([...training!, ...test!]).size).toBe(28);
  expect(itemsOf(desk.undo.get(replies[0]!.undo)!)).toEqual(["old"]);
  expect(itemsOf(desk.undo.get(replies[2]!.undo)!)).toEqual([]);
  await split(asked, desk, options);
  expect(itemsOf(desk.session.list("old"))).toEqual(training);
});

test("what cannot be split is refused with a sentence, and a cancelled split does nothing", async () => {
  const into = ["old", null, "new"];
  const mixed = deskWith(["1 0.5", "word"]);
  await expect(split({ ...ask, into }, mixed, options)).rejects.toThrow("Item 2 of");
  await expect(split({ ...ask, into, shares: [50, 30, 30] }, mixed, options)).rejects.toThrow(
    "together 110 %",
  );
  const desk = deskWith(digits);
  const cancelled = AbortSignal.abort();
  await expect(
    split({ ...ask, into }, desk, { ...options, signal: cancelled }),
  ).resolves.toBeDefined();
  const many = deskWith(Array.from({ length: 1000 }, () => "1 0.5 0.5"));
  await expect(split({ ...ask, into }, many, { ...options, signal: cancelled })).rejects.toThrow();
  expect(itemsOf(many.session.list("old"))).toEqual(["old"]);
});
