// A list ready to train on: made once, never stale, and of no cost to a list that is edited all the time.
import { expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { Labels } from "#host/labels";
import { ReadySamples, type SampleForm } from "#host/ready-samples";
import { provideRunTools } from "#host/run-tools";
import { specOf } from "../engine/small-networks.ts";

provideRunTools();

function form(outputs = 2, key = "two"): SampleForm {
  return { spec: specOf([2, outputs]), labels: Labels.numbered(outputs), key };
}

function listOf(count: number): SampleList {
  return new SampleList(Array.from({ length: count }, (_, i) => `${i % 2} ${i} 1`));
}

test("a table comes with use, a few items at a time, and stays the same one", () => {
  const list = listOf(40);
  const ready = new ReadySamples({ list, name: "l" });
  let uses = 0;
  while (ready.tableFor(uses % 40, form()) === null) uses += 1;
  expect(uses).toBeGreaterThan(16);
  expect(uses).toBeLessThan(40);
  const table = ready.tableFor(0, form());
  expect(table?.length).toBe(40);
  expect(ready.wholeTable(form(), 1)).toBe(table);
});

test("for going through the whole list it is there after so many parts", () => {
  const ready = new ReadySamples({ list: listOf(40), name: "l" });
  expect(ready.wholeTable(form(), 15)).toBeNull();
  expect(ready.wholeTable(form(), 15)).toBeNull();
  expect(ready.wholeTable(form(), 15)?.length).toBe(40);
  expect(ready.problem).toBeNull();
});

test("an edit or a network that asks something else makes it anew", () => {
  const list = listOf(4);
  const ready = new ReadySamples({ list, name: "l" });
  const first = ready.wholeTable(form(), 9);
  list.set(1, "0 5 5");
  expect(ready.tableFor(0, form())).toBeNull();
  const second = ready.wholeTable(form(), 9);
  expect(second).not.toBe(first);
  expect(second?.target(1)).toBe(0);
  expect(ready.tableFor(0, form(3, "three"))).toBeNull();
});

test("a list that is edited all the time gets no table", () => {
  const list = listOf(4);
  const ready = new ReadySamples({ list, name: "l" });
  for (let i = 0; i < 100; i++) {
    list.set(0, `0 ${i} 0`);
    for (let k = 0; k < 10; k++) expect(ready.tableFor(k % 4, form())).toBeNull();
  }
});

test("items that do not fit are left out and the first one is told", () => {
  const ready = new ReadySamples({
    list: new SampleList(["0 1 0", "hello", "7 1 1", "1 0 1", "0 1"]),
    name: "l",
  });
  expect(ready.wholeTable(form(), 99)?.length).toBe(5);
  const has = [0, 1, 2, 3, 4].map((item) => ready.tableFor(item, form()) !== null);
  expect(has).toEqual([true, false, false, true, false]);
  expect(ready.problem?.message).toContain("Item 2");
});
