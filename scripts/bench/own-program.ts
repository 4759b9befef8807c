// Our interpreter as one of two that run the same saved project: a program of its own that is asked
// and answers like the peers (peers/README.md). Arguments: the project's file, the variable that counts.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";
import { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import { speakAllEnglish } from "#program/all-english";

const [, , file = "", counter = ""] = process.argv;
speakAllEnglish();
const { project, problems } = parseProject(JSON.parse(readFileSync(file, "utf8")));
if (project === undefined) throw new Error(problems[0]?.text);
const { session, run } = createHeadless();
session.setProgram(compileProject(project, registry).program);
for (const { id, name } of project.targets.flatMap(({ lists }) => lists)) {
  const source = project.lists[name];
  if (source !== undefined && "items" in source) {
    session.list(id).replaceAll(new SampleList([...source.items]));
  }
}
session.flag();

const count = () => Number(session.variable(counter).value);
for await (const line of createInterface({ input: process.stdin })) {
  const before = count();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  run(() => seconds() >= Number(line));
  if (session.scheduler.fault !== null) throw session.scheduler.fault.error;
  console.log(JSON.stringify({ samples: count() - before, seconds: seconds() }));
}
console.log(JSON.stringify({ accuracy: 1 }));
