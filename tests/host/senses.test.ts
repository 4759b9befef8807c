// What scripts sense, through a session: keys, mouse and clicks, timer, date, questions, bubbles.
import { describe, expect, test } from "vitest";
import { createHeadless } from "#host/headless";
import type { SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";

const { addTo, block, forever, look, menu, project, set, waitUntil, whenFlag } = build;

const pressed = (key: build.Part) => block("sensing_keypressed", { inputs: { KEY_OPTION: key } });
const keyMenu = (key: string) => menu("sensing_keypressed", "KEY_OPTION", key);
const ask = (QUESTION: string) => block("sensing_askandwait", { inputs: { QUESTION } });
const say = (MESSAGE: string) => block("looks_say", { inputs: { MESSAGE } });
const timer = () => block("sensing_timer");
const current = (CURRENTMENU: string) => block("sensing_current", { fields: { CURRENTMENU } });
const note = (item: build.Part) => addTo("log", item);
const clicked = (type: string, ...body: SavedBlock[]) => build.stack(block(type), ...body);

interface Cast {
  readonly sprite?: readonly SavedBlock[];
  readonly spriteLook?: Parameters<typeof look>[1];
  readonly date?: number;
}

/** A session with these scripts on the stage and on a sprite of 20 x 10 units. */
function open(scripts: readonly SavedBlock[], { sprite, spriteLook, date }: Cast = {}) {
  const { program, diagnostics } = compile(
    project({
      variables: { v: 0 },
      lists: { log: [] },
      scripts,
      ...(sprite === undefined ? {} : { sprite: { look: look(2, spriteLook), scripts: sprite } }),
    }),
  );
  expect(diagnostics).toEqual([]);
  const headless = createHeadless(date === undefined ? {} : { date });
  const { session } = headless;
  session.setProgram(program);
  const run = (rounds = 1000) => headless.run(() => --rounds < 0);
  return {
    session,
    run,
    start: () => {
      session.flag();
      return run();
    },
    log: () =>
      Array.from({ length: session.list("list-log").length }, (_, i) =>
        session.list("list-log").get(i),
      ),
    value: () => session.variable("var-v").value,
  };
}

describe("keys", () => {
  test("are sensed while they are held", () => {
    const { session, start, log } = open([
      whenFlag(note(pressed(keyMenu("space"))), note(pressed(keyMenu("any")))),
    ]);
    start();
    session.key("space");
    start();
    session.keyReleased("space");
    start();
    expect(log()).toEqual([false, false, true, true, false, false]);
  });

  test("are found by their first letter, in capitals or not, and by their codes", () => {
    const keys = ["A", "apple", build.add(65, 0), build.add(38, 0), "up arrow", "u", " ", "b"];
    const { session, start, log } = open([whenFlag(...keys.map((key) => note(pressed(key))))]);
    for (const key of ["a", "up arrow", "space"]) session.key(key);
    start();
    expect(log()).toEqual([true, true, true, true, true, false, true, false]);
  });
});

describe("the mouse", () => {
  const mouse = [block("sensing_mousex"), block("sensing_mousey"), block("sensing_mousedown")];

  test("has a place in whole units, on the stage", () => {
    const { session, start, log } = open([whenFlag(...mouse.map(note))]);
    session.pointer({ x: 10.5, y: -999 }, false);
    start();
    session.pointer({ x: -240.2, y: 3.2 }, true);
    start();
    expect(log()).toEqual([11, -180, false, -240, 3, true]);
  });

  test("going down starts the scripts of what it points at: a sprite's box or the stage", () => {
    const { session, run, log } = open([clicked("event_whenstageclicked", note("stage"))], {
      sprite: [clicked("event_whenthisspriteclicked", note("sprite"))],
      spriteLook: { x: 100, y: 50, size: 200, direction: 180 },
    });
    // The costume of 20 x 10 is 40 x 20 large and stands upright.
    const click = (x: number, y: number) => {
      session.pointer({ x, y }, true);
      session.pointer({ x, y }, true);
      session.pointer({ x, y }, false);
      run();
    };
    click(109, 69);
    click(111, 50);
    click(100, 71);
    click(241, 0);
    session.sprites.sprite("Sprite").show(false);
    click(109, 69);
    expect(log()).toEqual(["sprite", "stage", "stage", "stage"]);
  });

  test("starts a clicked script afresh, and nothing while it moves", () => {
    const { session, run, log } = open([
      clicked("event_whenstageclicked", note("begins"), waitUntil([]), note("never")),
    ]);
    for (const down of [true, false, true]) {
      session.pointer({ x: 0, y: 0 }, down);
      run();
    }
    session.pointer({ x: 5, y: 5 }, true);
    run();
    expect(log()).toEqual(["begins", "begins"]);
  });
});

describe("time", () => {
  test("a script can wait for the timer, which begins anew with the flag and by its block", () => {
    const later = (seconds: string) => waitUntil(build.compare("gt", timer(), seconds));
    const { start, value } = open([
      whenFlag(later("5"), block("sensing_resettimer"), later("2"), set("v", timer())),
    ]);
    for (const _ of [1, 2]) {
      expect(start()).toEqual({ ended: "done" });
      expect(value()).toBeGreaterThan(2);
      expect(value()).toBeLessThan(2.1);
    }
  });

  test("a wait for a time that never comes ends", () => {
    const { session, run } = open([whenFlag(waitUntil(build.compare("lt", timer(), "0")))]);
    session.flag();
    expect(run(1e9)).toMatchObject({ ended: "deadlock" });
  });

  test("the date is the clock's, in local time", () => {
    const date = new Date(2026, 10, 21, 15, 4, 5).getTime();
    const parts = ["YEAR", "MONTH", "DATE", "DAYOFWEEK", "HOUR", "MINUTE", "SECOND"];
    const days = note(block("sensing_dayssince2000"));
    const { start, log } = open([whenFlag(...parts.map((part) => note(current(part))), days)], {
      date,
    });
    start();
    expect(log()).toEqual([2026, 11, 21, 7, 15, 4, 5, (date - Date.UTC(2000, 0, 1)) / 864e5]);
  });
});

describe("questions", () => {
  test("the stage's is the page's to ask, and waits for its answer", () => {
    const { session, start, run, value } = open([
      whenFlag(ask("Who?"), set("v", block("sensing_answer"))),
    ]);
    const end = start();
    expect(end).toMatchObject({ ended: "deadlock" });
    expect(session.questions.current).toEqual({ text: "Who?" });
    session.answer("Ada");
    expect(run()).toEqual({ ended: "done" });
    expect(session.questions.current).toBeNull();
    expect(value()).toBe("Ada");
  });

  test("a visible sprite's is said beside it", () => {
    const { session, start } = open([], { sprite: [whenFlag(ask("Who?"))] });
    start();
    expect(session.questions.current).toEqual({ text: "" });
    expect(session.sprites.sayings()).toEqual([
      { target: "Sprite", kind: "say", text: "Who?", x: 10, y: 5 },
    ]);
    session.stop();
    expect(session.questions.current).toBeNull();
    expect(session.sprites.sayings()).toEqual([]);
  });

  test("the next one comes when its turn has come, also after a script was stopped", () => {
    const stops = build.whenKey("s", build.stop("other scripts in sprite"));
    const { session, start, run } = open([whenFlag(ask("second"))], {
      sprite: [whenFlag(block("looks_hide"), ask("first")), stops],
    });
    start();
    expect(session.questions.current).toEqual({ text: "first" });
    session.key("s");
    run();
    expect(session.questions.current).toEqual({ text: "second" });
  });
});

describe("bubbles", () => {
  test("are hidden with their sprite and shown with it", () => {
    const { session, start } = open([], {
      sprite: [whenFlag(say("hi"), block("looks_hide"), waitUntil([]))],
      spriteLook: { direction: 45, size: 100 },
    });
    start();
    expect(session.sprites.sayings()).toEqual([]);
    session.sprites.sprite("Sprite").show(true);
    const [saying] = session.sprites.sayings();
    expect(saying).toMatchObject({ text: "hi" });
    // Half the width of a box of 20 x 10 that stands aslant.
    expect(saying!.x).toBeCloseTo(15 / Math.SQRT2);
  });

  test("of a script that is stopped in the middle of its seconds go", () => {
    const speaks = block("looks_sayforsecs", { inputs: { MESSAGE: "hi", SECS: "1e6" } });
    const stops = whenFlag(build.wait("1"), build.stop("other scripts in sprite"));
    const { session, start } = open([whenFlag(speaks), stops]);
    start();
    expect(session.sprites.sayings()).toEqual([]);
  });
});

describe("targets", () => {
  test("keep their place and looks when the program is edited or started again", () => {
    const scripts = [whenFlag(block("motion_changexby", { inputs: { DX: "10" } }))];
    const parts = { scripts: [], sprite: { look: look(2, { x: 5 }), scripts } };
    const { session, run } = createHeadless();
    for (let times = 0; times < 2; times++) {
      session.setProgram(compile(project(parts)).program);
      session.flag();
      run(() => false);
    }
    expect(session.sprites.views().map(({ name, x, layer }) => [name, x, layer])).toEqual([
      ["Stage", 0, 0],
      ["Sprite", 25, 1],
    ]);
  });

  test("a costume that was deleted leaves the last one there is", () => {
    const { session } = createHeadless();
    const parts = (costumes: number) =>
      compile(project({ scripts: [], sprite: { look: look(costumes), scripts: [] } })).program;
    session.setProgram(parts(3));
    session.sprites.sprite("Sprite").setCostume(2);
    session.setProgram(parts(2));
    expect(session.sprites.sprite("Sprite").costume).toBe(1);
    session.setProgram(parts(0));
    expect(session.sprites.sprite("Sprite").costume).toBe(0);
  });

  test("the stage has a pen and a place, but neither hides nor grows nor stamps", () => {
    const act = (type: string, inputs: Record<string, build.Part> = {}) => block(type, { inputs });
    const { session, start } = open([
      whenFlag(
        ...[act("looks_hide"), act("looks_setsizeto", { SIZE: 50 }), act("pen_stamp")],
        ...[act("pen_penDown"), act("motion_gotoxy", { X: 3, Y: 4 })],
      ),
    ]);
    session.sprites.pen.keeps = true;
    start();
    const [stage] = session.sprites.views();
    expect(stage).toMatchObject({ visible: true, size: 100, x: 3, y: 4 });
    expect(session.sprites.pen.take().count).toBe(2);
  });

  test("switch backdrop and wait waits for the scripts of the backdrop", () => {
    const BACKDROP = menu("looks_switchbackdroptoandwait", "BACKDROP", "b");
    const { program } = compile(
      project({
        lists: { log: [] },
        look: look(2),
        scripts: [
          whenFlag(
            block("looks_switchbackdroptoandwait", { inputs: { BACKDROP } }),
            note("goes on"),
          ),
          build.stack(
            block("event_whenbackdropswitchesto", { fields: { BACKDROP: "b" } }),
            ...[build.wait("0.5"), note("came")],
          ),
        ],
      }),
    );
    const { session, run } = createHeadless();
    session.setProgram(program);
    session.flag();
    expect(run(() => false)).toEqual({ ended: "done" });
    expect([0, 1].map((i) => session.list("list-log").get(i))).toEqual(["came", "goes on"]);
  });

  test("what cannot be seen does not count as seen", () => {
    const { session } = open([whenFlag(forever(block("motion_changexby", { inputs: { DX: 1 } })))]);
    session.flag();
    const { version } = session.sprites;
    session.scheduler.run({ outOfTime: () => true, visibleRounds: 1 });
    expect(session.sprites.version).toBe(version);
  });
});
