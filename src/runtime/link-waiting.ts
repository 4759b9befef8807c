// Statements that wait: for time, for a condition, for scripts that a message started, for an answer.
// They give way wherever they stand, in My Blocks without screen refresh too (but for `wait 0` there).
import type { Call, Stmt } from "#program/program";
import { toText } from "./cast.ts";
import type { Emitter } from "./emitter.ts";
import { argumentsOf, linkBoolean, linkNumber, linkValue } from "./link-expr.ts";
import type { Wait, WaitingAction } from "./ports.ts";
import { pause, type Thread, type Waiting } from "./thread.ts";

export function linkWait(e: Emitter, { seconds, block }: Extract<Stmt, { kind: "wait" }>): void {
  const deadline = e.local();
  e.begin(block, [seconds], () => {
    const long = linkNumber(e.linker, seconds);
    const { next } = e;
    return (t) => {
      const time = Math.max(0, long(t)) * 1000;
      // As in Scratch, without screen refresh one gives way for a time only.
      if (e.isWarped && time === 0) return next + 1;
      t.locals[deadline] = e.ports.now() + time;
      t.status = "yielding";
      return pause(next);
    };
  });
  const { next } = e;
  e.emit((t) => {
    const until = t.locals[deadline] as number;
    if (e.ports.now() >= until) return next;
    return waitHere(t, next - 1, { block, code: "run.waitsTime", parameters: {}, until });
  }, block);
}

export function linkWaitUntil(
  e: Emitter,
  { test, block }: Extract<Stmt, { kind: "waitUntil" }>,
): void {
  e.emitEntry(block);
  const first = e.here;
  e.begin(block, [test], () => {
    const isTrue = linkBoolean(e.linker, test);
    const { next } = e;
    const waiting = { block, code: "run.waitsCondition", parameters: {}, until: null };
    return (t) => (isTrue(t) ? next : waitHere(t, first, waiting));
  });
}

export function linkBroadcast(
  e: Emitter,
  { message, wait, block }: Extract<Stmt, { kind: "broadcast" }>,
): void {
  const started = e.local();
  e.begin(block, [message], () => {
    const name = linkValue(e.linker, message);
    const { next } = e;
    return (t) => {
      const threads = t.scheduler.start("message", toText(name(t)));
      if (!wait || threads.length === 0) return wait ? next + 1 : next;
      t.locals[started] = threads;
      t.status = "yielding";
      return pause(next);
    };
  });
  if (!wait) return;
  const literal = message.kind === "literal" ? toText(message.value) : "";
  const parameters = { message: literal };
  const waiting = { block, code: "run.waitsReceivers", parameters, until: null };
  emitWaitForThreads(e, { started, then: e.next }, waiting);
}

export function linkWaitingAction(e: Emitter, call: Call, action: WaitingAction): void {
  const { block } = call;
  const place = e.local();
  e.begin(block, call.args, () => {
    const begin = action.wait(argumentsOf(e.linker, call));
    const { next } = e;
    return (t) => {
      const wait = begin(t);
      if (wait === null) return next + 1;
      t.locals[place] = wait;
      t.wait = wait;
      t.status = "yielding";
      return pause(next);
    };
  });
  const { next } = e;
  e.emit((t) => {
    const wait = t.locals[place] as Wait;
    // A script that was stopped may still have a turn; it does not go on.
    if (t.wait === wait && wait.done()) {
      t.wait = null;
      return next;
    }
    const { code, parameters = {}, until } = wait;
    return waitHere(t, next - 1, { block, code, parameters, until });
  }, block);
}

/** Waits until the threads in the local `started` have ended, then goes on at the place `then`. */
export function emitWaitForThreads(
  e: Emitter,
  { started, then }: { readonly started: number; readonly then: number },
  waiting: Waiting,
): void {
  const { here } = e;
  e.emit((t) => {
    const threads = t.locals[started] as readonly Thread[];
    return threads.some((thread) => t.scheduler.hasInRound(thread))
      ? waitHere(t, here, waiting)
      : then;
  }, waiting.block);
}

function waitHere(thread: Thread, place: number, waiting: Waiting): number {
  thread.status = "waiting";
  thread.waiting = waiting;
  return pause(place);
}
