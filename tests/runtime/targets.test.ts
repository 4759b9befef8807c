// Scripts of several targets, clicked scripts, and hats that wait for the timer.
import { expect, test } from "vitest";
import { createHeadless } from "#host/headless";
import type { Expr, Program, Script, Stmt } from "#program/program";

const literal = (value: number | string): Expr => ({ kind: "literal", value, block: "" });
const change = (id: string, by = 1): Stmt => ({ kind: "change", id, by: literal(by), block: "" });
const add = (item: string): Stmt => ({
  kind: "call",
  op: "data_addtolist",
  args: [literal(item), { kind: "list", id: "log", block: "" }],
  block: "",
});

let blocks = 0;
function script(target: string, hat: Partial<Script["hat"]>, ...body: Stmt[]): Script {
  return {
    hat: { event: "flag", argument: "", restarts: true, ...hat },
    target,
    body,
    block: `script ${blocks++}`,
  };
}

function open(...scripts: Script[]) {
  const program: Program = {
    targets: [],
    scripts,
    procedures: [],
    variables: [],
    lists: [],
    network: null,
    seed: 1,
  };
  const { session, run } = createHeadless();
  session.setProgram(program);
  const log = () =>
    Array.from({ length: session.list("log").length }, (_, i) => session.list("log").get(i));
  const value = (id: string) => session.variable(id).value;
  return { session, log, value, run: (looks = 1000) => run(() => --looks < 0) };
}

const forever = (...body: Stmt[]): Stmt => ({ kind: "forever", body, block: "" });
const stopOthers: Stmt = { kind: "stop", what: "other scripts", block: "" };
const yields: Stmt = { kind: "repeat", times: literal(2), body: [], block: "" };

test("scripts start with the target in front, the stage last", () => {
  const { session, log, run } = open(
    script("Stage", {}, add("stage")),
    script("Back", {}, add("back")),
    script("Front", {}, add("front 1")),
    script("Front", {}, add("front 2")),
  );
  session.flag();
  run();
  expect(log()).toEqual(["front 1", "front 2", "back", "stage"]);
});

test("`stop other scripts in sprite` stops only those of its own target", () => {
  const { session, value, run } = open(
    script("Stage", {}, yields, yields, change("stage", 5)),
    script("Cat", {}, yields, yields, change("cat")),
    script("Cat", {}, stopOthers, change("cat", 10)),
  );
  session.flag();
  expect(run().ended).toBe("done");
  expect([value("cat"), value("stage")]).toEqual([10, 5]);
});

test("a click on a sprite starts its scripts alone", () => {
  const { session, value } = open(
    script("Stage", { event: "sprite" }, change("stage")),
    script("Cat", { event: "sprite" }, change("cat")),
  );
  const { scheduler } = session;
  expect(scheduler.start("sprite", "", "Cat")).toHaveLength(1);
  scheduler.stepBlock();
  expect([value("cat"), value("stage")]).toEqual([1, 0]);
});

test("a clicked script runs whatever its hat listens for, and clicked again is stopped", () => {
  const one = script("Stage", { event: "key", argument: "a" }, forever(change("x")));
  const { session, value, run } = open(script("Stage", {}, forever(change("y"))));
  session.flag();
  session.runScript(one);
  expect(session.scheduler.runningScripts()).toContain(one.block);
  run(3);
  const x = Number(value("x"));
  expect(x).toBeGreaterThan(0);
  session.runScript(one);
  run(3);
  expect(value("x")).toBe(x);
  expect(session.scheduler.isIdle).toBe(false);
});

const timerOver = (over: Expr) => ({ event: "timer", restarts: false, over });

test("a hat for the timer starts each time the timer comes over its number, while nothing runs too", () => {
  const { session, value, run } = open(script("Stage", timerOver(literal(0.5)), change("x")));
  let now = 0;
  const { scheduler } = session;
  const pulse = (seconds: number) => {
    session.senses.resetTimer();
    now = seconds;
    scheduler.rounds += Math.round(now * 30);
    session.pulse();
    run();
    return value("x");
  };
  expect(session.hasEdgeHats).toBe(true);
  expect(pulse(0.2)).toBe(0);
  expect(pulse(1)).toBe(1);
  expect(pulse(1)).toBe(1);
  expect(pulse(0)).toBe(1);
  expect(pulse(2)).toBe(2);
});

test("a hat for the timer is looked at once a round while scripts run", () => {
  const wait: Stmt = { kind: "wait", seconds: literal(1), block: "" };
  const { session, log, run } = open(
    script("Stage", timerOver(literal(0.5)), add("timer")),
    script("Stage", {}, yields, add("begun"), wait, add("ended")),
  );
  session.flag();
  run();
  session.flag();
  run();
  expect(log()).toEqual(["begun", "timer", "ended", "begun", "timer", "ended"]);
});

test("a hat whose number takes long to work out is explained, once", () => {
  const over: Expr = {
    kind: "call",
    op: "training_accuracy",
    args: [{ kind: "list", id: "log", block: "" }],
    block: "hat's hole",
  };
  const { session } = open(script("Stage", timerOver(over), change("x")));
  session.pulse();
  expect(session.scheduler.fault?.error.code).toBe("run.hatTakesLong");
  session.scheduler.fault = null;
  session.pulse();
  expect(session.scheduler.fault).toBe(null);
});
