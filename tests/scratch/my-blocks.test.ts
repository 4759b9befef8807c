// My Blocks, one fact at a time: ours must be as written here and as in the stock Scratch VM.
import { describe, expect, test } from "vitest";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { log } from "./in-both.ts";

const { addTo, broadcast, broadcastAndWait, callBlock, compare, define, get, input, inputIs } =
  build;
const { repeat, stop, subtract, textPart, wait, when, whenFlag, whenReceived } = build;

const note = (item: Part) => addTo("log", item);
const normal = { warp: false };
const warp = { warp: true };
const n = [textPart("n")];

describe("inputs", () => {
  const both = [textPart("n"), build.label("50 %"), build.booleanPart("yes")];

  test("are what was put in: texts, numbers and conditions", async () => {
    const shows = define("show", both, normal, note(input("n")), note(inputIs("yes")));
    const calls = whenFlag(
      callBlock("show", both, { n: "007", yes: compare("gt", "2", "1") }),
      callBlock("show", both, { n: build.add("1", "2") }),
      callBlock("show", both, { n: build.divide("0", "0"), yes: build.not([]) }),
    );
    expect(await log(shows, calls)).toEqual(["007", true, 3, "false", Number.NaN, true]);
  });

  test("are 0 outside their definition, in another My Block too", async () => {
    const outer = define("outer", n, normal, callBlock("inner", [], {}), note(input("n")));
    const inner = define("inner", [], normal, note(input("n")), note(inputIs("n")));
    const calls = whenFlag(note(input("n")), callBlock("outer", n, { n: "in" }));
    expect(await log(outer, inner, calls)).toEqual([0, 0, 0, "in"]);
  });

  test("of the same name: the last one counts", async () => {
    const twins = [textPart("n"), { kind: "text", id: "twin", name: "n" } as const];
    const call = callBlock("twins", twins, { n: "first" });
    call.inputs = {
      ...call.inputs,
      twin: { shadow: build.block("text", { fields: { TEXT: "2" } }) },
    };
    expect(await log(define("twins", twins, normal, note(input("n"))), whenFlag(call))).toEqual([
      "2",
    ]);
  });

  test("of a My Block in itself are its own again afterwards", async () => {
    const down = define(
      "down",
      n,
      normal,
      when(
        compare("gt", input("n"), "0"),
        note(input("n")),
        callBlock("down", n, { n: subtract(input("n"), "1") }),
        note(input("n")),
      ),
    );
    expect(await log(down, whenFlag(callBlock("down", n, { n: "2" })))).toEqual(["2", 1, 1, "2"]);
  });

  test("of two scripts in the same My Block are each one's own", async () => {
    const slow = define("slow", n, normal, repeat("2", note(input("n"))));
    const calls = ["a", "b"].map((name) => whenFlag(callBlock("slow", n, { n: name })));
    expect(await log(slow, ...calls)).toEqual(["a", "b", "a", "b"]);
  });
});

describe("running", () => {
  test("a call of a My Block that is not defined does nothing", async () => {
    expect(await log(whenFlag(callBlock("gone", n, { n: "1" }), note("on")))).toEqual(["on"]);
  });

  test("stop this script leaves the My Block only", async () => {
    const early = define("early", [], normal, repeat("3", note("in"), stop("this script")));
    expect(await log(early, whenFlag(callBlock("early", []), note("on")))).toEqual(["in", "on"]);
  });

  test("a loop without screen refresh takes no turns, nor do My Blocks called from there", async () => {
    const inner = define("inner", [], normal, repeat("2", note("inner")));
    const fast = define("fast", [], warp, repeat("2", note("fast")), callBlock("inner", []));
    const other = whenFlag(repeat("2", note("other")));
    expect(await log(inner, fast, whenFlag(callBlock("fast", []), note("on")), other)).toEqual([
      ...["fast", "fast", "inner", "inner", "on", "other", "other"],
    ]);
  });

  test("without screen refresh, waiting for a time or for scripts gives way all the same", async () => {
    const fast = define("fast", n, warp, note("before"), wait(input("n")), note("after"));
    const asks = define("asks", [], warp, broadcastAndWait("go"), note("asked"));
    const receiver = whenReceived("go", note("got"));
    const calls = [
      whenFlag(callBlock("fast", n, { n: "0" }), callBlock("fast", n, { n: "0.01" })),
      whenFlag(note("other"), callBlock("asks", [])),
    ];
    expect(await log(fast, asks, receiver, ...calls)).toEqual([
      ...["before", "after", "before", "other", "got", "after", "asked"],
    ]);
  });

  test("a call of a My Block in itself gives way, without screen refresh it does not", async () => {
    const deep = (id: string, mode: { warp: boolean }) =>
      define(
        id,
        n,
        mode,
        note(input("n")),
        when(compare("gt", input("n"), "1"), callBlock(id, n, { n: subtract(input("n"), "1") })),
      );
    const calls = (id: string) => [whenFlag(callBlock(id, n, { n: "2" })), whenFlag(note("other"))];
    expect(await log(deep("slow", normal), ...calls("slow"))).toEqual(["2", "other", 1]);
    expect(await log(deep("fast", warp), ...calls("fast"))).toEqual(["2", 1, "other"]);
  });

  test("a call of a My Block in itself deep inside branches does not give way", async () => {
    const within = (depth: number, made: SavedBlock): SavedBlock =>
      depth === 0 ? made : when(build.not([]), within(depth - 1, made));
    const runs = async (depth: number) => {
      const again = callBlock("deep", n, { n: subtract(input("n"), "1") });
      const body = when(compare("gt", input("n"), "1"), within(depth, again));
      const deep = define("deep", n, normal, note(input("n")), body);
      return log(deep, whenFlag(callBlock("deep", n, { n: "2" })), whenFlag(note("other")));
    };
    expect(await runs(4)).toEqual(["2", "other", 1]);
    expect(await runs(5)).toEqual(["2", 1, "other"]);
  });

  test("a script that starts again leaves its My Block behind", async () => {
    const slow = define("slow", n, normal, repeat("2", note(input("n"))), note("ends"));
    const receiver = whenReceived(
      "go",
      build.change("n", "1"),
      callBlock("slow", n, { n: get("n") }),
    );
    const sender = whenFlag(broadcast("go"), repeat("1"), broadcast("go"));
    expect(await log(slow, receiver, sender)).toEqual([1, 2, 2, "ends"]);
  });
});
