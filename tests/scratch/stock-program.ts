// The stock Scratch VM running a project at turbo, for `npm run bench -- scratch`: a program of its own that is
// asked and answers like the bench's peers (scripts/bench/peers/README.md). The project is a `.sb3` file or a saved
// one of ours; arguments as scripts/bench/program-arguments.ts. The VM's licence keeps it here, in tests.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import type VirtualMachineClass from "scratch-vm";
import { parseProject } from "#compile/parse-project";
import { speakAllEnglish } from "#program/all-english";
import { readProgramArguments } from "../../scripts/bench/program-arguments.ts";
import { toSb3 } from "./to-sb3.ts";

const { file, counter, variables, lists } = readProgramArguments(process.argv);
speakAllEnglish();
// What the VM itself prints goes elsewhere: for each costume, that there is nothing to draw on.
const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
Object.assign(console, { log: () => {} });
// Both are CommonJS modules whose exports Node cannot tell.
const require = createRequire(import.meta.url);
const { ScratchStorage } = require("scratch-storage");
const VirtualMachine: typeof VirtualMachineClass = require("scratch-vm");
const vm = new VirtualMachine();
vm.attachStorage(new ScratchStorage());
await vm.loadProject(file.endsWith(".sb3") ? readFileSync(file) : savedAsSb3(file));
vm.setTurboMode(true);
vm.runtime.currentStepTime = 1000 / 30;
for (const [name, value] of variables) variableCalled(name).value = value;
for (const [name, path] of lists) {
  variableCalled(name).value = readFileSync(path, "utf8").split("\n");
}
vm.greenFlag();

const counting = variableCalled(counter);
const count = () => Number(counting.value);
for await (const line of createInterface({ input: process.stdin })) {
  const before = count();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  while (seconds() < Number(line)) vm.runtime._step();
  say({ samples: count() - before, seconds: seconds() });
}
say({ accuracy: 1 });
process.exit();

function savedAsSb3(path: string): Uint8Array {
  const { project, problems } = parseProject(JSON.parse(readFileSync(path, "utf8")));
  if (project === undefined) throw new Error(problems[0]?.text);
  return toSb3([project]);
}

function variableCalled(name: string) {
  const variable = vm.runtime.targets
    .flatMap((target) => Object.values(target.variables))
    .find((one) => one.name === name);
  if (variable === undefined) throw new Error(`The project has no variable ${name}`);
  return variable;
}
