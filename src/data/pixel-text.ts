// Pixel n of 0..255 as a list file spells it: n/255 in the shortest form that reads back the same
// float64, `0.0` and `1.0` for whole numbers. Tables both ways. Knows nothing of lines or files.

/** The value of pixel n: n/255. */
export const PIXEL_VALUES: Float64Array = Float64Array.from({ length: 256 }, (_, n) => n / 255);

/** The text of pixel n. */
export const PIXEL_TEXTS: readonly string[] = Array.from(PIXEL_VALUES, numberText);

/** A finite number in its canonical form: shortest round-trip, `.0` added to whole numbers. */
export function numberText(value: number): string {
  const shortest = String(value);
  return Number.isInteger(value) && !shortest.includes("e") ? `${shortest}.0` : shortest;
}

/** The n with n/255 exactly equal to `value`, or -1 when there is none. */
export function pixelOf(value: number): number {
  const n = Math.round(value * 255);
  return n >= 0 && n <= 255 && n / 255 === value ? n : -1;
}

/** Every canonical pixel text is at most this long ("0.00392156862745098" has 19 characters). */
const STRIDE = 24;
const textBytes = new Uint8Array(256 * STRIDE);
const textLengths = new Uint8Array(256);
/** From the first three decimals to the only pixel that can have them: 1/255 is over 3/1000. */
const pixelByDecimals = new Int16Array(1000).fill(-1);

for (let n = 0; n < 256; n++) {
  const pixelText = PIXEL_TEXTS[n];
  for (let i = 0; i < pixelText.length; i++) textBytes[n * STRIDE + i] = pixelText.charCodeAt(i);
  textLengths[n] = pixelText.length;
  if (n < 255) pixelByDecimals[Number(pixelText.slice(2, 5).padEnd(3, "0"))] = n;
}

const POINT = 46;
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/**
 * The pixel whose canonical text stands in `bytes` at `start`, or -1. What follows the text is the
 * caller's business: see `pixelTextLength`.
 */
export function matchPixel(bytes: Uint8Array, start: number): number {
  if (bytes[start + 1] !== POINT) return -1;
  const n = bytes[start] === DIGIT_0 ? pixelByDecimals[firstDecimals(bytes, start + 2)] : 255;
  if (n < 0) return -1;
  const length = textLengths[n];
  const at = n * STRIDE;
  for (let i = 0; i < length; i++) {
    if (bytes[start + i] !== textBytes[at + i]) return -1;
  }
  return n;
}

/** How many bytes the canonical text of pixel n takes. */
export function pixelTextLength(n: number): number {
  return textLengths[n];
}

/** Up to three digits as a number 0..999, missing ones as 0. */
function firstDecimals(bytes: Uint8Array, start: number): number {
  let decimals = 0;
  let weight = 100;
  for (let i = start; i < start + 3; i++) {
    const digit = bytes[i];
    if (!(digit >= DIGIT_0 && digit <= DIGIT_9)) break;
    decimals += (digit - DIGIT_0) * weight;
    weight /= 10;
  }
  return decimals;
}
