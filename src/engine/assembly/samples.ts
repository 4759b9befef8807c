// Lists of inputs that are not 0: read from a table, gathered from the outputs of the layer below,
// thinned by dropout. The twin of sample-table.ts, gatherNonZeros and dropout.ts.
import { At, Layer } from "./records";
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
  at.count = count;
  at.isByteRow = i32(!table.isWide && !table.isFloat);
  if (at.isByteRow) readByteRow(table.index + (start << 1), table.value + start, layer, at);
  else readAnyRow(table, start, at);
}

function readAnyRow(table: Table, start: usize, at: At): void {
  const index = at.index, value = at.value;
  for (let k: usize = 0; k < <usize>at.count; k++) {
    const from = start + k;
    const i: u32 = table.isWide
      ? load<u32>(table.index + (from << 2))
      : load<u16>(table.index + (from << 1));
    const number: f64 = table.isFloat
      ? load<f64>(table.value + (from << 3))
      : <f64>load<u8>(table.value + from) / 255;
    store<u32>(index + (k << 2), i);
    store<real>(value + k * sizeof<real>(), <real>number);
  }
}

/** 1/255 in two parts: a product of a byte with the first is exact. See `pixels`. */
const LARGE_PART: f64 = sizeof<real>() == 8 ? 0.0039215686274509665 : 0.0039215087890625;
const SMALL_PART: f64 = sizeof<real>() == 8 ? 1.3932210505100003e-17 : 5.983839201917363e-8;

function readByteRow(fromIndex: usize, fromValue: usize, layer: Layer, at: At): void {
  const index = at.index, value = at.value, rows = at.rows, count = at.count;
  const row = i32x4.splat(<i32>bytesOf(layer.units));
  for (let k: usize = 0; k < <usize>count; k += 8) {
    const indices = v128.load(fromIndex + (k << 1));
    const first = i32x4.extend_low_i16x8_u(indices), next = i32x4.extend_high_i16x8_u(indices);
    v128.store(index + (k << 2), first);
    v128.store(index + (k << 2), next, 16);
    v128.store(rows + (k << 2), i32x4.mul(first, row));
    v128.store(rows + (k << 2), i32x4.mul(next, row), 16);
    const bytes = i16x8.extend_low_i8x16_u(v128.load64_zero(fromValue + k));
    const to = value + k * sizeof<real>();
    const low = i32x4.extend_low_i16x8_u(bytes), high = i32x4.extend_high_i16x8_u(bytes);
    if (sizeof<real>() == 8) {
      const lowRest = v128.shuffle<i32>(low, low, 2, 3, 2, 3);
      const highRest = v128.shuffle<i32>(high, high, 2, 3, 2, 3);
      v128.store(to, pixels(f64x2.convert_low_i32x4_s(low)));
      v128.store(to, pixels(f64x2.convert_low_i32x4_s(lowRest)), 16);
      v128.store(to, pixels(f64x2.convert_low_i32x4_s(high)), 32);
      v128.store(to, pixels(f64x2.convert_low_i32x4_s(highRest)), 48);
    } else {
      v128.store(to, pixels(f32x4.convert_i32x4_s(low)));
      v128.store(to, pixels(f32x4.convert_i32x4_s(high)), 16);
    }
  }
}

/** n/255 for bytes n: this has the bits of the division for all 256 of them, and takes a tenth. */
// @ts-ignore: decorator
@inline
function pixels(n: v128): v128 {
  const large = v128.mul<real>(n, v128.splat<real>(<real>LARGE_PART));
  return v128.add<real>(large, v128.mul<real>(n, v128.splat<real>(<real>SMALL_PART)));
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
