// What nobody should do and somebody does: numbers without end, storms, texts and lists that grow for
// ever. Each ends in Scratch's behaviour or in a sentence, and afterwards another script runs.
import { describe, expect, test } from "vitest";
import { MAX_ITEMS } from "#data/limits";
import { SampleList } from "#data/sample-list";
import { LONGEST_TEXT } from "#runtime/longest-text";
import {
  addTo,
  block,
  broadcast,
  broadcastAndWait,
  callBlock,
  change,
  compare,
  contains,
  contentsOf,
  define,
  deleteOf,
  divide,
  forever,
  get,
  input,
  insertAt,
  itemNumberOf,
  itemOf,
  join,
  label,
  look,
  type Part,
  type ProjectParts,
  pickRandom,
  project,
  repeat,
  replaceItem,
  type SavedBlock,
  set,
  stack,
  textPart,
  wait,
  when,
  whenFlag,
  whenKey,
  whenReceived,
} from "./build-project.ts";
import { open, run } from "./run-project.ts";

/** Looks at the clock, each after a thousand blocks, before a run counts as one without end. */
const LOOKS = 300;
const NAN = divide(0, 0);
const INFINITY = divide(1, 0);

/** Runs the blocks under the flag; then stops, and a key has to start a script. */
async function ends(body: readonly SavedBlock[], more: Partial<ProjectParts> = {}, looks = LOOKS) {
  const { scripts = [], lists = {}, ...rest } = more;
  const json = project({
    ...rest,
    variables: { x: 0, t: "", alive: 0 },
    lists: { log: [], ...lists },
    scripts: [whenFlag(...body), whenKey("9", change("alive", 1)), ...scripts],
  });
  const saved = JSON.stringify(json);
  const { session, ended, variables, lists: after, diagnostics } = await run(json, { looks });
  session.stop();
  expect(session.scheduler.isIdle).toBe(true);
  session.key("9");
  const turns = { outOfTime: () => false, visibleRounds: 1 };
  expect(session.scheduler.run(turns)).toBe("idle");
  expect(session.variable("var-alive").value).toBe(1);
  expect(JSON.stringify(json)).toBe(saved);
  const said = diagnostics.map((one) => `[${one.block}] ${one.text}`);
  return { session, ended, variables, lists: after, said };
}

