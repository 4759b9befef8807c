// Files made in code for tests of imports: zips that may lie, IDX, gzip, headers of pictures.
import { gzipSync } from "node:zlib";
import { crc32 } from "#data/crc32";
import { bytesOf } from "./decoding.ts";

export function gz(content: string | Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(content));
}

export interface ForgedEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Unpacked bytes as the zip says; the truth when left out. */
  readonly declared?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Deflated already; else stored. */
  readonly packed?: Uint8Array;
}

/** A zip, stored, each entry as honest as asked for. */
export function zip(...entries: readonly ForgedEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = typeof entry.content === "string" ? bytesOf(entry.content) : entry.content;
    const packed = entry.packed ?? content;
    const name = bytesOf(entry.name);
    const local = new Uint8Array(30 + name.length);
    local.set(name, 30);
    const localView = new DataView(local.buffer);
    localView.setUint32(0, 0x04034b50, true);
    localView.setUint16(26, name.length, true);
    const central = new Uint8Array(46 + name.length);
    central.set(name, 46);
    const view = new DataView(central.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(8, entry.flags ?? 0, true);
    view.setUint16(10, entry.method ?? (entry.packed === undefined ? 0 : 8), true);
    view.setUint32(16, entry.crc ?? crc32(content), true);
    view.setUint32(20, packed.length, true);
    view.setUint32(24, entry.declared ?? content.length, true);
    view.setUint16(28, name.length, true);
    view.setUint32(42, at, true);
    parts.push(local, packed);
    directory.push(central);
    at += local.length + packed.length;
  }
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return joined([...parts, ...directory, end]);
}

export interface IdxPair {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** Images of `side` x `side`, image i all of the level 10 i, labels 0, 1, 0, 1 ... */
export function idx(count: number, side: number): IdxPair {
  const size = side * side;
  const images = new Uint8Array(16 + count * size);
  const head = new DataView(images.buffer);
  [0x803, count, side, side].forEach((word, i) => {
    head.setUint32(4 * i, word);
  });
  for (let i = 0; i < count; i++) images.fill(10 * i, 16 + i * size, 16 + (i + 1) * size);
  const labels = new Uint8Array(8 + count);
  new DataView(labels.buffer).setUint32(0, 0x801);
  new DataView(labels.buffer).setUint32(4, count);
  for (let i = 0; i < count; i++) labels[8 + i] = i % 2;
  return { images, labels };
}

/** The beginning of a PNG of this size; nothing can be decoded from it. */
export function pngHeader(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
