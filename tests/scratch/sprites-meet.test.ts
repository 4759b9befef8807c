// What sprites know of each other, how they pass, and blocks of old projects, one fact at a time: ours must
// be as written here and as in the stock Scratch VM.
import { describe, expect, test } from "vitest";
import type { TargetLook } from "#compile/project";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { inBoth, log } from "./in-both.ts";

const { addTo, block, broadcastAndWait, look, menu, whenFlag, whenReceived } = build;
const note = (item: Part) => addTo("log", item);
const act = (type: string, inputs: Record<string, Part> = {}) => block(type, { inputs });

interface Other {
  readonly name: string;
  readonly look?: Partial<TargetLook>;
  readonly scripts?: readonly SavedBlock[];
  readonly variables?: Record<string, number | string>;
}

/** What the blocks of the sprite in front, "Me", leave in `log`. */
async function meet(blocks: readonly SavedBlock[], others: readonly Other[], me = {}) {
  const sprites = [...others, { name: "Me", look: me, scripts: [whenFlag(...blocks)] }];
  const { lists } = await inBoth({
    variables: { shared: "for all" },
    lists: { log: [] },
    scripts: [],
    look: look(3, { costume: 1 }),
    sprites: sprites.map((sprite) => ({ scripts: [], ...sprite, look: look(2, sprite.look) })),
  });
  return lists.log;
}

const of = (PROPERTY: string, name: string) =>
  block("sensing_of", {
    fields: { PROPERTY },
    inputs: { OBJECT: menu("sensing_of", "OBJECT", name) },
  });
const touching = (name: string) =>
  act("sensing_touchingobject", {
    TOUCHINGOBJECTMENU: menu("sensing_touchingobject", "TOUCHINGOBJECTMENU", name),
  });
const distanceTo = (name: string) =>
  act("sensing_distanceto", {
    DISTANCETOMENU: menu("sensing_distanceto", "DISTANCETOMENU", name),
  });
const goTo = (X: Part, Y: Part) => act("motion_gotoxy", { X, Y });
const layers = (FORWARD_BACKWARD: string, NUM: Part) =>
  block("looks_goforwardbackwardlayers", { fields: { FORWARD_BACKWARD }, inputs: { NUM } });
const toThe = (FRONT_BACK: string) => block("looks_gotofrontback", { fields: { FRONT_BACK } });

describe("another target", () => {
  const other = { name: "You", look: { x: 30, y: -40, size: 150, direction: 45, costume: 1 } };

  test("tells its place, looks and own variables, not those for all", async () => {
    const asked = ["x position", "y position", "direction", "costume #", "costume name", "size"];
    const more = ["volume", "own", "shared", "backdrop #", "toString"];
    const told = await meet(
      [...asked, ...more].map((property) => note(of(property, "You"))),
      [{ ...other, variables: { own: "mine" } }],
    );
    expect(told).toEqual([30, -40, 45, 2, "b", 150, 100, "mine", 0, 0, 0]);
  });

  test("may be the stage, or nobody", async () => {
    const asked = ["backdrop #", "backdrop name", "volume", "shared", "x position"];
    const told = await meet(
      [...asked.map((one) => note(of(one, "_stage_"))), note(of("x position", "Nobody"))],
      [],
    );
    expect(told).toEqual([2, "b", 100, "for all", 0, 0]);
  });

  test("is so far away, or 10000 where there is none", async () => {
    const told = await meet(
      ["You", "Nobody", "Me", "_mouse_"].map((one) => note(distanceTo(one))),
      [other],
    );
    expect(told).toEqual([50, 10000, 0, 100]);
  });

  test("can be gone to and pointed at", async () => {
    const toYou = menu("motion_goto", "TO", "You");
    const at = (type: string) => menu(type, "TOWARDS", "You");
    const point = act("motion_pointtowards", { TOWARDS: at("motion_pointtowards") });
    const [x, y] = [block("motion_xposition"), block("motion_yposition")];
    const told = await meet(
      [goTo("30", "60"), point, note(block("motion_direction"))].concat([
        act("motion_goto", { TO: toYou }),
        note(x),
        note(y),
      ]),
      [other],
    );
    expect(told).toEqual([180, 30, -40]);
  });

  test("is touched where the costumes' boxes are, if both are seen", async () => {
    const you = { name: "You", look: { x: 15 } };
    const hidden = { name: "Hidden", look: { visible: false } };
    const asked = ["You", "Hidden", "Me", "Nobody", "_edge_"].map((one) => note(touching(one)));
    expect(await meet(asked, [you, hidden])).toEqual([true, false, false, false, false]);
    const away = [goTo("-10", "0"), note(touching("You"))];
    expect(await meet(away, [you])).toEqual([false]);
    const unseen = [act("looks_hide"), note(touching("You"))];
    expect(await meet(unseen, [you])).toEqual([false]);
    const beyond = [goTo("231", "0"), note(touching("_edge_"))];
    expect(await meet(beyond, [])).toEqual([true]);
    const within = [goTo("230", "175"), note(touching("_edge_"))];
    expect(await meet(within, [])).toEqual([false]);
  });
});

