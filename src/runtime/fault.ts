// A mistake that stopped a run: what is wrong, and the block it is about.
import { RunError } from "#program/diagnostic";
import type { BlockId } from "#program/program";
import type { Thread } from "./thread.ts";

export interface Fault {
  readonly block: BlockId;
  readonly error: RunError;
}

/** What an op threw at which the thread stands. */
export function faultOf({ code, place, script }: Thread, thrown: unknown): Fault {
  return faultAt(code.blocks[place] ?? script.block, thrown);
}

export function faultAt(block: BlockId, thrown: unknown): Fault {
  // Also what JavaScript itself refuses, such as a text that has grown too long.
  const error =
    thrown instanceof RunError ? thrown : new RunError("run.internal", { message: String(thrown) });
  return { block: error.block ?? block, error };
}
