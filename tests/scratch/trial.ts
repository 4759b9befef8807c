// A program with what happens to it from outside while it runs: the same in both interpreters.
import type { project } from "../programs/build-project.ts";

export interface Trial {
  readonly saved: ReturnType<typeof project>;
  /** To its questions, in their order. */
  readonly answers?: readonly string[];
  /** In the order of their rounds. */
  readonly keys?: readonly KeyStroke[];
}

/** A key goes down or up before this round, counted from 0. By Scratch's name. */
export interface KeyStroke {
  readonly round: number;
  readonly key: string;
  readonly isDown: boolean;
}

/** How far the clock goes on with each round: a whole number, so that sums of it are exact. */
export const ROUND_MS = 32;

/** Where the mouse rests all the time, in stage units. */
export const MOUSE_AT = { x: 60, y: 80 };
