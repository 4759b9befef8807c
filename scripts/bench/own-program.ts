// Our interpreter as one of two that run the same saved project: a program of its own that is asked
// and answers like the peers (peers/README.md). Arguments: the project's file, the variable that counts,
// then variables and lists as NAME=VALUE and NAME=FILE (program-arguments.ts).
import { createInterface } from "node:readline";
import { listKeys } from "#compile/project";
import { createHeadless } from "#host/headless";
import { speakAllEnglish } from "#program/all-english";
import { openProject } from "../open-project.ts";
import { readDataFile } from "../read-data-file.ts";
import { readProgramArguments } from "./program-arguments.ts";

const { file, counter, variables, lists } = readProgramArguments(process.argv);
speakAllEnglish();
const opened = await openProject(file, null);
const { project, compiled } = opened;
const { session, run } = createHeadless();
session.setProgram(compiled.program);
const ids = new Map(
  project.targets.flatMap((target) => target.variables.map(({ id, name }) => [name, id])),
);
for (const [id, key] of listKeys(project.targets)) {
  const given = lists.get(key);
  const list = given === undefined ? await opened.lists.get(key)?.() : await readDataFile(given);
  if (list !== undefined) session.list(id).replaceAll(list);
}
for (const [name, value] of variables) session.setVariable(ids.get(name) ?? name, value);
session.flag();

const count = () => Number(session.variable(ids.get(counter) ?? counter).value);
for await (const line of createInterface({ input: process.stdin })) {
  const before = count();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  run(() => seconds() >= Number(line));
  if (session.scheduler.fault !== null) throw session.scheduler.fault.error;
  console.log(JSON.stringify({ samples: count() - before, seconds: seconds() }));
}
console.log(JSON.stringify({ accuracy: 1 }));
