// The zip of a project: #data/zip with a project's limits, its problems as sentences of a
// FileRefusal. It must not know what a project is.
import { DataRefusal } from "#data/data-refusal";
import {
  openZip as openAnyZip,
  unpackEntry as unpackAnyEntry,
  type Zip,
  type ZipEntry,
} from "#data/zip";
import { FileRefusal } from "./file-refusal.ts";

/** Unpacked bytes of all entries together: 1.5 GiB. */
export const MAX_UNPACKED = 1.5 * 2 ** 30;
/** Of project.json, unpacked: 128 MB. */
export const MAX_PROJECT_BYTES = 128 * 2 ** 20;
export const MAX_ENTRIES = 10_000;

/** The entries of a zip, none unpacked yet. Folders are left out. */
export function openZip(bytes: Uint8Array): Zip {
  try {
    return openAnyZip(bytes, { entries: MAX_ENTRIES, unpacked: MAX_UNPACKED });
  } catch (error) {
    throw inWords(error);
  }
}

/** Unpacks an entry; `pause` is awaited after every piece, so that the caller can let messages in. */
export async function unpackEntry(
  entry: ZipEntry,
  pause?: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await unpackAnyEntry(entry, pause);
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  if (!(error instanceof DataRefusal)) return error;
  const { problem } = error;
  switch (problem.code) {
    case "zipTooLarge":
      return new FileRefusal("files.zipTooLarge", { megabytes: problem.limit / 2 ** 20 });
    case "zipEntries":
      return new FileRefusal("files.zipEntries", { most: problem.most });
    default:
      return new FileRefusal(
        `files.${problem.code}`,
        "name" in problem ? { name: problem.name } : {},
      );
  }
}
