// A topic: what the help card of a block and the book show of one piece of maths. Plain data; its words
// are in the catalogue under `book.topic.ID`: `.title`, `.says`, `.shapes`, and `.note` after the example.
import { type Line, parseLine } from "./formula.ts";
import { follow, type Values } from "./formula-value.ts";

export interface Topic {
  readonly id: string;
  /** The formulas in general. */
  readonly formulas: readonly string[];
  /** What the worked example begins with. The tests give the same to the engine. */
  readonly given: Values;
  /** Its lines, in order; each computes a new name from those before. */
  readonly steps: readonly Step[];
  /** Digits that are printed, where four are too few to see what happens. */
  readonly digits?: number;
}

export interface Step {
  /** What is done: `book.step.PART`. */
  readonly part: StepPart;
  readonly lines: readonly string[];
}

export const stepParts = ["forward", "loss", "backward", "update", "check", "compute"] as const;
export type StepPart = (typeof stepParts)[number];

/** The lines of an example, read. */
export function linesOf(topic: Topic): readonly Line[] {
  return topic.steps.flatMap(({ lines }) => lines.map(parseLine));
}

/** All numbers of an example by their names, the given ones too. */
export function valuesOf(topic: Topic): Values {
  return follow(topic.given, linesOf(topic));
}
