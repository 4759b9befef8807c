// Streams a list file into a list: reads piece by piece, reports progress, can be cancelled and lets
// others work in between. What a list file is, list-decoder.ts knows.
import { type ByteSource, piecesOf, type ReadOptions } from "./byte-source.ts";
import type { Refused } from "./data-problem.ts";
import { MAX_LIST_BYTES } from "./limits.ts";
import { type DecodedList, type DecodeMode, ListDecoder } from "./list-decoder.ts";

export interface DecodeOptions extends ReadOptions {
  /** Default: "import". */
  readonly mode?: DecodeMode;
  /** The file's size in bytes, if known: too large a file is then refused at once. */
  readonly size?: number;
}

/**
 * Reads a whole list file. Gives the list, or what is wrong with it: never a part of it. Rejects
 * with the signal's reason when cancelled, and with the source's error when it cannot be read.
 */
export async function decodeList(
  source: ByteSource,
  options: DecodeOptions = {},
): Promise<DecodedList | Refused> {
  const { mode = "import", size = 0 } = options;
  if (size > MAX_LIST_BYTES) {
    return { problems: [{ code: "fileTooLarge", limit: MAX_LIST_BYTES }], total: 1 };
  }
  const decoder = new ListDecoder(mode);
  for await (const piece of piecesOf(source, options)) {
    decoder.push(piece);
    if (decoder.isRefused) break;
  }
  return decoder.end();
}
