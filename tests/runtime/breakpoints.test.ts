// Breakpoints and steps over, at every way of running.
import { expect, test } from "vitest";
import type { Session } from "#host/session";
import {
  broadcastAndWait,
  callBlock,
  change,
  compare,
  define,
  forever,
  get,
  input,
  project,
  repeat,
  repeatUntil,
  type SavedBlock,
  set,
  textPart,
  wait,
  waitUntil,
  whenFlag,
  whenReceived,
} from "../programs/build-project.ts";
import { open } from "../programs/run-project.ts";

type Scheduler = Session["scheduler"];

const forEver = { outOfTime: () => false, visibleRounds: Number.POSITIVE_INFINITY };
const turbo = (s: Scheduler) => s.run(forEver);
const fast = (s: Scheduler) => s.run({ outOfTime: () => true, visibleRounds: 8 });
const slow = (s: Scheduler) => s.stepBlock();
const over = (s: Scheduler) => {
  const block = s.blockAtHand();
  return block === null ? s.stepBlock() : s.stepOver(block, () => true);
};
const speeds = [
  ["turbo", turbo],
  ["fast", fast],
  ["slow", slow],
  ["stepping over", over],
] as const;

async function start(breakpoints: string[], ...scripts: SavedBlock[]) {
  const { session } = await open(project({ variables: { x: 0, y: 0 }, scripts }));
  session.scheduler.setBreakpoints(breakpoints);
  session.flag();
  return { session, scheduler: session.scheduler, x: () => session.variable("var-x").value };
}

/** Runs to the end, resuming at each breakpoint; answers what x was at each. */
function stopsOf(
  { scheduler, x }: Awaited<ReturnType<typeof start>>,
  drive: (s: Scheduler) => string,
) {
  const stops: string[] = [];
  for (let slices = 0; slices < 5000 && !scheduler.isIdle; slices++) {
    if (drive(scheduler) !== "break") continue;
    // At a hat or a definition, the place is the first block below.
    const isAbove = /^(event|procedures_d)/.test(scheduler.breakpoint ?? "");
    if (!isAbove) expect(scheduler.places()[0]).toBe(scheduler.breakpoint);
    stops.push(`${scheduler.breakpoint} ${x()}`);
    scheduler.passBreakpoint();
  }
  expect(scheduler.isIdle).toBe(true);
  return stops;
}

const n = [textPart("n")];
const warped = (body: SavedBlock) => [
  whenFlag(callBlock("b", n, { n: 3 })),
  define("b", n, { warp: true }, body),
];

test.each(speeds)(
  "a block with a breakpoint stops each time it is come to: %s",
  async (_name, drive) => {
    const plain = await start(["data_changevariableby-1"], whenFlag(repeat(3, change("x", 1))));
    expect(stopsOf(plain, drive)).toEqual([0, 1, 2].map((x) => `data_changevariableby-1 ${x}`));
    const inside = await start(
      ["data_changevariableby-1"],
      ...warped(repeat(input("n"), change("x", 1))),
    );
    expect(stopsOf(inside, drive)).toEqual([0, 1, 2].map((x) => `data_changevariableby-1 ${x}`));
  },
);

test.each(speeds)("a loop stops once, where it is entered: %s", async (_name, drive) => {
  const loops = ["control_repeat-1", "control_repeat_until-1", "control_wait_until-1"];
  const some = await start(
    loops,
    whenFlag(
      set("x", 5),
      repeat(2, change("x", 1)),
      repeatUntil(compare("gt", get("x"), 9), change("x", 1)),
      waitUntil(compare("gt", get("y"), 3)),
    ),
    whenFlag(repeat(20, change("y", 1))),
  );
  expect(stopsOf(some, drive)).toEqual([
    "control_repeat-1 5",
    "control_repeat_until-1 7",
    "control_wait_until-1 10",
  ]);
});

test.each(speeds)(
  "hats and definitions stop where their blocks begin: %s",
  async (_name, drive) => {
    const both = await start(
      ["event_whenflagclicked-2", "procedures_definition-1"],
      whenFlag(change("x", 1), callBlock("b", n, { n: 1 })),
      whenFlag(change("x", 10), callBlock("b", n, { n: 1 })),
      define("b", n, { warp: false }, change("x", 100)),
    );
    expect(
      stopsOf(both, drive)
        .map((stop) => stop.split(" ")[0])
        .sort(),
    ).toEqual(["event_whenflagclicked-2", "procedures_definition-1", "procedures_definition-1"]);
    expect(both.x()).toBe(211);
  },
);

