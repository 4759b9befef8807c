// A variable. Numbers stand apart from other values: then the JavaScript engine keeps them as plain
// float64 and a loop that counts or sums makes no garbage. Literals in programs are variables too,
// without a name, that nobody changes.
import type { Value } from "#program/program";
import { toNumber } from "./cast.ts";

export class Variable {
  readonly id: string;
  name: string;
  /** The number it holds, while `other` is null. */
  number = 0;
  /** The text or boolean it holds, or NaN; null when it holds a number. */
  other: Value | null = null;

  constructor(id: string, name: string, value: Value) {
    this.id = id;
    this.name = name;
    this.value = value;
  }

  get value(): Value {
    return this.other ?? this.number;
  }

  set value(value: Value) {
    if (typeof value === "number") this.setNumber(value);
    else this.other = value;
  }

  /** Adds to the value as a number; what is none counts as 0. */
  change(by: number): void {
    // The plus: see `Operand.number`.
    this.setNumber((this.other === null ? this.number : +toNumber(this.other)) + by);
  }

  setNumber(number: number): void {
    this.number = number;
    if (this.other !== null) this.other = null;
    if (Number.isNaN(number)) this.other = number;
  }
}
