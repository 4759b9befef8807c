// One running script: where it is and what it waits for. The scheduler runs it.
import type { BlockId, Script, Value } from "#program/program";
import type { Job, Task, Wait } from "./ports.ts";
import type { Scheduler } from "./scheduler.ts";

/**
 * Does one thing. Returns the place of the next op, nothing when that is the one that follows, or
 * `pause(place)` to hand control back to the scheduler, with `thread.status` saying why.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: actions, which return nothing, are ops as they are.
export type Op = (thread: Thread) => number | void;

/** A script's ops in a row; loops and branches are jumps, so a run can stop and go on anywhere. */
export interface Code {
  readonly ops: readonly Op[];
  /** The block each op belongs to. */
  readonly blocks: readonly BlockId[];
  /** Whether the op begins a block: where a step ends. */
  readonly begins: readonly boolean[];
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

export interface Thread {
  readonly script: Script;
  readonly code: Code;
  readonly scheduler: Scheduler;
  readonly locals: (number | Value | Job | Task | Wait | readonly Thread[])[];
  place: number;
  status: ThreadStatus;
  waiting: Waiting | null;
  /** The place at which it waited in its last turn; END when it did not wait. */
  waitedAt: number;
}
