// What is easily got wrong, one by one: what we have must be what is written here, and what the stock
// Scratch VM has.
import { describe, expect, test } from "vitest";
import type { Value } from "#program/program";
import type { Part } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { inBoth, log } from "./in-both.ts";
import { operator } from "./random-expressions.ts";

const { add, addTo, broadcast, broadcastAndWait, compare, divide, get, itemOf, join } = build;
const { multiply, repeat, set, stop, wait, whenFlag, whenReceived } = build;

/** What the expressions come to; `nan` is a variable that is no number, `list` has three items. */
async function expectValues(cases: readonly (readonly [Part, Value])[]): Promise<void> {
  const { lists } = await inBoth({
    variables: { nan: 0, yes: true },
    lists: { list: ["10", "b", 30], results: [] },
    scripts: [
      whenFlag(
        set("nan", divide(0, 0)),
        ...cases.map(([expression]) => addTo("results", expression)),
      ),
    ],
  });
  expect(lists.results).toEqual(cases.map(([, value]) => value));
}

const note = (item: Part) => addTo("log", item);
const zero = add("-0", "-0");

test("repeat works out its number before every round, which the random numbers after it show", async () => {
  const die = operator("random", { FROM: "1", TO: "6" });
  const { lists } = await inBoth({
    lists: { log: [] },
    scripts: [
      whenFlag(repeat(die, note("round"), repeat(die, note("inner"))), note(die), note(die)),
      whenFlag(note(die)),
    ],
  });
  expect(lists.log!.length).toBeGreaterThan(4);
});

describe("values", () => {
  test("what is typed in stays a text, what is computed is a number", () =>
    expectValues([
      ["7", "7"],
      ["007", "007"],
      [add("007", ""), 7],
      [add("1e3", "0x1F"), 1031],
      [add(" 2 ", "\n3"), 5],
      [add("1,5", "two"), 0],
      [add("Infinity", "1"), Number.POSITIVE_INFINITY],
      [add("infinity", "1"), 1],
      [get("nan"), Number.NaN],
      [add(get("nan"), "1"), 1],
      [add(get("yes"), "1"), 2],
      [get("yes"), true],
      [join(get("nan"), get("yes")), "NaNtrue"],
      [zero, -0],
      [join(zero, ""), "0"],
      [divide("1", zero), Number.NEGATIVE_INFINITY],
      [join(multiply("1e21", "1"), divide("1", "3")), "1e+210.3333333333333333"],
    ]));

  test("conditions are the texts true and false; an empty hole is false", () =>
    expectValues([
      [compare("gt", "2", "1"), true],
      [join(compare("gt", "1", "2"), ""), "false"],
      [build.not([]), true],
      [build.logic("or", [], build.not([])), true],
      [build.logic("and", [], build.not([])), false],
    ]));

  test("in a pointed hole only 0, nothing, `0`, `false` and what is no number are false", async () => {
    const items = ["", "0", "False", 0, " 0", "0.0", " ", "NaN", "no", -1];
    const { lists } = await inBoth({
      variables: { nan: 0 },
      lists: { items, results: [] },
      scripts: [
        whenFlag(
          set("nan", divide("0", "0")),
          ...items.map((_, i) => addTo("results", build.not(itemOf("items", String(i + 1))))),
          addTo("results", build.not(get("nan"))),
        ),
      ],
    });
    expect(lists.results).toEqual([...Array(4).fill(true), ...Array(6).fill(false), true]);
  });

  test("two are compared as numbers if both are numbers, otherwise as texts in small letters", () =>
    expectValues([
      [compare("lt", "9", "10"), true],
      [compare("lt", "9", "1o"), false],
      [compare("equals", "1.0", "1"), true],
      [compare("equals", "Apple", "aPPLE"), true],
      [compare("equals", "", "0"), false],
      [compare("equals", " ", "0"), false],
      [compare("equals", " ", ""), false],
      [compare("equals", "0x10", "16"), true],
      [compare("equals", zero, "0"), true],
      [compare("equals", get("nan"), get("nan")), true],
      [compare("gt", get("nan"), "1e308"), true],
      [compare("equals", "Infinity", divide("1", "0")), true],
      [compare("equals", get("yes"), "1"), true],
      [compare("equals", get("yes"), "TRUE"), true],
      [compare("equals", "true", "1"), false],
    ]));

  test("halves are rounded up, and mod has the sign of the divisor", () =>
    expectValues([
      [operator("round", { NUM: "2.5" }), 3],
      [operator("round", { NUM: "-2.5" }), -2],
      [operator("round", { NUM: "-0.4" }), -0],
      [build.mod("-7", "3"), 2],
      [build.mod("7", "-3"), -2],
      [build.mod("-7", "-3"), -1],
      [build.mod("5.5", "2"), 1.5],
      [build.mod("5", "0"), Number.NaN],
      [build.mod("-1", "Infinity"), -1],
    ]));

  test("letters are counted from 1, and there is none outside of the text", () =>
    expectValues([
      [operator("letter_of", { LETTER: "1", STRING: "abc" }), "a"],
      [operator("letter_of", { LETTER: "3.9", STRING: "abc" }), "c"],
      [operator("letter_of", { LETTER: "0", STRING: "abc" }), ""],
      [operator("letter_of", { LETTER: "-1", STRING: "abc" }), ""],
      [operator("letter_of", { LETTER: "4", STRING: "abc" }), ""],
      [operator("letter_of", { LETTER: "last", STRING: "abc" }), ""],
      [operator("letter_of", { LETTER: "2", STRING: get("nan") }), "a"],
      [operator("length", { STRING: "😀" }), 2],
    ]));

  test("a random number between two equal ends is the first of them", () =>
    expectValues([
      [build.pickRandom("0", "-0"), 0],
      [build.pickRandom("-0", "0"), -0],
      [build.pickRandom("text", ""), 0],
      [build.pickRandom("1.5", "1.5"), 1.5],
    ]));
});

