// Whatever the speed, the slices or the steps: the same program does the same things in the same order.
import fc from "fast-check";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { SampleList } from "#data/sample-list";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import type { Program } from "#program/program";
import type { SliceEnd } from "#runtime/slice";
import * as build from "../programs/build-project.ts";
import { itemsOf, parse } from "../programs/run-project.ts";

provideRunTools();

const ROUND_MS = 1000 / 30;
const MOST_SLICES = 20_000;

/** One slice or one step. After a breakpoint the run is resumed. */
type Drive = (scheduler: Session["scheduler"]) => SliceEnd | "stepped";

const step: Drive = (s) => s.stepBlock();
/** A step that is out of time wherever it can be. */
const shortStep: Drive = (s) => s.stepBlock(() => true);
/** A step over, or a part of one that is out of time. */
const stepOver =
  (looks: number): Drive =>
  (s) => {
    let left = looks;
    const block = s.blockAtHand();
    return block === null ? s.stepBlock() : s.stepOver(block, () => --left <= 0);
  };
const slice =
  (looks: number, visibleRounds: number): Drive =>
  (s) => {
    let left = looks;
    return s.run({ outOfTime: () => --left <= 0, visibleRounds });
  };
/** A slice that the picture waits for: it ends after each round, if it does not run out before. */
const framed =
  (looks: number): Drive =>
  (s) => {
    let left = looks;
    const outOfTime = () => --left <= 0;
    return s.run({ outOfTime, visibleRounds: Infinity, isFrameDue: () => true });
  };
/** A draw in a condition that never comes true can wait for ever: not without an end here either. */
const turbo = slice(2000, Infinity);

/** `breakpoints`: sets of blocks, each in force for some slices. */
function runWith(
  program: Program,
  drives: readonly Drive[],
  breakpoints: readonly (readonly string[])[] = [[]],
) {
  let skipped = 0;
  const session: Session = new Session({
    now: () => skipped + session.scheduler.rounds * ROUND_MS,
    date: () => 0,
  });
  session.setProgram(program);
  for (const { id, name } of program.lists) {
    session.list(id).replaceAll(new SampleList(name === "log" ? [] : [3, 1, 2]));
  }
  session.flag();
  let ended: string = "too long";
  for (let count = 0; count < MOST_SLICES; count++) {
    if (count % 7 === 0) {
      session.scheduler.setBreakpoints(breakpoints[(count / 7) % breakpoints.length] ?? []);
    }
    const end = drives[count % drives.length]?.(session.scheduler);
    if (end === "break") session.scheduler.passBreakpoint();
    if (end === "time" && drives[0] === turbo) break;
    if (end === "idle") {
      ended = "done";
      break;
    }
    if (end !== "waiting") continue;
    const times = session.scheduler.waiting().flatMap(({ until }) => until ?? []);
    if (times.length === 0) {
      ended = "deadlock";
      break;
    }
    skipped += Math.max(0, Math.min(...times) - skipped - session.scheduler.rounds * ROUND_MS) + 1;
  }
  const [sampleLoss] = session.recorder.allSeries();
  return {
    ended,
    rounds: session.scheduler.rounds,
    variables: [...session.variables.values()].map(({ name, value }) => `${name} = ${value}`),
    log: itemsOf(session.list("list-log")),
    numbers: itemsOf(session.list("list-numbers")),
    plotted: [...(sampleLoss?.y ?? [])],
  };
}

const variableNames = ["x", "y"] as const;
const messages = ["one", "two"] as const;
const variable = fc.constantFrom(...variableNames);
const message = fc.constantFrom(...messages);
const small = fc.integer({ min: -1, max: 4 });

const number: fc.Arbitrary<build.Part> = fc.oneof(
  small,
  variable.map(build.get),
  fc.tuple(small, small).map(([a, b]) => build.pickRandom(a, b)),
  fc.constant(build.lengthOf("log")),
  fc.constantFrom(1, 2, "last", "random").map((at) => build.itemOf("numbers", at)),
  fc.tuple(variable, small).map(([name, k]) => build.multiply(build.get(name), k)),
  fc.constantFrom("n", "m").map(build.input),
  fc
    .tuple(fc.constantFrom("n", "m"), small)
    .map(([name, k]) => build.subtract(build.input(name), k)),
);

const condition: fc.Arbitrary<build.Part> = fc.oneof(
  fc.constant(build.inputIs("b")),
  fc
    .tuple(fc.constantFrom("gt", "lt", "equals" as const), number, number)
    .map(([name, a, b]) => build.compare(name as "gt", a, b)),
  fc
    .tuple(fc.constantFrom("and", "or" as const), variable, small)
    .map(([name, v, k]) =>
      build.logic(
        name as "and",
        build.compare("lt", build.get(v), k),
        build.compare("gt", build.pickRandom(1, 3), 1),
      ),
    ),
);

/** Broadcasts only so often, since scripts that start each other would never end. */
const send = (block: build.SavedBlock) =>
  build.when(build.compare("lt", build.get("sent"), 6), build.change("sent", 1), block);

/** Two My Blocks that may call themselves and each other, only so often in all. */
const parts = [build.textPart("n"), build.booleanPart("b"), build.textPart("m")];
const procedures = ["first", "second"] as const;
const call: fc.Arbitrary<build.SavedBlock> = fc
  .tuple(fc.constantFrom(...procedures), number, condition, number)
  .map(([id, n, b, m]) =>
    build.when(
      build.compare("lt", build.get("calls"), 25),
      build.change("calls", 1),
      build.callBlock(id, parts, { n, b: b as build.SavedBlock, m }),
      build.addTo("log", build.join(build.input("n"), build.input("m"))),
    ),
  );

