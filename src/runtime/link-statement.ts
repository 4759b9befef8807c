// Statements -> ops, kind by kind. What does not loop, wait or call a My Block is linked here itself.
import type { Call, Stmt } from "#program/program";
import { toNumber } from "./cast.ts";
import type { Emitter } from "./emitter.ts";
import { linkCall } from "./link-call.ts";
import { argumentsOf, linkOperand } from "./link-expr.ts";
import { linkBranch, linkForEach, linkForever, linkRepeat, linkRepeatUntil } from "./link-loops.ts";
import { linkTask } from "./link-task.ts";
import { linkBroadcast, linkWait, linkWaitingAction, linkWaitUntil } from "./link-waiting.ts";
import { listActions } from "./list-ops.ts";
import type { Action, LongAction, Ports, WaitingAction } from "./ports.ts";
import { leave } from "./routine.ts";
import { END, pause } from "./thread.ts";

export function linkStatements(e: Emitter, statements: readonly Stmt[]): void {
  for (const statement of statements) {
    e.statement(statement.block, () => linkStatement(e, statement));
  }
}

function linkStatement(e: Emitter, statement: Stmt): void {
  const inside = (body: readonly Stmt[]) => () => {
    e.depth += 1;
    linkStatements(e, body);
    e.depth -= 1;
  };
  switch (statement.kind) {
    case "set":
      return linkSet(e, statement);
    case "change":
      return linkChange(e, statement);
    case "repeat":
      return linkRepeat(e, statement, inside(statement.body));
    case "forever":
      return linkForever(e, statement, inside(statement.body));
    case "repeatUntil":
      return linkRepeatUntil(e, statement, inside(statement.body));
    case "forEach":
      return linkForEach(e, statement, inside(statement.body));
    case "if": {
      const otherwise = statement.otherwise.length === 0 ? null : inside(statement.otherwise);
      return linkBranch(e, statement, { then: inside(statement.then), otherwise });
    }
    case "wait":
      return linkWait(e, statement);
    case "waitUntil":
      return linkWaitUntil(e, statement);
    case "broadcast":
      return linkBroadcast(e, statement);
    case "stop":
      return linkStop(e, statement);
    case "call":
      return linkAction(e, statement);
    case "procedure":
      return linkCall(e, statement);
    case "report":
      return linkReport(e, statement);
    default:
      return statement satisfies never;
  }
}

function linkSet(e: Emitter, statement: Extract<Stmt, { kind: "set" }>): void {
  e.begin(statement.block, [statement.value], () => {
    const variable = e.ports.world.variable(statement.id);
    const value = linkOperand(e.linker, statement.value);
    const { calculation } = value;
    if (calculation !== null) return (t) => variable.setNumber(calculation.result(t));
    return (t) => {
      if (value.isAtHand) variable.setNumber(value.number(t));
      else variable.value = value.compute(t);
    };
  });
}

function linkChange(e: Emitter, statement: Extract<Stmt, { kind: "change" }>): void {
  e.begin(statement.block, [statement.by], () => {
    const variable = e.ports.world.variable(statement.id);
    if (statement.by.kind === "literal") {
      const amount = toNumber(statement.by.value);
      return () => variable.change(amount);
    }
    const by = linkOperand(e.linker, statement.by);
    const { calculation } = by;
    if (calculation !== null) {
      return (t) => {
        const amount = calculation.result(t);
        variable.change(Number.isNaN(amount) ? 0 : amount);
      };
    }
    return (t) => variable.change(by.number(t));
  });
}

function linkStop(e: Emitter, { what, block }: Extract<Stmt, { kind: "stop" }>): void {
  e.begin(block, [], () => {
    const { next } = e;
    // As in Scratch, inside a My Block only that one is left.
    if (what === "this script") return e.routine === null ? () => END : leave;
    return (t) => {
      if (what === "this clone") return t.scheduler.deleteClone(t) ? END : next;
      if (what === "other scripts") {
        t.scheduler.stopOthers(t);
        return next;
      }
      t.scheduler.stopAllInTurn();
      return END;
    };
  });
}

function linkReport(e: Emitter, { value, block }: Extract<Stmt, { kind: "report" }>): void {
  e.begin(block, [value], () =>
    e.ports.report(argumentsOf(e.linker, { kind: "call", op: "report", args: [value], block })),
  );
}

function linkAction(e: Emitter, call: Call): void {
  const action = actionOf(e.ports, call);
  if ("event" in action) return linkTask(e, call, action);
  if ("wait" in action) return linkWaitingAction(e, call, action);
  const { cost, link } = action;
  e.begin(call.block, call.args, () => {
    const run = link(argumentsOf(e.linker, call));
    if (cost === undefined) return run;
    const { next } = e;
    return (t) => {
      run(t);
      if (cost === "visible") t.scheduler.noteVisible();
      t.status = "busy";
      return pause(next);
    };
  });
}

function actionOf(ports: Ports, call: Call): Action | LongAction | WaitingAction {
  const own = Object.hasOwn(listActions, call.op) ? listActions[call.op] : undefined;
  const action =
    own ?? (Object.hasOwn(ports.actions, call.op) ? ports.actions[call.op] : undefined);
  if (action === undefined) throw new Error(`No operation ${call.op}`);
  return action;
}
