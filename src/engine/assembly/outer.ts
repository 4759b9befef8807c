// M_ij <- M_ij - x_i * s_j over the inputs that are not 0: the update of one sample (M the weights,
// s the steps) and, with s = -dz, the sum of gradients. The twin of applySteps and addGradient in
// src/engine/kernels.ts. Of many vectors of s, those of only 0 are left out: M - 0 is M, never -0.
import { listActive } from "./active";
import { activeVectors, At } from "./records";
import { real } from "./variant";
import { bytesOf, LANES, splatAt, subtractProduct, VECTOR, vectorsOf } from "./vectors";

/** Rows at a time, where there are many vectors. */
const ROWS: i32 = 4;

/** So many vectors of s fit into the registers, beside what else is needed there. */
const FEW: i32 = 8;

export function subtractOuter(m: usize, at: At, s: usize, units: i32): void {
  const vectors = units / LANES;
  subtractRest(m, s, vectors * LANES, units, at);
  if (vectors <= FEW) subtractFew(vectors, m, s, at);
  else if (vectors <= 2 * FEW) {
    const half = <usize>(vectors >> 1) * VECTOR;
    subtractFew(vectors >> 1, m, s, at);
    subtractFew(vectors - (vectors >> 1), m + half, s + half, at);
  } else {
    const active = listActive(s, vectors);
    // Vectors taken one by one cost a quarter more each.
    if (active * 5 < vectors * 4) subtractByRows(false, m, s, active, at);
    else subtractByRows(true, m, s, vectors, at);
  }
}

/** M_j <- M_j - s_j: the biases. */
export function subtract(m: usize, s: usize, units: i32): void {
  const end = <usize>vectorsOf(units) * VECTOR;
  for (let j: usize = 0; j < end; j += VECTOR) {
    v128.store(m + j, v128.sub<real>(v128.load(m + j), v128.load(s + j)));
  }
}

function subtractFew(vectors: i32, m: usize, s: usize, at: At): void {
  switch (vectors) {
    case 0: break;
    case 1: { subtractKept(1, m, s, at); break; }
    case 2: { subtractKept(2, m, s, at); break; }
    case 3: { subtractKept(3, m, s, at); break; }
    case 4: { subtractKept(4, m, s, at); break; }
    case 5: { subtractKept(5, m, s, at); break; }
    case 6: { subtractKept(6, m, s, at); break; }
    case 7: { subtractKept(7, m, s, at); break; }
    case 8: { subtractKept(8, m, s, at); break; }
  }
}

/**
 * The neurons past the last whole vector, from `j` on. A vector there would reach into the next
 * row, and a row that is read just after a part of it was written is slow to come.
 */
function subtractRest(m: usize, s: usize, j: i32, units: i32, at: At): void {
  if (LANES == 4 && j + 2 <= units) {
    subtractTwo(m + bytesOf(j), v128.load64_zero(s + bytesOf(j)), at);
    j += 2;
  }
  if (j < units) subtractOne(m + bytesOf(j), load<real>(s + bytesOf(j)), at);
}

function subtractTwo(m: usize, s: v128, at: At): void {
  const end = at.rows + (<usize>at.count << 2);
  let value = at.value;
  for (let rows = at.rows; rows < end; rows += 4, value += sizeof<real>()) {
    const to = m + load<u32>(rows);
    v128.store64_lane(to, subtractProduct(v128.load64_zero(to), splatAt(value), s), 0);
  }
}

function subtractOne(m: usize, s: real, at: At): void {
  const end = at.rows + (<usize>at.count << 2);
  let value = at.value;
  for (let rows = at.rows; rows < end; rows += 4, value += sizeof<real>()) {
    const to = m + load<u32>(rows);
    store<real>(to, load<real>(to) - load<real>(value) * s);
  }
}

/** All of s stays in registers; how many vectors is constant where this is inlined. */
// @ts-ignore: decorator
@inline
function subtractKept(vectors: i32, m: usize, s: usize, at: At): void {
  const s0 = v128.load(s), s1 = vectors > 1 ? v128.load(s, 16) : s0;
  const s2 = vectors > 2 ? v128.load(s, 32) : s0, s3 = vectors > 3 ? v128.load(s, 48) : s0;
  const s4 = vectors > 4 ? v128.load(s, 64) : s0, s5 = vectors > 5 ? v128.load(s, 80) : s0;
  const s6 = vectors > 6 ? v128.load(s, 96) : s0, s7 = vectors > 7 ? v128.load(s, 112) : s0;
  let rows = at.rows, value = at.value;
  const end = rows + (<usize>at.count << 2);
  for (; rows + 8 <= end; rows += 8, value += 2 * sizeof<real>()) {
    const x0 = splatAt(value), x1 = splatAt(value + sizeof<real>());
    subtractRow(vectors, m + load<u32>(rows), x0, s0, s1, s2, s3, s4, s5, s6, s7);
    subtractRow(vectors, m + load<u32>(rows, 4), x1, s0, s1, s2, s3, s4, s5, s6, s7);
  }
  if (rows == end) return;
  subtractRow(vectors, m + load<u32>(rows), splatAt(value), s0, s1, s2, s3, s4, s5, s6, s7);
}

