// The runner between messages: steps over, clicks and breakpoints answer at once, whatever runs.
import { afterEach, expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileClicked } from "#compile/compile-clicked";
import { compileProject } from "#compile/compile-project";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import type { Script } from "#program/program";
import { Runner } from "#worker/runner";
import {
  callBlock,
  change,
  define,
  forever,
  get,
  itemOf,
  project,
  repeat,
  type SavedBlock,
  sampleOf,
  set,
  textPart,
  whenFlag,
} from "../programs/build-project.ts";
import { parse } from "../programs/run-project.ts";

provideRunTools();

const runners: Runner[] = [];
afterEach(() => {
  for (const runner of runners.splice(0)) runner.close();
});

function start(...scripts: SavedBlock[]) {
  const saved = parse(project({ variables: { x: 0, y: 0 }, lists: { empty: [] }, scripts }));
  const session = new Session({ now: () => performance.now(), date: () => 0 });
  session.setProgram(compileProject(saved, registry).program);
  const changes: string[] = [];
  let heard = () => {};
  const runner = new Runner(session, (how) => {
    changes.push(how);
    heard();
  });
  runners.push(runner);
  /** Until something has come true after a slice. */
  const until = (isTrue: () => boolean) =>
    new Promise<void>((resolve) => {
      heard = () => {
        if (isTrue()) resolve();
      };
      heard();
    });
  const clicked = (block: string): Script => {
    const { script } = compileClicked(saved, block, registry);
    if (script === undefined) throw new Error(`${block} cannot run`);
    return script;
  };
  const x = () => Number(session.variable("var-x").value);
  return { session, runner, changes, until, clicked, x };
}

const n = [textPart("n")];
const endless = [
  whenFlag(callBlock("b", n, { n: 1 })),
  define("b", n, { warp: true }, forever(change("x", 1))),
];

test.each(["fast", "turbo"] as const)(
  "stop, pause and step answer within 100 ms in a `forever` without screen refresh, %s",
  async (speed) => {
    const { session, runner, until, x } = start(...endless);
    runner.setSpeed(speed);
    session.flag();
    runner.start();
    await until(() => x() > 10_000);
    const began = performance.now();
    runner.pause();
    const before = x();
    runner.step();
    runner.step();
    expect(x()).toBe(before + 1);
    expect(runner.state).toBe("paused");
    runner.resume();
    runner.stop();
    expect(runner.state).toBe("idle");
    expect(performance.now() - began).toBeLessThan(100);
  },
);

test("a step over of a long loop runs in slices and ends paused", async () => {
  const { session, runner, until, x } = start(
    whenFlag(repeat(2_000_000, change("x", 1)), change("y", 1)),
  );
  session.flag();
  runner.stepOver();
  expect(runner.state).toBe("running");
  expect(x()).toBeLessThan(2_000_000);
  await until(() => runner.state === "paused");
  expect(x()).toBe(2_000_000);
  expect(session.variable("var-y").value).toBe(0);
  runner.stepOver();
  expect(runner.state).toBe("idle");
});

test("a step over can be paused and stopped", async () => {
  const { runner, until, x } = start(...endless);
  runner.stepOver();
  await until(() => x() > 20_000);
  expect(runner.state).toBe("running");
  runner.pause();
  const before = x();
  runner.step();
  expect(x()).toBeLessThanOrEqual(before + 1);
  runner.stepOver();
  runner.stop();
  expect(runner.state).toBe("idle");
});

test.each(["slow", "fast", "turbo"] as const)(
  "a breakpoint pauses, and resuming passes it, %s",
  async (speed) => {
    const { session, runner, until, x } = start(whenFlag(set("y", 1), forever(change("x", 1))));
    runner.setSpeed(speed);
    session.scheduler.setBreakpoints(["data_changevariableby-1"]);
    session.flag();
    runner.start();
    await until(() => runner.state === "paused");
    expect([session.scheduler.breakpoint, x()]).toEqual(["data_changevariableby-1", 0]);
    if (speed === "slow") return;
    runner.resume();
    await until(() => runner.state === "paused");
    expect(x()).toBe(1);
  },
);

test("a clicked script runs, and clicked again is stopped", async () => {
  const { runner, changes, until, clicked, x } = start(forever(change("x", 1)));
  runner.run(clicked("data_changevariableby-1"));
  expect(runner.state).toBe("running");
  await until(() => x() > 100);
  runner.run(clicked("control_forever-1"));
  expect(runner.state).toBe("idle");
  expect(changes.at(-1)).toBe("finished");
});

test("a clicked value is told at once, also while a run is paused", () => {
  const { session, runner, clicked, x } = start(whenFlag(change("x", 1), change("x", get("x"))));
  runner.step();
  expect(runner.state).toBe("paused");
  runner.run(clicked("data_variable-1"));
  expect(session.takeReports()).toEqual([
    { block: "data_variable-1", value: { kind: "number", text: "1", length: 1 } },
  ]);
  expect([runner.state, x()]).toEqual(["paused", 1]);
});

test("a clicked value that cannot be told says why and stops nothing", () => {
  const { session, runner, changes, clicked } = start(
    whenFlag(change("x", 1), forever()),
    sampleOf("empty", 1),
    itemOf("empty", 1),
  );
  runner.step();
  runner.run(clicked("data_sample-1"));
  expect(changes).toContain("error");
  expect(session.takeReports()).toEqual([]);
  expect(runner.state).toBe("paused");
  runner.step();
  expect(runner.state).toBe("paused");
});
