// The block that a step over runs to its end: a whole loop, a whole My Block, a wait. Where it ends is
// told by the ops' regions and by how deep the script is in My Blocks.
import type { Region, Thread } from "./thread.ts";

export interface BlockAtHand {
  readonly thread: Thread;
  readonly region: Region;
  /** The My Blocks the script is inside of. */
  readonly frames: number;
}

export function findBlockAtHand(thread: Thread): BlockAtHand | null {
  const region = thread.code.regions[thread.place];
  return region === undefined ? null : { thread, region, frames: thread.frames.length };
}

/** Whether its script, being at this place now, is done with the block. */
export function hasLeft({ thread, region, frames }: BlockAtHand, place: number): boolean {
  if (thread.frames.length !== frames) return thread.frames.length < frames;
  return place < region.from || place >= region.end;
}
