// Runs a session without a page, as fast as it goes, on a virtual clock: `wait` does not wait.
// Time moves by a thirtieth of a second with each round, as in Scratch, and jumps when all wait.
import type { Waiting } from "#runtime/thread";
import { Session } from "./session.ts";

const ROUND_MS = 1000 / 30;
/** Safety margin for comparing times that were added up in different orders. */
const ROUNDING_MS = 1e-6;

export type HeadlessEnd =
  | { readonly ended: "done" | "time" | "error" }
  /** All scripts wait for something that cannot happen any more. */
  | { readonly ended: "deadlock"; readonly waiting: readonly Waiting[] };

export interface Headless {
  readonly session: Session;
  /** Runs until all scripts have ended or `outOfTime` says so. */
  run(outOfTime: () => boolean): HeadlessEnd;
}

export function createHeadless(): Headless {
  let skipped = 0;
  const now = () => skipped + session.scheduler.rounds * ROUND_MS;
  const session: Session = new Session({ now, date: () => Date.now() });
  session.recorder.keepsMetrics = true;
  const limit = { visibleRounds: Number.POSITIVE_INFINITY };

  function run(outOfTime: () => boolean): HeadlessEnd {
    for (;;) {
      const end = session.scheduler.run({ ...limit, outOfTime });
      if (end === "idle") return { ended: "done" };
      if (end === "error") return { ended: "error" };
      if (end === "waiting") {
        const waiting = session.scheduler.waiting();
        const times = waiting.flatMap(({ until }) => (until === null ? [] : [until]));
        if (times.length === 0) return { ended: "deadlock", waiting };
        skipped += Math.max(0, Math.min(...times) - now()) + ROUNDING_MS;
      }
      if (outOfTime()) return { ended: "time" };
    }
  }
  return { session, run };
}
