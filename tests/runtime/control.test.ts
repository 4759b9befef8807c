// Loops and waiting, in Scratch's sense of them.
import { expect, test } from "vitest";
import {
  block,
  broadcast,
  change,
  compare,
  divide,
  forever,
  get,
  type Part,
  project,
  repeat,
  repeatUntil,
  set,
  stop,
  wait,
  waitUntil,
  when,
  whenElse,
  whenFlag,
  whenKey,
  whenReceived,
} from "../programs/build-project.ts";
import { open, run } from "../programs/run-project.ts";

async function rounds(times: Part): Promise<unknown> {
  const json = project({
    variables: { n: 0, text: "3" },
    scripts: [
      whenFlag(repeat(times, change("n", 1), when(compare("equals", get("n"), 50), stop("all")))),
    ],
  });
  const { ended, variables } = await run(json);
  expect(ended).toBe("done");
  return variables.n;
}

test("repeat rounds its number, takes text for 0 and infinity for ever", async () => {
  expect(await rounds(3)).toBe(3);
  expect(await rounds(2.5)).toBe(3);
  expect(await rounds(2.4)).toBe(2);
  expect(await rounds(0.5)).toBe(1);
  expect(await rounds("3")).toBe(3);
  expect(await rounds("text")).toBe(0);
  expect(await rounds("")).toBe(0);
  expect(await rounds(-2)).toBe(0);
  expect(await rounds(divide(0, 0))).toBe(0);
  expect(await rounds(divide(1, 0))).toBe(50);
  expect(await rounds("Infinity")).toBe(50);
});

test("repeat counts once, before its first round", async () => {
  const json = project({
    variables: { n: 3, rounds: 0 },
    scripts: [whenFlag(repeat(get("n"), change("n", 5), change("rounds", 1)))],
  });
  expect((await run(json)).variables).toMatchObject({ n: 18, rounds: 3 });
});

test("empty loops and branches do nothing and end", async () => {
  const json = project({
    variables: { n: 0 },
    scripts: [
      whenFlag(
        repeat(1000),
        repeatUntil(compare("equals", 1, 1)),
        whenElse(compare("equals", 1, 1), [], [change("n", 100)]),
        whenElse(compare("equals", 1, 2), [change("n", 100)], []),
        whenElse(compare("equals", 1, 2), [change("n", 100)], [change("n", 1)]),
        block("control_if", {}),
      ),
    ],
  });
  expect(await run(json)).toMatchObject({ ended: "done", variables: { n: 1 } });
});

test("forever runs until the time is over, alone and beside another script", async () => {
  const alone = project({
    variables: { n: 0 },
    scripts: [whenFlag(forever(change("n", 1)))],
  });
  const outcome = await run(alone, { looks: 10 });
  expect(outcome.ended).toBe("time");
  expect(Number(outcome.variables.n)).toBeGreaterThan(100);
  const two = project({
    variables: { n: 0, m: 0 },
    scripts: [whenFlag(forever(change("n", 1))), whenFlag(forever(change("m", 1)))],
  });
  const both = await run(two, { looks: 100 });
  expect(both.ended).toBe("time");
  expect(both.variables.n).toBe(both.variables.m);
});

test("wait takes no real time, and virtual time passes for every script", async () => {
  const json = project({
    variables: { n: 0 },
    scripts: [
      whenFlag(wait(3600), set("n", 1)),
      whenFlag(wait(1e6), waitUntil(compare("equals", get("n"), 1)), set("n", 2)),
    ],
  });
  const began = performance.now();
  expect(await run(json)).toMatchObject({ ended: "done", variables: { n: 2 } });
  expect(performance.now() - began).toBeLessThan(1000);
});

test("a loop beside a wait has a thirtieth of a second a round, as in Scratch", async () => {
  const json = project({
    variables: { n: 0 },
    scripts: [whenFlag(wait(1), stop("all")), whenFlag(forever(change("n", 1)))],
  });
  const { variables } = await run(json);
  expect(variables.n).toBeGreaterThanOrEqual(29);
  expect(variables.n).toBeLessThanOrEqual(32);
});

test("a key pressed again while its script runs does not restart it", async () => {
  const json = project({
    variables: { n: 0, any: 0 },
    scripts: [
      whenKey("space", change("n", 1), wait(1), change("n", 10)),
      whenKey("any", change("any", 1)),
    ],
  });
  const { session, run: go } = await open(json);
  session.key("space");
  session.key("Space");
  session.key("a");
  expect(go(() => false)).toEqual({ ended: "done" });
  expect(session.variable("var-n").value).toBe(11);
  expect(session.variable("var-any").value).toBe(1);
  session.key("b");
  go(() => false);
  expect(session.variable("var-any").value).toBe(2);
});

test("scripts start in their order after a stop all, too", async () => {
  const json = project({
    variables: { order: 0 },
    scripts: [
      whenFlag(stop("all")),
      whenKey("a", set("order", 1), broadcast("x")),
      whenKey("a", when(compare("equals", get("order"), 1), set("order", 2))),
      whenReceived("x", when(compare("equals", get("order"), 2), set("order", 3))),
    ],
  });
  const { session, run: go } = await open(json);
  session.flag();
  go(() => false);
  session.key("a");
  go(() => false);
  expect(session.variable("var-order").value).toBe(3);
});
