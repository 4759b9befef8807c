// Several targets, keys and times, one fact at a time: ours must be as written here and as in the stock
// Scratch VM.
import { describe, expect, test } from "vitest";
import type { Part, SavedBlock, SpriteParts } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { inBoth, log } from "./in-both.ts";
import type { KeyStroke } from "./trial.ts";

const { addTo, broadcast, broadcastAndWait, get, join, repeat, stop, wait } = build;
const { whenFlag, whenKey, whenReceived } = build;
const note = (item: Part) => addTo("log", item);

describe("targets", () => {
  const inAll = async (scripts: readonly SavedBlock[], ...sprites: readonly SpriteParts[]) =>
    inBoth({ variables: { n: 0, own: "stage" }, lists: { log: [] }, scripts, sprites });

  test("the one in front starts first, the stage last, for messages too", async () => {
    const scripts = (name: string) => [
      whenReceived("go", note(`${name} go`)),
      whenFlag(note(name)),
    ];
    const { lists } = await inAll(
      [...scripts("stage"), whenFlag(broadcast("go"))],
      { name: "back", scripts: scripts("back") },
      { name: "front", scripts: scripts("front") },
    );
    expect(lists.log).toEqual(["front", "back", "stage", "front go", "back go", "stage go"]);
  });

  test("each sprite has its own data, whatever others are called", async () => {
    const sprite = (name: string) => ({
      name,
      variables: { own: name },
      lists: { items: [] },
      scripts: [whenFlag(addTo("items", get("own")), build.change("n", "1"), note(get("own")))],
    });
    const { variables, lists } = await inAll(
      [whenFlag(note(get("own")))],
      sprite("Left"),
      sprite("Right"),
    );
    expect(lists).toEqual({
      log: ["Right", "Left", "stage"],
      "Left.items": ["Left"],
      "Right.items": ["Right"],
    });
    expect(variables.n).toBe(2);
  });

  test("stop other scripts stops those of one target", async () => {
    const slow = (name: string) => whenFlag(repeat("2", note(name)));
    const { lists } = await inAll([slow("stage")], {
      name: "Left",
      scripts: [slow("left"), whenFlag(stop("other scripts in sprite"))],
    });
    expect(lists.log).toEqual(["left", "stage", "stage"]);
  });

  test("broadcast and wait waits for the scripts of all targets", async () => {
    const { lists } = await inAll(
      [whenFlag(broadcastAndWait("go"), note("done"))],
      { name: "Left", scripts: [whenReceived("go", repeat("2", note("left")))] },
      { name: "Right", scripts: [whenReceived("go", note("right"))] },
    );
    expect(lists.log).toEqual(["right", "left", "left", "done"]);
  });

  test("a My Block of another sprite is none", async () => {
    const own = build.define("own", [], { warp: false }, note("own"));
    const { lists } = await inAll(
      [],
      { name: "Left", scripts: [own] },
      { name: "Right", scripts: [whenFlag(build.callBlock("own", []), note("on"))] },
    );
    expect(lists.log).toEqual(["on"]);
  });
});

describe("keys", () => {
  const down = (round: number, key: string): KeyStroke => ({ round, key, isDown: true });
  const up = (round: number, key: string): KeyStroke => ({ round, key, isDown: false });
  const withKeys = async (keys: readonly KeyStroke[], ...scripts: readonly SavedBlock[]) =>
    (await inBoth({ lists: { log: [] }, scripts }, { keys })).lists.log;

  test("start their scripts, then those for any key", async () => {
    const scripts = ["any", "a", "any", "space"].map((key, i) => whenKey(key, note(`${i} ${key}`)));
    expect(await withKeys([down(0, "a"), down(3, "space")], ...scripts)).toEqual([
      ...["1 a", "0 any", "2 any", "3 space", "0 any", "2 any"],
    ]);
  });

  test("do not start a script again that runs", async () => {
    const slow = whenKey("a", note("begins"), repeat("3"), note("ends"));
    expect(await withKeys([down(0, "a"), down(1, "a"), up(2, "a"), down(5, "a")], slow)).toEqual([
      ...["begins", "ends", "begins", "ends"],
    ]);
  });

  test("are pressed as long as they are held", async () => {
    const pressed = (KEY_OPTION: Part) =>
      build.block("sensing_keypressed", { inputs: { KEY_OPTION } });
    const menu = (key: string) => pressed(build.menu("sensing", "KEY_OPTION", key));
    const looks = whenFlag(
      repeat(
        "4",
        note(
          join(join(menu("a"), menu("any")), join(pressed("Abc"), pressed(build.add("65", "0")))),
        ),
      ),
    );
    expect(
      await withKeys([down(1, "a"), down(2, "space"), up(2, "a"), up(3, "space")], looks),
    ).toEqual([
      ...[
        "falsefalsefalsefalse",
        "truetruetruetrue",
        "falsetruefalsefalse",
        "falsefalsefalsefalse",
      ],
    ]);
  });
});

describe("times", () => {
  test("a script goes on in the first round after its time", async () => {
    const waits = ["0.07", "0.064", "0.01", "0.2"].map((time) => whenFlag(wait(time), note(time)));
    const ticks = whenFlag(repeat("5", build.change("n", "1"), note(get("n"))));
    expect(await log(...waits, ticks)).toEqual([
      ...[1, "0.01", 2, "0.064", 3, "0.07", 4, 5, "0.2"],
    ]);
  });

  test("of scripts whose times are over in the same round, the one started first goes on first", async () => {
    const waits = ["0.09", "0.07"].map((time) => whenFlag(wait(time), note(time)));
    expect(await log(...waits)).toEqual(["0.09", "0.07"]);
  });
});
