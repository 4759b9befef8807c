// Large numbers, long lists and storms, one fact at a time: ours must be as written here and as in the
// stock Scratch VM.
import { expect, test } from "vitest";
import type { Part } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { inBoth, log } from "./in-both.ts";

const { addTo, broadcast, get, repeat, set, stop, wait, whenFlag, whenReceived } = build;
const note = (item: Part) => addTo("log", item);

const many = (items: number) => Array.from({ length: items }, () => 0);

test("a list takes 200,000 items and no more", async () => {
  const { lists } = await inBoth({
    lists: { list: many(199_999), sizes: [] },
    scripts: [
      whenFlag(
        addTo("list", "last but none"),
        addTo("list", "too many"),
        addTo("sizes", build.lengthOf("list")),
        build.insertAt("list", "1", "first"),
        addTo("sizes", build.lengthOf("list")),
        addTo("sizes", build.itemOf("list", "1")),
        addTo("sizes", build.itemOf("list", "last")),
        build.insertAt("list", "last", "end"),
        addTo("sizes", build.lengthOf("list")),
        addTo("sizes", build.itemOf("list", "last")),
      ),
    ],
  });
  expect(lists.sizes).toEqual([200_000, 200_000, "first", 0, 200_000, 0]);
});

test("repeat counts what is a number: 1e308 until it is stopped, a text or less not at all", async () => {
  const times = ["1e308", "Infinity"].map((n) =>
    whenFlag(
      repeat(
        n,
        build.change("n", "1"),
        build.when(build.compare("gt", get("n"), "9"), stop("this script")),
      ),
    ),
  );
  const none = ["two", "", "-3", "NaN", "-1e308"].map((n) => whenFlag(repeat(n, note(n))));
  expect(await log(...times, ...none, whenFlag(wait("1"), note(get("n"))))).toEqual([11]);
});

test("a script that broadcasts its own message starts again once each round", async () => {
  const storm = whenReceived(
    "storm",
    build.change("n", "1"),
    note(get("n")),
    build.when(build.compare("lt", get("n"), "5"), broadcast("storm"), note("sent")),
  );
  const other = whenFlag(repeat("3", note("other")));
  expect(await log(whenFlag(broadcast("storm")), storm, other)).toEqual([
    ...["other", 1, "sent", "other", 2, "sent", "other", 3, "sent", 4, "sent", 5],
  ]);
});

test("a typed 1.0 has pick random give fractions, a computed one whole numbers", async () => {
  const isWhole = (from: Part) => [
    set("n", build.pickRandom(from, "2")),
    note(build.compare("equals", build.mod(get("n"), "1"), "0")),
  ];
  const results = await log(whenFlag(...isWhole("1.0"), ...isWhole(build.add("1.0", "0"))));
  expect(results).toEqual([false, true]);
});

test("what is added up beyond all numbers is infinite, and no number counts as 0", async () => {
  const results = await log(
    whenFlag(
      set("n", "1e308"),
      repeat("2", build.change("n", get("n")), note(get("n"))),
      build.change("n", build.divide("-1", "0")),
      note(get("n")),
      build.change("n", "1"),
      note(get("n")),
    ),
  );
  expect(results).toEqual([Infinity, Infinity, NaN, 1]);
});
