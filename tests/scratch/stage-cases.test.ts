// Motion, looks, pen and sensing, one fact at a time: ours must be as written here and as in the stock
// Scratch VM.
import { describe, expect, test } from "vitest";
import type { TargetLook } from "#compile/project";
import type { Value } from "#program/program";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { compareRuns } from "./compare-runs.ts";

const { add, addTo, block, divide, get, look, menu, project, repeat, set, stop, whenFlag } = build;

interface Cast {
  readonly look?: TargetLook;
  readonly stage?: TargetLook;
  readonly answers?: readonly string[];
}

/** Scripts of a sprite; what they write into `log`, and how the sprite looks in the end. */
async function inBoth(scripts: readonly SavedBlock[], cast: Cast = {}) {
  const saved = project({
    variables: { n: 0 },
    lists: { log: [] },
    scripts: [],
    sprite: { look: cast.look ?? look(3), scripts },
    ...(cast.stage === undefined ? {} : { look: cast.stage }),
  });
  const { answers = [] } = cast;
  const [comparison] = await compareRuns([{ saved, answers }]);
  expect(comparison!.differences).toEqual([]);
  const { ended, lists, picture } = comparison!.ours;
  return { ended, log: lists.log ?? [], ...picture };
}

const flagged = (...blocks: SavedBlock[]) => inBoth([whenFlag(...blocks)]);
const note = (item: Part) => addTo("log", item);
const act = (type: string, inputs: Record<string, Part> = {}) => block(type, { inputs });
const goTo = (X: Part, Y: Part) => act("motion_gotoxy", { X, Y });
const point = (DIRECTION: Part) => act("motion_pointindirection", { DIRECTION });
const costume = (COSTUME: Part) => act("looks_switchcostumeto", { COSTUME });
const costumeIs = (what: "number" | "name") =>
  block("looks_costumenumbername", { fields: { NUMBER_NAME: what } });
const backdropIs = (what: "number" | "name") =>
  block("looks_backdropnumbername", { fields: { NUMBER_NAME: what } });
const effect = (EFFECT: string, VALUE: Part) =>
  block("looks_seteffectto", { fields: { EFFECT }, inputs: { VALUE } });
const say = (MESSAGE: Part) => act("looks_say", { MESSAGE });
const penColour = (COLOR: Part) => act("pen_setPenColorToColor", { COLOR });
const setPen = (name: string, VALUE: Part) =>
  act("pen_setPenColorParamTo", { COLOR_PARAM: menu("pen", "COLOR_PARAM", name), VALUE });
const changePen = (name: string, VALUE: Part) =>
  act("pen_changePenColorParamBy", { COLOR_PARAM: menu("pen", "COLOR_PARAM", name), VALUE });
const ask = (QUESTION: Part) => act("sensing_askandwait", { QUESTION });
const answer = () => block("sensing_answer");

/** What the blocks leave in `log`, one item each. */
async function expectEach(cases: readonly (readonly [SavedBlock, Part, Value])[]): Promise<void> {
  const { log } = await flagged(...cases.flatMap(([one, item]) => [one, note(item)]));
  expect(log).toEqual(cases.map(([, , value]) => value));
}

describe("motion", () => {
  const x = block("motion_xposition");
  const direction = block("motion_direction");

  test("a costume stays on the stage with 15 units; a place that is all but whole is reported whole", () =>
    expectEach([
      [goTo("10000", "-0.5"), x, 245],
      [goTo("3.0000000001", "0"), x, 3],
      [goTo("2.9999", "0"), x, 2.9999],
      [goTo("ten", "0"), x, 0],
      [act("motion_changexby", { DX: "-7.5" }), x, -7.5],
      [act("motion_setx", { X: divide("1", "0") }), x, 245],
    ]));

  test("directions are kept above -180 and up to 180; what is no direction changes nothing", () =>
    expectEach([
      [point("270"), direction, -90],
      [point("-180"), direction, 180],
      [point("-179.5"), direction, 180.5],
      [act("motion_turnright", { DEGREES: "725" }), direction, -174.5],
      [point(divide("1", "0")), direction, -174.5],
      [act("motion_turnleft", { DEGREES: "-4.5" }), direction, -170],
    ]));

  test("steps go where the sprite points", async () => {
    const { state } = await flagged(point("30"), act("motion_movesteps", { STEPS: "100" }));
    expect(state.x).toBeCloseTo(50);
    expect(state.y).toBeCloseTo(86.6025);
  });
});