let marks = 0;
const simple: fc.Arbitrary<build.SavedBlock> = fc.oneof(
  fc.tuple(variable, number).map(([name, value]) => build.set(name, value)),
  fc.tuple(variable, number).map(([name, by]) => build.change(name, by)),
  fc.constant(null).map(() => build.addTo("log", `mark ${marks++ % 97}`)),
  number.map((value) => build.addTo("log", value)),
  number.map((value) => build.addTo("numbers", value)),
  number.map((at) => build.deleteOf("numbers", at)),
  fc.tuple(number, number).map(([at, value]) => build.replaceItem("numbers", at, value)),
  fc.tuple(number, number).map(([at, value]) => build.insertAt("numbers", at, value)),
  number.map((value) => build.plot(value, "sample loss")),
  fc.constantFrom(0, 0.05, 1, 2).map((seconds) => build.wait(seconds)),
  condition.map((test) => build.waitUntil(test)),
  message.map((name) => send(build.broadcast(name))),
  message.map((name) => send(build.broadcastAndWait(name))),
  fc
    .constantFrom("all", "this script", "other scripts in sprite" as const)
    .map((what) => build.stop(what as "all")),
);

const { body } = fc.letrec<{ body: build.SavedBlock[]; statement: build.SavedBlock }>((tie) => ({
  body: fc.array(tie("statement"), { minLength: 1, maxLength: 4 }),
  statement: fc.oneof(
    { maxDepth: 3 },
    { weight: 5, arbitrary: simple },
    { weight: 2, arbitrary: call },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(0, 1, 2, 3, 2.5), tie("body"))
        .map(([times, inner]) => build.repeat(times, ...inner)),
    },
    {
      // Long enough for the clock to be looked at in the middle of a turn.
      weight: 1,
      arbitrary: variable.map((name) => build.repeat(350, build.change(name, 1))),
    },
    {
      // Done in one go where nothing comes in between.
      weight: 1,
      arbitrary: fc
        .tuple(variable, condition, number)
        .map(([name, test, value]) =>
          build.repeat(
            20,
            build.change(name, 1),
            build.whenElse(
              test,
              [build.addTo("log", value), build.when(test, build.change(name, value))],
              [build.replaceItem("numbers", "1", build.add(build.get(name), "0.5"))],
            ),
          ),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(variable, tie("body"))
        .map(([name, inner]) =>
          build.repeatUntil(
            build.compare("gt", build.get("turns"), 5),
            build.change("turns", 1),
            build.change(name, 1),
            ...inner,
          ),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(condition, tie("body"), tie("body"))
        .map(([test, then, otherwise]) => build.whenElse(test, then, otherwise)),
    },
  ),
}));

interface Made {
  readonly program: Program;
  /** The ids of all its blocks. */
  readonly blocks: readonly string[];
}

const program: fc.Arbitrary<Made> = fc
  .tuple(
    fc.array(body, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(message, body), { maxLength: 3 }),
    fc.tuple(...procedures.map(() => fc.tuple(fc.boolean(), body))),
    fc.integer({ min: 0, max: 1000 }),
  )
  .map(([flags, receivers, definitions, seed]) => {
    const json = build.project({
      seed,
      variables: { x: 0, y: 1, sent: 0, turns: 0, calls: 0 },
      lists: { log: [], numbers: [] },
      scripts: [
        ...flags.map((inner) => build.whenFlag(...inner)),
        ...receivers.map(([name, inner]) => build.whenReceived(name, ...inner)),
        ...definitions.map(([warp, inner], i) =>
          build.define(procedures[i]!, parts, { warp }, ...inner),
        ),
      ],
    });
    const compiled = compileProject(parse(json), registry);
    // Inputs may stand outside their My Block: that is a warning, and they are 0.
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const blocks = [...JSON.stringify(json).matchAll(/"id":"([a-z_]+-\d+)"/g)].map(([, id]) => id!);
    return { program: compiled.program, blocks };
  });

const drive: fc.Arbitrary<Drive> = fc.oneof(
  fc.constant(step),
  fc.constant(shortStep),
  fc.integer({ min: 1, max: 9 }).map(stepOver),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 2, 5, 8, Infinity))
    .map(([looks, visible]) => slice(looks, visible)),
  fc.integer({ min: 1, max: 5 }).map(framed),
);

/** Sets of breakpoints, as numbers to be taken from all blocks. */
const breaks = fc.array(fc.array(fc.nat(), { maxLength: 6 }), { minLength: 1, maxLength: 3 });

test("slices, pacing, frames, steps and breakpoints do not change what a program does", () => {
  fc.assert(
    fc.property(
      program,
      fc.array(drive, { minLength: 1, maxLength: 6 }),
      breaks,
      (made, drives, at) => {
        const whole = runWith(made.program, [turbo]);
        fc.pre(whole.ended !== "too long");
        const ids = at.map((set) => set.map((n) => made.blocks[n % made.blocks.length]!));
        const other = runWith(made.program, drives, ids);
        fc.pre(other.ended !== "too long");
        expect(other).toEqual(whole);
      },
    ),
    { numRuns: 300, seed: 2 },
  );
});

test.each([
  ["stepping block by block", step],
  ["stepping over block by block", stepOver(1000)],
])("%s ends where running ends", (_name, drive) => {
  fc.assert(
    fc.property(program, ({ program: made }) => {
      const whole = runWith(made, [turbo]);
      fc.pre(whole.ended !== "too long");
      const stepped = runWith(made, [drive]);
      fc.pre(stepped.ended !== "too long");
      expect(stepped).toEqual(whole);
    }),
    { numRuns: 100, seed: 3 },
  );
});
