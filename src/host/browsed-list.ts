// A list as it is at one moment, looked through item by item: each item's label, and what the last test of
// the network says of it. Answers which items pass a filter. Reading is in parts; a later state of the list
// is another object.
import { byNumberThenText } from "#data/list-summary";
import { greyLevels, type Sample, sampleValue } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import type { EvaluatedRow } from "#engine/evaluation";
import type {
  Browsed,
  BrowsedClass,
  BrowsedItem,
  BrowseFilter,
  BrowseQuestion,
  Judged,
  Verdict,
} from "#program/browsing";
import { RunError } from "#program/diagnostic";
import type { JudgedOrder } from "#program/evaluation";
import type { JudgedList } from "./judged-list.ts";

/** Labels shown with their counts. */
const MOST_CLASSES = 200;
/** Characters of an item that is no picture. */
const TEXT_LENGTH = 160;
const VERDICTS: readonly Verdict[] = ["unjudged", "right", "wrong"];

export interface BrowsedFrom {
  /** The last test of the list, if there was one. */
  readonly judged: JudgedList | null;
  /** Asks the network that was tested about one sample; null when it has changed since. */
  readonly ask: ((sample: Sample) => EvaluatedRow) | null;
}

export class BrowsedList {
  /** The list as it was, and its version. */
  readonly list: SampleList;
  readonly version: number;
  /** The item, from 0, that is the first that is no sample; null when all are. */
  firstOther: number | null = null;
  firstSample: Sample | null = null;
  readonly #from: BrowsedFrom;
  #done = 0;
  /** By code. Code 0 is for items that are no samples. */
  readonly #labels: (string | null)[] = [null];
  readonly #codeOf = new Map<string, number>();
  readonly #counts = [0];
  /** Of each item the code of its label, its place in `VERDICTS`, and its loss. */
  readonly #codes: Uint32Array;
  readonly #verdicts: Uint8Array;
  readonly #losses: Float64Array;
  #bySurprise: Uint32Array | null = null;

  constructor(list: SampleList, from: BrowsedFrom) {
    this.list = list.copy();
    this.version = list.version;
    this.#from = from;
    this.#codes = new Uint32Array(list.length);
    this.#verdicts = new Uint8Array(list.length);
    this.#losses = new Float64Array(list.length).fill(Number.NEGATIVE_INFINITY);
  }

  /** How many items were read. */
  get done(): number {
    return this.#done;
  }

  /** How many items are samples. */
  get samples(): number {
    return this.list.length - this.#counts[0];
  }

  /** Reads up to `most` items; answers whether all are read. */
  step(most: number): boolean {
    const end = Math.min(this.list.length, this.#done + most);
    for (; this.#done < end; this.#done++) this.#read(this.#done);
    return end === this.list.length;
  }

  /** Which items pass, and the counts beside the filters. */
  choose({ filter, order }: BrowseQuestion): Browsed {
    const label = this.#codeFor(filter);
    const verdict = filter.verdict === undefined ? null : VERDICTS.indexOf(filter.verdict);
    const passing = new Uint32Array(this.#labels.length);
    const verdicts = { unjudged: 0, right: 0, wrong: 0 };
    const indexes = new Uint32Array(this.list.length);
    let found = 0;
    for (const i of this.#inOrder(order)) {
      const isOfLabel = label === null || this.#codes[i] === label;
      const hasVerdict = verdict === null || this.#verdicts[i] === verdict;
      if (isOfLabel) verdicts[VERDICTS[this.#verdicts[i]]]++;
      if (hasVerdict) passing[this.#codes[i]]++;
      if (isOfLabel && hasVerdict) indexes[found++] = i;
    }
    return {
      indexes: indexes.slice(0, found),
      classes: this.#classes(passing),
      labelCount: this.#codeOf.size,
      verdicts,
    };
  }

  /**
   * What a page shows of an item, from 0, and the grey levels of one that is a picture. `isPicture` tells
   * which numbers of values are pictures.
   */
  item(
    index: number,
    isPicture: (values: number) => boolean,
  ): BrowsedItem & { readonly levels: Uint8Array | null } {
    const sample = this.list.sample(index);
    if (!isSample(sample)) {
      const values = shortened(String(this.list.get(index)));
      return { index, label: null, side: 0, values, judged: null, levels: null };
    }
    const { label } = sample;
    const about = { index, label, judged: this.#judgedOf(sample) };
    const { length } = sample.pixels;
    if (!isPicture(length)) return { ...about, side: 0, values: valuesOf(sample), levels: null };
    return { ...about, side: Math.sqrt(length), values: "", levels: greyLevels(sample) };
  }

  #read(index: number): void {
    const sample = this.list.sample(index);
    if (!isSample(sample)) {
      this.firstOther ??= index;
      this.#counts[0]++;
      return;
    }
    this.firstSample ??= sample;
    const code = this.#codeOf.get(sample.label) ?? this.#newCode(sample.label);
    this.#codes[index] = code;
    this.#counts[code]++;
    const judged = this.#judgedOf(sample) ?? this.#judgeAgain(sample);
    if (judged === null) return;
    this.#verdicts[index] = judged.isRight ? 1 : 2;
    this.#losses[index] = judged.loss;
  }

  #judgedOf(sample: Sample): Judged | null {
    return this.#from.judged?.judgedOf(sample) ?? null;
  }

  /** A sample that was tested with another label. */
  #judgeAgain(sample: Sample): Judged | null {
    const { judged, ask } = this.#from;
    if (judged === null || ask === null || !judged.knows(sample)) return null;
    try {
      return judged.addLater(sample, ask(sample));
    } catch (error) {
      // The network has no output for this label.
      if (error instanceof RunError) return null;
      throw error;
    }
  }

  #newCode(label: string): number {
    const code = this.#labels.push(label) - 1;
    this.#counts.push(0);
    this.#codeOf.set(label, code);
    return code;
  }

  /** Null: any; -1: no item has this label. */
  #codeFor({ label }: BrowseFilter): number | null {
    if (label === undefined) return null;
    return label === null ? 0 : (this.#codeOf.get(label) ?? -1);
  }

  #inOrder(order: JudgedOrder): Uint32Array {
    const losses = this.#losses;
    const inList = () => Uint32Array.from(losses, (_, index) => index);
    if (order === "list") return inList();
    // What was not judged stands last.
    this.#bySurprise ??= inList().sort((a, b) => compare(losses[b], losses[a]) || a - b);
    return this.#bySurprise;
  }

  #classes(passing: Uint32Array): readonly BrowsedClass[] {
    const codes = this.#labels.map((_, code) => code).filter((code) => this.#counts[code] > 0);
    if (codes.length > MOST_CLASSES) {
      codes.sort((a, b) => this.#counts[b] - this.#counts[a] || a - b);
      codes.length = MOST_CLASSES;
    }
    const classes = codes.map((code) => ({
      label: this.#labels[code],
      count: this.#counts[code],
      passing: passing[code],
    }));
    return classes.sort((a, b) =>
      a.label === null ? 1 : b.label === null ? -1 : byNumberThenText(a.label, b.label),
    );
  }
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function valuesOf(sample: Sample): string {
  const { length } = sample.pixels;
  const values: string[] = [];
  for (let k = 0; k < Math.min(length, TEXT_LENGTH); k++) {
    values.push(String(Number(sampleValue(sample, k).toPrecision(6))));
  }
  return shortened(values.join(" "));
}

function shortened(words: string): string {
  return words.length <= TEXT_LENGTH ? words : `${words.slice(0, TEXT_LENGTH)}…`;
}
