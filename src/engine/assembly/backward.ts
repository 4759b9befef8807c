// dx_i = ((0 + w_i0 dz_0) + w_i1 dz_1) + ...: the twin of denseBackward in src/engine/kernels.ts.
// The lanes of a vector are inputs, so each sum keeps its order. Past the last neuron dz is 0 and
// what is read there, of the next row, is finite: that adds 0 to sums that are never -0.
import { listActive } from "./active";
import { activeVectors, ADDRESSES, At, Layer, SUMS } from "./records";
import { real } from "./variant";
import { addProduct, bytesOf, LANES, VECTOR, vectorsOf, zeros } from "./vectors";

/** Inputs whose sums are built at the same time. */
const TOGETHER: i32 = 8;

/** dx of every input. */
export function denseBackward(layer: Layer, dz: usize, dx: usize): void {
  const inputs = layer.inputs;
  const row = bytesOf(layer.units);
  const active = listActive(dz, vectorsOf(layer.units));
  for (let i = 0; i < inputs; i += TOGETHER) {
    for (let n = 0; n < TOGETHER; n++) {
      const address = layer.weights + <usize>min(i + n, inputs - 1) * row;
      store<u32>(ADDRESSES + (<usize>n << 2), <u32>address);
    }
    eightSums(active, dz);
    for (let n = 0; n < min(TOGETHER, inputs - i); n++) {
      store<real>(dx + bytesOf(i + n), load<real>(SUMS + bytesOf(n)));
    }
  }
}

/** dx of the inputs in the list of `at` only, which is all that ReLU lets pass; the others stay. */
export function denseBackwardOfActive(layer: Layer, at: At, dx: usize): void {
  const w = layer.weights, dz = at.dz;
  const rows = at.rows, index = at.index, count = at.count;
  const active = listActive(dz, vectorsOf(layer.units));
  for (let k = 0; k < count; k += TOGETHER) {
    for (let n = 0; n < TOGETHER; n++) {
      const address = w + load<u32>(rows + (<usize>min(k + n, count - 1) << 2));
      store<u32>(ADDRESSES + (<usize>n << 2), <u32>address);
    }
    eightSums(active, dz);
    for (let n = 0; n < min(TOGETHER, count - k); n++) {
      const i = load<i32>(index + (<usize>(k + n) << 2));
      store<real>(dx + bytesOf(i), load<real>(SUMS + bytesOf(n)));
    }
  }
}

/**
 * Leaves the sums of the eight rows at ADDRESSES at SUMS. They come by way of the memory, or the
 * compiler of the engine would work out each address anew for every vector.
 */
function eightSums(active: i32, dz: usize): void {
  const r0 = load<u32>(ADDRESSES), r1 = load<u32>(ADDRESSES, 4);
  const r2 = load<u32>(ADDRESSES, 8), r3 = load<u32>(ADDRESSES, 12);
  const r4 = load<u32>(ADDRESSES, 16), r5 = load<u32>(ADDRESSES, 20);
  const r6 = load<u32>(ADDRESSES, 24), r7 = load<u32>(ADDRESSES, 28);
  const end = activeVectors + (<usize>active << 2);
  let s0 = zeros(), s1 = zeros(), s2 = zeros(), s3 = zeros();
  if (LANES == 2) {
    for (let v = activeVectors; v < end; v += 4) {
      const j = load<u32>(v);
      const d = v128.load(dz + j);
      const p0 = v128.mul<f64>(v128.load(r0 + j), d), p1 = v128.mul<f64>(v128.load(r1 + j), d);
      const p2 = v128.mul<f64>(v128.load(r2 + j), d), p3 = v128.mul<f64>(v128.load(r3 + j), d);
      const p4 = v128.mul<f64>(v128.load(r4 + j), d), p5 = v128.mul<f64>(v128.load(r5 + j), d);
      const p6 = v128.mul<f64>(v128.load(r6 + j), d), p7 = v128.mul<f64>(v128.load(r7 + j), d);
      s0 = v128.add<f64>(s0, v128.shuffle<f64>(p0, p1, 0, 2));
      s1 = v128.add<f64>(s1, v128.shuffle<f64>(p2, p3, 0, 2));
      s2 = v128.add<f64>(s2, v128.shuffle<f64>(p4, p5, 0, 2));
      s3 = v128.add<f64>(s3, v128.shuffle<f64>(p6, p7, 0, 2));
      s0 = v128.add<f64>(s0, v128.shuffle<f64>(p0, p1, 1, 3));
      s1 = v128.add<f64>(s1, v128.shuffle<f64>(p2, p3, 1, 3));
      s2 = v128.add<f64>(s2, v128.shuffle<f64>(p4, p5, 1, 3));
      s3 = v128.add<f64>(s3, v128.shuffle<f64>(p6, p7, 1, 3));
    }
    v128.store(SUMS, s0);
    v128.store(SUMS, s1, 16);
    v128.store(SUMS, s2, 32);
    v128.store(SUMS, s3, 48);
  } else {
    for (let v = activeVectors; v < end; v += 4) {
      const j = load<u32>(v);
      const w0 = v128.load(r0 + j), w1 = v128.load(r1 + j);
      const w2 = v128.load(r2 + j), w3 = v128.load(r3 + j);
      const w4 = v128.load(r4 + j), w5 = v128.load(r5 + j);
      const w6 = v128.load(r6 + j), w7 = v128.load(r7 + j);
      const a = v128.shuffle<f32>(w0, w1, 0, 4, 1, 5), b = v128.shuffle<f32>(w2, w3, 0, 4, 1, 5);
      const c = v128.shuffle<f32>(w0, w1, 2, 6, 3, 7), d = v128.shuffle<f32>(w2, w3, 2, 6, 3, 7);
      const e = v128.shuffle<f32>(w4, w5, 0, 4, 1, 5), f = v128.shuffle<f32>(w6, w7, 0, 4, 1, 5);
      const g = v128.shuffle<f32>(w4, w5, 2, 6, 3, 7), h = v128.shuffle<f32>(w6, w7, 2, 6, 3, 7);
      const d0 = v128.load32_splat(dz + j), d1 = v128.load32_splat(dz + j, 4);
      const d2 = v128.load32_splat(dz + j, 8), d3 = v128.load32_splat(dz + j, 12);
      s0 = addProduct(s0, v128.shuffle<f64>(a, b, 0, 2), d0);
      s1 = addProduct(s1, v128.shuffle<f64>(e, f, 0, 2), d0);
      s0 = addProduct(s0, v128.shuffle<f64>(a, b, 1, 3), d1);
      s1 = addProduct(s1, v128.shuffle<f64>(e, f, 1, 3), d1);
      s0 = addProduct(s0, v128.shuffle<f64>(c, d, 0, 2), d2);
      s1 = addProduct(s1, v128.shuffle<f64>(g, h, 0, 2), d2);
      s0 = addProduct(s0, v128.shuffle<f64>(c, d, 1, 3), d3);
      s1 = addProduct(s1, v128.shuffle<f64>(g, h, 1, 3), d3);
    }
    v128.store(SUMS, s0);
    v128.store(SUMS, s1, 16);
  }
}
