// The list of the whole program: every Scratch list is one. An item is a Scratch value or a sample
// in typed form; both read as the exact text. Indexes are from 0; counting from 1 and Scratch's
// "last", "random" are the runtime's. It must not know of files, networks or the interpreter.
import type { SampleProblem } from "./data-problem.ts";
import { type Sample, sampleText } from "./sample.ts";
import { readSample } from "./sample-reader.ts";
import { SampleStore } from "./sample-store.ts";

export type Value = number | string | boolean;
export type Item = Value | Sample;

/** What a list of no items holds its numbers in. */
const NO_NUMBERS = new Float64Array();
const FIRST_NUMBERS = 16;

export class SampleList {
  /** Grows with every edit; reading, also as samples, leaves it alone. */
  version = 0;
  /** The items, and room for more, while all are numbers, none NaN; null otherwise. Only to be read. */
  numbers: Float64Array | null;
  /** The items while not all of them are numbers. */
  private items: Item[];
  private size: number;
  /** Whether another list has the same array: then the next edit copies it first. */
  private shared = false;
  private store: SampleStore | null = null;
  // The text read last: programs ask for one sample's letters again and again.
  private lastSample: Sample | null = null;
  private lastText = "";

  /** Takes over the array: the caller must not change it any more. */
  constructor(items: Item[] = []) {
    this.size = items.length;
    this.numbers = items.every(isNumber) ? Float64Array.from(items) : null;
    this.items = this.numbers === null ? items : [];
  }

  get length(): number {
    return this.size;
  }

  /** Item i, 0 <= i < length: a value, or the exact text of a sample. */
  get(i: number): Value {
    const item = this.item(i);
    return typeof item === "object" ? this.textOf(item) : item;
  }

  /** Item i as it is kept, for those who write lists elsewhere. */
  item(i: number): Item {
    return this.numbers === null ? this.items[i] : this.numbers[i];
  }

  /** Item i as a sample, or why it is none. A text is read once and kept in typed form. */
  sample(i: number): Sample | SampleProblem {
    const item = this.item(i);
    if (typeof item === "object") return item;
    this.store ??= new SampleStore();
    const read = readSample(String(item), this.store);
    // The text stays the same, so lists that share the array may see it.
    if (isSample(read) && this.numbers === null) this.items[i] = read;
    return read;
  }

  set(i: number, value: Value): void {
    if (this.numbers !== null && isNumber(value)) {
      this.makeRoom(this.size)[i] = value;
    } else {
      this.edit()[i] = value;
    }
  }

  push(value: Value): void {
    if (this.numbers !== null && isNumber(value)) {
      this.makeRoom(this.size + 1)[this.size] = value;
    } else {
      this.edit().push(value);
    }
    this.size++;
  }

  /** Puts the value before item i; i = length puts it at the end. */
  insert(i: number, value: Value): void {
    if (this.numbers !== null && isNumber(value)) {
      const numbers = this.makeRoom(this.size + 1);
      numbers.copyWithin(i + 1, i, this.size);
      numbers[i] = value;
    } else {
      this.edit().splice(i, 0, value);
    }
    this.size++;
  }

  delete(i: number): void {
    if (this.numbers === null) this.edit().splice(i, 1);
    else this.makeRoom(this.size).copyWithin(i, i + 1, this.size);
    this.size--;
  }

  clear(): void {
    this.replaceAll(new SampleList());
  }

  /** Gives this list the items of another; the two stay independent. */
  replaceAll(other: SampleList): void {
    this.version++;
    this.numbers = other.numbers;
    this.items = other.items;
    this.size = other.size;
    this.shared = true;
    other.shared = true;
    this.store = null;
  }

  /** A list with the same items that later edits of this one do not reach, at no cost until then. */
  copy(): SampleList {
    const copy = new SampleList();
    copy.replaceAll(this);
    return copy;
  }

  /** The numbers of a list of nothing else, its own and with room for so many. */
  private makeRoom(size: number): Float64Array {
    let numbers = this.numbers ?? NO_NUMBERS;
    this.version++;
    if (this.shared || size > numbers.length) {
      const room = size > numbers.length ? Math.max(FIRST_NUMBERS, 2 * size) : size;
      const own = new Float64Array(room);
      own.set(numbers.subarray(0, this.size));
      this.numbers = own;
      numbers = own;
      this.shared = false;
    }
    return numbers;
  }

  /** The items of a list of any kind, its own; numbers do not stand apart any more. */
  private edit(): Item[] {
    this.version++;
    if (this.numbers !== null) {
      this.items = Array.from(this.numbers.subarray(0, this.size));
      this.numbers = null;
      this.shared = false;
    } else if (this.shared) {
      this.items = this.items.slice();
      this.shared = false;
    }
    return this.items;
  }

  private textOf(sample: Sample): string {
    if (sample !== this.lastSample) {
      this.lastText = sampleText(sample);
      this.lastSample = sample;
    }
    return this.lastText;
  }
}

function isNumber(item: Item): item is number {
  return typeof item === "number" && !Number.isNaN(item);
}

export function isSample(read: Sample | SampleProblem): read is Sample {
  return "pixels" in read;
}
