// A zip of a few files. The same content gives the same zip.
import { Zip, ZipDeflate } from "fflate";

/** Zips count years from 1980. */
const NO_DATE = new Date(1980, 0, 1);
const LEVEL = 6;
const PIECE_BYTES = 2 ** 16;

/** `pause` is awaited after every piece, so that the caller can let messages in. */
export async function zipOf(
  files: ReadonlyMap<string, Uint8Array>,
  pause?: () => Promise<void>,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, part) => {
    failure ??= error;
    if (part !== undefined) parts.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const [name, bytes] of files) {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = NO_DATE;
    zip.add(entry);
    for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
      entry.push(bytes.subarray(start, start + PIECE_BYTES));
      await pause?.();
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return new Blob(parts, { type: "application/zip" });
}
