// The value of a formula. Only what worked examples need; a formula with a Σ or dots has none.
import type { Formula, Line } from "./formula.ts";

/** What names stand for. */
export type Values = Readonly<Record<string, number>>;

/** Throws on a name or function that is not known. */
export function evaluate(formula: Formula, values: Values): number {
  const value = (one: Formula) => evaluate(one, values);
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "name":
      return known(values, formula.name);
    case "negative":
      return -value(formula.of);
    case "group":
      return value(formula.of);
    case "size":
      return Math.abs(value(formula.of));
    case "root":
      return Math.sqrt(value(formula.of));
    case "call":
      return known(functions, formula.name)(...formula.of.map(value));
    case "binary":
      return combine(formula.sign, value(formula.left), value(formula.right));
    case "power":
      return isEuler(formula.of)
        ? Math.exp(value(formula.to))
        : value(formula.of) ** value(formula.to);
    case "choice":
      return value(isChosen(formula, values) ? formula.then : formula.otherwise);
    case "sum":
    case "dots":
      throw new Error(`A formula with "${formula.kind}" has no value`);
    default:
      return formula satisfies never;
  }
}

/** Whether the condition of a choice holds. */
export function isChosen({ when }: Extract<Formula, { kind: "choice" }>, values: Values): boolean {
  const left = evaluate(when.left, values);
  const right = evaluate(when.right, values);
  return when.sign === ">" ? left > right : left < right;
}

/** All given values and those that the lines compute, one line after the other. */
export function follow(given: Values, lines: readonly Line[]): Values {
  const values: Record<string, number> = { ...given };
  for (const { name, right } of lines) {
    if (name === null || name in values) throw new Error(`A line computes ${name} anew`);
    values[name] = evaluate(right, values);
  }
  return values;
}

const functions: Readonly<Record<string, (...of: number[]) => number>> = {
  ln: Math.log,
  max: Math.max,
  min: Math.min,
  floor: Math.floor,
  sign: Math.sign,
  /** The number of the largest or smallest, from 1; the first on a tie. */
  argmax: (...of) => of.indexOf(Math.max(...of)) + 1,
  argmin: (...of) => of.indexOf(Math.min(...of)) + 1,
  float32: Math.fround,
};

function combine(sign: string, left: number, right: number): number {
  switch (sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "/":
      return left / right;
    default:
      return left * right;
  }
}

/** e, the base of exponentials, has no subscript. */
export function isEuler(formula: Formula): boolean {
  return formula.kind === "name" && formula.name === "e";
}

function known<Entry>(entries: Readonly<Record<string, Entry>>, name: string): Entry {
  if (!Object.hasOwn(entries, name)) throw new Error(`Nothing is known of "${name}"`);
  return entries[name];
}