describe("numbers that are none, or without end", () => {
  test("repeat: as often as the number says, no round for what is none or below 1", async () => {
    for (const times of ["many", NAN, -5, "-Infinity", "", 0.4]) {
      const { ended, variables } = await ends([repeat(times, change("x", 1)), set("t", "end")]);
      expect([ended, variables.x, variables.t]).toEqual(["done", 0, "end"]);
    }
    for (const times of [1e308, "Infinity", INFINITY]) {
      const { ended, variables } = await ends([repeat(times, change("x", 1)), set("t", "end")]);
      expect([ended, variables.t]).toEqual(["time", ""]);
      expect(variables.x).toBeGreaterThan(1e5);
    }
  });

  test("wait: not at all for what is no time, for ever where it is for ever", async () => {
    for (const seconds of ["soon", NAN, -1, "-Infinity"]) {
      const { ended, variables } = await ends([wait(seconds), set("t", "end")]);
      expect([ended, variables.t]).toEqual(["done", "end"]);
    }
    for (const seconds of [1e308, "Infinity"]) {
      const { session } = await open(project({ scripts: [whenFlag(wait(seconds))] }));
      session.flag();
      const turns = { outOfTime: () => false, visibleRounds: Number.POSITIVE_INFINITY };
      expect(session.scheduler.run(turns)).toBe("waiting");
      expect(session.scheduler.waiting()).toMatchObject([{ until: Number.POSITIVE_INFINITY }]);
      session.stop();
      expect(session.scheduler.isIdle).toBe(true);
    }
  });

  test("places in a list", async () => {
    const body = [1e308, "-Infinity", NAN, "x", "", -1].flatMap((place) => [
      set("t", join(get("t"), itemOf("log", place))),
      deleteOf("log", place),
      replaceItem("log", place, "new"),
      insertAt("log", place, "new"),
    ]);
    const { ended, variables, lists } = await ends(body, { lists: { log: ["a", "b"] } });
    expect([ended, variables.t, lists.log]).toEqual(["done", "", ["a", "b"]]);
  });

  test("letters and random numbers", async () => {
    const letter = (index: number | string) =>
      block("operator_letter_of", { inputs: { LETTER: index, STRING: "abc" } });
    const { ended, variables } = await ends([
      set("t", join(letter(1e308), join(letter("x"), letter(-1)))),
      set("x", pickRandom("a", "b")),
      change("x", pickRandom("-Infinity", "Infinity")),
    ]);
    expect([ended, variables.t]).toEqual(["done", ""]);
  });

  test("places, sizes, pens, effects and costumes of a sprite", async () => {
    const set1 = (type: string, slot: string) => (value: Part) =>
      block(type, { inputs: { [slot]: value } });
    const numbers = ["far", NAN, 1e308, "-Infinity", INFINITY, 1e9];
    const effects = ["GHOST", "FISHEYE", "BRIGHTNESS"].flatMap((EFFECT) =>
      numbers.flatMap((VALUE) => [
        block("looks_seteffectto", { fields: { EFFECT }, inputs: { VALUE } }),
        block("looks_changeeffectby", { fields: { EFFECT }, inputs: { CHANGE: VALUE } }),
      ]),
    );
    const all = [
      set1("pen_setPenSizeTo", "SIZE"),
      set1("pen_changePenSizeBy", "SIZE"),
      set1("motion_setx", "X"),
      set1("motion_changeyby", "DY"),
      set1("motion_movesteps", "STEPS"),
      set1("motion_turnright", "DEGREES"),
      set1("motion_pointindirection", "DIRECTION"),
      set1("looks_setsizeto", "SIZE"),
      set1("looks_changesizeby", "CHANGE"),
      set1("looks_switchcostumeto", "COSTUME"),
    ].flatMap((make) => numbers.map(make));
    for (const own of [look(3), undefined]) {
      const { ended, said, session } = await ends([], {
        sprites: [
          {
            name: "A",
            ...(own === undefined ? {} : { look: own }),
            scripts: [whenFlag(block("pen_penDown"), ...all, ...effects, block("pen_stamp"))],
          },
        ],
      });
      expect([ended, said]).toEqual(["done", []]);
      const sprite = session.sprites.sprite("A");
      expect(sprite.pen.size).toBe(1200);
      expect(sprite.costume).toBe(0);
      expect(Number.isFinite(sprite.direction)).toBe(true);
    }
  });

  test("a hat for the timer with a text is one for 0 seconds", async () => {
    const hat = (value: Part) =>
      block("event_whengreaterthan", {
        fields: { WHENGREATERTHANMENU: "TIMER" },
        inputs: { VALUE: value },
      });
    const scripts = ["soon", NAN].map((value) => stack(hat(value), change("x", 1)));
    const never = stack(hat("Infinity"), set("t", "never"));
    const { variables } = await ends([wait(1)], { scripts: [...scripts, never] });
    expect([variables.x, variables.t]).toEqual([2, ""]);
  });

  test("a hat for a key that there is not is explained, the other scripts run", async () => {
    const { ended, variables, said } = await ends([set("t", "end")], {
      scripts: [whenKey("<b>F13</b>", change("x", 1))],
    });
    expect([ended, variables.x, variables.t]).toEqual(["done", 0, "end"]);
    expect(said.join()).toMatch(
      /^\[event_whenkeypressed-2\] “<b>F13<\/b>” is not in this menu. Choose one of: space,/,
    );
  });
});

describe("storms of broadcasts", () => {
  const storms: Readonly<Record<string, readonly SavedBlock[]>> = {
    "a script that broadcasts its own message": [
      whenReceived("go", change("x", 1), broadcast("go")),
    ],
    "ten such scripts": Array.from({ length: 10 }, () =>
      whenReceived("go", change("x", 1), broadcast("go")),
    ),
    "ten that wait for themselves": Array.from({ length: 10 }, () =>
      whenReceived("go", change("x", 1), broadcastAndWait("go")),
    ),
  };
  test.each(Object.keys(storms))(
    "%s: one thread a script, in turns, until stopped",
    async (name) => {
      const scripts = storms[name] ?? [];
      const { ended, variables, said } = await ends([broadcast("go"), set("t", "on")], { scripts });
      expect([ended, variables.t, said]).toEqual(["time", "on", []]);
      expect(variables.x).toBeGreaterThan(LOOKS / 2);
      expect(variables.x).toBeLessThan(20 * LOOKS);
    },
  );
});

