// M_ij <- M_ij - x_i * s_j over the inputs that are not 0: the update of one sample (M the weights, s
// the steps) and, with s = -dz, the sum of gradients. The same as applySteps and addGradient in
// src/engine/kernels.ts. Vectors of s that hold only 0 are left out: M - 0 is M, which is never -0.
import { activeVectors, At } from "./records";
import { real } from "./variant";
import { splatAt, subtractProduct, VECTOR, vectorsOf, zeros } from "./vectors";

const BLOCK: i32 = 8;

export function subtractOuter(m: usize, at: At, s: usize, units: i32): void {
  let active = activeVectors;
  const vectors = vectorsOf(units);
  const found = listActive(s, vectors, active);
  const rows = at.rows, value = at.value, count = at.count;
  let v = 0;
  if (found == vectors) {
    for (; v + BLOCK <= vectors; v += BLOCK) {
      const o = <usize>v * VECTOR;
      block(8, m + o, s + o, rows, value, count);
    }
    const o = <usize>v * VECTOR;
    switch (vectors - v) {
      case 1: { block(1, m + o, s + o, rows, value, count); break; }
      case 2: { block(2, m + o, s + o, rows, value, count); break; }
      case 3: { block(3, m + o, s + o, rows, value, count); break; }
      case 4: { block(4, m + o, s + o, rows, value, count); break; }
      case 5: { block(5, m + o, s + o, rows, value, count); break; }
      case 6: { block(6, m + o, s + o, rows, value, count); break; }
      case 7: { block(7, m + o, s + o, rows, value, count); break; }
    }
    return;
  }
  for (; v + 4 <= found; v += 4) scattered(4, m, s, active + (<usize>v << 2), rows, value, count);
  active += <usize>v << 2;
  switch (found - v) {
    case 1: { scattered(1, m, s, active, rows, value, count); break; }
    case 2: { scattered(2, m, s, active, rows, value, count); break; }
    case 3: { scattered(3, m, s, active, rows, value, count); break; }
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
function listActive(s: usize, vectors: i32, active: usize): i32 {
  let found = 0;
  for (let v = 0; v < vectors; v++) {
    const o = <usize>v * VECTOR;
    store<u32>(active + (<usize>found << 2), <u32>o);
    found += i32(v128.any_true(v128.ne<real>(v128.load(s + o), zeros())));
  }
  return found;
}

// @ts-ignore: decorator
@inline
function block(vectors: i32, m: usize, s: usize, rows: usize, value: usize, count: i32): void {
  const s0 = v128.load(s);
  const s1 = vectors > 1 ? v128.load(s, 16) : s0, s2 = vectors > 2 ? v128.load(s, 32) : s0;
  const s3 = vectors > 3 ? v128.load(s, 48) : s0, s4 = vectors > 4 ? v128.load(s, 64) : s0;
  const s5 = vectors > 5 ? v128.load(s, 80) : s0, s6 = vectors > 6 ? v128.load(s, 96) : s0;
  const s7 = vectors > 7 ? v128.load(s, 112) : s0;
  for (let k: usize = 0; k < <usize>count; k++) {
    const row = m + load<u32>(rows + (k << 2));
    const x = splatAt(value + k * sizeof<real>());
    v128.store(row, subtractProduct(v128.load(row), x, s0));
    if (vectors > 1) v128.store(row, subtractProduct(v128.load(row, 16), x, s1), 16);
    if (vectors > 2) v128.store(row, subtractProduct(v128.load(row, 32), x, s2), 32);
    if (vectors > 3) v128.store(row, subtractProduct(v128.load(row, 48), x, s3), 48);
    if (vectors > 4) v128.store(row, subtractProduct(v128.load(row, 64), x, s4), 64);
    if (vectors > 5) v128.store(row, subtractProduct(v128.load(row, 80), x, s5), 80);
    if (vectors > 6) v128.store(row, subtractProduct(v128.load(row, 96), x, s6), 96);
    if (vectors > 7) v128.store(row, subtractProduct(v128.load(row, 112), x, s7), 112);
  }
}

// @ts-ignore: decorator
@inline
function scattered(
  vectors: i32, m: usize, s: usize, active: usize, rows: usize, value: usize, count: i32,
): void {
  const o0 = load<u32>(active);
  const o1 = vectors > 1 ? load<u32>(active, 4) : o0;
  const o2 = vectors > 2 ? load<u32>(active, 8) : o0;
  const o3 = vectors > 3 ? load<u32>(active, 12) : o0;
  const s0 = v128.load(s + o0), s1 = v128.load(s + o1);
  const s2 = v128.load(s + o2), s3 = v128.load(s + o3);
  for (let k: usize = 0; k < <usize>count; k++) {
    const row = m + load<u32>(rows + (k << 2));
    const x = splatAt(value + k * sizeof<real>());
    v128.store(row + o0, subtractProduct(v128.load(row + o0), x, s0));
    if (vectors > 1) v128.store(row + o1, subtractProduct(v128.load(row + o1), x, s1));
    if (vectors > 2) v128.store(row + o2, subtractProduct(v128.load(row + o2), x, s2));
    if (vectors > 3) v128.store(row + o3, subtractProduct(v128.load(row + o3), x, s3));
  }
}
