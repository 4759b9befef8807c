// The two files of IDX, unpacked where they are gzipped. Apart from decode-idx.ts because the page lets the
// browser unpack what it fetches, and needs no code for it.
import type { IdxProblem, Refused } from "./data-problem.ts";
import type { IdxFiles } from "./decode-idx.ts";
import { gunzip, isGzip } from "./gunzip.ts";

const MAX_IDX_BYTES = 1.5 * 2 ** 30;

/** Unpacks those of the two files that are gzipped. */
export async function unpackIdx(
  files: IdxFiles,
  pause?: () => Promise<void>,
): Promise<IdxFiles | Refused<IdxProblem>> {
  const unpacked = { ...files };
  for (const file of ["images", "labels"] as const) {
    if (!isGzip(files[file])) continue;
    const content = await gunzip(files[file], { limit: MAX_IDX_BYTES, pause });
    if (content === null) return { problems: [{ code: "gzipDamaged", file }], total: 1 };
    unpacked[file] = content;
  }
  return unpacked;
}
