// z = x W + b: the twin of denseForward in src/engine/kernels.ts. The sums of up to 8 vectors of
// neurons stay in registers while the inputs that are not 0 go by, in their order.
import { At, Layer } from "./records";
import { real } from "./variant";
import { addProduct, clearRest, splatAt, VECTOR, vectorsOf, zeros } from "./vectors";

const BLOCK: i32 = 8;

export function denseForward(layer: Layer, at: At): void {
  let rest = vectorsOf(layer.units);
  let z = at.z;
  let w = layer.weights;
  let b = layer.biases;
  const rows = at.rows, value = at.value, count = at.count;
  for (; rest >= BLOCK; rest -= BLOCK) {
    sums(8, z, w, b, rows, value, count);
    z += <usize>BLOCK * VECTOR;
    w += <usize>BLOCK * VECTOR;
    b += <usize>BLOCK * VECTOR;
  }
  switch (rest) {
    case 1: { sums(1, z, w, b, rows, value, count); break; }
    case 2: { sums(2, z, w, b, rows, value, count); break; }
    case 3: { sums(3, z, w, b, rows, value, count); break; }
    case 4: { sums(4, z, w, b, rows, value, count); break; }
    case 5: { sums(5, z, w, b, rows, value, count); break; }
    case 6: { sums(6, z, w, b, rows, value, count); break; }
    case 7: { sums(7, z, w, b, rows, value, count); break; }
  }
  clearRest(at.z, layer.units);
}

/** `vectors` is constant where this is inlined, so what it rules out is not compiled. */
// @ts-ignore: decorator
@inline
function sums(
  vectors: i32, z: usize, w: usize, b: usize, rows: usize, value: usize, count: i32,
): void {
  let s0 = zeros(), s1 = zeros(), s2 = zeros(), s3 = zeros();
  let s4 = zeros(), s5 = zeros(), s6 = zeros(), s7 = zeros();
  for (let k: usize = 0; k < <usize>count; k++) {
    const row = w + load<u32>(rows + (k << 2));
    const x = splatAt(value + k * sizeof<real>());
    s0 = addProduct(s0, x, v128.load(row));
    if (vectors > 1) s1 = addProduct(s1, x, v128.load(row, 16));
    if (vectors > 2) s2 = addProduct(s2, x, v128.load(row, 32));
    if (vectors > 3) s3 = addProduct(s3, x, v128.load(row, 48));
    if (vectors > 4) s4 = addProduct(s4, x, v128.load(row, 64));
    if (vectors > 5) s5 = addProduct(s5, x, v128.load(row, 80));
    if (vectors > 6) s6 = addProduct(s6, x, v128.load(row, 96));
    if (vectors > 7) s7 = addProduct(s7, x, v128.load(row, 112));
  }
  addBias(z, s0, b);
  if (vectors > 1) addBias(z + 16, s1, b + 16);
  if (vectors > 2) addBias(z + 32, s2, b + 32);
  if (vectors > 3) addBias(z + 48, s3, b + 48);
  if (vectors > 4) addBias(z + 64, s4, b + 64);
  if (vectors > 5) addBias(z + 80, s5, b + 80);
  if (vectors > 6) addBias(z + 96, s6, b + 96);
  if (vectors > 7) addBias(z + 112, s7, b + 112);
}

// @ts-ignore: decorator
@inline
function addBias(z: usize, sum: v128, b: usize): void {
  v128.store(z, v128.add<real>(sum, v128.load(b)));
}
