// Streams a list file into a list: reads piece by piece, reports progress, can be cancelled and lets
// others work in between. What a list file is, list-decoder.ts knows.
import type { ListProblem, Refused } from "./data-problem.ts";
import { MAX_LIST_BYTES } from "./limits.ts";
import { type DecodedList, type DecodeMode, ListDecoder } from "./list-decoder.ts";

/** A file's bytes: a Blob's stream, chunks of `encodeList`, ... */
export type ByteSource =
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

export interface DecodeOptions {
  /** Default: "import". */
  readonly mode?: DecodeMode;
  /** The file's size in bytes, if known: too large a file is then refused at once. */
  readonly size?: number;
  /** Called after every piece with the bytes read so far. */
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Awaited after every piece of a few milliseconds, so that the caller can let messages in. */
  readonly pause?: () => Promise<void>;
}

const PIECE_BYTES = 2 ** 16;
const READ_BYTES = 2 ** 19;

/**
 * Reads a whole list file. Gives the list, or what is wrong with it: never a part of it. Rejects
 * with the signal's reason when cancelled, and with the source's error when it cannot be read.
 */
export async function decodeList(
  source: ByteSource,
  options: DecodeOptions = {},
): Promise<DecodedList | Refused<ListProblem>> {
  const { mode = "import", size = 0, progress, signal, pause } = options;
  if (size > MAX_LIST_BYTES) {
    return { problems: [{ code: "fileTooLarge", limit: MAX_LIST_BYTES }], total: 1 };
  }
  const decoder = new ListDecoder(mode);
  let done = 0;
  for await (const chunk of chunksOf(source)) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      signal?.throwIfAborted();
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      decoder.push(piece);
      if (decoder.isRefused) return decoder.end();
      done += piece.length;
      progress?.(done);
      await pause?.();
    }
  }
  signal?.throwIfAborted();
  return decoder.end();
}

/**
 * A stream as an iterable; not every browser's streams are iterable themselves. Where the stream
 * allows it, all pieces are read into the same memory: a large file leaves no waste behind.
 */
async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  if (!(source instanceof ReadableStream)) {
    yield* source;
    return;
  }
  const reader = byteReader(source) ?? source.getReader();
  let memory = new ArrayBuffer(READ_BYTES);
  try {
    for (;;) {
      const { done, value } =
        reader instanceof ReadableStreamDefaultReader
          ? await reader.read()
          : await reader.read(new Uint8Array(memory));
      if (done || value === undefined) return;
      yield value;
      memory = value.buffer as ArrayBuffer;
    }
  } finally {
    await reader.cancel();
  }
}

/** Null when the stream or the browser cannot read into memory that it is given. */
function byteReader(stream: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return stream.getReader({ mode: "byob" });
  } catch {
    return null;
  }
}
