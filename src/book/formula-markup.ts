// A formula as MathML, with letters or with numbers in their place, and as one line of text for where
// MathML is not drawn or the formula is copied.
import { hasText, text } from "#program/messages";
import type { Formula, Sign } from "./formula.ts";
import { isChosen, type Values } from "./formula-value.ts";
import { element, type Markup } from "./markup.ts";

/** How a formula is shown: with letters, or with the numbers that they stand for. */
export interface Shown {
  /** Null shows letters. */
  readonly values: Values | null;
  readonly print: (value: number) => string;
  /** Fractions in one line: where brackets or a root stand around them, which not every font can stretch. */
  readonly flat?: boolean;
}

export const IN_LETTERS: Shown = { values: null, print: String };

/** A whole formula, of parts such as [left, "=", right]; its text is there for all who see no MathML. */
export function math(
  parts: readonly (Formula | string)[],
  shown: Shown = IN_LETTERS,
  display: "block" | "inline" = "inline",
): Markup {
  const drawn = parts.flatMap((part) =>
    typeof part === "string" ? [operator(part)] : [drawnOf(part, shown)],
  );
  const written = parts
    .map((part) => (typeof part === "string" ? part : writtenOf(part, shown)))
    .join(" ");
  return element(
    "math",
    display === "block" ? { display } : {},
    element(
      "semantics",
      {},
      row(...drawn),
      element("annotation", { encoding: "text/plain" }, written),
    ),
  );
}

/** The formula in one line. */
export function writtenOf(formula: Formula, shown: Shown = IN_LETTERS): string {
  const written = (one: Formula) => writtenOf(one, shown);
  switch (formula.kind) {
    case "number":
      return formula.written;
    case "name":
      return nameOrNumber(formula.name, shown) ?? spoken(formula.name);
    case "dots":
      return "…";
    case "negative":
      return `−${written(formula.of)}`;
    case "group":
      return `(${written(formula.of)})`;
    case "size":
      return `|${written(formula.of)}|`;
    case "root":
      return `√${written(formula.of)}`;
    case "call":
      return `${formula.name}(${formula.of.map(written).join(", ")})`;
    case "sum":
      return `Σ_${formula.index} ${written(formula.of)}`;
    case "binary": {
      const { left, right } = formula;
      return `${written(left)}${between(formula.sign, shown)}${inBrackets(written(right))}`;
    }
    case "power":
      return `${inBrackets(written(formula.of))}^${written(formula.to)}`;
    case "choice": {
      if (shown.values !== null) return written(chosenOf(formula, shown.values));
      const { then, when, otherwise } = formula;
      const comparison = `${written(when.left)} ${when.sign} ${written(when.right)}`;
      return `${written(then)} ${text("book.if")} ${comparison}, ${text("book.else")} ${written(otherwise)}`;
    }
    default:
      return formula satisfies never;
  }
}

function drawnOf(formula: Formula, shown: Shown): Markup {
  const drawn = (one: Formula) => drawnOf(one, shown);
  const flat = (one: Formula) => drawnOf(one, { ...shown, flat: true });
  switch (formula.kind) {
    case "number":
      return drawnNumber(formula.written);
    case "name": {
      const number = nameOrNumber(formula.name, shown);
      return number === null ? drawnName(formula.name) : drawnNumber(number);
    }
    case "dots":
      return element("mi", {}, "…");
    case "negative":
      return row(prefix("−"), drawn(formula.of));
    case "group":
      return row(fence("("), flat(formula.of), fence(")"));
    case "size":
      return row(fence("|"), flat(formula.of), fence("|"));
    case "root":
      return element("msqrt", {}, flat(bare(formula.of)));
    case "call":
      return row(
        element("mi", {}, formula.name),
        fence("("),
        ...formula.of.flatMap((one, index) =>
          index === 0 ? [flat(one)] : [operator(","), flat(one)],
        ),
        fence(")"),
      );
    case "sum":
      return row(
        element("msub", {}, element("mo", {}, "Σ"), element("mi", {}, formula.index)),
        drawn(formula.of),
      );
    case "binary": {
      const { sign, left, right } = formula;
      if (sign === "/" && shown.flat !== true)
        return element("mfrac", {}, drawn(bare(left)), drawn(bare(right)));
      return row(drawn(left), drawnSign(sign, shown), bracketed(right, shown));
    }
    case "power":
      return element("msup", {}, bracketed(formula.of, shown), flat(bare(formula.to)));
    case "choice": {
      if (shown.values !== null) return drawn(chosenOf(formula, shown.values));
      const { then, when, otherwise } = formula;
      const words = (key: string) => element("mtext", {}, `\u00a0${text(key)}\u00a0`);
      const comparison = row(drawn(when.left), operator(when.sign), drawn(when.right));
      const rest = [operator(","), words("book.else"), drawn(otherwise)];
      return row(drawn(then), words("book.if"), comparison, ...rest);
    }
    default:
      return formula satisfies never;
  }
}

