// What the interpreter needs from the outside, and what an operation is. Knows no engine, no worker.
import type { BlockId, Expr, Program, Value } from "#program/program";
import type { Operand } from "./operand.ts";
import type { Thread } from "./thread.ts";
import type { Variable } from "./variable.ts";

/** A list as programs use it. Indexes here count from 0. */
export interface List {
  readonly length: number;
  /** The number of items while all of them are numbers, none NaN; 0 otherwise. */
  readonly numberCount: number;
  /** As many items, and room for more. */
  readonly numbers: Float64Array;
  /** So many items of another list stand in `casts` as numbers. */
  readonly castCount: number;
  readonly casts: Float64Array;
  get(index: number): Value;
  /** An item as a number; what is none counts as 0. */
  number(index: number): number;
  /** Whether an item may read as a text, given in small letters; told without making the item's own. */
  mayRead(index: number, text: string): boolean;
  set(index: number, value: Value): void;
  /** The same for a number, faster. */
  setNumber(index: number, number: number): void;
  insert(index: number, value: Value): void;
  delete(index: number): void;
  clear(): void;
  push(value: Value): void;
}

/** Variables and lists live here, and outlive every single run and Program. */
export interface World {
  variable(id: string): Variable;
  list(id: string): List;
}

/** Work that takes longer than a slice: `step` does a part of it and says whether it is done. */
export interface Job {
  step(): boolean;
  readonly value: Value;
}

/**
 * A statement that goes on for many rounds, as a loop does, and may stop between two of them for the
 * scripts that listen to it.
 */
export interface Task {
  /** Does at most `most` rounds, or a part of what lies between two. Answers how many rounds. */
  step(most: number): number;
  /** What comes after the last step: the next, the scripts that listen, or the next statement. */
  readonly after: "step" | "event" | "end";
}

/** e^x and ln x, the same to the last bit as in the engine and in every browser. */
export interface Mathematics {
  exp(x: number): number;
  ln(x: number): number;
}

/** The arguments of a call while it is linked: each as a function in the form the op wants. */
export interface Arguments {
  readonly block: BlockId;
  /** The stage's or sprite's name whose script this is. */
  readonly target: string;
  /** For ops of hot loops: the fastest form. */
  operand(index: number): Operand;
  /** The same for what is only asked for its number, and for a place in a list. */
  amount(index: number): Operand;
  place(index: number): Operand;
  number(index: number): (thread: Thread) => number;
  boolean(index: number): (thread: Thread) => boolean;
  text(index: number): (thread: Thread) => string;
  value(index: number): (thread: Thread) => Value;
  list(index: number): List;
  /** The value of an argument that is a literal. */
  literal(index: number): Value;
  /** The expression itself, for ops that treat some forms specially. */
  expr(index: number): Expr;
  /** Arguments of a nested call, to link it in another way than its own op does. */
  inside(index: number): Arguments;
  /** A value between 0 and 1 from the run's seeded source. */
  readonly random: () => number;
  readonly math: Mathematics;
}

/** An operation with a value. `later`: a job, run in parts before the statement that needs it. */
export type Reporter =
  | { readonly returns: "number"; readonly link: (a: Arguments) => (thread: Thread) => number }
  | { readonly returns: "boolean"; readonly link: (a: Arguments) => (thread: Thread) => boolean }
  | { readonly returns: "value"; readonly link: (a: Arguments) => (thread: Thread) => Value }
  | { readonly returns: "later"; readonly link: (a: Arguments) => (thread: Thread) => Job };

/** An operation that does something. */
export interface Action {
  /** `visible`: changes what is drawn, so a paced run counts it. `heavy`: may take microseconds or more. */
  readonly cost?: "visible" | "heavy";
  /** Does so little that a loop may do it many times between two looks at the clock. */
  readonly isQuick?: boolean;
  readonly link: (a: Arguments) => (thread: Thread) => void;
}

/** An operation that makes its script wait, as `ask and wait` does; null for going on at once. */
export interface WaitingAction {
  readonly wait: (a: Arguments) => (thread: Thread) => Wait | null;
}

export interface Wait {
  /** Looked at once a round: whether the script goes on. */
  done(): boolean;
  /** The sentence for what it waits for, and what goes into it. */
  readonly code: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** When it will go on by itself, in the program's ms; null when something else must happen. */
  readonly until: number | null;
  /** The script was stopped or started afresh before. */
  dropped?(): void;
}

/** An operation that is a task. Its rounds change what is drawn. */
export interface LongAction {
  /** The event its listeners wait for, in their hats. */
  readonly event: string;
  /** The sentence for waiting until they have ended. */
  readonly waits: string;
  readonly start: (a: Arguments) => (thread: Thread) => Task;
}

export type Reporters = Readonly<Record<string, Reporter>>;
export type Actions = Readonly<Record<string, Action | LongAction | WaitingAction>>;

export interface Ports {
  readonly world: World;
  readonly reporters: Reporters;
  readonly actions: Actions;
  /** The program's time in ms: real in the page, virtual on the command line. */
  now(): number;
  /** The targets' names from the back to the front, where that may change. */
  targets?(): readonly string[];
  /** What clones run, beside the program. */
  clones?(): Pick<Program, "scripts" | "procedures">;
  /** Whether the target was a clone, and is gone now. */
  deleteClone?(target: string): boolean;
  /** All scripts were stopped, by a block or by a mistake. */
  stopped?(): void;
  /** Links telling the value of argument 0: a reporter was clicked. */
  report(a: Arguments): (thread: Thread) => void;
  /** Seeded, between 0 and 1: `pick random` and `item (random)`. */
  random(): number;
  readonly math: Mathematics;
}
