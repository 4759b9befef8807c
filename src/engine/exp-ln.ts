// e^x and ln x from + - x / alone, so that every browser, Node and WebAssembly give the same bits:
// their own Math.exp and Math.log differ in the last digit from one version to the next.
// Method and coefficients: fdlibm 5.3 (Sun Microsystems, 1993), e_exp.c and e_log.c, whose bits
// Scratch gives wherever its JavaScript engine uses them. Error below 1 unit in the last place.

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;

/** Above this e^x is larger than any float64, below the other it is 0. */
const EXP_LARGEST = 709.782712893384;
const EXP_SMALLEST = -745.1332191019411;

const P1 = 0.16666666666666602;
const P2 = -0.0027777777777015593;
const P3 = 0.00006613756321437934;
const P4 = -0.0000016533902205465252;
const P5 = 4.1381367970572385e-8;

const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

/** 2^k at place k + 1022, exactly: made by doubling. */
const POWERS = new Float64Array(2046);
const POWER_ZERO = 1022;
POWERS[0] = 2.2250738585072014e-308;
for (let place = 1; place < POWERS.length; place++) POWERS[place] = POWERS[place - 1] * 2;
const SMALLEST_NORMAL = POWERS[0];
const TWO_54 = POWERS[54 + POWER_ZERO];
const TWO_MINUS_28 = POWERS[-28 + POWER_ZERO];
const TWO_MINUS_1000 = POWERS[-1000 + POWER_ZERO];

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Which of the two words holds sign, exponent and the first 20 bits. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** e^x. x = k ln 2 + r with |r| <= ln 2 / 2; e^r from a rational function; times 2^k. */
export function exp(x: number): number {
  if (!(x <= EXP_LARGEST)) return x + Number.POSITIVE_INFINITY;
  if (x < EXP_SMALLEST) return 0;
  if (x === 1) return Math.E;
  const size = x < 0 ? -x : x;
  let k = 0;
  let high = x;
  let low = 0;
  if (size > 0.5 * Math.LN2) {
    if (size < 1.5 * Math.LN2) k = x < 0 ? -1 : 1;
    else k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  } else if (size < TWO_MINUS_28) return 1 + x;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * POWERS[1023 + POWER_ZERO];
  if (k >= -1021) return y * POWERS[k + POWER_ZERO];
  return y * POWERS[k + 1000 + POWER_ZERO] * TWO_MINUS_1000;
}

/** ln x. x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); ln(1 + f) from s = f / (2 + f). */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = -1023;
  number[0] = x;
  if (x < SMALLEST_NORMAL) {
    k -= 54;
    number[0] = x * TWO_54;
  }
  const exponent = words[HIGH] >>> 20;
  const fraction = words[HIGH] & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  words[HIGH] = fraction | (carry ^ 0x3ff00000);
  k += exponent + (carry >>> 20);
  const f = number[0] - 1;
  if (((2 + fraction) & 0xfffff) < 3) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const rest = f * f * (0.5 - (1 / 3) * f);
    return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const rest = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + rest));
    return k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - rest);
  return k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}
