// A task (`LongAction`): its start, its rounds, what lies between them, and waiting for those who listen.
import type { Call } from "#program/program";
import type { Emitter } from "./emitter.ts";
import { argumentsOf } from "./link-expr.ts";
import { emitWaitForThreads } from "./link-waiting.ts";
import type { LongAction, Task } from "./ports.ts";
import { type Op, pause, type Thread } from "./thread.ts";

export function linkTask(e: Emitter, call: Call, { event, waits, start }: LongAction): void {
  const { block } = call;
  const task = e.local();
  const started = e.local();
  e.begin(block, call.args, () => {
    const make = start(argumentsOf(e.linker, call));
    const first = e.next + 1;
    return (t) => {
      t.locals[task] = make(t);
      return first;
    };
  });
  const places = { round: e.here, between: e.next, isWarped: e.isWarped };
  const listen = e.next + 1;
  const end = listen + 1;
  const { isWarped } = e;
  const work: Op = (t) => {
    const running = t.locals[task] as Task;
    const { scheduler } = t;
    // Noted before: a paced run then does one round at a time.
    scheduler.noteVisible();
    const isOneByOne = isWarped ? scheduler.isStepping : scheduler.givesWay;
    const rounds = running.step(isOneByOne ? 1 : Number.POSITIVE_INFINITY);
    if (running.after === "end") return end;
    if (running.after === "event") {
      const threads = scheduler.start(event);
      t.locals[started] = threads;
      if (threads.length > 0) {
        if (!isWarped) scheduler.rounds += Math.max(0, rounds - 1);
        t.status = "yielding";
        return pause(listen);
      }
    }
    return roundsDone(t, rounds, places);
  };
  e.begin(block, [], () => work);
  e.emit(work, block);
  const waiting = { block, code: waits, parameters: {}, until: null };
  emitWaitForThreads(e, { started, then: places.round }, waiting);
}

/** What a step of a task leads to; it has done so many rounds. */
function roundsDone(t: Thread, rounds: number, { round, between, isWarped }: TaskPlaces): number {
  t.status = "busy";
  if (rounds === 0) return pause(between);
  if (isWarped) return pause(round);
  if (!t.scheduler.givesWay) {
    t.scheduler.rounds += rounds;
    return pause(round);
  }
  // Giving way ends the last of these rounds.
  t.scheduler.rounds += rounds - 1;
  t.status = "yielding";
  return pause(round);
}

interface TaskPlaces {
  /** Where the next round begins, as a block's own beginning: a step ends here. */
  readonly round: number;
  /** Where what lies between two rounds goes on. */
  readonly between: number;
  /** It does not give way. */
  readonly isWarped: boolean;
}
