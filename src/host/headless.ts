// Runs a session without a page, as fast as it goes, on a virtual clock: `wait` does not wait.
// Time moves by a thirtieth of a second with each round, as in Scratch, and jumps when all wait.
import type { Waiting } from "#runtime/thread";
import { provideRunTools } from "./run-tools.ts";
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

/** A script that waits for the time, as `wait until timer > 5`, is given up after a day of nothing else. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

export interface HeadlessOptions {
  /** The date and time of day at the beginning, in ms since 1970; then it goes on with the run. */
  readonly date?: number;
  /** To the questions that the program asks, in their order. */
  readonly answers?: readonly string[];
}

export function createHeadless({
  date = Date.now(),
  answers = [],
}: HeadlessOptions = {}): Headless {
  provideRunTools();
  let skipped = 0;
  const now = () => skipped + session.scheduler.rounds * ROUND_MS;
  const session: Session = new Session({ now, date: () => date + now() });
  session.recorder.keepsMetrics = true;
  session.sprites.pen.keeps = false;
  session.questions.prepared.push(...answers);
  const limit = { visibleRounds: Number.POSITIVE_INFINITY };

  function run(outOfTime: () => boolean): HeadlessEnd {
    let movedAt = now();
    for (;;) {
      session.senses.hasReadTime = false;
      const { rounds } = session.scheduler;
      const end = session.scheduler.run({ ...limit, outOfTime });
      if (end === "idle") return { ended: "done" };
      if (end === "error") return { ended: "error" };
      // The last round is the one in which nothing moved.
      if (session.scheduler.rounds - rounds > 1) movedAt = now();
      if (end === "waiting") {
        const waiting = session.scheduler.waiting();
        const times = waiting.flatMap(({ until }) => (until === null ? [] : [until]));
        // A script that reads the time may wait for it; the longer it does, the coarser the steps.
        const waited = now() - movedAt;
        if (session.senses.hasReadTime && waited < LONGEST_WAIT_MS)
          times.push(now() + waited / 1000);
        if (times.length === 0) return { ended: "deadlock", waiting };
        skipped += Math.max(0, Math.min(...times) - now()) + ROUNDING_MS;
      }
      if (outOfTime()) return { ended: "time" };
    }
  }
  return { session, run };
}
