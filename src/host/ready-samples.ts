// One list of samples, ready to train on: a table with the inputs that are not 0, made once for each
// state of the list and each kind of network, a few items at a time. Items that do not fit have an
// empty row that nobody may train on. It must not know what is done with the table.
import type { SampleList } from "#data/sample-list";
import type { SampleTable } from "#engine/sample-table";
import type { NetworkSpec } from "#engine/spec";
import { RunError } from "#program/diagnostic";
import type { TableFiller } from "./fill-table.ts";
import type { Labels } from "./labels.ts";
import { tools } from "./provided-tools.ts";

export interface NamedList {
  readonly list: SampleList;
  /** The list's name, for sentences. */
  readonly name: string;
}

/** What a network asks of its samples. */
export interface SampleForm {
  readonly spec: NetworkSpec;
  readonly labels: Labels;
  /** The same for networks that ask the same. */
  readonly key: string;
}

/** Samples are taken one by one so often before a table is begun: a list may be edited all the time. */
const USES_BEFORE = 16;
/** Items taken into the table with each sample trained on meanwhile. */
const ITEMS_A_USE = 4;

/** Places in a list, from 0: `from` up to, without, `to`. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

export class ReadySamples {
  readonly #source: NamedList;
  readonly #slice: Slice | null;
  #filler: TableFiller | null = null;
  #version = -1;
  #key = "";
  #uses = 0;
  #isWhole = false;
  readonly #bad = new Set<number>();
  #problem: RunError | null = null;

  /** Of the whole list, or of a part of it. */
  constructor(source: NamedList, slice: Slice | null = null) {
    this.#source = source;
    this.#slice = slice;
  }

  /** The place in the list, from 0, of the table's first row. */
  get first(): number {
    return this.#slice?.from ?? 0;
  }

  /**
   * The table for training on item `index` (from 0) alone; null as long as there is none, or when
   * the item does not fit.
   */
  tableFor(index: number, form: SampleForm): SampleTable | null {
    if (!this.#isFor(form)) this.#forget(form);
    if (this.#isWhole) return this.#bad.has(index) ? null : (this.#filler?.table ?? null);
    this.#uses += 1;
    if (this.#uses > USES_BEFORE) this.#fill(form, ITEMS_A_USE);
    return null;
  }

  /** Takes in up to `most` items. The table once it holds them all, null before. */
  wholeTable(form: SampleForm, most: number): SampleTable | null {
    if (!this.#isFor(form)) this.#forget(form);
    if (!this.#isWhole) this.#fill(form, most);
    return this.#isWhole ? (this.#filler?.table ?? null) : null;
  }

  /** What is wrong with the first item that does not fit; null when all do, as far as they are in. */
  get problem(): RunError | null {
    return this.#problem;
  }

  #isFor(form: SampleForm): boolean {
    return this.#version === this.#source.list.version && this.#key === form.key;
  }

  #forget(form: SampleForm): void {
    this.#filler = null;
    this.#version = this.#source.list.version;
    this.#key = form.key;
    this.#uses = 0;
    this.#isWhole = false;
    this.#bad.clear();
    this.#problem = null;
  }

  #fill(form: SampleForm, most: number): void {
    const { list } = this.#source;
    const { TableFiller } = tools();
    const from = this.first;
    const to = Math.min(list.length, this.#slice?.to ?? list.length);
    this.#filler ??= new TableFiller({ ...this.#source, from, to }, form);
    const filler = this.#filler;
    const { table } = filler;
    const end = Math.min(Math.max(0, to - from), table.length + most);
    while (table.length < end) {
      try {
        filler.step(end - table.length);
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        this.#problem ??= error;
        this.#bad.add(table.length);
        table.add(new Uint8Array(table.inputs), 0);
      }
    }
    this.#isWhole = table.length >= to - from;
  }
}
