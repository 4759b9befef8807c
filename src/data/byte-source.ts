// A file's bytes, wherever they come from, in pieces of a few milliseconds' work: with progress,
// cancelling, and a pause between pieces in which others can work. It must not know file formats.

/** A Blob's stream, chunks of `encodeList`, `[bytes]` for a whole file ... */
export type ByteSource =
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

export interface ReadOptions {
  /** Called after every piece with the bytes read so far. */
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
  /** Awaited after every piece of a few milliseconds, so that the caller can let messages in. */
  readonly pause?: () => Promise<void>;
}

const PIECE_BYTES = 2 ** 16;
const READ_BYTES = 2 ** 19;

/**
 * The pieces, each valid until the next is asked for. Rejects with the signal's reason when
 * cancelled, and with the source's error when it cannot be read.
 */
export async function* piecesOf(
  source: ByteSource,
  { progress, signal, pause }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunksOf(source)) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      signal?.throwIfAborted();
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      yield piece;
      done += piece.length;
      progress?.(done);
      await pause?.();
    }
  }
  signal?.throwIfAborted();
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
