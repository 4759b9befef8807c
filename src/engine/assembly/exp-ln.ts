// The twin of src/engine/exp-ln.ts, which explains the method: the same operations in the same
// order, always in f64. `expPair` takes two numbers at once.

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const INVERSE_LN2: f64 = 1.4426950408889634;
const HALF_LN2: f64 = 0.5 * 0.6931471805599453;
const E: f64 = 2.718281828459045;

const EXP_LARGEST: f64 = 709.782712893384;
const EXP_SMALLEST: f64 = -745.1332191019411;
/** Sizes up to this one need no special case for results near the ends of the range. */
const EXP_PLAIN: f64 = 708;

const P1: f64 = 0.16666666666666602;
const P2: f64 = -0.0027777777777015593;
const P3: f64 = 0.00006613756321437934;
const P4: f64 = -0.0000016533902205465252;
const P5: f64 = 4.1381367970572385e-8;

const L1: f64 = 0.6666666666666735;
const L2: f64 = 0.3999999999940942;
const L3: f64 = 0.2857142874366239;
const L4: f64 = 0.22222198432149784;
const L5: f64 = 0.1818357216161805;
const L6: f64 = 0.15313837699209373;
const L7: f64 = 0.14798198605116586;

const SMALLEST_NORMAL: f64 = 2.2250738585072014e-308;
const TWO_54: f64 = 18014398509481984;
const TWO_MINUS_28: f64 = 3.725290298461914e-9;
const TWO_52: f64 = 4503599627370496;

/** 2^k for a normal number. */
// @ts-ignore: decorator
@inline
function power(k: i32): f64 {
  return reinterpret<f64>((<i64>k + 1023) << 52);
}

export function exp(x: f64): f64 {
  if (!(x <= EXP_LARGEST)) return x + Infinity;
  if (x < EXP_SMALLEST) return 0;
  if (x == 1) return E;
  const size = x < 0 ? -x : x;
  let k: i32 = 0;
  let high = x;
  let low: f64 = 0;
  if (size > HALF_LN2) {
    k = <i32>(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - <f64>k * LN2_HIGH;
    low = <f64>k * LN2_LOW;
  } else if (size < TWO_MINUS_28) return 1 + x;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k == 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k == 1024) return y * 2 * power(1023);
  if (k >= -1021) return y * power(k);
  return y * power(k + 1000) * power(-1000);
}

/**
 * e^x in both lanes, with the bits of `exp`. The specification's case k = 0 is the general one with
 * low = 0, since (r c) / (c - 2) is -((r c) / (2 - c)).
 */
// @ts-ignore: decorator
@inline
export function expPair(x: v128): v128 {
  const size = f64x2.abs(x);
  if (!i64x2.all_true(f64x2.le(size, f64x2.splat(EXP_PLAIN)))) return expOneByOne(x);
  const half = v128.or(f64x2.splat(0.5), v128.and(x, i64x2.splat(i64.MIN_VALUE)));
  const isReduced = f64x2.gt(size, f64x2.splat(HALF_LN2));
  const nearest = f64x2.trunc(f64x2.add(f64x2.mul(f64x2.splat(INVERSE_LN2), x), half));
  const k = v128.and(nearest, isReduced);
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const t = f64x2.mul(r, r);
  let p = f64x2.add(f64x2.splat(P4), f64x2.mul(t, f64x2.splat(P5)));
  p = f64x2.add(f64x2.splat(P3), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P2), f64x2.mul(t, p));
  p = f64x2.add(f64x2.splat(P1), f64x2.mul(t, p));
  const c = f64x2.sub(r, f64x2.mul(t, p));
  const quotient = f64x2.div(f64x2.mul(r, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(low, quotient), high));
  // k + 1023 as a whole number stands in the low bits of 2^52 + (k + 1023); shifted, it is 2^k.
  const scale = i64x2.shl(f64x2.add(k, f64x2.splat(TWO_52 + 1023)), 52);
  const result = f64x2.mul(y, scale);
  const isTiny = f64x2.lt(size, f64x2.splat(TWO_MINUS_28));
  const orTiny = v128.bitselect(f64x2.add(f64x2.splat(1), x), result, isTiny);
  return v128.bitselect(f64x2.splat(E), orTiny, f64x2.eq(x, f64x2.splat(1)));
}

function expOneByOne(x: v128): v128 {
  const first = f64x2.splat(exp(f64x2.extract_lane(x, 0)));
  return f64x2.replace_lane(first, 1, exp(f64x2.extract_lane(x, 1)));
}

export function ln(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  if (x == Infinity) return x;
  let k: i32 = -1023;
  let bits = reinterpret<u64>(x);
  if (x < SMALLEST_NORMAL) {
    k -= 54;
    bits = reinterpret<u64>(x * TWO_54);
  }
  const word = <i32>(bits >>> 32);
  const exponent = word >>> 20;
  const fraction = word & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  const high = <u64>(fraction | (carry ^ 0x3ff00000));
  k += exponent + (carry >>> 20);
  const f = reinterpret<f64>((high << 32) | (bits & 0xffffffff)) - 1;
  const dk = <f64>k;
  if (((2 + fraction) & 0xfffff) < 3) {
    if (f == 0) return k == 0 ? 0 : dk * LN2_HIGH + dk * LN2_LOW;
    const rest = f * f * (0.5 - (1.0 / 3.0) * f);
    return k == 0 ? f - rest : dk * LN2_HIGH - (rest - dk * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k == 0) return f - (half - s * (half + rest));
    return dk * LN2_HIGH - (half - (s * (half + rest) + dk * LN2_LOW) - f);
  }
  if (k == 0) return f - s * (f - rest);
  return dk * LN2_HIGH - (s * (f - rest) - dk * LN2_LOW - f);
}