describe("layers", () => {
  const hears = (name: string) => whenReceived("count", note(name));
  const others = ["A", "B", "C"].map((name) => ({ name, scripts: [hears(name)] }));
  const count = broadcastAndWait("count");

  /** The names of those that hear it, from the front, after each of these blocks of "Me". */
  async function orders(...blocks: SavedBlock[]) {
    const me = {
      name: "Me",
      scripts: [hears("Me"), whenFlag(...blocks.flatMap((b) => [b, count]))],
    };
    const { lists } = await inBoth({
      lists: { log: [] },
      scripts: [],
      sprites: [...others, me],
    });
    return lists.log!.join("").match(/(?:A|B|C|Me){4}/g);
  }

  test("say who starts first, and change with the sprite's own", async () => {
    const moves = [layers("backward", "1"), layers("backward", "1.5"), layers("forward", "2")];
    expect(await orders(...moves)).toEqual(["CMeBA", "CBAMe", "CMeBA"]);
    const far = [layers("forward", "-1"), layers("backward", "-99"), layers("forward", "text")];
    expect(await orders(...far)).toEqual(["CMeBA", "MeCBA", "MeCBA"]);
    expect(await orders(layers("backward", "2"), toThe("front"))).toEqual(["CBMeA", "MeCBA"]);
  });
});

describe("blocks of old projects", () => {
  const counter = block("control_get_counter");
  const increment = block("control_incr_counter");

  test("count for all scripts", async () => {
    const counts = [note(counter), increment, increment, note(counter)];
    const clears = [block("control_clear_counter"), note(counter)];
    expect(await log(whenFlag(...counts, ...clears))).toEqual([0, 2, 0]);
  });

  test("for each computes how many rounds in each of them", async () => {
    const n = build.get("n");
    const each = build.forEach("n", n, note(n));
    expect(await log(whenFlag(build.set("n", "2"), each))).toEqual([1]);
    const grows = build.forEach("n", build.subtract("4", build.lengthOf("log")), note(n));
    expect(await log(whenFlag(grows))).toEqual([1, 2]);
  });

  test("nobody is loud or has a name", async () => {
    const asked = [block("sensing_loudness"), block("sensing_username")];
    expect(await log(whenFlag(...asked.map(note)))).toEqual([-1, ""]);
  });

  test("a loudness of 10 is never reached", async () => {
    const loud = block("event_whengreaterthan", {
      fields: { WHENGREATERTHANMENU: "LOUDNESS" },
      inputs: { VALUE: "10" },
    });
    const scripts = [build.stack(loud, note("loud")), whenFlag(build.repeat("3", note("round")))];
    expect(await log(...scripts)).toEqual(["round", "round", "round"]);
  });
});
