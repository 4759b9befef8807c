// My Blocks as they run: inputs, recursion, giving way or not, leaving early. What stock Scratch does too
// is compared in tests/scratch.
import { expect, test } from "vitest";
import {
  add,
  addTo,
  booleanPart,
  broadcast,
  callBlock,
  change,
  compare,
  contentsOf,
  define,
  forever,
  get,
  input,
  inputIs,
  join,
  label,
  multiply,
  project,
  repeat,
  repeatUntil,
  type SavedBlock,
  set,
  stop,
  subtract,
  textPart,
  wait,
  waitUntil,
  when,
  whenElse,
  whenFlag,
  whenReceived,
} from "../programs/build-project.ts";
import { open, run } from "../programs/run-project.ts";

const n = [label("do"), textPart("n")];
const warp = { warp: true };
const calm = { warp: false };
const both = [warp, calm];

const isBelow = (below: number) => compare("lt", input("n"), below);
const forEver = { outOfTime: () => false, visibleRounds: Number.POSITIVE_INFINITY };
const oneLook = { outOfTime: () => true, visibleRounds: Number.POSITIVE_INFINITY };

function logging(...scripts: SavedBlock[]) {
  return project({ variables: { x: 0, y: 0 }, lists: { log: [] }, scripts });
}

test("inputs are values of the call, as texts, numbers and booleans", async () => {
  const parts = [label("say"), textPart("what"), booleanPart("loud?"), label("!")];
  const { lists, diagnostics } = await run(
    logging(
      whenFlag(
        callBlock("say", parts, { what: "007", "loud?": compare("gt", 2, 1) }),
        callBlock("say", parts, { what: add(1, 2) }),
        callBlock("say", parts),
      ),
      define("say", parts, calm, addTo("log", input("what")), addTo("log", inputIs("loud?"))),
    ),
  );
  expect(diagnostics).toEqual([]);
  expect(lists.log).toEqual(["007", true, 3, "false", "", "false"]);
});

test.each(both)("a My Block that calls itself keeps its inputs and loops apart %j", async (how) => {
  const { variables, lists } = await run(
    logging(
      whenFlag(callBlock("tree", n, { n: 3 }), callBlock("fact", n, { n: 10 })),
      define(
        "tree",
        n,
        how,
        addTo("log", input("n")),
        when(
          compare("gt", input("n"), 1),
          repeat(2, callBlock("tree", n, { n: subtract(input("n"), 1) })),
        ),
        addTo("log", multiply(input("n"), -1)),
      ),
      define(
        "fact",
        n,
        how,
        whenElse(
          isBelow(2),
          [set("x", 1)],
          [
            callBlock("fact", n, { n: subtract(input("n"), 1) }),
            set("x", multiply(get("x"), input("n"))),
          ],
        ),
      ),
    ),
  );
  expect(variables.x).toBe(3628800);
  expect(lists.log).toEqual([3, 2, 1, -1, 1, -1, -2, 2, 1, -1, 1, -1, -2, -3]);
});

test("inputs are all worked out before the first one is set", async () => {
  const two = [textPart("a"), textPart("b")];
  const { lists } = await run(
    logging(
      whenFlag(callBlock("swap", two, { a: "left", b: "right" })),
      define(
        "swap",
        two,
        calm,
        addTo("log", join(input("a"), input("b"))),
        when(
          compare("equals", get("x"), 0),
          change("x", 1),
          callBlock("swap", two, { a: input("b"), b: input("a") }),
        ),
        addTo("log", join(input("a"), input("b"))),
      ),
    ),
  );
  expect(lists.log).toEqual(["leftright", "rightleft", "rightleft", "leftright"]);
});

test("My Blocks that call each other take up their inputs where they left off", async () => {
  const down = (to: string) =>
    when(compare("gt", input("n"), 0), callBlock(to, n, { n: subtract(input("n"), 1) }));
  const { lists } = await run(
    logging(
      whenFlag(callBlock("even", n, { n: 4 })),
      define("even", n, calm, down("odd"), addTo("log", join("even ", input("n")))),
      define("odd", n, warp, down("even"), addTo("log", join("odd ", input("n")))),
    ),
  );
  expect(lists.log).toEqual(["even 0", "odd 1", "even 2", "odd 3", "even 4"]);
});

