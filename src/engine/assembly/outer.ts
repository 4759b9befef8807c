// M_ij <- M_ij - x_i * s_j over the inputs that are not 0: the update of one sample (M the weights, s
// the steps) and, with s = -dz, the sum of gradients. The same as applySteps and addGradient in
// src/engine/kernels.ts. Where there are many, vectors of s that hold only 0 are left out: M - 0 is M, never -0.
import { activeVectors, At } from "./records";
import { real } from "./variant";
import { splatAt, subtractProduct, VECTOR, vectorsOf, zeros } from "./vectors";

/** Rows at a time, where there are many vectors. */
const ROWS: i32 = 4;

export function subtractOuter(m: usize, at: At, s: usize, units: i32): void {
  const rows = at.rows, value = at.value, count = at.count;
  const vectors = vectorsOf(units);
  switch (vectors) {
    case 1: { subtractFew(1, m, s, rows, value, count); break; }
    case 2: { subtractFew(2, m, s, rows, value, count); break; }
    case 3: { subtractFew(3, m, s, rows, value, count); break; }
    case 4: { subtractFew(4, m, s, rows, value, count); break; }
    case 5: { subtractFew(5, m, s, rows, value, count); break; }
    case 6: { subtractFew(6, m, s, rows, value, count); break; }
    default: subtractByRows(m, s, listActive(s, vectors), rows, value, count);
  }
}

/** M_j <- M_j - s_j: the biases. */
export function subtract(m: usize, s: usize, units: i32): void {
  const end = <usize>vectorsOf(units) * VECTOR;
  for (let j: usize = 0; j < end; j += VECTOR) {
    v128.store(m + j, v128.sub<real>(v128.load(m + j), v128.load(s + j)));
  }
}

/** Lists where the vectors of s begin that are not all 0. */
function listActive(s: usize, vectors: i32): i32 {
  let found = 0;
  for (let o: usize = 0; o < <usize>vectors * VECTOR; o += VECTOR) {
    store<u32>(activeVectors + (<usize>found << 2), <u32>o);
    found += i32(v128.any_true(v128.ne<real>(v128.load(s + o), zeros())));
  }
  return found;
}

/** All of s stays in registers; how many vectors is constant where this is inlined. */
// @ts-ignore: decorator
@inline
function subtractFew(vectors: i32, m: usize, s: usize, rows: usize, value: usize, count: i32): void {
  const s0 = v128.load(s), s1 = vectors > 1 ? v128.load(s, 16) : s0;
  const s2 = vectors > 2 ? v128.load(s, 32) : s0, s3 = vectors > 3 ? v128.load(s, 48) : s0;
  const s4 = vectors > 4 ? v128.load(s, 64) : s0, s5 = vectors > 5 ? v128.load(s, 80) : s0;
  for (let end = rows + (<usize>count << 2); rows < end; rows += 4, value += sizeof<real>()) {
    const row = m + load<u32>(rows);
    const x = splatAt(value);
    subtractAt(row, x, s0);
    if (vectors > 1) subtractAt(row + 16, x, s1);
    if (vectors > 2) subtractAt(row + 32, x, s2);
    if (vectors > 3) subtractAt(row + 48, x, s3);
    if (vectors > 4) subtractAt(row + 64, x, s4);
    if (vectors > 5) subtractAt(row + 80, x, s5);
  }
}

// @ts-ignore: decorator
@inline
function subtractAt(m: usize, x: v128, s: v128): void {
  v128.store(m, subtractProduct(v128.load(m), x, s));
}

function subtractByRows(m: usize, s: usize, active: i32, rows: usize, value: usize, count: i32): void {
  for (; count >= ROWS; count -= ROWS) {
    subtractRows(4, m, s, active, rows, value);
    rows += 4 * ROWS;
    value += ROWS * sizeof<real>();
  }
  switch (count) {
    case 1: { subtractRows(1, m, s, active, rows, value); break; }
    case 2: { subtractRows(2, m, s, active, rows, value); break; }
    case 3: { subtractRows(3, m, s, active, rows, value); break; }
  }
}

