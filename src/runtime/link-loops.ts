// Loops and branches -> jumps. A loop gives way at the end of each round, unless the script is alone and
// unpaced, or it stands in a My Block that runs without screen refresh.
import type { Expr, Stmt } from "#program/program";
import type { Emitter } from "./emitter.ts";
import { linkBoolean, linkNumber, linkValue } from "./link-expr.ts";
import { END, type Op, pause, type Thread } from "./thread.ts";
import { linkTightLoop } from "./tight-loop.ts";

/** Links the blocks inside. */
type Inside = () => void;

/** A loop's blocks: entered once, then round after round. */
export function linkRepeat(
  e: Emitter,
  { times, body: blocks, block }: Extract<Stmt, { kind: "repeat" }>,
  inside: Inside,
): void {
  const counter = e.local();
  // Scratch works out the number before each round, though only the first counts: seen by what it draws.
  const drawn = draws(times) ? e.local() : null;
  const tight = drawn === null ? linkTightLoop(e, blocks) : null;
  e.emitJobs(times);
  const count = linkNumber(e.linker, times);
  const head = e.next;
  e.emit((t) => {
    t.locals[counter] = Math.round(count(t));
    if (drawn !== null) t.locals[drawn] = true;
    return head;
  }, block);
  let exit = END;
  const body = e.next;
  e.begin(block, [], () => (t) => {
    if (drawn !== null) {
      if (t.locals[drawn] === true) t.locals[drawn] = false;
      else count(t);
    }
    if (tight !== null && runsThrough(t, e.isWarped)) {
      const most = t.locals[counter] as number;
      const rounds = tight.run(t, most);
      if (!e.isWarped) t.scheduler.rounds += rounds;
      t.locals[counter] = most - rounds;
      if (!(most > rounds)) return exit;
      t.status = "busy";
      return pause(head);
    }
    const left = (t.locals[counter] as number) - 1;
    t.locals[counter] = left;
    return left >= 0 ? body : exit;
  });
  inside();
  // The round's end, and the next one's beginning where the script needs not give way.
  const end: Op = (t) => {
    if (t.scheduler.givesWay) {
      t.status = "yielding";
      return pause(head);
    }
    t.scheduler.rounds += 1;
    if (tight !== null || drawn !== null) return head;
    const left = (t.locals[counter] as number) - 1;
    t.locals[counter] = left;
    return left >= 0 ? body : exit;
  };
  const warpedEnd: Op = (t) => {
    if (t.scheduler.isStepping || tight !== null || drawn !== null) return head;
    const left = (t.locals[counter] as number) - 1;
    t.locals[counter] = left;
    return left >= 0 ? body : exit;
  };
  e.emit(e.isWarped ? warpedEnd : end, block);
  exit = e.here;
}

function draws(expr: Expr): boolean {
  return expr.kind === "call" && (expr.op === "operator_random" || expr.args.some(draws));
}

/** Whether many rounds may be done at once: no turn, step or breakpoint comes in between. */
function runsThrough({ scheduler, code }: Thread, isWarped: boolean): boolean {
  const isCutShort = isWarped ? scheduler.isStepping : scheduler.givesWay;
  return !isCutShort && !code.hasBreakpoints;
}

export function linkForever(
  e: Emitter,
  { block }: Extract<Stmt, { kind: "forever" }>,
  inside: Inside,
): void {
  e.emitEntry(block);
  const head = e.here;
  const body = e.next;
  e.begin(block, [], () => () => body);
  inside();
  e.emit(roundEnd(e, head), block);
}

export function linkRepeatUntil(
  e: Emitter,
  { test, block }: Extract<Stmt, { kind: "repeatUntil" }>,
  inside: Inside,
): void {
  e.emitEntry(block);
  const head = e.here;
  let exit = END;
  e.begin(block, [test], () => {
    const isOver = linkBoolean(e.linker, test);
    const body = e.next;
    return (t) => (isOver(t) ? exit : body);
  });
  inside();
  e.emit(roundEnd(e, head), block);
  exit = e.here;
}

export function linkForEach(
  e: Emitter,
  { id, times, block }: Extract<Stmt, { kind: "forEach" }>,
  inside: Inside,
): void {
  const counter = e.local();
  const head = e.next;
  e.emit((t) => {
    t.locals[counter] = 0;
    return head;
  }, block);
  let exit = END;
  e.begin(block, [times], () => {
    const variable = e.ports.world.variable(id);
    const most = linkValue(e.linker, times);
    const body = e.next;
    return (t) => {
      const round = (t.locals[counter] as number) + 1;
      // As in Scratch, here what is no number is none, not 0.
      if (!(round - 1 < Number(most(t)))) return exit;
      t.locals[counter] = round;
      variable.setNumber(round);
      return body;
    };
  });
  inside();
  e.emit(roundEnd(e, head), block);
  exit = e.here;
}

/** The end of a loop's round: the yield point. */
function roundEnd(e: Emitter, head: number): Op {
  if (e.isWarped) return () => head;
  return (t) => {
    if (!t.scheduler.givesWay) {
      t.scheduler.rounds += 1;
      return head;
    }
    t.status = "yielding";
    return pause(head);
  };
}

export function linkBranch(
  e: Emitter,
  { test, block }: Extract<Stmt, { kind: "if" }>,
  { then, otherwise }: { readonly then: Inside; readonly otherwise: Inside | null },
): void {
  let onFalse = END;
  e.begin(block, [test], () => {
    const isTrue = linkBoolean(e.linker, test);
    const onTrue = e.next;
    return (t) => (isTrue(t) ? onTrue : onFalse);
  });
  then();
  if (otherwise === null) {
    onFalse = e.here;
    return;
  }
  let exit = END;
  e.emit(() => exit, block);
  onFalse = e.here;
  otherwise();
  exit = e.here;
}
