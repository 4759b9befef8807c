// Looks through a list before it is imported: classes, doubles, columns that never change, values
// that a network learns badly from. Changes nothing; memory grows with the number of samples only.
import { MAX_LABELS } from "#data/list-summary";
import { PIXEL_VALUES } from "#data/pixel-text";
import type { Sample } from "#data/sample";
import type { SampleList } from "#data/sample-list";
import type { Pause } from "./turn-samples.ts";

export interface Inspection {
  /** "samples" when every item is one and all have as many values. */
  readonly kind: "samples" | "plain";
  readonly values: number;
  /** In order, numbers by value; at most `MAX_LABELS`. */
  readonly classes: readonly { readonly label: string; readonly count: number }[];
  /** Smallest and largest value, 0 and 0 without samples. */
  readonly low: number;
  readonly high: number;
  /** Columns that have the same value in all samples, of two or more. */
  readonly constant: number;
  /** Samples that are the same as an earlier one. */
  readonly doubles: Rows;
  /** Samples whose values are those of an earlier one, but whose label is not. */
  readonly contradictions: Rows;
  /** Samples with values of 0 to 1 only, not all of them whole, where others go far above. */
  readonly mixed: Rows;
}

/** How many, and the first of them, from 1. */
export interface Rows {
  readonly count: number;
  readonly first: readonly number[];
}

const ROWS_KEPT = 5;
const SAMPLES_BETWEEN_PAUSES = 200;
/** Above this a value was surely not scaled to 0..1. */
const FAR_ABOVE = 2;

export async function inspectList(
  list: SampleList,
  options: { readonly pause?: Pause; readonly signal?: AbortSignal } = {},
): Promise<Inspection> {
  const { length } = list;
  const first = length > 0 ? list.item(0) : null;
  const values = first !== null && typeof first === "object" ? first.pixels.length : 0;
  const classes = new Map<string, number>();
  const finder = new DoubleFinder(list);
  let constant = length > 1 ? Uint32Array.from({ length: values }, (_, k) => k) : noColumns;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const sample = list.item(i);
    if (typeof sample !== "object" || sample.pixels.length !== values) return plain;
    if (classes.size < MAX_LABELS || classes.has(sample.label)) {
      classes.set(sample.label, (classes.get(sample.label) ?? 0) + 1);
    }
    // Bytes stand for 0 to 1: after a 0 and a 1 they can bring nothing new.
    if (low > 0 || high < 1 || !(sample.pixels instanceof Uint8Array)) {
      const range = rangeOf(sample);
      if (range.low < low) low = range.low;
      if (range.high > high) high = range.high;
    }
    if (i > 0 && changes(first as Sample, sample, constant)) {
      constant = constant.filter((k) => valueAt(first as Sample, k) === valueAt(sample, k));
    }
    finder.add(i, sample);
    if (i % SAMPLES_BETWEEN_PAUSES === 0) {
      options.signal?.throwIfAborted();
      await options.pause?.();
    }
  }
  if (length === 0) return plain;
  return {
    kind: "samples",
    values,
    classes: [...classes]
      .map(([label, count]) => ({ label, count }))
      .sort((a, b) => byNumberThenText(a.label, b.label)),
    low,
    high,
    constant: constant.length,
    doubles: finder.doubles,
    contradictions: finder.contradictions,
    mixed: high > FAR_ABOVE ? smallRows(list) : none,
  };
}

const noColumns = new Uint32Array(0);
const none: Rows = { count: 0, first: [] };
const plain: Inspection = {
  kind: "plain",
  values: 0,
  classes: [],
  low: 0,
  high: 0,
  constant: 0,
  doubles: none,
  contradictions: none,
  mixed: none,
};

class RowsFound implements Rows {
  count = 0;
  readonly first: number[] = [];

  /** `i` from 0. */
  add(i: number): void {
    this.count++;
    if (this.first.length < ROWS_KEPT) this.first.push(i + 1);
  }
}

