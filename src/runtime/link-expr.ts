// Expressions -> closures. Each expression is linked in the form its user wants (number, text,
// boolean or as it is), so that no cast is made where none is needed.
import type { Call, Expr, Value } from "#program/program";
import { toBoolean, toNumber, toText } from "./cast.ts";
import { listReporters } from "./list-ops.ts";
import { Calculation, Operand } from "./operand.ts";
import { operators, signs } from "./operators.ts";
import type { Arguments, Job, Ports, Reporter } from "./ports.ts";
import type { Thread } from "./thread.ts";
import { Variable } from "./variable.ts";

const ownReporters: Readonly<Record<string, Reporter>> = { ...operators, ...listReporters };

/** Where the value of a job will stand, by the call that asked for it. */
export type JobPlaces = ReadonlyMap<Expr, number>;

export interface ExprLinker {
  /** Whose script it is. */
  readonly target: string;
  readonly ports: Ports;
  readonly jobs: JobPlaces;
  /** Of the My Block in whose definition it stands; none elsewhere. */
  readonly inputs: readonly Variable[];
}

export function linkOperand(linker: ExprLinker, expr: Expr): Operand {
  const variable = variableOf(linker, expr);
  if (variable !== null) return new Operand(() => variable.value, { variable });
  if (expr.kind === "call" && Object.hasOwn(signs, expr.op)) {
    const args = argumentsOf(linker, expr);
    const calculation = new Calculation(signs[expr.op], args.amount(0), args.amount(1));
    return new Operand((t) => calculation.result(t), { calculation });
  }
  const compute = linkValue(linker, expr);
  if (expr.kind === "call" && expr.op === "data_itemoflist") {
    const [place, list] = expr.args;
    if (place !== undefined && list?.kind === "list") {
      const items = linker.ports.world.list(list.id);
      const variable = isNumeric(place) ? numberOf(place) : variableOf(linker, place);
      if (variable !== null) return new Operand(compute, { variable, list: items });
      const { calculation } = linkOperand(linker, place);
      if (calculation !== null) return new Operand(compute, { place: calculation, list: items });
    }
  }
  return new Operand(compute, {});
}

/** An operand that is only asked for its number: what is typed in is read once. */
function linkAmount(linker: ExprLinker, expr: Expr): Operand {
  if (expr.kind !== "literal") return linkOperand(linker, expr);
  const variable = numberOf(expr);
  return new Operand(() => variable.number, { variable });
}

/** A place in a list: a typed number is one, "last" is not. */
function linkPlace(linker: ExprLinker, expr: Expr): Operand {
  return isNumeric(expr) ? linkAmount(linker, expr) : linkOperand(linker, expr);
}

type Literal = Extract<Expr, { kind: "literal" }>;

const numberOf = ({ value }: Literal) => new Variable("", "", toNumber(value));

function isNumeric(expr: Expr): expr is Literal {
  if (expr.kind !== "literal" || typeof expr.value === "boolean") return false;
  return typeof expr.value === "string"
    ? expr.value.trim() !== "" && !Number.isNaN(Number(expr.value))
    : !Number.isNaN(expr.value);
}

/** Whether an expression is made of variables, numbers, texts, lists and the runtime's own operators only. */
export function isPlain(expr: Expr): boolean {
  if (expr.kind !== "call") return true;
  const own = Object.hasOwn(ownReporters, expr.op) ? ownReporters[expr.op] : undefined;
  return own !== undefined && own.returns !== "later" && expr.args.every(isPlain);
}

function variableOf(linker: ExprLinker, expr: Expr): Variable | null {
  if (expr.kind === "variable") return linker.ports.world.variable(expr.id);
  if (expr.kind === "argument") return inputOf(linker, expr.index);
  return expr.kind === "literal" ? new Variable("", "", expr.value) : null;
}

function inputOf({ inputs }: ExprLinker, index: number): Variable {
  const input = inputs[index];
  if (input === undefined) throw new Error(`There is no input ${index} here`);
  return input;
}

