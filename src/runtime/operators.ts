// The operator blocks: arithmetic, comparison, logic, text. Scratch's meaning, op by op.
import { RunError } from "#program/diagnostic";
import type { Expr, Value } from "#program/program";
import { compare, isWhole, toNumber } from "./cast.ts";
import { LONGEST_TEXT } from "./longest-text.ts";
import { Calculation, type Sign } from "./operand.ts";
import type { Reporter, Reporters } from "./ports.ts";

/** What comes before it has no small letter. */
const FIRST_CAPITAL = "A".charCodeAt(0);

/** The operators that an operand can be without a closure of its own. */
export const signs: Readonly<Record<string, Sign>> = {
  operator_add: "+",
  operator_subtract: "-",
  operator_multiply: "*",
  operator_divide: "/",
};

export const operators: Reporters = {
  operator_add: arithmetic("+"),
  operator_subtract: arithmetic("-"),
  operator_multiply: arithmetic("*"),
  operator_divide: arithmetic("/"),
  operator_mod: {
    returns: "number",
    link: (a) => {
      const x = a.amount(0);
      const y = a.amount(1);
      return (t) => modulo(x.number(t), y.number(t));
    },
  },
  operator_round: {
    returns: "number",
    link: (a) => {
      const x = a.number(0);
      return (t) => Math.round(x(t));
    },
  },
  operator_random: {
    returns: "number",
    link: (a) => {
      const from = a.value(0);
      const to = a.value(1);
      return (t) => pickRandom(from(t), to(t), a.random);
    },
  },
  operator_mathop: {
    returns: "number",
    link: (a) => {
      const name = String(a.literal(0));
      const { exp, ln } = a.math;
      const apply = { ...mathFunctions, "e ^": exp, ln, log: (x: number) => ln(x) / Math.LN10 }[
        name
      ];
      if (apply === undefined) throw new Error(`No mathematical function ${name}`);
      const x = a.number(1);
      return (t) => apply(x(t));
    },
  },
  operator_gt: {
    returns: "boolean",
    link: (a) => {
      const x = a.operand(0);
      const y = a.operand(1);
      return (t) => {
        if (x.isAtHand && y.isAtHand) return x.number(t) > y.number(t);
        return compare(x.value(t), y.value(t)) > 0;
      };
    },
  },
  operator_lt: {
    returns: "boolean",
    link: (a) => {
      const x = a.operand(0);
      const y = a.operand(1);
      return (t) => {
        if (x.isAtHand && y.isAtHand) return x.number(t) < y.number(t);
        return compare(x.value(t), y.value(t)) < 0;
      };
    },
  },
  operator_equals: {
    returns: "boolean",
    link: (a) => {
      const x = a.operand(0);
      const y = a.operand(1);
      const words = wordsOf(a.expr(1));
      if (words !== null) return (t) => readsAs(x.text(t), words);
      return (t) => {
        if (x.isAtHand && y.isAtHand) return x.number(t) === y.number(t);
        return compare(x.value(t), y.value(t)) === 0;
      };
    },
  },
  operator_and: {
    returns: "boolean",
    link: (a) => {
      const x = a.boolean(0);
      const y = a.boolean(1);
      // Both sides are always evaluated, as in Scratch.
      return (t) => {
        const left = x(t);
        return y(t) && left;
      };
    },
  },
  operator_or: {
    returns: "boolean",
    link: (a) => {
      const x = a.boolean(0);
      const y = a.boolean(1);
      return (t) => {
        const left = x(t);
        return y(t) || left;
      };
    },
  },
  operator_not: {
    returns: "boolean",
    link: (a) => {
      const x = a.boolean(0);
      return (t) => !x(t);
    },
  },
  operator_join: {
    returns: "value",
    link: (a) => {
      const x = a.operand(0);
      const y = a.operand(1);
      return (t) => {
        const left = x.text(t);
        const right = y.text(t);
        const found = left.length + right.length;
        if (found > LONGEST_TEXT) {
          throw new RunError("run.textTooLong", { found, most: LONGEST_TEXT }, a.block);
        }
        return left + right;
      };
    },
  },
  operator_letter_of: {
    returns: "value",
    link: (a) => {
      const letter = a.amount(0);
      const text = a.operand(1);
      return (t) => {
        const index = letter.number(t) - 1;
        const string = text.text(t);
        return index < 0 || index >= string.length ? "" : string.charAt(index);
      };
    },
  },
  operator_length: {
    returns: "number",
    link: (a) => {
      const text = a.operand(0);
      return (t) => text.text(t).length;
    },
  },
  operator_contains: {
    returns: "boolean",
    link: (a) => {
      const text = a.text(0);
      const part = a.text(1);
      return (t) => text(t).toLowerCase().includes(part(t).toLowerCase());
    },
  },
};

/** A typed text that is no number is only ever compared as a text, in small letters. */
function wordsOf(expr: Expr): string | null {
  if (expr.kind !== "literal" || typeof expr.value !== "string") return null;
  const isWords = expr.value.trim() === "" || Number.isNaN(Number(expr.value));
  return isWords ? expr.value.toLowerCase() : null;
}

/** Whether a text is these words in whatever case. Most are told apart by their first letter. */
function readsAs(text: string, words: string): boolean {
  if (text === words) return true;
  const first = text.charCodeAt(0);
  if (first < FIRST_CAPITAL && first !== words.charCodeAt(0)) return false;
  return text.toLowerCase() === words;
}

function arithmetic(sign: Sign): Reporter {
  return {
    returns: "number",
    link: (a) => {
      const calculation = new Calculation(sign, a.amount(0), a.amount(1));
      return (t) => calculation.result(t);
    },
  };
}

/** The remainder with the sign of the divisor. */
function modulo(x: number, y: number): number {
  const rest = x % y;
  return rest / y < 0 ? rest + y : rest;
}

/** Whole when both ends are whole, ends included; otherwise any number between. */
function pickRandom(from: Value, to: Value, random: () => number): number {
  const x = toNumber(from);
  const y = toNumber(to);
  const [low, high] = x <= y ? [x, y] : [y, x];
  if (low === high) return low;
  if (isWhole(from) && isWhole(to)) return low + Math.floor(random() * (high + 1 - low));
  return random() * (high - low) + low;
}

const degrees = (x: number) => (Math.PI * x) / 180;
const tenDecimals = (x: number) => Number.parseFloat(x.toFixed(10));

const mathFunctions: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  floor: Math.floor,
  ceiling: Math.ceil,
  sqrt: Math.sqrt,
  sin: (x) => tenDecimals(Math.sin(degrees(x))),
  cos: (x) => tenDecimals(Math.cos(degrees(x))),
  tan: tangent,
  asin: (x) => (Math.asin(x) * 180) / Math.PI,
  acos: (x) => (Math.acos(x) * 180) / Math.PI,
  atan: (x) => (Math.atan(x) * 180) / Math.PI,
  "10 ^": (x) => 10 ** x,
};

function tangent(x: number): number {
  const angle = x % 360;
  if (angle === 90 || angle === -270) return Number.POSITIVE_INFINITY;
  if (angle === -90 || angle === 270) return Number.NEGATIVE_INFINITY;
  return tenDecimals(Math.tan(degrees(angle)));
}