test("a breakpoint in one script pauses all, and setting none lets them run", async () => {
  const { session, scheduler, x } = await start(
    ["data_setvariableto-1"],
    whenFlag(forever(change("x", 1))),
    whenFlag(repeat(5, change("y", 1)), set("y", -1)),
  );
  expect(turbo(scheduler)).toBe("break");
  expect(session.variable("var-y").value).toBe(5);
  expect(x()).toBe(6);
  scheduler.setBreakpoints([]);
  expect(scheduler.run({ ...forEver, outOfTime: () => true })).toBe("time");
  expect(session.variable("var-y").value).toBe(-1);
  // And one that is set while it runs stops it.
  scheduler.setBreakpoints(["data_changevariableby-1"]);
  expect(turbo(scheduler)).toBe("break");
  expect(scheduler.breakpoint).toBe("data_changevariableby-1");
  // Setting it on the block one stands at, and going on, does not stop there again at once.
  const before = Number(x());
  scheduler.passBreakpoint();
  expect(turbo(scheduler)).toBe("break");
  expect(x()).toBe(before + 1);
});

test("a step that comes to a breakpoint says so, and the next one passes it", async () => {
  const { scheduler, x } = await start(
    ["data_changevariableby-2"],
    whenFlag(change("x", 1), change("x", 1)),
  );
  expect(scheduler.stepBlock()).toBe("break");
  expect(x()).toBe(1);
  scheduler.passBreakpoint();
  expect(scheduler.stepBlock()).toBe("idle");
  expect(x()).toBe(2);
});

/** Steps over to the end; answers where it came to each time, and what x was. */
function walkOver({ scheduler, x }: Awaited<ReturnType<typeof start>>, outOfTime = () => false) {
  const seen: string[] = [];
  for (let steps = 0; steps < 100 && !scheduler.isIdle; steps++) {
    const block = scheduler.blockAtHand();
    if (block === null) break;
    let end = scheduler.stepOver(block, outOfTime);
    for (let slices = 0; slices < 1000 && end === "time"; slices++)
      end = scheduler.stepOver(block, outOfTime);
    seen.push(`${scheduler.places()[0] ?? end} ${x()}`);
  }
  return seen;
}

test.each([
  ["in one slice", () => false],
  ["in many slices", () => true],
])(
  "a step over runs a whole loop, a whole My Block, a whole broadcast: %s",
  async (_name, outOfTime) => {
    const some = await start(
      [],
      whenFlag(
        repeat(3, change("x", 1)),
        callBlock("b", n, { n: 2 }),
        broadcastAndWait("go"),
        change("x", 1000),
      ),
      whenReceived("go", repeat(4, change("x", 100))),
      define("b", n, { warp: false }, repeat(input("n"), change("x", 10)), change("y", 1)),
    );
    expect(walkOver(some, outOfTime)).toEqual([
      "procedures_call-1 3",
      "event_broadcastandwait-1 23",
      "data_changevariableby-2 423",
      "idle 1423",
    ]);
  },
);

test("a step over inside a loop goes from block to block of its round", async () => {
  const some = await start([], whenFlag(repeat(2, change("x", 1), change("y", 1))));
  const { scheduler } = some;
  expect(scheduler.stepBlock()).toBe("stepped");
  expect(walkOver(some)).toEqual([
    "data_changevariableby-2 1",
    "control_repeat-1 1",
    // The loop, from its second round on.
    "idle 2",
  ]);
});

test("a step over of a My Block that calls itself comes back to its own call", async () => {
  const some = await start(
    [],
    whenFlag(callBlock("b", n, { n: 3 })),
    define(
      "b",
      n,
      { warp: false },
      change("x", 1),
      {
        ...repeat(1, callBlock("b", n, { n: 0 })),
        type: "control_if",
        inputs: {
          CONDITION: { block: compare("lt", get("x"), 4) },
          SUBSTACK: { block: callBlock("b", n, { n: 0 }) },
        },
      },
      change("y", 1),
    ),
  );
  const { scheduler } = some;
  expect(scheduler.stepBlock()).toBe("stepped");
  expect(walkOver(some)).toEqual(["control_if-1 1", "data_changevariableby-2 4", "idle 4"]);
});

test("a step over stops at a breakpoint on the way, of whatever script", async () => {
  const some = await start(
    ["data_changevariableby-2"],
    whenFlag(repeat(3, change("x", 1))),
    whenFlag(wait(0), change("y", 1)),
  );
  const { scheduler } = some;
  const block = scheduler.blockAtHand();
  expect(scheduler.stepOver(block!, () => false)).toBe("break");
  expect(scheduler.breakpoint).toBe("data_changevariableby-2");
  expect(some.x()).toBeLessThan(3);
});
