// Copies of sample tables in the memory of kernels, which read a row from there in no time. Rows of a
// table never change, they only become more: a copy stays right for the rows it has. What does not fit
// is read by the table itself.
import type { SampleTable } from "./sample-table.ts";

/** Bytes of `Table` in assembly/samples.ts; vectors may reach so far past the end of an array. */
const RECORD = 20;
const MARGIN = 64;

interface Copy {
  /** Address of its record. */
  readonly address: number;
  readonly rows: number;
}

export class ResidentTables {
  readonly #buffer: ArrayBuffer;
  readonly #start: number;
  #free: number;
  readonly #copies = new Map<SampleTable, Copy>();
  /** Rows read of tables or parts that have no copy, since the last one was made. */
  #misses = 0;
  /** The table asked for last, since most of the time it is the same. */
  #table: SampleTable | null = null;
  #copy: Copy | null = null;

  /** From address `start` on, `buffer` is free. */
  constructor(buffer: ArrayBuffer, start: number) {
    this.#buffer = buffer;
    this.#start = start;
    this.#free = start;
  }

  /** The address of the copy that has row `row` of `table`; 0 when none has. */
  find(table: SampleTable, row: number): number {
    if (table !== this.#table) {
      this.#table = table;
      this.#copy = this.#copies.get(table) ?? null;
    }
    if (this.#copy === null || row >= this.#copy.rows) this.#miss(table);
    const copy = this.#copy;
    return copy !== null && row < copy.rows ? copy.address : 0;
  }

  /**
   * Copies a table when there is room. To make room all copies are given up, but only after as many
   * rows were read without one as the table has: so copying costs no more than reading did.
   */
  #miss(table: SampleTable): void {
    this.#misses++;
    const isDue = this.#misses > table.length;
    if (this.#copies.has(table) && !isDue) return;
    const bytes = bytesOf(table);
    if (this.#free + bytes > this.#buffer.byteLength) {
      if (!isDue) return;
      this.#misses = 0;
      this.#copies.clear();
      this.#free = this.#start;
      if (this.#free + bytes > this.#buffer.byteLength) return;
    }
    this.#misses = 0;
    this.#copy = this.#write(table);
    this.#copies.set(table, this.#copy);
  }

  #write(table: SampleTable): Copy {
    const { starts, index, value } = table.content;
    const address = this.#take(RECORD);
    const record = new Uint32Array(this.#buffer, address, RECORD / 4);
    record[0] = this.#take(starts.byteLength);
    record[1] = this.#take(index.byteLength);
    record[2] = this.#take(value.byteLength);
    record[3] = index instanceof Uint32Array ? 1 : 0;
    record[4] = value instanceof Float64Array ? 1 : 0;
    new Uint32Array(this.#buffer, record[0], starts.length).set(starts);
    if (index instanceof Uint32Array)
      new Uint32Array(this.#buffer, record[1], index.length).set(index);
    else new Uint16Array(this.#buffer, record[1], index.length).set(index);
    if (value instanceof Float64Array)
      new Float64Array(this.#buffer, record[2], value.length).set(value);
    else new Uint8Array(this.#buffer, record[2], value.length).set(value);
    return { address, rows: table.length };
  }

  #take(bytes: number): number {
    const start = Math.ceil(this.#free / MARGIN) * MARGIN;
    this.#free = start + bytes + MARGIN;
    return start;
  }
}

function bytesOf(table: SampleTable): number {
  const { starts, index, value } = table.content;
  return RECORD + starts.byteLength + index.byteLength + value.byteLength + 8 * MARGIN;
}
