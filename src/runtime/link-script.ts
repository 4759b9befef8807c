// A script and the My Blocks that it reaches -> their ops in one row (thread.ts). Every op can be the
// last one of a slice. Scripts give way at Scratch's yield points only: the end of a loop's round.
import type { Procedure, Script } from "#program/program";
import { Emitter, Row } from "./emitter.ts";
import { linkStatements } from "./link-statement.ts";
import type { Ports } from "./ports.ts";
import { leave, type Routine } from "./routine.ts";
import { type Code, END } from "./thread.ts";
import { Variable } from "./variable.ts";

/** `procedures`: all there are, of whatever target. */
export function linkScript(script: Script, procedures: readonly Procedure[], ports: Ports): Code {
  const { target } = script;
  const row = new Row();
  const routines: Routine[] = [];
  const callee = (id: string, isWarped: boolean): Routine | null => {
    const procedure = procedures.find((one) => one.id === id && one.target === target);
    if (procedure === undefined) return null;
    const warp = isWarped || procedure.warp;
    const known = routines.find((one) => one.procedure === procedure && one.warp === warp);
    if (known !== undefined) return known;
    const routine = createRoutine(procedure, warp, row.locals++);
    routines.push(routine);
    return routine;
  };

  const main = new Emitter({ row, ports, target, routine: null, callee });
  main.enter(script.block);
  linkStatements(main, script.body);
  main.emit(() => END, script.block);
  // Grows while going through it.
  for (const routine of routines) {
    const { procedure } = routine;
    const emitter = new Emitter({ row, ports, target, routine, callee });
    const from = row.locals;
    routine.start = emitter.here;
    emitter.enter(procedure.block);
    linkStatements(emitter, procedure.body);
    emitter.emit(leave, procedure.block);
    routine.locals = { from, end: row.locals };
  }
  return row.code();
}

function createRoutine(procedure: Procedure, warp: boolean, active: number): Routine {
  const inputs = procedure.params.map(({ name }) => new Variable("", name, 0));
  return { procedure, warp, inputs, active, start: END, locals: { from: 0, end: 0 } };
}
