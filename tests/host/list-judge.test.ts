// Testing a network on a list: the counts, the samples behind them, and labels that are put right.
import fc from "fast-check";
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { startPlace } from "#engine/place";
import { judgeList, samplesIn } from "#host/judge-at-once";
import { classesCsv, confusionCsv, samplesCsv } from "#host/judged-csv";
import { Labels } from "#host/labels";
import { Learner } from "#host/learner";
import { ListJudge } from "#host/list-judge";
import { makeNetwork } from "#host/make-network";
import { relabel } from "#host/relabel";
import { specOf } from "../engine/small-networks.ts";

/** Says 0 when the first value is larger than the second, 1 otherwise. */
function comparer() {
  const network = makeNetwork({ ...specOf([2, 2]), loss: "cross-entropy" }, 1);
  network.layers[0]!.weights.set([1, 0, 0, 1]);
  return { network, labels: Labels.numbered(2), place: startPlace };
}

const items = ["0 3 1", "0 1 4", "1 1 2", "1 0 9", "1 5 0", "0 2 1"];
const judged = judgeList({ list: new SampleList([...items]), name: "l" }, comparer());

test("the counts of a test are those of its samples", () => {
  const { result } = judged;
  expect(result).toMatchObject({ samples: 6, correct: 4, accuracy: 4 / 6 });
  expect(result.confusion).toEqual([
    [2, 1],
    [1, 2],
  ]);
  const findings = items.map((_, index) => judged.finding(index));
  expect(findings.map(({ predicted }) => predicted)).toEqual(["0", "1", "1", "1", "0", "0"]);
  expect(findings.map(({ isRight }) => isRight)).toEqual([true, false, true, true, false, true]);
  const losses = findings.reduce((sum, { loss }) => sum + loss, 0);
  expect(result.loss).toBeCloseTo(losses / 6, 12);
  for (const { loss, confidence, isRight } of findings) {
    expect(isRight ? Math.exp(-loss) : 1 - Math.exp(-loss)).toBeCloseTo(confidence!, 12);
  }
});

test("a cell opens its samples, in the list's order or the most surprising first", () => {
  expect([...judged.choose({ label: "0", predicted: "1" }, "list")]).toEqual([1]);
  expect([...judged.choose({ label: "1", isRight: true }, "list")]).toEqual([2, 3]);
  expect([...judged.choose({ isRight: false }, "surprise")]).toEqual([4, 1]);
  expect([...judged.choose({}, "surprise")]).toEqual([4, 1, 2, 5, 0, 3]);
  expect([...judged.choose({ label: "7" }, "list")]).toEqual([]);
});

test("in any cut into slices the same is found", () => {
  const learner = new Learner();
  const { network, labels } = comparer();
  learner.adopt(network, { labels });
  const list = new SampleList(Array.from({ length: 300 }, (_, i) => items[i % 6]!));
  const judge = new ListJudge(learner, samplesIn({ list, name: "l" }));
  let steps = 1;
  while (!judge.step()) steps += 1;
  expect(steps).toBeGreaterThan(10);
  expect(judge.judged.result).toEqual(judgeList({ list, name: "l" }, comparer()).result);
});

test("a sample keeps what it was when tested, and tells what its label is now", () => {
  const list = new SampleList([...items]);
  const tested = judgeList({ list, name: "l" }, comparer());
  expect(tested.sample(4, list)).toMatchObject({ label: "1", predicted: "0", labelNow: "1" });
  relabel({ list, name: "l" }, { index: 4, label: "0", was: "1" });
  expect(tested.sample(4, list)).toMatchObject({ label: "1", labelNow: "0" });
  expect(list.get(4)).toBe("0 5 0");
  list.delete(0);
  expect(tested.sample(4, list)).toMatchObject({ label: "1", labelNow: null });
  expect(tested.sample(5, list).labelNow).toBeNull();
  expect([...tested.sample(0, list).picture.pixels]).toEqual([255, 255]);
});

test("a list that does not fit the network is refused with its item", () => {
  const ask = (...lines: string[]) =>
    judgeList({ list: new SampleList(lines), name: "l" }, comparer());
  expect(() => ask("0 1 2", "9 1 2")).toThrow(
    "Sample 2 of “l” has the label “9”, but the network has 2 outputs, for the labels 0 to 1.",
  );
  expect(() => ask("0 1 2 3")).toThrow("Sample 1 of “l” has 3 numbers, but the network takes 2.");
  expect(() => ask("0 1 2", "hello")).toThrow('Item 2 of "l" is not a sample');
  const large = comparer();
  large.network.layers[0]!.weights.fill(1e300);
  const list = new SampleList(["0 1 1", "1 1e300 1"]);
  expect(() => judgeList({ list, name: "l" }, large)).toThrow("Sample 2 of “l” cannot be answered");
});

test("a network made anew meanwhile ends the test", () => {
  const learner = new Learner();
  learner.adopt(comparer().network);
  const list = new SampleList(Array.from({ length: 300 }, () => items[0]!));
  const judge = new ListJudge(learner, samplesIn({ list, name: "l" }));
  expect(judge.step()).toBe(false);
  learner.adopt(comparer().network);
  expect(() => judge.step()).toThrow("made anew while it was tested");
});

test("another label leaves the rest of an item as it was, to the character", () => {
  const word = fc.stringMatching(/^[a-z0-9.]{1,6}$/);
  const gap = fc.constantFrom(" ", "\t", "  ", ", ", ";");
  const line = fc.tuple(
    word,
    fc.array(fc.tuple(gap, fc.constantFrom("0", "0.50", "1e-3", "+3")), {
      minLength: 2,
      maxLength: 5,
    }),
  );
  fc.assert(
    fc.property(line, word, ([was, values], label) => {
      const rest = values.flat().join("");
      const list = new SampleList([was + rest, "kept"]);
      relabel({ list, name: "l" }, { index: 0, label, was });
      expect(list.get(0)).toBe(label + rest);
      relabel({ list, name: "l" }, { index: 0, label: was, was: label });
      expect([list.get(0), list.get(1)]).toEqual([was + rest, "kept"]);
    }),
    { seed: 3 },
  );
});

test("a label that is no word, or a sample that moved, changes nothing", () => {
  const list = new SampleList([...items]);
  const change =
    (label: string, was = "0", index = 0) =>
    () =>
      relabel({ list, name: "l" }, { index, label, was });
  for (const label of ["", " ", "a b", "1,2", "1;2"]) {
    expect(change(label)).toThrow("A label is one word without spaces, commas or semicolons");
  }
  expect(change("1", "7")).toThrow("no longer at its place in “l”");
  expect(change("1", "0", 6)).toThrow("no longer at its place");
  expect(list.version).toBe(0);
});

test("tables for a spreadsheet", () => {
  expect(confusionCsv(judged.result)).toBe("label,0,1\n0,2,1\n1,1,2\n");
  expect(classesCsv(judged.result).split("\n").slice(0, 2)).toEqual([
    "label,precision,recall,F1,TP,FP,FN,TN",
    `0,${2 / 3},${2 / 3},${2 / 3},2,1,1,2`,
  ]);
  const rows = [...samplesCsv(judged, "surprise", 2)].join("").split("\n");
  expect(rows[0]).toBe("index,label,prediction,right,loss,confidence");
  expect(rows.slice(1).map((row) => row.split(",").slice(0, 4))).toEqual([
    ["5", "1", "0", "no"],
    ["2", "0", "1", "no"],
    [""],
  ]);
});