describe("costumes", () => {
  const [number, name] = [costumeIs("number"), costumeIs("name")];

  test("are found by name first, then by word, then by number, around the end", () =>
    expectEach([
      [costume(menu("looks", "COSTUME", "b")), number, 2],
      [costume("C"), number, 2],
      [costume("next costume"), name, "c"],
      [costume("next costume"), name, "a"],
      [costume("previous costume"), name, "c"],
      [costume("1"), name, "a"],
      [costume("5"), name, "b"],
      [costume(add("0", "0")), name, "c"],
      [costume(add("1.4", "0")), name, "a"],
      [costume(""), name, "a"],
      [costume(build.compare("equals", "1", "1")), name, "a"],
      [costume(divide("0", "0")), name, "a"],
      [act("looks_nextcostume"), name, "b"],
      [costume("random backdrop"), name, "b"],
    ]));

  test("may be called by a number", async () => {
    const two = look(3);
    const costumes = two.costumes.map((one, i) => ({ ...one, name: `${3 - i}` }));
    const blocks = [costume("1"), note(number), costume(add("1", "0")), note(number)];
    const { log } = await inBoth([whenFlag(...blocks)], { look: { ...two, costumes } });
    expect(log).toEqual([3, 1]);
  });

  test("of the stage are backdrops, which can be drawn at random but not twice", async () => {
    const switchTo = (BACKDROP: Part) => act("looks_switchbackdropto", { BACKDROP });
    const shown = note(backdropIs("name"));
    const blocks = [
      ...[switchTo(menu("looks", "BACKDROP", "b")), shown, switchTo("next backdrop"), shown],
      ...[switchTo("previous backdrop"), shown, act("looks_nextbackdrop"), shown],
      repeat(5, switchTo("random backdrop"), shown),
    ];
    const { log } = await inBoth([whenFlag(...blocks)], { stage: look(3) });
    expect(log.slice(0, 4)).toEqual(["b", "c", "b", "c"]);
    expect(log.slice(3).every((item, i, all) => i === 0 || item !== all[i - 1])).toBe(true);
  });

  test("of the stage start the scripts that listen for them, also when they stay", async () => {
    const listens = build.stack(
      block("event_whenbackdropswitchesto", { fields: { BACKDROP: "b" } }),
      ...[note("b comes"), repeat(2, note("b goes on"))],
    );
    const switches = act("looks_switchbackdropto", { BACKDROP: "b" });
    const script = whenFlag(switches, note("at once"), repeat(2), switches);
    const { log } = await inBoth([script, listens], { stage: look(2) });
    expect(log).toEqual([
      ...["at once", "b comes", "b goes on", "b goes on"],
      ...["b comes", "b goes on", "b goes on"],
    ]);
  });
});

test("switch backdrop and wait goes on at once where no script listens", async () => {
  const BACKDROP = menu("looks", "BACKDROP", "b");
  const waits = whenFlag(act("looks_switchbackdroptoandwait", { BACKDROP }), note("goes on"));
  const { log } = await inBoth([waits, whenFlag(note("other"))], { stage: look(2) });
  expect(log).toEqual(["goes on", "other"]);
});

describe("looks", () => {
  test("ghost and brightness have bounds, the other effects have none", async () => {
    const { state } = await flagged(
      ...[effect("GHOST", "120"), effect("BRIGHTNESS", "-300"), effect("COLOR", "-450")],
      ...[effect("PIXELATE", "1e6"), effect("WHIRL", "720"), effect("MOSAIC", "text")],
    );
    expect(state).toMatchObject({ ghost: 100, brightness: -100, color: -450 });
    expect(state).toMatchObject({ pixelate: 1e6, whirl: 720, mosaic: 0 });
  });

  test("the size has bounds that depend on the costume", () =>
    expectEach([
      [act("looks_setsizeto", { SIZE: "0" }), block("looks_size"), 50],
      [act("looks_setsizeto", { SIZE: "1e9" }), block("looks_size"), 3600],
      [act("looks_changesizeby", { CHANGE: "-3499.4" }), block("looks_size"), 101],
    ]));

  test("a bubble shows numbers with two decimals and 330 letters at most", async () => {
    const { state } = await flagged(say(divide("2", "3")));
    expect(state.bubble).toBe("say: 0.67");
    expect((await flagged(say("0.6666"))).state.bubble).toBe("say: 0.6666");
    expect((await flagged(say(divide("1", "1000")))).state.bubble).toBe("say: 0.001");
    expect((await flagged(say("x".repeat(500)))).state.bubble).toHaveLength(335);
    const empty = flagged(say("something"), act("looks_think", { MESSAGE: "" }));
    expect((await empty).state.bubble).toBe("");
  });

  test("a bubble for some seconds goes by itself, unless another came", async () => {
    const speak = (type: string, SECS: Part) => act(type, { MESSAGE: "for now", SECS });
    const alone = await flagged(speak("looks_sayforsecs", "0.1"), note("goes on"));
    expect(alone).toMatchObject({ log: ["goes on"], state: { bubble: "" } });
    const other = whenFlag(build.wait("0.05"), say("stays"));
    const both = await inBoth([whenFlag(speak("looks_thinkforsecs", "0.3")), other]);
    expect(both.state.bubble).toBe("say: stays");
  });

  test("stop all ends bubbles and effects", async () => {
    const { state } = await flagged(say("hi"), effect("GHOST", "50"), stop("all"));
    expect(state).toMatchObject({ bubble: "", ghost: 0 });
  });
});

