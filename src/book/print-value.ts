// Numbers of worked examples as they are printed: rounded, without exponents, with a real minus.

/** Digits that a worked example shows of a number that is not whole. */
export const DIGITS = 4;

/** Less than this is what the last of 16 digits leaves over, not a number of an example. */
const NOISE = 1e-12;

/** Whole numbers whole, others rounded to so many digits that count: "0.6457", "−0.1", "6,442". */
export function printValue(value: number, digits = DIGITS): string {
  const size = Math.abs(value) < NOISE ? 0 : Math.abs(value);
  const rounded = Number.isInteger(value) ? size : Number(size.toPrecision(digits));
  const [whole, fraction] = plain(rounded).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const shown = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && rounded !== 0 ? `−${shown}` : shown;
}

/** Whether the printed number is the number itself; noise of the last of its 16 digits does not count. */
export function isPrintedWhole(value: number, digits = DIGITS): boolean {
  const printed = Number(printValue(value, digits).replaceAll(",", "").replace("−", "-"));
  return Math.abs(printed - value) <= NOISE * Math.min(1, Math.abs(value)) + 1e-16;
}

/** 1e-8 as 0.00000001. */
function plain(size: number): string {
  const [digits, exponent] = String(size).split("e-");
  if (exponent === undefined) return digits;
  const [whole, fraction = ""] = digits.split(".");
  return `0.${"0".repeat(Number(exponent) - 1)}${whole}${fraction}`;
}
