// A file's bytes for the command line; what cannot be read is a mistake that says why.
import { readFile } from "node:fs/promises";
import { CommandMistake } from "./command-mistake.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder, but a file was expected",
  EACCES: "reading it is not permitted",
};

export async function readFileOrSay(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new CommandMistake(`${path} cannot be read: ${reasons[code] ?? message}.`);
  }
}
