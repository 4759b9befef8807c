// network.json and model.json for the command line; what is wrong with one is a mistake that names
// the file.
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isGzip } from "#data/gunzip";
import { type Refusable, readModel, readPlan } from "#host/kept-model";
import { text } from "#program/messages";
import { CommandMistake } from "./command-mistake.ts";
import { readFileOrSay } from "./read-file.ts";

/** More than the text of 20 million numbers. */
const LONGEST = 2 ** 29 - 24;

export async function openNetworkFile(path: string) {
  return accepted(path, readPlan(await readJsonText(path)));
}

export async function openModelFile(path: string) {
  return accepted(path, readModel(await readJsonText(path)));
}

/** How the training of a model was planned: the `network` of its file. */
export function openKeptPlan(path: string, networkJson: string) {
  return accepted(path, readPlan(networkJson));
}

function accepted<T extends object>(path: string, read: Refusable<T>): T {
  if ("refusal" in read) throw new CommandMistake(`${path}: ${read.refusal}`);
  return read;
}

/** A file's text, unpacked, as the models that ship are gzipped. */
export async function readJsonText(path: string): Promise<string> {
  const bytes = await readFileOrSay(path);
  if (!isGzip(bytes)) return new TextDecoder().decode(bytes);
  try {
    const unpacked = await promisify(gunzip)(bytes, { maxOutputLength: LONGEST });
    return new TextDecoder().decode(unpacked);
  } catch {
    throw new CommandMistake(`${path}: ${text("data.gzipDamaged")}`);
  }
}
