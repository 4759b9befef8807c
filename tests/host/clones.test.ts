// Clones as the session has them: when they go, and what of them is neither shown nor kept.
import { expect, test } from "vitest";
import { createHeadless } from "#host/headless";
import * as build from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";

const { addTo, change, createClone, forever, get, look, project, repeat, whenCloned } = build;

function open(...scripts: build.SavedBlock[]) {
  const sprite = { look: look(1), variables: { own: 1 }, lists: { items: [1, 2] }, scripts };
  const compiled = compile(project({ lists: { log: [] }, scripts: [], sprite }));
  expect(compiled.diagnostics).toEqual([]);
  const headless = createHeadless();
  const { session } = headless;
  session.setProgram(compiled.program);
  return {
    session,
    program: compiled.program,
    run: (rounds: number) => headless.run(() => --rounds < 0),
    log: () => session.list("list-log"),
  };
}

const living = [
  build.whenFlag(repeat(3, createClone())),
  whenCloned(change("own", 1), addTo("log", get("own")), forever()),
];

test("they go when all is stopped, and with the flag", () => {
  const { session, run, log } = open(...living);
  for (const _ of [1, 2]) {
    session.flag();
    run(20);
    expect(session.sprites.clones).toHaveLength(3);
  }
  expect(log().length).toBe(6);
  session.stop();
  expect(session.sprites.clones).toEqual([]);
  expect(session.sprites.views()).toHaveLength(2);
  expect(session.scheduler.isIdle).toBe(true);
});

test("their variables and lists are not among the project's", () => {
  const { session, run } = open(...living);
  const before = [session.variables.size, session.lists.size];
  session.flag();
  run(20);
  expect([session.variables.size, session.lists.size]).toEqual(before);
});

test("they stay when the project is edited, and hear what it then says", () => {
  const { session, program, run, log } = open(...living, build.whenKey("a", addTo("log", "heard")));
  session.flag();
  run(20);
  const costumes = program.targets.map((one) => ({ ...one, costumes: one.costumes.slice(0, 0) }));
  session.setProgram({ ...program, targets: costumes });
  expect(session.sprites.clones.map((one) => one.costumes.length)).toEqual([0, 0, 0]);
  session.key("a");
  run(20);
  expect(log().length).toBe(3 + 4);
  session.setProgram({ ...program, targets: program.targets.slice(0, 1), scripts: [] });
  expect(session.sprites.clones).toEqual([]);
});

test("one that is gone leaves its place to the next: thousands cost no memory of their own", () => {
  const { session, run, log } = open(
    build.whenFlag(repeat(500, createClone(), repeat(2))),
    whenCloned(addTo("log", get("own")), change("own", 1), build.deleteClone()),
  );
  session.flag();
  expect(run(100_000)).toEqual({ ended: "done" });
  expect(log().length).toBe(500);
  expect(new Set(Array.from({ length: 500 }, (_, i) => log().get(i)))).toEqual(new Set([1]));
  const names = new Set(session.sprites.clones.map(({ name }) => name));
  expect(names.size).toBe(0);
});
