// Reads zip files that may come from anyone: believes nothing that it has not checked, and never
// inflates more than an entry declares. It must not know what the parts are. Format: PKWARE's
// APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16.
import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";
import { DataRefusal } from "./data-refusal.ts";

export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as the zip declares. */
  readonly size: number;
  readonly packed: Uint8Array;
  readonly isDeflated: boolean;
  readonly crc: number;
}

export type Zip = ReadonlyMap<string, ZipEntry>;

export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of all entries together. */
  readonly unpacked: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
/** Deflate cannot shrink anything further than this (zlib's documentation). */
const BEST_RATIO = 1032;
const PIECE_BYTES = 2 ** 14;
const ENCRYPTED = 1;

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === LOCAL;
}

/** The entries of a zip, none unpacked yet. Folders are left out. Throws a DataRefusal. */
export function openZip(bytes: Uint8Array, limits: ZipLimits): Zip {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (start + size > end) throw new DataRefusal({ code: "zipCut" });
  if (count > limits.entries) throw new DataRefusal({ code: "zipEntries", most: limits.entries });

  const zip = new Map<string, ZipEntry>();
  let total = 0;
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const next =
      at +
      CENTRAL_SIZE +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > end) throw damaged();
    const entry = readEntry(bytes, at);
    at = next;
    total += entry.size;
    if (total > limits.unpacked) {
      throw new DataRefusal({ code: "zipTooLarge", limit: limits.unpacked });
    }
    if (zip.has(entry.name)) throw new DataRefusal({ code: "zipTwice", name: shown(entry.name) });
    if (!entry.name.endsWith("/")) zip.set(entry.name, entry);
  }
  return zip;
}

/**
 * Unpacks an entry piece by piece. Throws a DataRefusal as soon as it is not what the zip says: more
 * or fewer bytes, or another checksum, which is known only at the end.
 */
export function* inflateEntry(entry: ZipEntry): Generator<Uint8Array> {
  const { packed, size, name } = entry;
  if (size > packed.length * BEST_RATIO + BEST_RATIO) throw damaged(name);
  let done = 0;
  let crc = 0;
  let parts: Uint8Array[] = [];
  const inflate = new Inflate((part) => parts.push(part));
  for (let start = 0; start < packed.length; start += PIECE_BYTES) {
    const end = start + PIECE_BYTES;
    const piece = packed.subarray(start, end);
    parts = entry.isDeflated ? [] : [piece];
    if (entry.isDeflated) pushOrSay(inflate, piece, { isLast: end >= packed.length, name });
    for (const part of parts) {
      done += part.length;
      if (done > size) throw damaged(name);
      crc = crc32(part, crc);
      yield part;
    }
  }
  if (done !== size || crc !== entry.crc) throw damaged(name);
}

/** Unpacks an entry; `pause` is awaited after every piece, so that the caller can let messages in. */
export async function unpackEntry(
  entry: ZipEntry,
  pause?: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.size > entry.packed.length * BEST_RATIO + BEST_RATIO) throw damaged(entry.name);
  const whole = new Uint8Array(entry.size);
  let at = 0;
  for (const part of inflateEntry(entry)) {
    whole.set(part, at);
    at += part.length;
    await pause?.();
  }
  return whole;
}

interface Push {
  readonly isLast: boolean;
  readonly name: string;
}

function pushOrSay(inflate: Inflate, piece: Uint8Array, { isLast, name }: Push): void {
  try {
    inflate.push(piece, isLast);
  } catch {
    throw damaged(name);
  }
}

/** Where the end record starts: before a comment, if there is one. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new DataRefusal({ code: "zipCut" });
}

function readEntry(bytes: Uint8Array, at: number): ZipEntry {
  const view = viewOf(bytes);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameStart = at + CENTRAL_SIZE;
  const nameBytes = bytes.subarray(nameStart, nameStart + view.getUint16(at + 28, true));
  const name = new TextDecoder().decode(nameBytes);
  if (!isSafePath(name)) throw new DataRefusal({ code: "zipPath", name: shown(name) });
  if ((flags & ENCRYPTED) !== 0 || (method !== 0 && method !== 8)) {
    throw new DataRefusal({ code: "zipMethod", name: shown(name) });
  }
  const local = view.getUint32(at + 42, true);
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) {
    throw damaged(name);
  }
  const start =
    local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw damaged(name);
  return {
    name,
    size,
    packed: bytes.subarray(start, start + packedSize),
    isDeflated: method === 8,
    crc: view.getUint32(at + 16, true),
  };
}

/** Whether a path stays inside the zip on every system. */
function isSafePath(path: string): boolean {
  const isPlain = path !== "" && !/[\\\0]|^\/|^[a-z]:/i.test(path);
  return isPlain && !path.split("/").includes("..");
}

function damaged(name = ""): DataRefusal {
  if (name === "") return new DataRefusal({ code: "zipDamaged" });
  return new DataRefusal({ code: "zipEntryDamaged", name: shown(name) });
}

function shown(name: string): string {
  return name.slice(0, 60);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
