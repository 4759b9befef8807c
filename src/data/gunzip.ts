// Unpacks a gzip file piece by piece, up to a limit, so that neither a message nor memory is lost
// to a large or hostile one.
import { Gunzip } from "fflate";
import { crc32 } from "./crc32.ts";
import { DataRefusal } from "./data-refusal.ts";

export interface GunzipOptions {
  /** Bytes; more than this is refused. */
  readonly limit: number;
  /** Awaited after every piece, so that the caller can let messages in. */
  readonly pause?: () => Promise<void>;
}

const PIECE_BYTES = 2 ** 16;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The content of a gzip file; null when it is damaged, cut off, or larger than the limit. */
export async function gunzip(
  bytes: Uint8Array,
  { limit, pause }: GunzipOptions,
): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size <= limit) parts.push(part);
  });
  try {
    for (let start = 0; start < bytes.length && size <= limit; start += PIECE_BYTES) {
      const end = start + PIECE_BYTES;
      stream.push(bytes.subarray(start, end), end >= bytes.length);
      await pause?.();
    }
  } catch {
    return null;
  }
  if (size > limit || size % 2 ** 32 !== sizeInTrailer(bytes)) return null;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Gives no more than so much at once: packed bytes shrink a thousandfold at most. */
const SMALL_PIECE_BYTES = 2 ** 12;
const TRAILER_BYTES = 8;

/**
 * Unpacks a gzip file that comes in pieces. Throws a DataRefusal, after all that could be unpacked,
 * when it is damaged or cut off; `name` is for that.
 */
export async function* gunzipPieces(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let members = 0;
  let size = 0;
  let crc = 0;
  let trailer = new Uint8Array(0);
  const stream = new Gunzip((part) => parts.push(part));
  stream.onmember = () => members++;
  const unpack = function* (piece: Uint8Array, isLast: boolean) {
    parts = [];
    let isDamaged = false;
    try {
      stream.push(piece, isLast);
    } catch {
      isDamaged = true;
    }
    for (const part of parts) {
      size += part.length;
      crc = crc32(part, crc);
      yield part;
    }
    if (isDamaged) throw new DataRefusal({ code: "textGzip", name });
  };
  for await (const chunk of source) {
    trailer = Uint8Array.of(...trailer, ...chunk.subarray(-TRAILER_BYTES)).slice(-TRAILER_BYTES);
    for (let start = 0; start < chunk.length; start += SMALL_PIECE_BYTES) {
      // A copy: the stream keeps what it has not used yet, and the chunk's memory is used again.
      yield* unpack(chunk.slice(start, start + SMALL_PIECE_BYTES), false);
    }
  }
  yield* unpack(new Uint8Array(0), true);
  if (members > 1) return;
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.length);
  const isWhole =
    trailer.length === TRAILER_BYTES &&
    view.getUint32(0, true) === crc &&
    view.getUint32(4, true) === size % 2 ** 32;
  if (!isWhole) throw new DataRefusal({ code: "textGzip", name });
}

/** The last four bytes of a gzip file: the size of its content. */
function sizeInTrailer(bytes: Uint8Array): number {
  if (bytes.length < 18) return -1;
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
}
