// Streams a table (CSV, TSV) into a list of samples, as decode-list.ts does a list file. What a table
// is, table-layout.ts and csv-decoder.ts know.
import { type ByteSource, piecesOf, type ReadOptions } from "./byte-source.ts";
import { CsvDecoder, type DecodedCsv } from "./csv-decoder.ts";
import type { Refused } from "./data-problem.ts";
import { MAX_LIST_BYTES } from "./limits.ts";

export interface DecodeCsvOptions extends ReadOptions {
  /** The file's size in bytes, if known: too large a file is then refused at once. */
  readonly size?: number;
}

/**
 * Reads a whole table. Gives the list and how the table was read, or what is wrong with it: never a
 * part of it. Rejects with the signal's reason when cancelled, and with the source's error when it
 * cannot be read.
 */
export async function decodeCsv(
  source: ByteSource,
  options: DecodeCsvOptions = {},
): Promise<DecodedCsv | Refused> {
  if ((options.size ?? 0) > MAX_LIST_BYTES) {
    return { problems: [{ code: "fileTooLarge", limit: MAX_LIST_BYTES }], total: 1 };
  }
  const decoder = new CsvDecoder();
  for await (const piece of piecesOf(source, options)) {
    decoder.push(piece);
    if (decoder.isRefused) break;
  }
  return decoder.end();
}