describe("places in a list", () => {
  test("an item is looked up by its place, rounded down, or by a word", () =>
    expectValues([
      [itemOf("list", "1"), "10"],
      [itemOf("list", "3"), 30],
      [itemOf("list", "3.9"), 30],
      [itemOf("list", "0.9"), ""],
      [itemOf("list", "0"), ""],
      [itemOf("list", "-1"), ""],
      [itemOf("list", "4"), ""],
      [itemOf("list", "last"), 30],
      [itemOf("list", "Last"), ""],
      [itemOf("list", "all"), ""],
      [itemOf("list", get("yes")), "10"],
      [itemOf("list", "0x2"), "b"],
      [build.itemNumberOf("list", "B"), 2],
      [build.itemNumberOf("list", "30.0"), 3],
      [build.itemNumberOf("list", ""), 0],
      [build.contains("list", "1e1"), true],
      [build.contentsOf("list"), "10 b 30"],
    ]));

  test("changes outside the list do nothing; `all` deletes, and means nothing elsewhere", async () => {
    const { lists } = await inBoth({
      lists: { a: [1, 2, 3], b: [1, 2, 3], c: [], d: [1], e: ["a", "b"], f: ["a", 1] },
      variables: { e: 0, f: 0 },
      scripts: [
        whenFlag(
          build.insertAt("a", "4", "end"),
          build.insertAt("a", "6", "too far"),
          build.insertAt("a", "last", "very end"),
          build.insertAt("a", "all", "nowhere"),
          build.insertAt("a", "0", "nowhere"),
          build.replaceItem("b", "last", "z"),
          build.replaceItem("b", "all", "nothing"),
          build.replaceItem("b", "1.5", "y"),
          build.deleteOf("b", "0"),
          build.deleteOf("b", "4"),
          build.deleteOf("b", "2"),
          build.insertAt("c", "last", "first"),
          build.deleteOf("d", "all"),
          build.deleteOf("d", "last"),
          addTo("e", build.contentsOf("e")),
          addTo("f", build.contentsOf("f")),
        ),
      ],
    });
    expect(lists).toEqual({
      a: [1, 2, 3, "end", "very end"],
      b: ["y", "z"],
      c: ["first"],
      d: [],
      e: ["a", "b", "ab"],
      f: ["a", 1, "a 1"],
    });
  });
});

