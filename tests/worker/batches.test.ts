// What the page is sent of a run: little while it runs, everything when it rests.
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import type { Value } from "#program/program";
import { Batches } from "#worker/batches";
import { Runner } from "#worker/runner";
import { change, forever, project, set, whenFlag } from "../programs/build-project.ts";
import { parse } from "../programs/run-project.ts";

provideRunTools();

test("a long text is cut while the program runs, and sent whole when it has stopped", async () => {
  const long = "x".repeat(100_000);
  const saved = parse(
    project({
      variables: { t: "", n: 0 },
      scripts: [whenFlag(set("t", long), forever(change("n", 1)))],
    }),
  );
  const session = new Session({ now: () => performance.now(), date: () => 0 });
  session.setProgram(compileProject(saved, registry).program);
  const texts: Value[] = [];
  let heard = () => {};
  const batches = new Batches(session, ({ variables }) => {
    const text = variables["var-t"];
    if (text !== undefined) texts.push(text);
    if (text !== undefined && text !== "") heard();
    queueMicrotask(() => batches.drawn(runner));
  });
  const runner: Runner = new Runner(session, (how) => batches.note(how, runner));
  const next = () => new Promise<void>((resolve) => (heard = resolve));
  runner.setSpeed("turbo");
  session.flag();
  const whileRunning = next();
  runner.start();
  await whileRunning;
  const atRest = next();
  runner.stop();
  await atRest;
  runner.close();
  expect(texts.map((text) => String(text).length).filter((length) => length > 0)).toEqual([
    20_001, 100_000,
  ]);
});
