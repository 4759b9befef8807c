// What an op works on, as data: a variable or literal, a list's item at one of those, or anything
// else through a closure. Ops read the first two on the spot, which is most of what a hot loop does:
// calling a closure for each would cost several times the work itself.
import type { Value } from "#program/program";
import { toNumber } from "./cast.ts";
import type { List } from "./ports.ts";
import type { Thread } from "./thread.ts";

/** Something that holds a value: a variable, or a literal that nobody changes. */
export interface Cell {
  value: Value;
}

/** One class for all, so that reading one is always the same machine code. */
export class Operand {
  /** Where the value stands, or the place in the list (counted from 1); null: ask `compute`. */
  readonly cell: Cell | null;
  readonly list: List | null;
  /** The value, whatever the operand is. */
  readonly compute: (thread: Thread) => Value;

  constructor(compute: (thread: Thread) => Value, cell: Cell | null, list: List | null) {
    this.compute = compute;
    this.cell = cell;
    this.list = list;
  }
}

export function readValue(operand: Operand, thread: Thread): Value {
  const { cell, list } = operand;
  if (cell === null) return operand.compute(thread);
  const { value } = cell;
  if (list === null) return value;
  if (typeof value === "number" && value >= 1 && value <= list.length) {
    return list.get(Math.floor(value) - 1);
  }
  return operand.compute(thread);
}

/** The value as a number; what is none counts as 0. */
export function readNumber(operand: Operand, thread: Thread): number {
  const value = readValue(operand, thread);
  return typeof value === "number" && !Number.isNaN(value) ? value : toNumber(value);
}
