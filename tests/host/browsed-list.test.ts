// A list looked through: filters, counts, the most surprising first, and verdicts that follow every edit.
import { expect, test } from "vitest";
import { isSample, SampleList } from "#data/sample-list";
import { startPlace } from "#engine/place";
import { BrowsedList } from "#host/browsed-list";
import { editSamples } from "#host/edit-samples";
import { judgeList } from "#host/judge-at-once";
import { Labels } from "#host/labels";
import { Learner } from "#host/learner";
import { makeNetwork } from "#host/make-network";
import { relabel } from "#host/relabel";
import type { BrowseQuestion } from "#program/browsing";
import { specOf } from "../engine/small-networks.ts";

/** Says 0 when the first value is larger than the second, 1 otherwise. */
function comparer() {
  const network = makeNetwork({ ...specOf([2, 2]), loss: "cross-entropy" }, 1);
  network.layers[0]!.weights.set([1, 0, 0, 1]);
  return { network, labels: Labels.numbered(2), place: startPlace };
}

const items = ["0 3 1", "0 1 4", "1 1 2", "1 0 9", "1 5 0", "0 2 1"];

function tested(lines: readonly string[] = items) {
  const list = new SampleList([...lines]);
  const model = comparer();
  const judged = judgeList({ list, name: "l" }, model);
  const learner = new Learner();
  learner.adopt(model.network, { labels: model.labels });
  const look = (ask = true) =>
    whole(new BrowsedList(list, { judged, ask: ask ? (one) => learner.judge(one) : null }));
  return { list, look };
}

function whole(browsed: BrowsedList): BrowsedList {
  while (!browsed.step(2));
  return browsed;
}

function places(browsed: BrowsedList, question: Partial<BrowseQuestion> = {}) {
  return [...browsed.choose({ filter: {}, order: "list", ...question }).indexes];
}

test("labels and verdicts filter, each beside the counts of the other", () => {
  const browsed = tested().look();
  const { indexes, classes, verdicts } = browsed.choose({
    filter: { label: "0", verdict: "right" },
    order: "list",
  });
  expect([...indexes]).toEqual([0, 5]);
  expect(classes).toEqual([
    { label: "0", count: 3, passing: 2 },
    { label: "1", count: 3, passing: 2 },
  ]);
  expect(verdicts).toEqual({ right: 2, wrong: 1, unjudged: 0 });
  expect(places(browsed, { filter: { label: "7" } })).toEqual([]);
});

test("the most surprising come first, what was not judged last", () => {
  const { list, look } = tested();
  expect(places(look(), { order: "surprise" })).toEqual([4, 1, 2, 5, 0, 3]);
  list.insert(0, "1 7 0");
  expect(places(look(), { order: "surprise" })).toEqual([5, 2, 3, 6, 1, 4, 0]);
  expect(places(look(), { filter: { verdict: "unjudged" } })).toEqual([0]);
  const untested = whole(new BrowsedList(list, { judged: null, ask: null }));
  expect(places(untested, { order: "surprise" })).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("verdicts stay with their samples through deletion, copies and undo", () => {
  const { list, look } = tested();
  const before = list.copy();
  const edit = (kind: "remove" | "duplicate", ...indexes: number[]) =>
    editSamples(
      { list, name: "l" },
      { kind, indexes: Uint32Array.from(indexes), version: list.version },
    );
  const wrong = () => places(look(false), { filter: { verdict: "wrong" } });
  expect(wrong()).toEqual([1, 4]);
  edit("remove", 0, 2);
  expect(wrong()).toEqual([0, 2]);
  edit("duplicate", 2, 0);
  expect(wrong()).toEqual([0, 1, 3, 4]);
  list.replaceAll(before);
  expect(wrong()).toEqual([1, 4]);
  expect(look().choose({ filter: {}, order: "list" }).verdicts.unjudged).toBe(0);
});

test("a new label is judged anew by the same network, and not by one that has learned since", () => {
  const { list, look } = tested();
  relabel({ list, name: "l" }, { index: 4, label: "0", was: "1" });
  const before = look(false).choose({ filter: {}, order: "list" }).verdicts;
  expect(before).toEqual({ right: 4, wrong: 1, unjudged: 1 });
  const after = look();
  expect(after.choose({ filter: {}, order: "list" }).verdicts).toEqual({
    right: 5,
    wrong: 1,
    unjudged: 0,
  });
  const { judged } = after.item(4, () => false);
  expect(judged).toMatchObject({ predicted: "0", isRight: true });
  expect(judged!.loss).toBeCloseTo(-Math.log(judged!.confidence!), 12);
  // A label that the network has no output for.
  relabel({ list, name: "l" }, { index: 4, label: "cat", was: "0" });
  expect(places(look(), { filter: { verdict: "unjudged" } })).toEqual([4]);
});

test("items that are no samples are told apart, and the first of them is named", () => {
  const list = new SampleList(["0 1 2", "hello", 7, "1 0.5"]);
  const browsed = whole(new BrowsedList(list, { judged: null, ask: null }));
  expect([browsed.samples, browsed.firstOther]).toEqual([2, 1]);
  expect(places(browsed, { filter: { label: null } })).toEqual([1, 2]);
  expect(browsed.choose({ filter: {}, order: "list" }).classes.at(-1)).toEqual({
    label: null,
    count: 2,
    passing: 2,
  });
  expect(browsed.item(1, () => true)).toMatchObject({ label: null, values: "hello", side: 0 });
  expect(browsed.item(0, () => false)).toMatchObject({ label: "0", values: "1 2", side: 0 });
  const numbers = whole(new BrowsedList(new SampleList([1, 2]), { judged: null, ask: null }));
  expect(numbers.samples).toBe(0);
});

test("of many labels those with the most samples are counted, in their order", () => {
  const lines = Array.from({ length: 500 }, (_, i) => `${i % 300} 1 2`);
  const browsed = whole(new BrowsedList(new SampleList(lines), { judged: null, ask: null }));
  const { classes, labelCount } = browsed.choose({ filter: {}, order: "list" });
  expect([classes.length, labelCount]).toEqual([200, 300]);
  expect(classes.slice(0, 3).map(({ label, count }) => [label, count])).toEqual([
    ["0", 2],
    ["1", 2],
    ["2", 2],
  ]);
});

test("what is shown is of the moment that was looked at", () => {
  const { list, look } = tested();
  const browsed = look();
  list.delete(0);
  expect(browsed.item(0, () => false).values).toBe("3 1");
  const sample = list.sample(0);
  expect(isSample(sample) && sample.label).toBe("0");
  expect(browsed.version).not.toBe(list.version);
});
