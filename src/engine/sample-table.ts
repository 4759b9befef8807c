// Samples ready to train: of each only the inputs that are not 0, written once when a list is taken
// up. 60,000 digits of MNIST take 27 MB. It must not know where samples come from.
import type { NonZeros } from "./kernels.ts";

/** n/255 for each byte n: what a pixel stands for. */
const pixelValues = Float64Array.from({ length: 256 }, (_, byte) => byte / 255);

/** A table as a message can carry it, apart from the table's own memory. */
export interface PackedTable {
  readonly inputs: number;
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly index: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
  readonly value: Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  readonly targets: Float64Array<ArrayBuffer>;
}

export class SampleTable {
  /** Values of one sample. */
  readonly inputs: number;
  #length = 0;
  /** Where each row begins; row r ends where row r + 1 begins. */
  #starts = new Uint32Array(1025);
  #index: Uint16Array | Uint32Array;
  /** Bytes n stand for n/255. */
  #value: Uint8Array | Float64Array = new Uint8Array(1 << 14);
  #targets = new Float64Array(1024);

  constructor(inputs: number) {
    this.inputs = inputs;
    this.#index = inputs <= 1 << 16 ? new Uint16Array(1 << 14) : new Uint32Array(1 << 14);
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Adds a sample: `inputs` values, bytes n standing for n/255, and its target (see losses.ts).
   * The first one that is not bytes turns the whole table into float64.
   */
  add(values: Uint8Array | Float64Array, target: number): void {
    if (values.length !== this.inputs) {
      throw new Error(`A sample of ${values.length} values in a table of ${this.inputs}`);
    }
    const start = this.#starts[this.#length];
    this.#makeRoom(start + values.length);
    const bytes = values instanceof Uint8Array;
    if (!bytes && this.#value instanceof Uint8Array) {
      const wide = new Float64Array(this.#value.length);
      for (let k = 0; k < start; k++) wide[k] = pixelValues[this.#value[k]];
      this.#value = wide;
    }
    const asPixels = bytes && this.#value instanceof Float64Array;
    let end = start;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value === 0) continue;
      this.#index[end] = i;
      this.#value[end] = asPixels ? pixelValues[value] : value;
      end++;
    }
    this.#targets[this.#length] = target;
    this.#length++;
    this.#starts[this.#length] = end;
  }

  /** The target of row `row`, from 0. */
  target(row: number): number {
    return this.#targets[row];
  }

  /** Writes the inputs of row `row` (from 0) that are not 0 into `x`, which has room for all. */
  read(row: number, x: NonZeros): void {
    const start = this.#starts[row];
    const count = this.#starts[row + 1] - start;
    const { index, value } = x;
    const from = this.#index;
    if (this.#value instanceof Uint8Array) {
      for (let k = 0; k < count; k++) {
        index[k] = from[start + k];
        value[k] = pixelValues[this.#value[start + k]];
      }
    } else {
      for (let k = 0; k < count; k++) {
        index[k] = from[start + k];
        value[k] = this.#value[start + k];
      }
    }
    x.count = count;
  }

  /** What the table holds, for an arithmetic that keeps a copy of its own. Not to be changed. */
  get content() {
    const values = this.#starts[this.#length];
    return {
      starts: this.#starts.subarray(0, this.#length + 1),
      index: this.#index.subarray(0, values),
      value: this.#value.subarray(0, values),
    };
  }

  /** A copy for a message; its arrays may be handed over. */
  pack(): PackedTable {
    const { starts, index, value } = this.content;
    return {
      inputs: this.inputs,
      starts: starts.slice(),
      index: index.slice(),
      value: value.slice(),
      targets: this.#targets.slice(0, this.#length),
    };
  }

  /** The table that was packed; it takes the arrays for its own. */
  static unpack({ inputs, starts, index, value, targets }: PackedTable): SampleTable {
    const table = new SampleTable(inputs);
    table.#length = targets.length;
    table.#starts = starts;
    table.#index = index;
    table.#value = value;
    table.#targets = targets;
    return table;
  }

  #makeRoom(values: number): void {
    if (values > this.#index.length) {
      const length = Math.ceil(values * 1.25);
      this.#index = grown(this.#index, length);
      this.#value = grown(this.#value, length);
    }
    if (this.#length === this.#targets.length) {
      this.#targets = grown(this.#targets, this.#length * 2);
      this.#starts = grown(this.#starts, this.#length * 2 + 1);
    }
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  from: T,
  length: number,
): T {
  const to = new (from.constructor as new (length: number) => T)(length);
  to.set(from);
  return to;
}
