// Runs the ops of one thread: a turn, a block, or up to the end of a block with all that is in it. Where it
// leaves off it goes on the next time. What an op throws comes out, the thread standing at that op.
import { type BlockAtHand, hasLeft } from "./step-over.ts";
import { END, type Op, type Thread } from "./thread.ts";

/** Ops between two looks at the clock. */
const OPS_PER_LOOK = 1000;

/** Why a thread does not run on. */
export type Halt = "gave way" | "ended" | "time" | "break" | "block";

/** Its turn, up to where it gives way. */
export function runTurn(thread: Thread, outOfTime: () => boolean): Halt {
  const { ops } = thread.code;
  const { scheduler } = thread;
  let place = thread.place;
  try {
    for (;;) {
      thread.status = "busy";
      for (let fuel = OPS_PER_LOOK; fuel > 0 && place >= 0 && place !== END; fuel--) {
        // Every place an op returns is one of this code, or END.
        place = (ops[place] as Op)(thread) ?? place + 1;
      }
      if (place === END) return "ended";
      if (place < 0) {
        place = ~place;
        if (thread.status !== "busy") return "gave way";
      }
      if (scheduler.breakpoint !== null) return "break";
      if (outOfTime()) return "time";
    }
  } finally {
    thread.place = place;
  }
}

/** As its turn, but it ends too where the thread has left the block and is about to begin another. */
export function runBlock(block: BlockAtHand, outOfTime: () => boolean): Halt {
  const { thread } = block;
  const { ops, begins } = thread.code;
  let place = thread.place;
  try {
    for (let fuel = OPS_PER_LOOK; ; fuel--) {
      thread.status = "busy";
      const next = (ops[place] as Op)(thread) ?? place + 1;
      if (next < 0) {
        place = ~next;
        if (thread.status !== "busy") return "gave way";
      } else place = next;
      if (place === END) return "ended";
      if (thread.scheduler.breakpoint !== null) return "break";
      if (begins[place] && hasLeft(block, place)) return "block";
      if (next >= 0 && fuel > 0) continue;
      if (outOfTime()) return "time";
      fuel = OPS_PER_LOOK;
    }
  } finally {
    thread.place = place;
  }
}

export interface Step {
  /** Whether its block has begun. */
  begun: boolean;
}

/** Up to the next block's beginning after one has begun. "time": inside a block. */
export function runStep(thread: Thread, step: Step, outOfTime: () => boolean): Halt {
  const { ops, begins } = thread.code;
  let place = thread.place;
  try {
    thread.status = "busy";
    while (!(step.begun && begins[place])) {
      step.begun ||= begins[place] === true;
      const next = (ops[place] as Op)(thread) ?? place + 1;
      place = next < 0 ? ~next : next;
      if (place === END) return "ended";
      if (next >= 0) continue;
      if (thread.status !== "busy") return "gave way";
      if (thread.scheduler.breakpoint !== null) return "break";
      if (step.begun && !begins[place] && outOfTime()) return "time";
    }
    return "block";
  } finally {
    thread.place = place;
  }
}