// @ts-ignore: decorator
@inline
function subtractRow(
  vectors: i32, m: usize, x: v128,
  s0: v128, s1: v128, s2: v128, s3: v128, s4: v128, s5: v128, s6: v128, s7: v128,
): void {
  v128.store(m, subtractProduct(v128.load(m), x, s0));
  if (vectors > 1) v128.store(m, subtractProduct(v128.load(m, 16), x, s1), 16);
  if (vectors > 2) v128.store(m, subtractProduct(v128.load(m, 32), x, s2), 32);
  if (vectors > 3) v128.store(m, subtractProduct(v128.load(m, 48), x, s3), 48);
  if (vectors > 4) v128.store(m, subtractProduct(v128.load(m, 64), x, s4), 64);
  if (vectors > 5) v128.store(m, subtractProduct(v128.load(m, 80), x, s5), 80);
  if (vectors > 6) v128.store(m, subtractProduct(v128.load(m, 96), x, s6), 96);
  if (vectors > 7) v128.store(m, subtractProduct(v128.load(m, 112), x, s7), 112);
}

// @ts-ignore: decorator
@inline
function subtractAt(m: usize, x: v128, s: v128): void {
  v128.store(m, subtractProduct(v128.load(m), x, s));
}

/** `all` vectors of s, or so many of the active ones; `all` is constant where this is inlined. */
// @ts-ignore: decorator
@inline
function subtractByRows(all: bool, m: usize, s: usize, vectors: i32, at: At): void {
  let rows = at.rows, value = at.value, count = at.count;
  for (; count >= ROWS; count -= ROWS) {
    subtractRows(all, 4, m, s, vectors, rows, value);
    rows += 4 * ROWS;
    value += ROWS * sizeof<real>();
  }
  switch (count) {
    case 1: { subtractRows(all, 1, m, s, vectors, rows, value); break; }
    case 2: { subtractRows(all, 2, m, s, vectors, rows, value); break; }
    case 3: { subtractRows(all, 3, m, s, vectors, rows, value); break; }
  }
}

/** `count` rows, four vectors at a time: stores that stand together are faster than apart. */
// @ts-ignore: decorator
@inline
function subtractRows(
  all: bool, count: i32, m: usize, s: usize, vectors: i32, rows: usize, value: usize,
): void {
  const x0 = splatAt(value);
  const x1 = count > 1 ? splatAt(value + sizeof<real>()) : x0;
  const x2 = count > 2 ? splatAt(value + 2 * sizeof<real>()) : x0;
  const x3 = count > 3 ? splatAt(value + 3 * sizeof<real>()) : x0;
  const m0 = m + load<u32>(rows);
  const m1 = count > 1 ? m + load<u32>(rows, 4) : m0;
  const m2 = count > 2 ? m + load<u32>(rows, 8) : m0;
  const m3 = count > 3 ? m + load<u32>(rows, 12) : m0;
  if (all) {
    const end = <usize>vectors * VECTOR;
    let j: usize = 0;
    for (; j + 4 * VECTOR <= end; j += 4 * VECTOR) {
      const at = s + j;
      const s0 = v128.load(at), s1 = v128.load(at, 16);
      const s2 = v128.load(at, 32), s3 = v128.load(at, 48);
      subtractNext(m0 + j, x0, s0, s1, s2, s3);
      if (count > 1) subtractNext(m1 + j, x1, s0, s1, s2, s3);
      if (count > 2) subtractNext(m2 + j, x2, s0, s1, s2, s3);
      if (count > 3) subtractNext(m3 + j, x3, s0, s1, s2, s3);
    }
    for (; j < end; j += VECTOR) {
      const s0 = v128.load(s + j);
      subtractAt(m0 + j, x0, s0);
      if (count > 1) subtractAt(m1 + j, x1, s0);
      if (count > 2) subtractAt(m2 + j, x2, s0);
      if (count > 3) subtractAt(m3 + j, x3, s0);
    }
  } else {
    let v = activeVectors;
    const end = v + (<usize>vectors << 2);
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
      const s0 = v128.load(s + o);
      subtractAt(m0 + o, x0, s0);
      if (count > 1) subtractAt(m1 + o, x1, s0);
      if (count > 2) subtractAt(m2 + o, x2, s0);
      if (count > 3) subtractAt(m3 + o, x3, s0);
    }
  }
}

/** Four vectors of one row side by side. */
// @ts-ignore: decorator
@inline
function subtractNext(row: usize, x: v128, s0: v128, s1: v128, s2: v128, s3: v128): void {
  v128.store(row, subtractProduct(v128.load(row), x, s0));
  v128.store(row, subtractProduct(v128.load(row, 16), x, s1), 16);
  v128.store(row, subtractProduct(v128.load(row, 32), x, s2), 32);
  v128.store(row, subtractProduct(v128.load(row, 48), x, s3), 48);
}

/** Four vectors of one row, wherever they stand. */
// @ts-ignore: decorator
@inline
function subtractFour(
  row: usize, x: v128, o0: usize, o1: usize, o2: usize, o3: usize,
  s0: v128, s1: v128, s2: v128, s3: v128,
): void {
  subtractAt(row + o0, x, s0);
  subtractAt(row + o1, x, s1);
  subtractAt(row + o2, x, s2);
  subtractAt(row + o3, x, s3);
}
