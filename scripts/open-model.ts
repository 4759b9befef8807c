// network.json and model.json for the command line; what is wrong with one is a mistake that names
// the file.
import { type Refusable, readModel, readPlan } from "#host/kept-model";
import { CommandMistake } from "./command-mistake.ts";
import { readFileOrSay } from "./read-file.ts";

export async function openNetworkFile(path: string) {
  return accepted(path, readPlan(await readText(path)));
}

export async function openModelFile(path: string) {
  return accepted(path, readModel(await readText(path)));
}

/** How the training of a model was planned: the `network` of its file. */
export function openKeptPlan(path: string, networkJson: string) {
  return accepted(path, readPlan(networkJson));
}

function accepted<T extends object>(path: string, read: Refusable<T>): T {
  if ("refusal" in read) throw new CommandMistake(`${path}: ${read.refusal}`);
  return read;
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFileOrSay(path));
}
