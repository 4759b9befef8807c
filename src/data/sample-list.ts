// The list of the whole program: every Scratch list is one. An item is a Scratch value or a sample
// in typed form; both read as the exact text. Indexes are from 0; counting from 1 and Scratch's
// "last", "random" are the runtime's. It must not know of files, networks or the interpreter.
import type { SampleProblem } from "./data-problem.ts";
import { type Sample, sampleText } from "./sample.ts";
import { readSample } from "./sample-reader.ts";
import { SampleStore } from "./sample-store.ts";

export type Value = number | string | boolean;
export type Item = Value | Sample;

export class SampleList {
  /** Grows with every edit; reading, also as samples, leaves it alone. */
  version = 0;
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
  }

  get length(): number {
    return this.items.length;
  }

  /** Item i, 0 <= i < length: a value, or the exact text of a sample. */
  get(i: number): Value {
    const item = this.items[i];
    return typeof item === "object" ? this.textOf(item) : item;
  }

  /** Item i as it is kept, for those who write lists elsewhere. */
  item(i: number): Item {
    return this.items[i];
  }

  /** Item i as a sample, or why it is none. A text is read once and kept in typed form. */
  sample(i: number): Sample | SampleProblem {
    const item = this.items[i];
    if (typeof item === "object") return item;
    this.store ??= new SampleStore();
    const read = readSample(String(item), this.store);
    // The text stays the same, so lists that share the array may see it.
    if (isSample(read)) this.items[i] = read;
    return read;
  }

  set(i: number, value: Value): void {
    this.edit()[i] = value;
  }

  push(value: Value): void {
    this.edit().push(value);
  }

  /** Puts the value before item i; i = length puts it at the end. */
  insert(i: number, value: Value): void {
    this.edit().splice(i, 0, value);
  }

  delete(i: number): void {
    this.edit().splice(i, 1);
  }

  clear(): void {
    this.version++;
    this.items = [];
    this.shared = false;
    this.store = null;
  }

  /** Gives this list the items of another; the two stay independent. */
  replaceAll(other: SampleList): void {
    this.version++;
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

  private edit(): Item[] {
    this.version++;
    if (this.shared) {
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

export function isSample(read: Sample | SampleProblem): read is Sample {
  return "pixels" in read;
}