type Choice = Extract<Formula, { kind: "choice" }>;

function chosenOf(choice: Choice, values: Values): Formula {
  return isChosen(choice, values) ? choice.then : choice.otherwise;
}

/** Why a choice came out as it did, in numbers: "−0.5 ≤ 0". */
export function reasonOf(choice: Choice, shown: Shown & { readonly values: Values }): Markup {
  const { sign, left, right } = choice.when;
  const opposite = sign === ">" ? "≤" : "≥";
  return math([left, isChosen(choice, shown.values) ? sign : opposite, right], shown);
}

/** "x_1" as x with a small 1, "dz_1" as d and z_1, "w'" as the new w, "rate" as a word. */
function drawnName(name: string): Markup {
  const prime = name.endsWith("'");
  const [stem, sub] = (prime ? name.slice(0, -1) : name).split("_");
  const isDerivative = /^d[a-z]$/.test(stem);
  const letter = element("mi", {}, isDerivative ? stem.slice(1) : wordOf(stem));
  const index = sub === undefined ? null : drawnIndex(sub);
  const dash = element("mtext", {}, text("book.new"));
  const whole =
    index === null
      ? prime
        ? element("msup", {}, letter, dash)
        : letter
      : prime
        ? element("msubsup", {}, letter, index, dash)
        : element("msub", {}, letter, index);
  return isDerivative ? row(element("mi", {}, "d"), whole) : whole;
}

/** 11, "ij" as two letters, "Glorot" as a word. */
function drawnIndex(sub: string): Markup {
  if (/^\d+$/.test(sub)) return element("mn", {}, sub);
  if (/^[ijk]+$/.test(sub)) return row(...[...sub].map((letter) => element("mi", {}, letter)));
  return element("mi", {}, wordOf(sub));
}

function drawnNumber(number: string): Markup {
  if (!number.startsWith("−")) return element("mn", {}, number);
  return row(prefix("−"), element("mn", {}, number.slice(1)));
}

function nameOrNumber(name: string, { values, print }: Shown): string | null {
  if (values === null || !Object.hasOwn(values, name)) return null;
  return print(values[name]);
}

/** Words that stand in formulas are in the catalogue; letters are the same in every language. */
function wordOf(word: string): string {
  const key = `book.name.${word}`;
  return hasText(key) ? text(key) : word;
}

function spoken(name: string): string {
  const [stem, ...sub] = name.split("_");
  return [wordOf(stem), ...sub.map(wordOf)].join("_");
}

function between(sign: Sign, { values }: Shown): string {
  if (sign === " ") return values === null ? " " : " × ";
  return ` ${sign === "-" ? "−" : sign} `;
}

function drawnSign(sign: Sign, { values }: Shown): Markup {
  if (sign === " ") return operator(values === null ? "\u2062" : "×");
  return operator(sign === "-" ? "−" : sign);
}

/** What begins with a minus needs brackets after a sign and below an exponent. */
function inBrackets(written: string): string {
  return written.startsWith("−") ? `(${written})` : written;
}

function bracketed(formula: Formula, shown: Shown): Markup {
  const drawn = drawnOf(formula, shown);
  if (!writtenOf(formula, shown).startsWith("−")) return drawn;
  return row(fence("("), drawn, fence(")"));
}

/** What a fraction bar, a root or an exponent holds together needs no brackets. */
function bare(formula: Formula): Formula {
  return formula.kind === "group" ? formula.of : formula;
}

function row(...children: readonly Markup[]): Markup {
  return element("mrow", {}, ...children);
}

function operator(sign: string): Markup {
  return element("mo", {}, sign);
}

function prefix(sign: string): Markup {
  return element("mo", { form: "prefix" }, sign);
}

function fence(sign: string): Markup {
  return element("mo", { stretchy: "false" }, sign);
}
