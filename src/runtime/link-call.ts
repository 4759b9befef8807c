// Calling a My Block: its inputs are set, the way back is put on the thread's frames, and the script
// jumps to the My Block's ops. All inputs are worked out before the first one is set.
import { RunError } from "#program/diagnostic";
import type { Stmt, Value } from "#program/program";
import type { Emitter } from "./emitter.ts";
import { linkOperand } from "./link-expr.ts";
import type { Operand } from "./operand.ts";
import { type CallSite, isRecursive, putAway, type Routine } from "./routine.ts";
import { pause, type Thread } from "./thread.ts";
import type { Variable } from "./variable.ts";

/** My Blocks inside each other, and values they have put away: a bound on memory. */
const MOST_CALLS = 100_000;
const MOST_SAVED = 4_000_000;

export function linkCall(e: Emitter, call: Extract<Stmt, { kind: "procedure" }>): void {
  e.begin(call.block, call.args, () => {
    const values = call.args.map((arg) => linkOperand(e.linker, arg));
    const routine = e.find(call.id);
    if (routine === null) {
      return (t) => {
        for (const value of values) value.compute(t);
      };
    }
    const setInputs = linkInputs(e, routine, values);
    const site = { routine, then: e.next, depth: e.depth };
    return (t) => {
      const active = t.locals[routine.active] as number;
      const { length } = t.frames;
      if (length >= MOST_CALLS || t.saved.length >= MOST_SAVED) {
        throw new RunError("run.tooDeep", { found: length });
      }
      setInputs(t, active);
      const givesWay = active > 0 && !routine.warp && isRecursive(t.frames, site);
      t.locals[routine.active] = active + 1;
      t.frames.push(site);
      return givesWay ? giveWay(t, site) : routine.start;
    };
  });
}

function giveWay(t: Thread, { routine }: CallSite): number {
  if (!t.scheduler.givesWay) {
    t.scheduler.rounds += 1;
    return routine.start;
  }
  t.status = "yielding";
  return pause(routine.start);
}

/** Sets a routine's inputs, after putting away those of an outer activation. */
function linkInputs(
  e: Emitter,
  routine: Routine,
  values: readonly Operand[],
): (t: Thread, active: number) => void {
  const { inputs } = routine;
  if (inputs.length !== values.length) {
    throw new Error(`${values.length} values for ${inputs.length} inputs`);
  }
  const pairs = inputs.map((input, i) => ({ input, value: values[i] }));
  if (routine !== e.routine) {
    return (t, active) => {
      if (active > 0) putAway(t, routine);
      for (const { input, value } of pairs) assign(input, value, t);
    };
  }
  // A My Block that calls itself works its inputs out from those that it is about to lose.
  const found: Value[] = values.map(() => 0);
  return (t) => {
    for (let i = 0; i < values.length; i++) found[i] = values[i].value(t);
    putAway(t, routine);
    for (let i = 0; i < inputs.length; i++) inputs[i].value = found[i];
  };
}

function assign(input: Variable, value: Operand, t: Thread): void {
  if (value.calculation !== null) input.setNumber(value.calculation.result(t));
  else if (value.isAtHand) input.setNumber(value.number(t));
  else input.value = value.compute(t);
}
