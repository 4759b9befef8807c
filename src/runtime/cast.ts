// Scratch's rules for turning one kind of value into another and for comparing two.
// Source: the behaviour of the stock Scratch VM. Pure.
import type { Value } from "#program/program";

/** What is not a number counts as 0. */
export function toNumber(value: Value): number {
  const number = typeof value === "number" ? value : Number(value);
  return Number.isNaN(number) ? 0 : number;
}

export function toText(value: Value): string {
  return typeof value === "string" ? value : String(value);
}

/** "", "0" and "false" are false, as are 0 and NaN; every other text is true. */
export function toBoolean(value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") {
    return value !== "" && value !== "0" && value.toLowerCase() !== "false";
  }
  return Boolean(value);
}

/**
 * Negative when a < b, 0 when equal, positive when a > b. By number when both read as numbers,
 * otherwise by lower-case text. Blank text is not a number here.
 */
export function compare(a: Value, b: Value): number {
  if (typeof a === "number" && typeof b === "number" && !Number.isNaN(a - b)) return a - b;
  if (a === b) return 0;
  const x = isBlank(a) ? Number.NaN : Number(a);
  const y = isBlank(b) ? Number.NaN : Number(b);
  if (Number.isNaN(x) || Number.isNaN(y)) {
    const s = toText(a).toLowerCase();
    const t = toText(b).toLowerCase();
    return s < t ? -1 : s > t ? 1 : 0;
  }
  return x === y ? 0 : x - y;
}

/** Whether `pick random` takes the value for a whole number: no decimal point in what was typed. */
export function isWhole(value: Value): boolean {
  if (typeof value === "number") return Number.isNaN(value) || Number.isInteger(value);
  return typeof value === "boolean" || !value.includes(".");
}

/** A place in a list from 1 to `length`; 0 when there is no such place. */
export function toListIndex(value: Value, length: number, random: () => number): number {
  // The common case first.
  if (typeof value === "number") return value >= 1 && value < length + 1 ? Math.floor(value) : 0;
  if (value === "last") return length;
  if (value === "random" || value === "any") {
    return length === 0 ? 0 : 1 + Math.floor(random() * length);
  }
  const index = Math.floor(toNumber(value));
  return index >= 1 && index <= length ? index : 0;
}

function isBlank(value: Value): boolean {
  return typeof value === "string" && value.trim() === "";
}