describe("scripts", () => {
  test("take turns at the end of each round of a loop", async () => {
    const scripts = ["a", "b"].map((name) => whenFlag(repeat(2, note(name)), note(`${name} ends`)));
    expect(await log(...scripts)).toEqual(["a", "b", "a", "b", "a ends", "b ends"]);
  });

  test("an `if` inside a loop gives no turn away, an empty loop does", async () => {
    const busy = whenFlag(build.when(build.not([]), note("a")), repeat(1), note("a goes on"));
    expect(await log(busy, whenFlag(note("b")))).toEqual(["a", "b", "a goes on"]);
  });

  test("receivers start in their order, after those that have been running", async () => {
    const sender = whenFlag(broadcast("go"), note("sent"), repeat(1), note("goes on"));
    const receivers = ["one", "two"].map((name) => whenReceived("go", note(name)));
    expect(await log(sender, ...receivers, whenFlag(note("other")))).toEqual([
      "sent",
      "other",
      "one",
      "two",
      "goes on",
    ]);
  });

  test("broadcast and wait goes on in the round after the last receiver's end", async () => {
    const sender = whenFlag(broadcastAndWait("go"), note("all done"));
    const slow = whenReceived("go", note("slow"), repeat(2), note("slow ends"));
    const quick = whenReceived("go", note("quick"));
    expect(await log(sender, slow, quick)).toEqual(["slow", "quick", "slow ends", "all done"]);
  });

  test("broadcast and wait with no receiver goes on at once", async () => {
    const sender = whenFlag(broadcastAndWait("go"), note("goes on"));
    expect(await log(sender, whenFlag(note("other")))).toEqual(["goes on", "other"]);
  });

  test("a receiver that ends before the sender's turn keeps it waiting for the rest of the round", async () => {
    const first = whenFlag(broadcast("go"), broadcast("next"));
    const receiver = whenReceived("go", note("received"), wait("0"), note("ends"));
    const sender = whenReceived("next", broadcastAndWait("go"), note("goes on"));
    const other = whenReceived("next", wait("0"), wait("0"), note("other"));
    expect(await log(first, receiver, sender, other)).toEqual([
      "received",
      "received",
      "ends",
      "other",
      "goes on",
    ]);
  });

  test("a broadcast restarts a running receiver", async () => {
    const receiver = whenReceived("go", note("begins"), repeat(1), note("ends"));
    const sender = whenFlag(broadcast("go"), repeat(1), broadcast("go"));
    expect(await log(sender, receiver)).toEqual(["begins", "begins", "ends"]);
  });

  test("a receiver that has ended in this round starts again in its place, so in the next", async () => {
    const first = whenFlag(broadcast("go"), broadcast("next"), repeat(1), note("next round"));
    const receiver = whenReceived("go", note("received"));
    const again = whenReceived("next", broadcast("go"));
    expect(await log(first, receiver, again)).toEqual(["received", "next round", "received"]);
  });

  test("a script that is restarted by itself ends where it would give way", async () => {
    const receiver = whenReceived(
      "go",
      build.change("n", 1),
      build.when(compare("lt", get("n"), "3"), broadcast("go")),
      note(get("n")),
      repeat(1),
      note("goes on"),
    );
    expect(await log(whenFlag(broadcast("go")), receiver)).toEqual([1, 2, 3, "goes on"]);
  });

  test("stop this script ends one script, stop other scripts all but one", async () => {
    const ends = whenFlag(repeat(3, note("a"), stop("this script")), note("never"));
    const stays = whenFlag(repeat(1), stop("other scripts in sprite"), note("b"));
    const stopped = whenFlag(note("c"), repeat(1), note("never"));
    expect(await log(ends, stays, stopped)).toEqual(["a", "c", "b"]);
  });

  test("after stop all the scripts that follow still have their turn, and what they start lives on", async () => {
    const before = whenFlag(note("before"), repeat(1), note("never"));
    const stops = whenFlag(note("stops"), stop("all"));
    const after = whenFlag(note("after"), broadcast("go"), repeat(1), note("never"));
    const receiver = whenReceived("go", note("received"), repeat(1), note("lives on"));
    expect(await log(before, stops, after, receiver)).toEqual([
      "before",
      "stops",
      "after",
      "received",
      "lives on",
    ]);
  });

  test("waits that are not above 0 last one turn", async () => {
    const waits = ["0", "-1", "text"].map((time) => whenFlag(wait(time), note(time)));
    expect(await log(...waits, whenFlag(note("first")))).toEqual(["first", "0", "-1", "text"]);
  });

  test("repeat counts once, before its first round; repeat until looks in each round", async () => {
    const counted = repeat(get("n"), build.change("n", "5"), note("counted"));
    const until = build.repeatUntil(
      compare("gt", get("n"), "8"),
      build.change("n", "1"),
      note("looked"),
    );
    expect(await log(whenFlag(build.change("n", "1.5"), counted, until))).toEqual([
      "counted",
      "counted",
    ]);
  });
});
