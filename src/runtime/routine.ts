// A My Block as part of a Code: linked once for each way it runs (giving way or not). Its inputs are
// variables, set when it is called: an input is read as fast as a variable. That is safe because a
// script runs once at most, and only a My Block that is entered while it is active - inside itself - has
// to put away what it had. Knows nothing of statements.
import type { Procedure } from "#program/program";
import type { Local, Thread } from "./thread.ts";
import type { Variable } from "./variable.ts";

export interface Routine {
  readonly procedure: Procedure;
  /** Its loops do not give way: it runs without screen refresh, or was called from such a one. */
  readonly warp: boolean;
  readonly inputs: readonly Variable[];
  /** The local that counts how often it is active. */
  readonly active: number;
  /** Where its ops begin, and the locals that are its own. Known once it is linked. */
  start: number;
  locals: { readonly from: number; readonly end: number };
}

/** A place from which a routine is called. */
export interface CallSite {
  readonly routine: Routine;
  /** Where to go on after it. */
  readonly then: number;
  /** How many loops and branches the call stands in. */
  readonly depth: number;
}

/** Puts away what the routine's outer activation still needs. */
export function putAway(t: Thread, { inputs, locals }: Routine): void {
  for (const input of inputs) t.saved.push(input.value);
  for (let place = locals.from; place < locals.end; place++) t.saved.push(t.locals[place] as Local);
}

/** Leaves the innermost My Block. Answers where to go on. */
export function leave(t: Thread): number {
  const { routine, then } = t.frames.pop() as CallSite;
  const active = (t.locals[routine.active] as number) - 1;
  t.locals[routine.active] = active;
  if (active > 0) takeUp(t, routine);
  return then;
}

function takeUp(t: Thread, { inputs, locals }: Routine): void {
  for (let place = locals.end - 1; place >= locals.from; place--) {
    t.locals[place] = t.saved.pop() as Local;
  }
  // Only values of inputs were put there.
  for (let i = inputs.length - 1; i >= 0; i--) inputs[i].value = t.saved.pop() as Variable["value"];
}

/** How far stock Scratch looks out from a call: blocks around it, calls among them. */
const LEVELS_LOOKED_AT = 6;

/** Whether a call counts as one of a My Block inside itself, for which Scratch gives way. */
export function isRecursive(frames: readonly CallSite[], site: CallSite): boolean {
  let levels = LEVELS_LOOKED_AT - site.depth;
  for (let i = frames.length - 1; i >= 0 && levels > 0; i--) {
    const outer = frames[i];
    if (outer.routine === site.routine) return true;
    levels -= 1 + outer.depth;
  }
  return false;
}