describe("the pen", () => {
  const dot = act("pen_penDown");
  const up = act("pen_penUp");

  test("draws a dot where it goes down and a line wherever it then moves", async () => {
    const { marks, cleared } = await flagged(
      ...[
        goTo("1", "2"),
        dot,
        goTo("3", "4"),
        goTo("3", "4"),
        act("motion_changeyby", { DY: "5" }),
      ],
      ...[up, goTo("0", "0"), act("pen_setPenSizeTo", { SIZE: "7" }), dot],
    );
    expect(marks.map(({ numbers }) => numbers)).toEqual([
      [1, 2, 1, 2, 1],
      [1, 2, 3, 4, 1],
      [3, 4, 3, 4, 1],
      [3, 4, 3, 9, 1],
      [0, 0, 0, 0, 7],
    ]);
    expect(cleared).toBe(false);
  });

  test("forgets what was drawn before it is erased", async () => {
    const { marks, cleared } = await flagged(dot, goTo("9", "9"), act("pen_clear"), goTo("1", "1"));
    expect(marks).toHaveLength(1);
    expect(cleared).toBe(true);
  });

  test("draws and stamps for a hidden sprite too", async () => {
    const { marks } = await flagged(act("looks_hide"), dot, act("pen_stamp"));
    expect(marks).toHaveLength(2);
  });

  test("has a size from 1 to 1200", async () => {
    const size = (SIZE: Part) => act("pen_setPenSizeTo", { SIZE });
    const change = (SIZE: Part) => act("pen_changePenSizeBy", { SIZE });
    const { marks } = await flagged(size("0"), dot, size("1e5"), dot, change("-1198.5"), dot);
    expect(marks.map(({ numbers }) => numbers[4])).toEqual([1, 1200, 1.5]);
  });

  /** The dot's colour after these blocks, in 255ths, and its opacity. */
  async function coloured(...blocks: SavedBlock[]) {
    const { marks } = await flagged(...blocks, dot);
    return marks[0]!.colour.map((share, i) => (i === 3 ? share : Math.round(share * 255)));
  }

  test("takes colours as #rrggbb, #rgb and numbers", async () => {
    expect(await coloured()).toEqual([0, 0, 255, 1]);
    expect(await coloured(penColour(build.colour("#12ab9f")))).toEqual([0x12, 0xab, 0x9f, 1]);
    expect(await coloured(penColour("#f80"))).toEqual([255, 0x88, 0, 1]);
    expect(await coloured(penColour("#nonsense"))).toEqual([0, 0, 0, 1]);
    expect(await coloured(penColour("red"))).toEqual([0, 0, 0, 1]);
    expect(await coloured(penColour(add("65280", "0")))).toEqual([0, 255, 0, 1]);
    expect((await coloured(penColour(add("2147418112", "0"))))[3]).toBeCloseTo(127 / 255);
    expect(await coloured(penColour("-1"))).toEqual([255, 255, 255, 1]);
  });

  test("goes around the colours and has bounds for the rest", async () => {
    const [red, gone] = [penColour("#ff0000"), setPen("transparency", "250")];
    expect(await coloured(red, setPen("color", "101"))).toEqual([255, 0, 0, 1]);
    expect(await coloured(red, changePen("color", "-51"))).toEqual([0, 255, 255, 1]);
    expect(await coloured(red, setPen("saturation", "-5"))).toEqual([255, 255, 255, 1]);
    expect(await coloured(red, setPen("brightness", "50"))).toEqual([127, 0, 0, 1]);
    expect(await coloured(red, gone)).toEqual([255, 0, 0, 0]);
    expect(await coloured(gone, penColour("#ff0000"))).toEqual([255, 0, 0, 1]);
  });

  test("of a colour set by its parts keeps what does not show", async () => {
    const grey = [penColour("#808080"), setPen("color", "66.66"), setPen("saturation", "100")];
    expect(await coloured(...grey)).toEqual([0, 0, 128, 1]);
  });
});

describe("asking", () => {
  const answers = ["one", "two"];

  test("questions of several scripts come one after the other", async () => {
    const asks = (name: string) => whenFlag(ask(name), note(name), note(answer()));
    const { log } = await inBoth([asks("first"), asks("second")], { answers });
    expect(log).toEqual(["first", "one", "second", "two"]);
  });

  test("a visible sprite says its question until it is answered", async () => {
    const { state, ended } = await inBoth([whenFlag(ask("Who?"))]);
    expect({ ended, bubble: state.bubble }).toEqual({ ended: "waits", bubble: "say: Who?" });
    const answered = await inBoth([whenFlag(say("before"), ask("Who?"))], { answers });
    expect(answered.state.bubble).toBe("");
  });

  test("a hidden sprite leaves the question to the page", async () => {
    const { state } = await inBoth([whenFlag(act("looks_hide"), ask("Who?"))]);
    expect(state.bubble).toBe("");
  });

  test("stop other scripts drops their questions", async () => {
    const stops = whenFlag(
      repeat(2),
      stop("other scripts in sprite"),
      ask("again"),
      note(answer()),
    );
    const { log, state } = await inBoth([whenFlag(ask("first"), note("never")), stops], {
      answers: [],
    });
    expect(log).toEqual([]);
    expect(state.bubble).toBe("say: again");
  });

  test("there is no answer before the first", async () => {
    const { log } = await flagged(note(answer()), set("n", answer()), note(get("n")));
    expect(log).toEqual(["", ""]);
  });
});
