// Lists of inputs that are not 0: read from a table, gathered from the outputs of the layer below,
// thinned by dropout. The twin of sample-table.ts, gatherNonZeros and dropout.ts.
import { At, Layer, PIXELS } from "./records";
import { real } from "./variant";
import { bytesOf } from "./vectors";

/** A sample table that lies in the memory; see SampleTable.content. */
@unmanaged
export class Table {
  starts: usize;
  index: usize;
  value: usize;
  /** Whether indices take 4 bytes instead of 2. */
  isWide: i32;
  /** Whether values are f64 instead of bytes that stand for n/255. */
  isFloat: i32;
}

/** Fills the list of `at`, whose inputs are those of `layer`. */
export function readRow(table: Table, row: i32, layer: Layer, at: At): void {
  const start: usize = load<u32>(table.starts + (<usize>row << 2));
  const count = load<i32>(table.starts + (<usize>row << 2), 4) - <i32>start;
  const index = at.index, value = at.value, rows = at.rows;
  at.count = count;
  at.isByteRow = i32(!table.isWide && !table.isFloat);
  if (table.isWide) memory.copy(index, table.index + (start << 2), <usize>count << 2);
  else {
    const from = table.index + (start << 1);
    const row = i32x4.splat(<i32>bytesOf(layer.units));
    for (let k: usize = 0; k < <usize>count << 2; k += 32) {
      const eight = v128.load(from + (k >> 1));
      const four = i32x4.extend_low_i16x8_u(eight), next = i32x4.extend_high_i16x8_u(eight);
      v128.store(index + k, four);
      v128.store(index + k, next, 16);
      v128.store(rows + k, i32x4.mul(four, row));
      v128.store(rows + k, i32x4.mul(next, row), 16);
    }
  }
  if (table.isFloat) {
    const from = table.value + (start << 3);
    for (let k: usize = 0; k < <usize>count; k++) {
      store<real>(value + k * sizeof<real>(), <real>load<f64>(from + (k << 3)));
    }
  } else {
    const from = table.value + start;
    for (let k: usize = 0; k < <usize>count; k += 4) {
      const to = value + k * sizeof<real>();
      store<real>(to, pixelAt(from + k));
      store<real>(to + sizeof<real>(), pixelAt(from + k + 1));
      store<real>(to + 2 * sizeof<real>(), pixelAt(from + k + 2));
      store<real>(to + 3 * sizeof<real>(), pixelAt(from + k + 3));
    }
  }
}

/** n/255 for the byte n at `at`. */
// @ts-ignore: decorator
@inline
function pixelAt(at: usize): real {
  return load<real>(PIXELS + <usize>load<u8>(at) * sizeof<real>());
}

/** Lists the outputs of the layer below that are not 0. */
export function gatherNonZeros(a: usize, inputs: i32, at: At): void {
  const index = at.index, value = at.value;
  let count: usize = 0;
  for (let i: i32 = 0; i < inputs; i++) {
    const input = load<real>(a + bytesOf(i));
    store<i32>(index + (count << 2), i);
    store<real>(value + count * sizeof<real>(), input);
    count += <usize>(input != 0);
  }
  at.count = <i32>count;
}

/** Notes where the rows of the listed inputs begin in the weights, in bytes. */
export function placeRows(at: At, layer: Layer): void {
  const index = at.index, rows = at.rows, count = at.count;
  const row = i32x4.splat(<i32>bytesOf(layer.units));
  for (let k: usize = 0; k < <usize>count << 2; k += 16) {
    v128.store(rows + k, i32x4.mul(v128.load(index + k), row));
  }
}

/** Takes what dropout took out of the list and lets the rest grow. */
export function dropInputs(layer: Layer, at: At): void {
  const index = at.index, value = at.value, kept = at.kept;
  const scale = <real>layer.keptScale;
  let count: usize = 0;
  for (let k: usize = 0; k < <usize>at.count; k++) {
    const i = load<u32>(index + (k << 2));
    store<u32>(index + (count << 2), i);
    store<real>(value + count * sizeof<real>(), load<real>(value + k * sizeof<real>()) * scale);
    count += load<u8>(kept + i);
  }
  at.count = <i32>count;
  at.isByteRow = 0;
}

/** The way back: dx_i <- kept ? dx_i * (1 / (1 - share)) : 0 */
export function dropBackward(layer: Layer, at: At, dx: usize): void {
  const scale = <real>layer.keptScale;
  for (let i: i32 = 0; i < layer.inputs; i++) {
    const to = dx + bytesOf(i);
    store<real>(to, load<u8>(at.kept + <usize>i) ? load<real>(to) * scale : 0);
  }
}
