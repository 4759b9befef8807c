// z = x W + b: the twin of denseForward in src/engine/kernels.ts. Every sum adds its terms in input
// order. Few neurons: their sums stay in registers while the inputs go by. Many: some rows of
// weights at a time pass over all sums, which reads each row in one go.
import { At, Layer } from "./records";
import { real } from "./variant";
import { addProduct, clearRest, splatAt, VECTOR, vectorsOf, zeros } from "./vectors";

/** Rows at a time. More would not fit into the registers: each takes its input and its weights. */
const ROWS: i32 = 6;

export function denseForward(layer: Layer, at: At): void {
  const z = at.z, w = layer.weights, b = layer.biases;
  const rows = at.rows, value = at.value, count = at.count;
  const vectors = vectorsOf(layer.units);
  switch (vectors) {
    case 1: { sums(1, z, w, rows, value, count); break; }
    case 2: { sums(2, z, w, rows, value, count); break; }
    case 3: { sums(3, z, w, rows, value, count); break; }
    case 4: { sums(4, z, w, rows, value, count); break; }
    case 5: { sums(5, z, w, rows, value, count); break; }
    case 6: { sums(6, z, w, rows, value, count); break; }
    case 7: { sums(7, z, w, rows, value, count); break; }
    default: sumsByRows(z, w, vectors, rows, value, count);
  }
  for (let j: usize = 0; j < <usize>vectors * VECTOR; j += VECTOR) {
    v128.store(z + j, v128.add<real>(v128.load(z + j), v128.load(b + j)));
  }
  clearRest(z, layer.units);
}

/** `vectors` is constant where this is inlined, so what it rules out is not compiled. */
// @ts-ignore: decorator
@inline
function sums(vectors: i32, z: usize, w: usize, rows: usize, value: usize, count: i32): void {
  let s0 = zeros(), s1 = zeros(), s2 = zeros(), s3 = zeros();
  let s4 = zeros(), s5 = zeros(), s6 = zeros();
  const end = rows + (<usize>count << 2);
  while (rows < end) {
    const row = w + load<u32>(rows);
    const x = splatAt(value);
    s0 = addProduct(s0, x, v128.load(row));
    if (vectors > 1) s1 = addProduct(s1, x, v128.load(row, 16));
    if (vectors > 2) s2 = addProduct(s2, x, v128.load(row, 32));
    if (vectors > 3) s3 = addProduct(s3, x, v128.load(row, 48));
    if (vectors > 4) s4 = addProduct(s4, x, v128.load(row, 64));
    if (vectors > 5) s5 = addProduct(s5, x, v128.load(row, 80));
    if (vectors > 6) s6 = addProduct(s6, x, v128.load(row, 96));
    rows += 4;
    value += sizeof<real>();
  }
  v128.store(z, s0);
  if (vectors > 1) v128.store(z, s1, 16);
  if (vectors > 2) v128.store(z, s2, 32);
  if (vectors > 3) v128.store(z, s3, 48);
  if (vectors > 4) v128.store(z, s4, 64);
  if (vectors > 5) v128.store(z, s5, 80);
  if (vectors > 6) v128.store(z, s6, 96);
}

function sumsByRows(z: usize, w: usize, vectors: i32, rows: usize, value: usize, count: i32): void {
  const bytes = <usize>vectors * VECTOR;
  for (let j: usize = 0; j < bytes; j += VECTOR) v128.store(z + j, zeros());
  for (; count >= ROWS; count -= ROWS) {
    addRows(6, z, w, bytes, rows, value);
    rows += 4 * ROWS;
    value += ROWS * sizeof<real>();
  }
  switch (count) {
    case 1: { addRows(1, z, w, bytes, rows, value); break; }
    case 2: { addRows(2, z, w, bytes, rows, value); break; }
    case 3: { addRows(3, z, w, bytes, rows, value); break; }
    case 4: { addRows(4, z, w, bytes, rows, value); break; }
    case 5: { addRows(5, z, w, bytes, rows, value); break; }
  }
}

/** z_j <- (z_j + x_0 w_0j) + x_1 w_1j + ... for `count` inputs, constant where this is inlined. */
// @ts-ignore: decorator
@inline
function addRows(count: i32, z: usize, w: usize, bytes: usize, rows: usize, value: usize): void {
  const x0 = splatAt(value);
  const x1 = count > 1 ? splatAt(value + sizeof<real>()) : x0;
  const x2 = count > 2 ? splatAt(value + 2 * sizeof<real>()) : x0;
  const x3 = count > 3 ? splatAt(value + 3 * sizeof<real>()) : x0;
  const x4 = count > 4 ? splatAt(value + 4 * sizeof<real>()) : x0;
  const x5 = count > 5 ? splatAt(value + 5 * sizeof<real>()) : x0;
  const w0 = w + load<u32>(rows);
  const w1 = count > 1 ? w + load<u32>(rows, 4) : w0;
  const w2 = count > 2 ? w + load<u32>(rows, 8) : w0;
  const w3 = count > 3 ? w + load<u32>(rows, 12) : w0;
  const w4 = count > 4 ? w + load<u32>(rows, 16) : w0;
  const w5 = count > 5 ? w + load<u32>(rows, 20) : w0;
  let j: usize = 0;
  for (; j + 4 * VECTOR <= bytes; j += 4 * VECTOR) {
    const z4 = z + j, a = w0 + j, b = w1 + j, c = w2 + j, d = w3 + j, e = w4 + j, f = w5 + j;
    addVector(count, 0, z4, x0, x1, x2, x3, x4, x5, a, b, c, d, e, f);
    addVector(count, 16, z4, x0, x1, x2, x3, x4, x5, a, b, c, d, e, f);
    addVector(count, 32, z4, x0, x1, x2, x3, x4, x5, a, b, c, d, e, f);
    addVector(count, 48, z4, x0, x1, x2, x3, x4, x5, a, b, c, d, e, f);
  }
  for (; j < bytes; j += VECTOR) {
    const z1 = z + j, a = w0 + j, b = w1 + j, c = w2 + j, d = w3 + j, e = w4 + j, f = w5 + j;
    addVector(count, 0, z1, x0, x1, x2, x3, x4, x5, a, b, c, d, e, f);
  }
}

// @ts-ignore: decorator
@inline
function addVector(
  count: i32, o: usize, z: usize, x0: v128, x1: v128, x2: v128, x3: v128, x4: v128, x5: v128,
  w0: usize, w1: usize, w2: usize, w3: usize, w4: usize, w5: usize,
): void {
  let sum = addProduct(v128.load(z + o), x0, v128.load(w0 + o));
  if (count > 1) sum = addProduct(sum, x1, v128.load(w1 + o));
  if (count > 2) sum = addProduct(sum, x2, v128.load(w2 + o));
  if (count > 3) sum = addProduct(sum, x3, v128.load(w3 + o));
  if (count > 4) sum = addProduct(sum, x4, v128.load(w4 + o));
  if (count > 5) sum = addProduct(sum, x5, v128.load(w5 + o));
  v128.store(z + o, sum);
}
