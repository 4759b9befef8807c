// Writes a file whole or not at all: beside its place first, then renamed. What prevents it is said
// before work that takes long, as far as it can be known.
import { constants } from "node:fs";
import { access, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { CommandMistake } from "./command-mistake.ts";

/** Throws a mistake when the file could not be written now. */
export async function checkCanSave(path: string): Promise<void> {
  const folder = dirname(path);
  const found = await stat(path).catch(() => null);
  if (found !== null && !found.isFile()) {
    const what = found.isDirectory() ? "it is a folder" : "it is no ordinary file";
    throw cannotSave(path, `${what}, but a file was expected`);
  }
  await access(folder, constants.W_OK).catch(async () => {
    const isThere = await stat(folder).then(
      () => true,
      () => false,
    );
    const why = isThere ? `writing in the folder ${folder} is not permitted` : "";
    throw cannotSave(path, why || `there is no folder ${folder}`);
  });
}

export async function saveFile(path: string, content: string): Promise<void> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const file = await open(beside, "w");
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw cannotSave(path, error instanceof Error ? error.message : String(error));
  }
}

function cannotSave(path: string, why: string): CommandMistake {
  return new CommandMistake(`${path} cannot be written: ${why}.`);
}
