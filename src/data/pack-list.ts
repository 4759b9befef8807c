// A list as a few arrays that a browser can store or send to a worker as they are: pixels stay bytes.
// What comes back is checked before it becomes a list. It must not know of any storage.
import type { PackedProblem, Refused } from "./data-problem.ts";
import type { Sample } from "./sample.ts";
import { type Item, SampleList, type Value } from "./sample-list.ts";

/** Items in order: `kinds` says of each from which of the arrays the next one is taken. */
export interface PackedList {
  readonly format: "blockprop-list";
  readonly version: 1;
  /** One entry an item: PLAIN, BYTES or FLOATS. */
  readonly kinds: Uint8Array;
  /** The plain values; as numbers only when all of them are numbers. */
  readonly values: Float64Array | readonly Value[];
  /** The different labels; `labelOf` has one index into them a sample. */
  readonly labels: readonly string[];
  readonly labelOf: Uint32Array;
  /** Number of values of each sample. */
  readonly sizes: Uint32Array;
  /** Texts that samples keep, by the sample's number. */
  readonly texts: ReadonlyMap<number, string>;
  readonly bytes: Uint8Array;
  readonly floats: Float64Array;
}

const PLAIN = 0;
const BYTES = 1;
const FLOATS = 2;

/** A browser stores no value of more than 127 MB (Chromium), and a small one is soon made and read. */
const PIECE_BYTES = 2 ** 23;

/** The list in pieces that are each a packed list, one after the other: at least one. */
export function* packPieces(list: SampleList): Generator<PackedList> {
  let from = 0;
  let bytes = 0;
  for (let i = 0; i < list.length; i++) {
    bytes += bytesOf(list.item(i));
    if (bytes < PIECE_BYTES) continue;
    yield packList(list, from, i + 1);
    from = i + 1;
    bytes = 0;
  }
  if (from < list.length || from === 0) yield packList(list, from);
}

/** About how many bytes an item takes. */
function bytesOf(item: Item): number {
  if (typeof item === "string") return 2 * item.length;
  return typeof item === "object" ? item.pixels.byteLength + 2 * (item.text?.length ?? 0) : 8;
}

/** The items from `from` up to, not including, `to`. */
export function packList(list: SampleList, from = 0, to = list.length): PackedList {
  const kinds = new Uint8Array(to - from);
  const values: Value[] = [];
  const samples: Sample[] = [];
  const room = { bytes: 0, floats: 0 };
  for (let i = from; i < to; i++) {
    const item = list.item(i);
    if (typeof item !== "object") {
      values.push(item);
      continue;
    }
    const holdsBytes = item.pixels instanceof Uint8Array;
    kinds[i - from] = holdsBytes ? BYTES : FLOATS;
    room[holdsBytes ? "bytes" : "floats"] += item.pixels.length;
    samples.push(item);
  }

  const labels = new Map<string, number>();
  const labelOf = new Uint32Array(samples.length);
  const sizes = new Uint32Array(samples.length);
  const texts = new Map<number, string>();
  const bytes = new Uint8Array(room.bytes);
  const floats = new Float64Array(room.floats);
  const at = { bytes: 0, floats: 0 };
  samples.forEach(({ label, pixels, text }, s) => {
    const known = labels.get(label) ?? labels.size;
    labels.set(label, known);
    labelOf[s] = known;
    sizes[s] = pixels.length;
    if (text !== null) texts.set(s, text);
    if (pixels instanceof Uint8Array) {
      bytes.set(pixels, at.bytes);
      at.bytes += pixels.length;
    } else {
      floats.set(pixels, at.floats);
      at.floats += pixels.length;
    }
  });
  return {
    format: "blockprop-list",
    version: 1,
    kinds,
    values: areNumbers(values) ? Float64Array.from(values) : values,
    labels: [...labels.keys()],
    labelOf,
    sizes,
    texts,
    bytes,
    floats,
  };
}

/** The list again; its samples share the packed arrays, which must not be changed any more. */
export function unpackList(packed: unknown): SampleList | Refused<PackedProblem> {
  const items: Item[] = [];
  return unpackInto(items, packed) ? new SampleList(items) : damaged();
}

/** Adds what a packed list or piece holds to the items; false, with nothing added, when it is damaged. */
export function unpackInto(items: Item[], packed: unknown): boolean {
  if (!isPackedList(packed)) return false;
  let value = 0;
  let sample = 0;
  const at = { bytes: 0, floats: 0 };
  for (const kind of packed.kinds) {
    if (kind === PLAIN) {
      items.push(packed.values[value++]);
      continue;
    }
    const size = packed.sizes[sample];
    const source = kind === BYTES ? "bytes" : "floats";
    const start = at[source];
    at[source] += size;
    items.push({
      label: packed.labels[packed.labelOf[sample]],
      pixels: packed[source].subarray(start, start + size),
      text: packed.texts.get(sample) ?? null,
    });
    sample++;
  }
  return true;
}

function damaged(): Refused<PackedProblem> {
  return { problems: [{ code: "packedDamaged" }], total: 1 };
}

function areNumbers(values: readonly Value[]): values is readonly number[] {
  return values.every((value) => typeof value === "number");
}

/** Whether this is what `packList` makes: the right arrays, and as long as they say of each other. */
function isPackedList(packed: unknown): packed is PackedList {
  if (typeof packed !== "object" || packed === null) return false;
  // Foreign data: every part is checked below.
  const p = packed as Partial<Record<keyof PackedList, unknown>>;
  if (p.format !== "blockprop-list" || p.version !== 1) return false;
  if (!(p.kinds instanceof Uint8Array && p.bytes instanceof Uint8Array)) return false;
  if (!(p.labelOf instanceof Uint32Array && p.sizes instanceof Uint32Array)) return false;
  if (!(p.floats instanceof Float64Array && p.texts instanceof Map)) return false;
  if (!(p.values instanceof Float64Array || isArrayOf(p.values, isValue))) return false;
  if (!isArrayOf(p.labels, (label) => typeof label === "string")) return false;

  const { labels, sizes, bytes, floats, labelOf } = p;
  let plain = 0;
  let sample = 0;
  const room = { [BYTES]: 0, [FLOATS]: 0 };
  for (const kind of p.kinds) {
    if (kind === PLAIN) plain++;
    else if (kind === BYTES || kind === FLOATS) room[kind] += sizes[sample++];
    else return false;
  }
  for (const [s, text] of p.texts) {
    if (!(Number.isInteger(s) && s >= 0 && s < sample && typeof text === "string")) return false;
  }
  return (
    plain === p.values.length &&
    sample === sizes.length &&
    sample === labelOf.length &&
    labelOf.every((label) => label < labels.length) &&
    sizes.every((size) => size > 0) &&
    room[BYTES] === bytes.length &&
    room[FLOATS] === floats.length &&
    floats.every(Number.isFinite)
  );
}

function isArrayOf<T>(array: unknown, is: (value: unknown) => value is T): array is readonly T[] {
  return Array.isArray(array) && array.every(is);
}

function isValue(value: unknown): value is Value {
  return typeof value === "number" || typeof value === "string" || typeof value === "boolean";
}
