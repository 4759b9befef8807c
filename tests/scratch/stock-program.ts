// The stock Scratch VM running a saved project of ours at turbo, for `npm run bench -- scratch`: a program
// of its own that is asked and answers like the bench's peers (scripts/bench/peers/README.md).
// Arguments: the project's file, the variable that counts. The VM's licence keeps it here, in tests.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type VirtualMachineClass from "scratch-vm";
import { parseProject } from "#compile/parse-project";
import { speakAllEnglish } from "#program/all-english";
import { toSb3 } from "./to-sb3.ts";

const [, , file = "", counter = ""] = process.argv;
speakAllEnglish();
const { project, problems } = parseProject(JSON.parse(readFileSync(file, "utf8")));
if (project === undefined) throw new Error(problems[0]?.text);
// What the VM itself prints goes elsewhere: for each costume, that there is nothing to draw on.
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
Object.assign(console, { log: () => {} });
// Both are CommonJS modules whose exports Node cannot tell.
const require = createRequire(import.meta.url);
const { ScratchStorage } = require("scratch-storage");
const VirtualMachine: typeof VirtualMachineClass = require("scratch-vm");
const vm = new VirtualMachine();
vm.attachStorage(new ScratchStorage());
await vm.loadProject(toSb3([project]));
vm.setTurboMode(true);
vm.runtime.currentStepTime = 1000 / 30;
vm.greenFlag();

const variable = vm.runtime.targets
  .flatMap((target) => Object.values(target.variables))
  .find(({ name }) => name === counter);
if (variable === undefined) throw new Error(`The project has no variable ${counter}`);
const count = () => Number(variable.value);
for await (const line of createInterface({ input: process.stdin })) {
  const before = count();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  while (seconds() < Number(line)) vm.runtime._step();
  say({ samples: count() - before, seconds: seconds() });
}
say({ accuracy: 1 });
process.exit();