describe("texts that grow without end", () => {
  const doubling = set("t", join(get("t"), get("t")));

  test("are stopped at their join, in any loop, with what to do", async () => {
    const loops = [
      forever(doubling),
      forever(doubling, change("x", 1), when(compare("equals", get("t"), "y"))),
      repeat(1e308, doubling),
    ];
    for (const loop of loops) {
      const { ended, said, session } = await ends([set("t", "ab"), loop]);
      expect(ended).toBe("error");
      expect(said).toMatchInlineSnapshot(`
        [
          "[operator_join-1] This text would have 4,194,304 characters, but 4,000,000 are the most there is room for. Often a loop joins a text to itself: begin with an empty text before the loop, or add the parts to a list.",
        ]
      `);
      expect(String(session.variable("var-t").value).length).toBe(2 ** 21);
    }
  });

  test("are stopped in a My Block that calls itself with them", async () => {
    const parts = [label("grow"), textPart("by")];
    const call = (by: Part) => callBlock("grow", parts, { by });
    const { ended, said } = await ends([call("ab")], {
      scripts: [define("grow", parts, { warp: true }, call(join(input("by"), input("by"))))],
    });
    expect([ended, said.length]).toEqual(["error", 1]);
    expect(said[0]).toContain("This text would have 4,194,304 characters");
  });

  test("may have as many characters as there is room for", async () => {
    const half = "x".repeat(LONGEST_TEXT / 2);
    const { ended, variables } = await ends([set("t", half), doubling]);
    expect([ended, String(variables.t).length]).toEqual(["done", LONGEST_TEXT]);
  });
});

describe("lists that are very long", () => {
  test("a program adds and inserts up to Scratch's 200,000 items", async () => {
    const almost = Array.from({ length: 199_990 }, () => "x");
    const grow = [addTo("log", "last"), insertAt("log", 1, "first")];
    const { ended, lists } = await ends([repeat(20, ...grow)], { lists: { log: almost } });
    expect([ended, lists.log?.length, lists.log?.[0]]).toEqual(["done", 200_000, "first"]);
  });

  test("a longer one that was imported stays as long, and takes nothing more at its end", async () => {
    const { session } = await open(
      project({ lists: { log: [] }, scripts: [whenFlag(addTo("log", 1), deleteOf("log", 1))] }),
    );
    session.list("list-log").replaceAll(new SampleList(new Array(MAX_ITEMS).fill(7)));
    session.flag();
    session.scheduler.run({ outOfTime: () => false, visibleRounds: 1 });
    expect(session.list("list-log").length).toBe(MAX_ITEMS - 1);
  });

  test("too long for a text: said at the block, not made", async () => {
    const many = Array.from({ length: 40_000 }, () => "x".repeat(120));
    const { ended, said, variables } = await ends(
      [set("t", "before"), set("t", join(contentsOf("log"), "!"))],
      { lists: { log: many } },
    );
    expect([ended, variables.t]).toEqual(["error", "before"]);
    expect(said).toMatchInlineSnapshot(`
      [
        "[data_listcontents-1] The 40,000 items of this list are longer than 4,000,000 characters together, and that is the most that fits into one text. Take one item at a time: \`item (1) of\` the list.",
      ]
    `);
  });

  test("of 60,000 samples are looked through without making their texts", async () => {
    const { session } = await open(
      project({
        variables: { x: 0, t: "" },
        lists: { log: [] },
        scripts: [
          whenFlag(
            set("x", itemNumberOf("log", itemOf("log", "last"))),
            set("t", contains("log", "not there")),
          ),
        ],
      }),
    );
    const pixels = new Uint8Array(784);
    const same = { label: "5", pixels, text: null };
    const last = { ...same, label: "6" };
    session
      .list("list-log")
      .replaceAll(new SampleList([...Array.from({ length: 59_999 }, () => ({ ...same })), last]));
    session.flag();
    session.scheduler.run({ outOfTime: () => false, visibleRounds: 1 });
    expect(session.variable("var-x").value).toBe(60_000);
    expect(session.variable("var-t").value).toBe(false);
  });

  test("looking up finds what it would by the texts", () => {
    const texts = ["5 0.0 1.0", "Cat 0.5 0.0", "cat 7 8", "5  0.0 1.0", "5 1 0", "7", ""];
    const list = new SampleList([...texts]);
    for (let i = 0; i < texts.length; i++) list.sample(i);
    for (const [index, text] of texts.entries()) {
      expect(list.mayRead(index, text.toLowerCase())).toBe(true);
    }
    expect(list.mayRead(0, "7")).toBe(false);
    expect(list.mayRead(0, "6 0.0 1.0")).toBe(false);
  });
});

