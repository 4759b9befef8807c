// Unpacks a gzip file piece by piece, up to a limit, so that neither a message nor memory is lost
// to a large or hostile one.
import { Gunzip } from "fflate";

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

/** The last four bytes of a gzip file: the size of its content. */
function sizeInTrailer(bytes: Uint8Array): number {
  if (bytes.length < 18) return -1;
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
}