test("a script that is started afresh inside a My Block begins it afresh", async () => {
  const { lists } = await run(
    logging(
      whenFlag(set("x", 0), broadcast("go")),
      whenReceived("go", change("x", 1), callBlock("b", n, { n: get("x") }), addTo("log", "end")),
      define(
        "b",
        n,
        calm,
        when(compare("lt", get("x"), 3), broadcast("go")),
        // The one that was replaced still has its turn, with its own input.
        addTo("log", input("n")),
        repeat(2, addTo("log", join("round ", input("n")))),
      ),
    ),
  );
  expect(lists.log).toEqual([1, "round 1", 2, "round 2", 3, "round 3", "round 3", "end"]);
});

const counters = (how: { warp: boolean }, ...body: SavedBlock[]) =>
  logging(
    whenFlag(callBlock("count", n, { n: 3 }), addTo("log", "done")),
    whenFlag(repeat(3, addTo("log", "other"))),
    define("count", n, how, ...body),
  );

test("loops in a My Block give way, and without screen refresh they do not", async () => {
  const body = repeat(input("n"), addTo("log", "round"));
  const { lists: giving } = await run(counters(calm, body));
  expect(giving.log).toEqual(["round", "other", "round", "other", "round", "other", "done"]);
  const { lists: warped, rounds } = await run(counters(warp, body));
  expect(warped.log).toEqual(["round", "round", "round", "done", "other", "other", "other"]);
  expect(rounds).toBe(3);
});

test("what a My Block without screen refresh calls does not give way either", async () => {
  const inner = define(
    "inner",
    n,
    calm,
    repeatUntil(compare("gt", get("x"), 2), change("x", 1), addTo("log", "round")),
  );
  const json = counters(warp, callBlock("inner", n, { n: 1 }));
  const other = project({
    variables: { x: 0 },
    lists: { log: [] },
    scripts: [
      whenFlag(callBlock("count", n, { n: 3 }), set("x", 0), callBlock("inner", n, { n: 1 })),
      whenFlag(repeat(3, addTo("log", "other"))),
      define("count", n, warp, callBlock("inner", n, { n: 1 })),
      inner,
    ],
  });
  expect(json.targets).toHaveLength(1);
  const { lists } = await run(other);
  // The same My Block gives way when it is called from outside.
  expect(lists.log).toEqual([
    ...["round", "round", "round"],
    ...["round", "other", "round", "other", "round", "other"],
  ]);
});

test("waiting gives way without screen refresh too", async () => {
  const { lists, ended } = await run(
    counters(
      warp,
      addTo("log", "before"),
      wait(0.01),
      addTo("log", "between"),
      waitUntil(compare("gt", contentsOf("log"), "")),
      addTo("log", "after"),
    ),
  );
  expect(ended).toBe("done");
  expect(lists.log?.slice(0, 3)).toEqual(["before", "other", "between"]);
});

test("a My Block that calls itself gives way, unless it runs without screen refresh", async () => {
  const body = when(
    compare("gt", input("n"), 0),
    addTo("log", input("n")),
    callBlock("count", n, { n: subtract(input("n"), 1) }),
  );
  const { lists: giving } = await run(counters(calm, body));
  expect(giving.log).toEqual([3, "other", 2, "other", 1, "other", "done"]);
  const { lists: warped } = await run(counters(warp, body));
  expect(warped.log).toEqual([3, 2, 1, "done", "other", "other", "other"]);
});

test("`stop this script` leaves the My Block, and the script goes on", async () => {
  const { lists } = await run(
    logging(
      whenFlag(
        repeat(2, callBlock("b", n, { n: 1 }), addTo("log", "back")),
        stop("this script"),
        addTo("log", "never"),
      ),
      define("b", n, calm, forever(addTo("log", "in"), stop("this script")), addTo("log", "never")),
    ),
  );
  expect(lists.log).toEqual(["in", "back", "in", "back"]);
});

test("a call without a definition does nothing", async () => {
  const { lists, diagnostics } = await run(
    logging(whenFlag(callBlock("gone", n, { n: 1 }), addTo("log", "after"))),
  );
  expect(lists.log).toEqual(["after"]);
  expect(diagnostics).toMatchObject([{ severity: "warning", code: "compile.ownMissing" }]);
});