test("two thousand My Blocks, called one by one and by each other", async () => {
  const names = Array.from({ length: 2000 }, (_, i) => `b${i}`);
  const call = (name = "") => callBlock(name, [label(name)]);
  const flat = names.map((name) => define(name, [label(name)], { warp: false }, change("x", 1)));
  const apart = await ends(names.map(call), { scripts: flat });
  expect([apart.ended, apart.variables.x, apart.said]).toEqual(["done", 2000, []]);
  const chain = names.map((name, i) => {
    const next = i < 1999 ? [call(names[i + 1])] : [];
    return define(name, [label(name)], { warp: i % 2 === 0 }, change("x", 1), ...next);
  });
  const deep = await ends([call("b0")], { scripts: chain });
  expect([deep.ended, deep.variables.x, deep.said]).toEqual(["done", 2000, []]);
});

test("a call nested in 300 loops is refused or runs, as compiling says", async () => {
  let nested = callBlock("b", [label("b")]);
  for (let depth = 0; depth < 300; depth++) nested = repeat(1, nested);
  const scripts = [define("b", [label("b")], { warp: false }, change("x", 1))];
  const { ended, variables, said } = await ends([nested], { scripts });
  expect([ended, variables.x, said]).toEqual(["done", 1, []]);
});

test("breakpoints of blocks that there are not stop nothing", async () => {
  const { session, run: go } = await open(
    project({ variables: { x: 0 }, scripts: [whenFlag(change("x", 1))] }),
  );
  session.scheduler.setBreakpoints(["gone", "<b>", "event_whenflagclicked-2"]);
  session.flag();
  expect(go(() => false)).toEqual({ ended: "done" });
  expect(session.variable("var-x").value).toBe(1);
});

describe("a question that is never answered", () => {
  const ask = (question: Part) => block("sensing_askandwait", { inputs: { QUESTION: question } });

  test("waits; a second one waits behind it; stop ends both", async () => {
    const { session } = await open(
      project({
        variables: { x: 0 },
        scripts: [whenFlag(ask("one?"), change("x", 1)), whenFlag(ask("two?"), change("x", 1))],
      }),
    );
    const turns = { outOfTime: () => false, visibleRounds: Number.POSITIVE_INFINITY };
    session.flag();
    expect(session.scheduler.run(turns)).toBe("waiting");
    expect(session.questions.current).toEqual({ text: "one?" });
    expect(session.scheduler.waiting().map(({ parameters }) => parameters)).toEqual([
      { question: "one?" },
      { question: "two?" },
    ]);
    session.stop();
    expect([session.questions.current, session.scheduler.isIdle]).toEqual([null, true]);
    session.flag();
    session.scheduler.run(turns);
    session.answer("1");
    session.scheduler.run(turns);
    session.answer("2");
    expect(session.scheduler.run(turns)).toBe("idle");
    expect(session.variable("var-x").value).toBe(2);
  });

  test("without a page is named, and so is one of 100,000 characters", async () => {
    const { ended, said } = await ends([ask("?".repeat(100_000))]);
    expect(ended).toBe("deadlock");
    expect(said).toEqual([
      `[sensing_askandwait-1] \`ask and wait\` waits for an answer to “${"?".repeat(80)}”`,
    ]);
  });
});
