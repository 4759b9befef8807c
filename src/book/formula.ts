// Formulas in one line of text, as a person types them: "z_j = Σ_i x_i w_ij + b_j". From that one line
// come the drawn formula, the same with numbers, and its value, so that they cannot disagree.
// A space between two factors multiplies; a name right before "(" is a function.

export type Sign = "+" | "-" | "×" | " " | "/";

export type Formula =
  | { readonly kind: "number"; readonly value: number; readonly written: string }
  /** x, x_1, dz_j, rate, w_1' */
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "dots" }
  | { readonly kind: "negative" | "group" | "size" | "root"; readonly of: Formula }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly Formula[] }
  | { readonly kind: "sum"; readonly index: string; readonly of: Formula }
  | {
      readonly kind: "binary";
      readonly sign: Sign;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: "power"; readonly of: Formula; readonly to: Formula }
  | {
      readonly kind: "choice";
      readonly then: Formula;
      readonly when: Comparison;
      readonly otherwise: Formula;
    };

export interface Comparison {
  readonly sign: ">" | "<";
  readonly left: Formula;
  readonly right: Formula;
}

/** "w ← w - rate × g": what becomes of what. */
export interface Line {
  /** As a name, such as "z_1"; null where a function or a sum stands on the left. */
  readonly name: string | null;
  readonly left: Formula;
  readonly sign: "=" | "←";
  readonly right: Formula;
}

/** Reads "left = right" or "left ← right". Throws on what is no such line. */
export function parseLine(source: string): Line {
  const tokens = new Tokens(source);
  const left = parseSum(tokens);
  const sign = tokens.take();
  if (sign !== "=" && sign !== "←") throw tokens.unexpected(sign);
  const right = parseChoice(tokens);
  tokens.end();
  return { name: left.kind === "name" ? left.name : null, left, sign, right };
}

/** Reads a formula that says nothing of what it equals, such as "x_i w_ij". */
export function parseFormula(source: string): Formula {
  const tokens = new Tokens(source);
  const formula = parseChoice(tokens);
  tokens.end();
  return formula;
}

const TOKEN =
  /\s*(\d+(?:\.\d+)?|[A-Za-zα-ωΑ-Ω][A-Za-z0-9]*(?:_[A-Za-z0-9]+)?'?|\.\.\.|[-+×/^()|√,=←<>])/y;
const NAME = /^[A-Za-zα-ωΑ-Ω]/;

class Tokens {
  readonly #source: string;
  readonly #all: { readonly token: string; readonly touches: boolean }[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < source.trimEnd().length) {
      const match = TOKEN.exec(source);
      if (match === null) throw new Error(`No formula: "${source}"`);
      this.#all.push({ token: match[1], touches: match[0] === match[1] });
    }
  }

  /** "" at the end. */
  peek(): string {
    return this.#all[this.#at]?.token ?? "";
  }

  /** Whether the next token stands right behind the one before. */
  get touches(): boolean {
    return this.#all[this.#at]?.touches ?? false;
  }

  take(): string {
    const token = this.peek();
    this.#at++;
    return token;
  }

  expect(token: string): void {
    if (this.take() !== token) throw this.unexpected(token);
  }

  end(): void {
    if (this.peek() !== "") throw this.unexpected(this.peek());
  }

  unexpected(token: string): Error {
    return new Error(`Formula "${this.#source}": "${token}" at token ${this.#at}`);
  }
}

/** "z if z > 0 else 0" */
function parseChoice(tokens: Tokens): Formula {
  const then = parseSum(tokens);
  if (tokens.peek() !== "if") return then;
  tokens.take();
  const left = parseSum(tokens);
  const sign = tokens.take();
  if (sign !== ">" && sign !== "<") throw tokens.unexpected(sign);
  const right = parseSum(tokens);
  tokens.expect("else");
  return { kind: "choice", then, when: { sign, left, right }, otherwise: parseSum(tokens) };
}

function parseSum(tokens: Tokens): Formula {
  let left = parseProduct(tokens);
  while (tokens.peek() === "+" || tokens.peek() === "-") {
    const sign = tokens.take() as Sign;
    left = { kind: "binary", sign, left, right: parseProduct(tokens) };
  }
  return left;
}

function parseProduct(tokens: Tokens): Formula {
  let left = parseSigned(tokens);
  for (;;) {
    const next = tokens.peek();
    const isWritten = next === "×" || next === "/";
    if (!isWritten && !startsFactor(next)) return left;
    const sign = isWritten ? (tokens.take() as Sign) : " ";
    left = { kind: "binary", sign, left, right: parseSigned(tokens) };
  }
}

function startsFactor(token: string): boolean {
  if (token === "if" || token === "else") return false;
  return NAME.test(token) || /^[\d(√]/.test(token) || token === "...";
}

function parseSigned(tokens: Tokens): Formula {
  if (tokens.peek() !== "-") return parsePower(tokens);
  tokens.take();
  return { kind: "negative", of: parsePower(tokens) };
}

function parsePower(tokens: Tokens): Formula {
  const of = parseBase(tokens);
  if (tokens.peek() !== "^") return of;
  tokens.take();
  return { kind: "power", of, to: parseSigned(tokens) };
}

function parseBase(tokens: Tokens): Formula {
  const token = tokens.take();
  if (token === "...") return { kind: "dots" };
  if (token === "√") return { kind: "root", of: parseBase(tokens) };
  if (token === "(") return { kind: "group", of: inside(tokens, ")") };
  if (token === "|") return { kind: "size", of: inside(tokens, "|") };
  if (token.startsWith("Σ_")) {
    return { kind: "sum", index: token.slice(2), of: parseProduct(tokens) };
  }
  if (/^\d/.test(token)) return { kind: "number", value: Number(token), written: token };
  if (!NAME.test(token)) throw tokens.unexpected(token);
  if (tokens.peek() !== "(" || !tokens.touches) return { kind: "name", name: token };
  tokens.take();
  const of = [parseSum(tokens)];
  while (tokens.peek() === ",") {
    tokens.take();
    of.push(parseSum(tokens));
  }
  tokens.expect(")");
  return { kind: "call", name: token, of };
}

function inside(tokens: Tokens, end: string): Formula {
  const formula = parseSum(tokens);
  tokens.expect(end);
  return formula;
}