test.each(both)("a recursion without end is stopped on its block %j", async (how) => {
  const { ended, diagnostics, variables } = await run(
    logging(
      whenFlag(callBlock("b", n, { n: "some text" })),
      define(
        "b",
        n,
        how,
        change("x", 1),
        repeat(2, callBlock("b", n, { n: join(input("n"), "!") })),
      ),
    ),
  );
  expect(ended).toBe("error");
  expect(variables.x).toBe(100_000);
  expect(diagnostics).toMatchObject([{ block: "procedures_call-2", code: "run.tooDeep" }]);
  expect(diagnostics[0]?.text).toContain("100,000 deep");
});

test("a `forever` without screen refresh ends its slices in time, and can be stepped and stopped", async () => {
  const { session } = await open(
    logging(
      whenFlag(callBlock("b", n, { n: 1 })),
      whenFlag(forever(change("y", 1))),
      define("b", n, warp, forever(change("x", input("n")))),
    ),
  );
  const { scheduler } = session;
  session.flag();
  expect(scheduler.run(oneLook)).toBe("time");
  expect(scheduler.run(oneLook)).toBe("time");
  const began = performance.now();
  expect(scheduler.run({ ...forEver, outOfTime: () => performance.now() - began > 8 })).toBe(
    "time",
  );
  expect(performance.now() - began).toBeLessThan(100);
  const before = Number(session.variable("var-x").value);
  for (let steps = 0; steps < 6; steps++) expect(scheduler.stepBlock()).toBe("stepped");
  expect(session.variable("var-x").value).toBe(before + 3);
  expect(session.variable("var-y").value).toBe(0);
  session.stop();
  expect(scheduler.run(forEver)).toBe("idle");
});

test("pacing by what is drawn does not cut a My Block without screen refresh", async () => {
  const { session } = await open(
    logging(
      whenFlag(callBlock("b", n, { n: 20 })),
      define("b", n, warp, repeat(input("n"), change("x", 1), callBlock("see", [], {}))),
      define("see", [], calm, { type: "pen_clear" }),
    ),
  );
  session.flag();
  expect(session.scheduler.run({ outOfTime: () => false, visibleRounds: 1 })).toBe("idle");
  expect(session.variable("var-x").value).toBe(20);
});

test("a My Block that is deleted, and a variable that is renamed, run on where they run", async () => {
  const scripts = [
    whenFlag(repeat(3, callBlock("b", n, { n: 2 }))),
    define("b", n, calm, change("x", input("n"))),
  ];
  const { session } = await open(project({ variables: { x: 0 }, scripts }));
  session.flag();
  session.scheduler.stepBlock();
  session.scheduler.stepBlock();
  const without = project({
    variables: { x: 5 },
    scripts: [whenFlag(callBlock("b", n, { n: 2 }))],
  });
  without.targets[0]!.variables[0]!.name = "renamed";
  session.setProgram((await open(without)).program);
  expect(session.scheduler.run(forEver)).toBe("idle");
  expect(session.variable("var-x")).toMatchObject({ name: "renamed", value: 6 });
  session.flag();
  expect(session.scheduler.run(forEver)).toBe("idle");
  expect(session.variable("var-x").value).toBe(6);
});

test("repeat of a text is no round, and of 1e308 one without end that can be stopped", async () => {
  const { session, run: go } = await open(
    logging(
      whenFlag(repeat("many", change("y", 1)), repeat(1e308, change("x", 1)), change("y", 1)),
    ),
  );
  session.flag();
  let looks = 5;
  expect(go(() => --looks < 0)).toEqual({ ended: "time" });
  expect(session.variable("var-y").value).toBe(0);
  expect(Number(session.variable("var-x").value)).toBeGreaterThan(1000);
});

test("a storm of broadcasts keeps to one thread a script, and ends its slices", async () => {
  const { session } = await open(
    logging(
      whenFlag(broadcast("a")),
      whenReceived("a", change("x", 1), broadcast("b"), broadcast("a")),
      whenReceived("b", broadcast("a"), broadcast("b")),
    ),
  );
  session.flag();
  let looks = 100;
  expect(session.scheduler.run({ ...forEver, outOfTime: () => --looks < 0 })).toBe("time");
  expect(session.scheduler.runningScripts().length).toBeLessThanOrEqual(2);
  session.stop();
  expect(session.scheduler.isIdle).toBe(true);
});
