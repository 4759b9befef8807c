// One running script: where it is and what it waits for. The scheduler runs it.
import type { BlockId, Script, Value } from "#program/program";
import type { Job, Task, Wait } from "./ports.ts";
import type { CallSite } from "./routine.ts";
import type { Scheduler } from "./scheduler.ts";

/**
 * Does one thing. Returns the place of the next op, nothing when that is the one that follows, or
 * `pause(place)` to hand control back to the scheduler, with `thread.status` saying why.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: actions, which return nothing, are ops as they are.
export type Op = (thread: Thread) => number | void;

/** The ops of a statement, those inside it too: from here to before `end`. */
export interface Region {
  readonly from: number;
  readonly end: number;
}

/**
 * The ops of a script and of all My Blocks that it reaches, in a row; loops, branches, calls and returns
 * are jumps, so a run can stop and go on anywhere.
 */
export interface Code {
  /** A breakpoint takes the place of an op. */
  readonly ops: Op[];
  /** The block each op belongs to. */
  readonly blocks: readonly BlockId[];
  /** Whether the op begins a block: where a step ends. */
  readonly begins: readonly boolean[];
  /** The statement each op belongs to, the innermost one. */
  readonly regions: readonly Region[];
  /** Where each block is entered, coming from outside: loops once, not in every round. */
  readonly entries: readonly { readonly block: BlockId; readonly place: number }[];
  /** Whether breakpoints stand in it. */
  hasBreakpoints: boolean;
  /** How many places for loop counters and unfinished jobs a thread needs. */
  readonly locals: number;
}

export const pause = (place: number): number => ~place;
export const END = 2 ** 30;

export type ThreadStatus =
  /** Runs on, but the clock is to be looked at. */
  | "busy"
  /** Gives way to the other scripts; runs on in the next round. */
  | "yielding"
  /** Gives way and has not moved: it waits for something. */
  | "waiting"
  | "done";

export interface Waiting {
  readonly block: BlockId;
  /** Key of the sentence in the message catalogue, and what goes into it. */
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** When it will go on by itself, in the program's ms; null when something else must happen. */
  readonly until: number | null;
}

/** What stands in a thread's local places. */
export type Local = number | Value | Job | Task | Wait | readonly Thread[];

export interface Thread {
  readonly script: Script;
  readonly code: Code;
  readonly scheduler: Scheduler;
  readonly locals: Local[];
  /** The calls of My Blocks that it is inside of, the innermost last. */
  readonly frames: CallSite[];
  /** What My Blocks that are inside themselves have to take up again. */
  readonly saved: Local[];
  place: number;
  status: ThreadStatus;
  waiting: Waiting | null;
  /** What an operation has it wait for, until that is done or the script is stopped. */
  wait: Wait | null;
  /** The place at which it waited in its last turn; END when it did not wait. */
  waitedAt: number;
}