/** Finds samples with the same values, by a table of hashes; equal hashes are compared whole. */
class DoubleFinder {
  readonly doubles = new RowsFound();
  readonly contradictions = new RowsFound();
  private readonly list: SampleList;
  /** Open addressing: 1 + the number of a sample, at its hash or after it; 0: free. */
  private readonly table: Uint32Array;
  private readonly hashes: Uint32Array;

  constructor(list: SampleList) {
    this.list = list;
    this.table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * list.length + 2)));
    this.hashes = new Uint32Array(list.length);
  }

  add(i: number, sample: Sample): void {
    const hash = hashOf(sample);
    this.hashes[i] = hash;
    const last = this.table.length - 1;
    let at = hash & last;
    for (; this.table[at] !== 0; at = (at + 1) & last) {
      const j = this.table[at] - 1;
      if (this.hashes[j] !== hash) continue;
      const other = this.list.item(j);
      if (typeof other !== "object" || !haveSameValues(other, sample)) continue;
      if (other.label === sample.label) this.doubles.add(i);
      else this.contradictions.add(i);
      return;
    }
    this.table[at] = i + 1;
  }
}

/** MurmurHash3's step over the values' words of 32 bits, and its finaliser. */
function hashOf({ pixels }: Sample): number {
  const { buffer, byteOffset, byteLength } = pixels;
  const areWords = byteOffset % 4 === 0 && byteLength % 4 === 0;
  const words = areWords
    ? new Uint32Array(buffer, byteOffset, byteLength / 4)
    : new Uint8Array(buffer, byteOffset, byteLength);
  let hash = byteLength;
  for (let k = 0; k < words.length; k++) {
    const word = Math.imul(words[k], 0xcc9e2d51);
    hash ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function haveSameValues(a: Sample, b: Sample): boolean {
  if (a.pixels instanceof Uint8Array !== b.pixels instanceof Uint8Array) return false;
  for (let k = 0; k < a.pixels.length; k++) if (a.pixels[k] !== b.pixels[k]) return false;
  return true;
}

/** Whether any of these columns has another value in `b` than in `a`. */
function changes(a: Sample, b: Sample, columns: Uint32Array): boolean {
  for (let c = 0; c < columns.length; c++) {
    if (valueAt(a, columns[c]) !== valueAt(b, columns[c])) return true;
  }
  return false;
}

/** Samples with values of 0 to 1 only, not all of them whole. */
function smallRows(list: SampleList): Rows {
  const found = new RowsFound();
  for (let i = 0; i < list.length; i++) {
    const sample = list.item(i);
    if (typeof sample !== "object") continue;
    const { low, high, hasFractions } = rangeOf(sample);
    if (low >= 0 && high <= 1 && hasFractions) found.add(i);
  }
  return found;
}

function rangeOf({ pixels }: Sample): { low: number; high: number; hasFractions: boolean } {
  if (pixels instanceof Uint8Array) {
    let low = 255;
    let high = 0;
    for (let k = 0; k < pixels.length; k++) {
      const level = pixels[k];
      if (level < low) low = level;
      if (level > high) high = level;
    }
    // Noughts and ones have no scale of their own.
    return {
      low: PIXEL_VALUES[low],
      high: PIXEL_VALUES[high],
      hasFractions: high < 255 && high > 0,
    };
  }
  let low = pixels[0];
  let high = pixels[0];
  let hasFractions = false;
  for (const value of pixels) {
    if (value < low) low = value;
    if (value > high) high = value;
    if (!Number.isInteger(value)) hasFractions = true;
  }
  return { low, high, hasFractions };
}

function valueAt({ pixels }: Sample, k: number): number {
  return pixels instanceof Uint8Array ? PIXEL_VALUES[pixels[k]] : pixels[k];
}

function byNumberThenText(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : 1) : difference;
}
