// Vectors of 16 bytes over `real`, which is f64 or f32: see scripts/build-kernels.mjs. A sum is
// never spread over lanes, so every lane does what the specification does, in its order.
import { FUSED, real } from "./variant";

/** Bytes of a vector, and how many numbers it holds. */
export const VECTOR: usize = 16;
export const LANES: i32 = 16 / sizeof<real>();

/** Vectors that hold `count` numbers; arrays have room for whole ones, and 0 where numbers end. */
// @ts-ignore: decorator
@inline
export function vectorsOf(count: i32): i32 {
  return <i32>(<u32>(count + LANES - 1) / <u32>LANES);
}

// @ts-ignore: decorator
@inline
export function bytesOf(count: i32): usize {
  return <usize>count * sizeof<real>();
}

// @ts-ignore: decorator
@inline
export function zeros(): v128 {
  return i64x2.splat(0);
}

/** The number at `at` in every lane. */
// @ts-ignore: decorator
@inline
export function splatAt(at: usize): v128 {
  return sizeof<real>() == 8 ? v128.load64_splat(at) : v128.load32_splat(at);
}

/** sum + x * w */
// @ts-ignore: decorator
@inline
export function addProduct(sum: v128, x: v128, w: v128): v128 {
  if (FUSED) return v128.relaxed_madd<real>(x, w, sum);
  return v128.add<real>(sum, v128.mul<real>(x, w));
}

/** w - x * s */
// @ts-ignore: decorator
@inline
export function subtractProduct(w: v128, x: v128, s: v128): v128 {
  if (FUSED) return v128.relaxed_nmadd<real>(x, s, w);
  return v128.sub<real>(w, v128.mul<real>(x, s));
}

/** Two numbers at `at`, as f64 whatever `real` is. */
// @ts-ignore: decorator
@inline
export function loadPair(at: usize): v128 {
  if (sizeof<real>() == 8) return v128.load(at);
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

// @ts-ignore: decorator
@inline
export function storePair(at: usize, pair: v128): void {
  if (sizeof<real>() == 8) v128.store(at, pair);
  else v128.store64_lane(at, f32x4.demote_f64x2_zero(pair), 0);
}

/** Makes the numbers that fill up the last vector 0. */
export function clearRest(array: usize, count: i32): void {
  const end = array + bytesOf(vectorsOf(count) * LANES);
  for (let at = array + bytesOf(count); at < end; at += sizeof<real>()) store<real>(at, 0);
}

/** Where the first number that is not finite stands, from 0; -1 when all are. */
export function findNotFinite(array: usize, count: i32): i32 {
  let bits = zeros();
  for (let at = array, end = at + bytesOf(count); at < end; at += VECTOR) {
    const v = v128.load(at);
    bits = v128.or(bits, v128.sub<real>(v, v));
  }
  if (!v128.any_true(bits)) return -1;
  for (let j = 0; j < count; j++) {
    const value = load<real>(array + bytesOf(j));
    if (value - value != 0) return j;
  }
  return -1;
}

/** The largest absolute value, at least `least`. Not-a-number is passed over. */
export function largestSize(array: usize, count: i32, least: f64): f64 {
  const end = array + bytesOf(count);
  let at = array;
  let a = v128.splat<real>(<real>least), b = a, c = a, d = a;
  for (; at + 4 * VECTOR <= end; at += 4 * VECTOR) {
    a = v128.pmax<real>(a, v128.abs<real>(v128.load(at)));
    b = v128.pmax<real>(b, v128.abs<real>(v128.load(at + 16)));
    c = v128.pmax<real>(c, v128.abs<real>(v128.load(at + 32)));
    d = v128.pmax<real>(d, v128.abs<real>(v128.load(at + 48)));
  }
  for (; at + VECTOR <= end; at += VECTOR) a = v128.pmax<real>(a, v128.abs<real>(v128.load(at)));
  for (; at < end; at += sizeof<real>()) a = v128.pmax<real>(a, v128.abs<real>(splatAt(at)));
  a = v128.pmax<real>(v128.pmax<real>(a, b), v128.pmax<real>(c, d));
  let largest = max(<f64>v128.extract_lane<real>(a, 0), <f64>v128.extract_lane<real>(a, 1));
  if (LANES == 4) {
    largest = max(largest, <f64>v128.extract_lane<real>(a, 2));
    largest = max(largest, <f64>v128.extract_lane<real>(a, 3));
  }
  return largest;
}
