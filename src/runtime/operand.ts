// What an op works on, as data: a variable or literal, a list's item at one of those, a sum of two
// operands, or anything else through a closure. Numbers are read on the spot, which is most of what
// a hot loop does: calling a closure for each would cost several times the work itself.
import type { Value } from "#program/program";
import { toNumber, toText } from "./cast.ts";
import type { List } from "./ports.ts";
import type { Thread } from "./thread.ts";
import { Variable } from "./variable.ts";

/** Holds no number, so whatever stands here has to be computed. */
const NOWHERE = new Variable("", "", "");

export interface OperandParts {
  /** Where the value stands, or its place in the list. */
  readonly variable?: Variable;
  readonly list?: List;
  readonly calculation?: Calculation;
  /** Its place in the list, where that is computed. */
  readonly place?: Calculation;
}

/** One class for all, so that reading one is always the same machine code. */
export class Operand {
  /** The value, whatever the operand is. */
  readonly compute: (thread: Thread) => Value;
  readonly calculation: Calculation | null;
  private readonly variable: Variable;
  private readonly list: List | null;
  private readonly place: Calculation | null;
  /** Whether the variable is all there is. */
  private readonly isVariable: boolean;

  constructor(compute: (thread: Thread) => Value, parts: OperandParts) {
    this.compute = compute;
    this.calculation = parts.calculation ?? null;
    this.variable = parts.variable ?? NOWHERE;
    this.list = parts.list ?? null;
    this.place = parts.place ?? null;
    this.isVariable = this.variable !== NOWHERE && this.list === null;
  }

  /** The value as a number; what is none counts as 0. */
  number(thread: Thread): number {
    const { variable, list } = this;
    if (variable.other === null) {
      const { number } = variable;
      if (list === null) return number;
      if (number >= 1) {
        if (number <= list.numberCount) return list.numbers[(number | 0) - 1];
        if (number <= list.castCount) return list.casts[(number | 0) - 1];
      }
    }
    // With the plus, the JavaScript engine knows a number on every way and keeps it as a float64.
    return +this.computeNumber(thread);
  }

  value(thread: Thread): Value {
    if (this.isVariable) return this.variable.value;
    return this.isAtHand ? this.number(thread) : this.compute(thread);
  }

  text(thread: Thread): string {
    return toText(this.isVariable ? this.variable.value : this.compute(thread));
  }

  /** Whether a number stands where the operand is: reading it then does nothing else. */
  get isAtHand(): boolean {
    const { variable, list } = this;
    if (variable.other !== null) return false;
    return list === null || (variable.number >= 1 && variable.number <= list.numberCount);
  }

  private computeNumber(thread: Thread): number {
    const { list, place, variable } = this;
    if (list !== null && (place !== null || variable.other === null)) {
      const at = place === null ? variable.number : place.result(thread);
      if (!(at >= 1 && at < list.length + 1)) return 0;
      const index = Math.floor(at) - 1;
      return index < list.numberCount ? list.numbers[index] : +list.number(index);
    }
    if (this.calculation === null) return +toNumber(this.compute(thread));
    const number = this.calculation.result(thread);
    return Number.isNaN(number) ? 0 : number;
  }
}

export type Sign = "+" | "-" | "*" | "/";

/** x + y, x - y, x * y or x / y. */
export class Calculation {
  private readonly sign: Sign;
  private readonly x: Operand;
  private readonly y: Operand;

  constructor(sign: Sign, x: Operand, y: Operand) {
    this.sign = sign;
    this.x = x;
    this.y = y;
  }

  result(thread: Thread): number {
    const x = this.x.number(thread);
    const y = this.y.number(thread);
    if (this.sign === "*") return x * y;
    if (this.sign === "+") return x + y;
    return this.sign === "-" ? x - y : x / y;
  }
}
