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
const FIRST_ROOM = 16;

export class SampleList {
  /** Grows with every edit; reading, also as samples, leaves it alone. */
  version = 0;
  /** The number of items while all of them are numbers, none NaN; 0 otherwise. Only to be read. */
  numberCount = 0;
  /** As many items, and room for more. Only to be read. */
  numbers: Float64Array = NO_NUMBERS;
  /** So many items from the first on, not all of them numbers, stand in `casts` as numbers. Only to be read. */
  castCount = 0;
  /** What programs compute with: of a text that is no number 0. Only to be read. */
  casts: Float64Array = NO_NUMBERS;
  /** The items while not all of them are numbers; empty otherwise. */
  private items: Item[];
  /** Whether another list has the same array: then the next edit copies it first. */
  private shared = false;
  private store: SampleStore | null = null;
  // The text read last: programs ask for one sample's letters again and again.
  private lastSample: Sample | null = null;
  private lastText = "";

  /** Takes over the array: the caller must not change it any more. */
  constructor(items: Item[] = []) {
    this.items = items;
    if (!items.every(isNumber)) return;
    this.items = [];
    this.numbers = Float64Array.from(items);
    this.numberCount = items.length;
  }

  get length(): number {
    return this.numberCount + this.items.length;
  }

  /** Item i, 0 <= i < length: a value, or the exact text of a sample. */
  get(i: number): Value {
    const item = this.item(i);
    return typeof item === "object" ? this.textOf(item) : item;
  }

  /**
   * Item i as a number; what is none counts as 0. Of items asked for in their order it is kept: reading the
   * digits of "0.12" takes ten times as long as computing with them.
   */
  number(i: number): number {
    if (i < this.numberCount) return this.numbers[i];
    if (i < this.castCount) return this.casts[i];
    const number = asNumber(this.get(i));
    if (i === this.castCount && typeof this.items[i] !== "object") this.keepCast(number);
    return number;
  }

  /**
   * Whether item i may read as this text, which is in small letters. Looking through 60,000 digits takes
   * seconds when the text of each is made: 6,200 ms against 41, measured side by side.
   */
  mayRead(i: number, text: string): boolean {
    if (this.numberCount > 0) return true;
    const item = this.items[i];
    if (typeof item !== "object" || item.text !== null) return true;
    // A space and a digit are the least that a value takes.
    const least = item.label.length + 2 * item.pixels.length;
    return text.length >= least && text.startsWith(item.label.toLowerCase());
  }

  /** Item i as it is kept, for those who write lists elsewhere. */
  item(i: number): Item {
    return this.numberCount > 0 ? this.numbers[i] : this.items[i];
  }

  /** Item i as a sample, or why it is none. A text is read once and kept in typed form. */
  sample(i: number): Sample | SampleProblem {
    const item = this.item(i);
    if (typeof item === "object") return item;
    this.store ??= new SampleStore();
    const read = readSample(String(item), this.store);
    // The text stays the same, so lists that share the array may see it.
    if (isSample(read) && this.numberCount === 0) this.items[i] = read;
    return read;
  }

  set(i: number, value: Value): void {
    if (this.numberCount > 0 && isNumber(value)) this.own(this.numberCount)[i] = value;
    else {
      this.edit()[i] = value;
      if (i < this.castCount) this.casts[i] = asNumber(value);
    }
  }

  /** The same for a sample in typed form. */
  setSample(i: number, sample: Sample): void {
    this.edit()[i] = sample;
    this.castCount = Math.min(this.castCount, i);
  }

  /** The same for a number: one that need not be told from other values first. */
  setNumber(i: number, number: number): void {
    if (this.numberCount > 0 && !Number.isNaN(number)) this.own(this.numberCount)[i] = number;
    else this.set(i, number);
  }

  push(value: Value): void {
    if (this.items.length === 0 && isNumber(value)) {
      this.own(this.numberCount + 1)[this.numberCount++] = value;
    } else {
      this.edit().push(value);
    }
  }

  pushSample(sample: Sample): void {
    this.edit().push(sample);
  }

  /** Puts the value before item i; i = length puts it at the end. */
  insert(i: number, value: Value): void {
    if (this.items.length === 0 && isNumber(value)) {
      const numbers = this.own(this.numberCount + 1);
      numbers.copyWithin(i + 1, i, this.numberCount++);
      numbers[i] = value;
    } else {
      this.edit().splice(i, 0, value);
      this.castCount = Math.min(this.castCount, i);
    }
  }

  delete(i: number): void {
    if (this.numberCount > 0) this.own(this.numberCount).copyWithin(i, i + 1, this.numberCount--);
    else {
      this.edit().splice(i, 1);
      this.castCount = Math.min(this.castCount, i);
    }
  }

  clear(): void {
    this.replaceAll(new SampleList());
  }

  /** Gives this list the items of another; the two stay independent. */
  replaceAll(other: SampleList): void {
    this.version++;
    this.numberCount = other.numberCount;
    this.numbers = other.numbers;
    this.castCount = 0;
    this.items = other.items;
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

  /** The numbers of a list of nothing else, for an edit: no other list's, with room for so many. */
  private own(count: number): Float64Array {
    this.version++;
    if (this.shared || count > this.numbers.length) {
      const room = count > this.numbers.length ? 2 * count + FIRST_ROOM : count;
      const own = new Float64Array(room);
      own.set(this.numbers.subarray(0, this.numberCount));
      this.numbers = own;
      this.items = [];
      this.shared = false;
    }
    return this.numbers;
  }

  /** The items, for an edit: no other list's, and numbers among them where all were numbers. */
  private edit(): Item[] {
    this.version++;
    if (this.numberCount > 0) this.items = Array.from(this.numbers.subarray(0, this.numberCount));
    else if (this.shared) this.items = this.items.slice();
    this.numberCount = 0;
    this.numbers = NO_NUMBERS;
    this.shared = false;
    return this.items;
  }

  private keepCast(number: number): void {
    if (this.castCount === this.casts.length) {
      const longer = new Float64Array(2 * this.castCount + FIRST_ROOM);
      longer.set(this.casts);
      this.casts = longer;
    }
    this.casts[this.castCount++] = number;
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

function asNumber(value: Value): number {
  const number = Number(value);
  return Number.isNaN(number) ? 0 : number;
}

export function isSample(read: Sample | SampleProblem): read is Sample {
  return "pixels" in read;
}