/** `count` rows, constant where this is inlined. */
// @ts-ignore: decorator
@inline
function subtractRows(count: i32, m: usize, s: usize, active: i32, rows: usize, value: usize): void {
  const x0 = splatAt(value);
  const x1 = count > 1 ? splatAt(value + sizeof<real>()) : x0;
  const x2 = count > 2 ? splatAt(value + 2 * sizeof<real>()) : x0;
  const x3 = count > 3 ? splatAt(value + 3 * sizeof<real>()) : x0;
  const m0 = m + load<u32>(rows);
  const m1 = count > 1 ? m + load<u32>(rows, 4) : m0;
  const m2 = count > 2 ? m + load<u32>(rows, 8) : m0;
  const m3 = count > 3 ? m + load<u32>(rows, 12) : m0;
  let v = activeVectors;
  const end = v + (<usize>active << 2);
  for (; v + 32 <= end; v += 32) {
    const o0 = load<u32>(v), o1 = load<u32>(v, 4), o2 = load<u32>(v, 8), o3 = load<u32>(v, 12);
    const o4 = load<u32>(v,16), o5 = load<u32>(v, 20), o6 = load<u32>(v, 24), o7 = load<u32>(v, 28);
    const s0 = v128.load(s + o0), s1 = v128.load(s + o1);
    const s2 = v128.load(s + o2), s3 = v128.load(s + o3);
    const s4 = v128.load(s + o4), s5 = v128.load(s + o5);
    const s6 = v128.load(s + o6), s7 = v128.load(s + o7);
    subtractFour(m0, x0, o0, o1, o2, o3, s0, s1, s2, s3);
    subtractFour(m0, x0, o4, o5, o6, o7, s4, s5, s6, s7);
    if (count > 1) subtractFour(m1, x1, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 1) subtractFour(m1, x1, o4, o5, o6, o7, s4, s5, s6, s7);
    if (count > 2) subtractFour(m2, x2, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 2) subtractFour(m2, x2, o4, o5, o6, o7, s4, s5, s6, s7);
    if (count > 3) subtractFour(m3, x3, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 3) subtractFour(m3, x3, o4, o5, o6, o7, s4, s5, s6, s7);
  }
  for (; v + 16 <= end; v += 16) {
    const o0 = load<u32>(v), o1 = load<u32>(v, 4), o2 = load<u32>(v, 8), o3 = load<u32>(v, 12);
    const s0 = v128.load(s + o0), s1 = v128.load(s + o1);
    const s2 = v128.load(s + o2), s3 = v128.load(s + o3);
    subtractFour(m0, x0, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 1) subtractFour(m1, x1, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 2) subtractFour(m2, x2, o0, o1, o2, o3, s0, s1, s2, s3);
    if (count > 3) subtractFour(m3, x3, o0, o1, o2, o3, s0, s1, s2, s3);
  }
  for (; v < end; v += 4) {
    const o = load<u32>(v);
    const step = v128.load(s + o);
    subtractAt(m0 + o, x0, step);
    if (count > 1) subtractAt(m1 + o, x1, step);
    if (count > 2) subtractAt(m2 + o, x2, step);
    if (count > 3) subtractAt(m3 + o, x3, step);
  }
}

/** Four vectors of one row: stores that stand together are faster than the same ones apart. */
// @ts-ignore: decorator
@inline
function subtractFour(
  row: usize, x: v128, o0: usize, o1: usize, o2: usize, o3: usize, s0: v128, s1: v128, s2: v128, s3: v128,
): void {
  subtractAt(row + o0, x, s0);
  subtractAt(row + o1, x, s1);
  subtractAt(row + o2, x, s2);
  subtractAt(row + o3, x, s3);
}