export function linkValue(linker: ExprLinker, expr: Expr): (thread: Thread) => Value {
  switch (expr.kind) {
    case "literal": {
      const { value } = expr;
      return () => value;
    }
    case "variable": {
      const variable = linker.ports.world.variable(expr.id);
      return () => variable.value;
    }
    case "argument": {
      const input = inputOf(linker, expr.index);
      return () => input.value;
    }
    case "list":
      throw new Error("A list is only an argument of a call");
    case "call":
      return linkCall(linker, expr).link;
    default:
      return expr satisfies never;
  }
}

export function linkNumber(linker: ExprLinker, expr: Expr): (thread: Thread) => number {
  const operand = linkAmount(linker, expr);
  return (t) => operand.number(t);
}

export function linkBoolean(linker: ExprLinker, expr: Expr): (thread: Thread) => boolean {
  if (expr.kind === "call") {
    const call = linkCall(linker, expr);
    if (call.returns === "boolean") return call.link;
  }
  const value = linkValue(linker, expr);
  return (t) => toBoolean(value(t));
}

export function linkText(linker: ExprLinker, expr: Expr): (thread: Thread) => string {
  const value = linkValue(linker, expr);
  return (t) => toText(value(t));
}

/** The op behind a call, from the runtime's own or the host's. */
export function reporterOf(ports: Ports, call: Call): Reporter {
  const own = Object.hasOwn(ownReporters, call.op) ? ownReporters[call.op] : undefined;
  const reporter =
    own ?? (Object.hasOwn(ports.reporters, call.op) ? ports.reporters[call.op] : undefined);
  if (reporter === undefined) throw new Error(`No operation ${call.op}`);
  return reporter;
}

type LinkedCall =
  | { readonly returns: "boolean"; readonly link: (thread: Thread) => boolean }
  | { readonly returns: "other"; readonly link: (thread: Thread) => Value };

function linkCall(linker: ExprLinker, call: Call): LinkedCall {
  const reporter = reporterOf(linker.ports, call);
  if (reporter.returns === "later") {
    const place = linker.jobs.get(call);
    if (place === undefined) throw new Error(`${call.op} was not prepared`);
    return { returns: "other", link: (t) => (t.locals[place] as Job).value };
  }
  const args = argumentsOf(linker, call);
  if (reporter.returns === "boolean") return { returns: "boolean", link: reporter.link(args) };
  return { returns: "other", link: reporter.link(args) };
}

export function argumentsOf(linker: ExprLinker, call: Call): Arguments {
  const at = (index: number): Expr => {
    const expr = call.args[index];
    if (expr === undefined) throw new Error(`${call.op} has no argument ${index}`);
    return expr;
  };
  return {
    block: call.block,
    target: linker.target,
    operand: (index) => linkOperand(linker, at(index)),
    amount: (index) => linkAmount(linker, at(index)),
    place: (index) => linkPlace(linker, at(index)),
    number: (index) => linkNumber(linker, at(index)),
    boolean: (index) => linkBoolean(linker, at(index)),
    text: (index) => linkText(linker, at(index)),
    value: (index) => linkValue(linker, at(index)),
    list: (index) => {
      const expr = at(index);
      if (expr.kind !== "list") throw new Error(`${call.op}: argument ${index} is not a list`);
      return linker.ports.world.list(expr.id);
    },
    literal: (index) => {
      const expr = at(index);
      if (expr.kind !== "literal") throw new Error(`${call.op}: argument ${index} is no literal`);
      return expr.value;
    },
    expr: at,
    inside: (index) => {
      const expr = at(index);
      if (expr.kind !== "call") throw new Error(`${call.op}: argument ${index} is no call`);
      return argumentsOf(linker, expr);
    },
    random: linker.ports.random,
    math: linker.ports.math,
  };
}

/** The calls in an expression whose ops are jobs, innermost first. */
export function findJobs(ports: Ports, expr: Expr): readonly Call[] {
  if (expr.kind !== "call") return [];
  const inner = expr.args.flatMap((arg) => findJobs(ports, arg));
  return reporterOf(ports, expr).returns === "later" ? [...inner, expr] : inner;
}
