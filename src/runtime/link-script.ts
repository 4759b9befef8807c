// A script -> its ops in a row (thread.ts). Loops and branches become jumps; every op can be the
// last one of a slice. Scripts give way at Scratch's yield points only: the end of a loop's round.
import type { BlockId, Call, Expr, Script, Stmt, StopWhat } from "#program/program";
import { toNumber, toText } from "./cast.ts";
import {
  argumentsOf,
  type ExprLinker,
  findJobs,
  linkBoolean,
  linkNumber,
  linkOperand,
  linkValue,
  reporterOf,
} from "./link-expr.ts";
import { listActions } from "./list-ops.ts";
import type { Action, Job, LongAction, Ports, Task, Wait, WaitingAction } from "./ports.ts";
import { type Code, END, type Op, pause, type Thread, type Waiting } from "./thread.ts";

export function linkScript(script: Script, ports: Ports): Code {
  const emitter = new Emitter(ports, script.target);
  emitter.statements(script.body);
  emitter.emit(() => END, script.block);
  return emitter.code();
}

class Emitter {
  private readonly ports: Ports;
  private readonly ops: Op[] = [];
  private readonly blocks: BlockId[] = [];
  private readonly begins: boolean[] = [];
  private readonly linker: ExprLinker;
  private readonly jobs = new Map<Expr, number>();
  private locals = 0;

  constructor(ports: Ports, target: string) {
    this.ports = ports;
    this.linker = { ports, target, jobs: this.jobs };
  }

  code(): Code {
    return { ops: this.ops, blocks: this.blocks, begins: this.begins, locals: this.locals };
  }

  statements(list: readonly Stmt[]): void {
    for (const statement of list) this.statement(statement);
  }

  emit(op: Op, block: BlockId): void {
    this.ops.push(op);
    this.blocks.push(block);
    this.begins.push(false);
  }

  private get next(): number {
    return this.ops.length + 1;
  }

  /** Emits an op that begins a block, after the jobs that its expressions need. */
  private begin(block: BlockId, expressions: readonly Expr[], make: () => Op): void {
    const first = this.ops.length;
    for (const call of expressions.flatMap((expr) => findJobs(this.ports, expr))) this.job(call);
    this.emit(make(), block);
    this.begins[first] = true;
  }

  private job(call: Call): void {
    const place = this.locals++;
    const reporter = reporterOf(this.ports, call);
    if (reporter.returns !== "later") throw new Error(`${call.op} is not a job`);
    const start = reporter.link(argumentsOf(this.linker, call));
    this.jobs.set(call, place);
    const work = this.next;
    this.emit((t) => {
      t.locals[place] = start(t);
      return work;
    }, call.block);
    const next = this.next;
    this.emit((t) => {
      t.status = "busy";
      return pause((t.locals[place] as Job).step() ? next : work);
    }, call.block);
  }

  private statement(statement: Stmt): void {
    const { block } = statement;
    switch (statement.kind) {
      case "set":
        return this.begin(block, [statement.value], () => {
          const variable = this.ports.world.variable(statement.id);
          const value = linkOperand(this.linker, statement.value);
          const { calculation } = value;
          if (calculation !== null) return (t) => variable.setNumber(calculation.result(t));
          return (t) => {
            if (value.isAtHand) variable.setNumber(value.number(t));
            else variable.value = value.compute(t);
          };
        });
      case "change":
        return this.begin(block, [statement.by], () => {
          const variable = this.ports.world.variable(statement.id);
          if (statement.by.kind === "literal") {
            const amount = toNumber(statement.by.value);
            return () => variable.change(amount);
          }
          const by = linkOperand(this.linker, statement.by);
          const { calculation } = by;
          if (calculation !== null) {
            return (t) => {
              const amount = calculation.result(t);
              variable.change(Number.isNaN(amount) ? 0 : amount);
            };
          }
          return (t) => variable.change(by.number(t));
        });
      case "repeat":
        return this.repeat(statement);
      case "forever":
      case "repeatUntil":
        return this.loop(statement);
      case "if":
        return this.branch(statement);
      case "wait":
        return this.wait(statement);
      case "waitUntil":
        return this.waitUntil(statement);
      case "broadcast":
        return this.broadcast(statement);
      case "stop":
        return this.stop(statement.what, block);
      case "call":
        return this.action(statement);
      case "procedure":
      case "report":
        throw new Error(`${statement.kind} is not linked yet`);
      default:
        return statement satisfies never;
    }
  }

  private repeat(statement: Extract<Stmt, { kind: "repeat" }>): void {
    const counter = this.locals++;
    const times = () => linkNumber(this.linker, statement.times);
    for (const call of findJobs(this.ports, statement.times)) this.job(call);
    const count = times();
    const head = this.next;
    this.emit((t) => {
      t.locals[counter] = Math.round(count(t));
      return head;
    }, statement.block);
    let exit = END;
    const body = this.next;
    this.begin(statement.block, [], () => (t) => {
      const left = (t.locals[counter] as number) - 1;
      t.locals[counter] = left;
      return left >= 0 ? body : exit;
    });
    this.statements(statement.body);
    // The round's end, and the next one's beginning where the script needs not give way.
    this.emit((t) => {
      if (t.scheduler.givesWay) {
        t.status = "yielding";
        return pause(head);
      }
      t.scheduler.rounds += 1;
      const left = (t.locals[counter] as number) - 1;
      t.locals[counter] = left;
      return left >= 0 ? body : exit;
    }, statement.block);
    exit = this.ops.length;
  }

  private loop(statement: Extract<Stmt, { kind: "forever" | "repeatUntil" }>): void {
    const head = this.ops.length;
    let exit = END;
    if (statement.kind === "forever") {
      const body = this.next;
      this.begin(statement.block, [], () => () => body);
    } else {
      this.begin(statement.block, [statement.test], () => {
        const test = linkBoolean(this.linker, statement.test);
        const body = this.next;
        return (t) => (test(t) ? exit : body);
      });
    }
    this.statements(statement.body);
    this.emit(roundEnd(head), statement.block);
    exit = this.ops.length;
  }

  private branch(statement: Extract<Stmt, { kind: "if" }>): void {
    let otherwise = END;
    this.begin(statement.block, [statement.test], () => {
      const test = linkBoolean(this.linker, statement.test);
      const then = this.next;
      return (t) => (test(t) ? then : otherwise);
    });
    this.statements(statement.then);
    if (statement.otherwise.length === 0) {
      otherwise = this.ops.length;
      return;
    }
    let exit = END;
    this.emit(() => exit, statement.block);
    otherwise = this.ops.length;
    this.statements(statement.otherwise);
    exit = this.ops.length;
  }

  private wait(statement: Extract<Stmt, { kind: "wait" }>): void {
    const { block } = statement;
    const deadline = this.locals++;
    this.begin(block, [statement.seconds], () => {
      const seconds = linkNumber(this.linker, statement.seconds);
      const { next } = this;
      return (t) => {
        t.locals[deadline] = this.ports.now() + Math.max(0, seconds(t)) * 1000;
        t.status = "yielding";
        return pause(next);
      };
    });
    const { next } = this;
    this.emit((t) => {
      const until = t.locals[deadline] as number;
      if (this.ports.now() >= until) return next;
      return waitHere(t, next - 1, { block, code: "run.waitsTime", parameters: {}, until });
    }, block);
  }

  private waitUntil(statement: Extract<Stmt, { kind: "waitUntil" }>): void {
    const { block } = statement;
    const first = this.ops.length;
    this.begin(block, [statement.test], () => {
      const test = linkBoolean(this.linker, statement.test);
      const { next } = this;
      const waiting = { block, code: "run.waitsCondition", parameters: {}, until: null };
      return (t) => (test(t) ? next : waitHere(t, first, waiting));
    });
  }

  private broadcast(statement: Extract<Stmt, { kind: "broadcast" }>): void {
    const { block } = statement;
    const started = this.locals++;
    this.begin(block, [statement.message], () => {
      const message = linkValue(this.linker, statement.message);
      const { next } = this;
      return (t) => {
        const threads = t.scheduler.start("message", toText(message(t)));
        if (!statement.wait || threads.length === 0) return statement.wait ? next + 1 : next;
        t.locals[started] = threads;
        t.status = "yielding";
        return pause(next);
      };
    });
    if (!statement.wait) return;
    const literal = statement.message.kind === "literal" ? toText(statement.message.value) : "";
    const parameters = { message: literal };
    const waiting = { block, code: "run.waitsReceivers", parameters, until: null };
    this.waitForThreads(started, this.next, waiting);
  }

  /** Waits until the threads in a local have ended, then goes on at a place. */
  private waitForThreads(started: number, then: number, waiting: Waiting): void {
    const here = this.ops.length;
    this.emit((t) => {
      const threads = t.locals[started] as readonly Thread[];
      return threads.some((thread) => t.scheduler.hasInRound(thread))
        ? waitHere(t, here, waiting)
        : then;
    }, waiting.block);
  }

  private stop(what: StopWhat, block: BlockId): void {
    this.begin(block, [], () => {
      const { next } = this;
      if (what === "this script") return () => END;
      return (t) => {
        if (what === "other scripts") {
          t.scheduler.stopOthers(t);
          return next;
        }
        t.scheduler.stopAllInTurn();
        return END;
      };
    });
  }

  /** A task: its start, its rounds, what lies between them, and waiting for those who listen. */
  private task(call: Call, { event, waits, start }: LongAction): void {
    const { block } = call;
    const task = this.locals++;
    const started = this.locals++;
    this.begin(block, call.args, () => {
      const make = start(argumentsOf(this.linker, call));
      const first = this.next + 1;
      return (t) => {
        t.locals[task] = make(t);
        return first;
      };
    });
    const places = { round: this.ops.length, between: this.next };
    const listen = this.next + 1;
    const end = listen + 1;
    const work: Op = (t) => {
      const running = t.locals[task] as Task;
      // Noted before: a paced run then does one round at a time.
      t.scheduler.noteVisible();
      const rounds = running.step(t.scheduler.givesWay ? 1 : Number.POSITIVE_INFINITY);
      if (running.after === "end") return end;
      if (running.after === "event") {
        const threads = t.scheduler.start(event);
        t.locals[started] = threads;
        if (threads.length > 0) {
          t.scheduler.rounds += Math.max(0, rounds - 1);
          t.status = "yielding";
          return pause(listen);
        }
      }
      return roundsDone(t, rounds, places);
    };
    this.begin(block, [], () => work);
    this.emit(work, block);
    const waiting = { block, code: waits, parameters: {}, until: null };
    this.waitForThreads(started, places.round, waiting);
  }

  private waiting(call: Call, action: WaitingAction): void {
    const { block } = call;
    const place = this.locals++;
    this.begin(block, call.args, () => {
      const begin = action.wait(argumentsOf(this.linker, call));
      const { next } = this;
      return (t) => {
        t.locals[place] = begin(t);
        t.status = "yielding";
        return pause(next);
      };
    });
    const { next } = this;
    this.emit((t) => {
      const wait = t.locals[place] as Wait;
      if (wait.done()) return next;
      const { code, until } = wait;
      return waitHere(t, next - 1, { block, code, parameters: {}, until });
    }, block);
  }

  private action(call: Call): void {
    const action = actionOf(this.ports, call);
    if ("event" in action) return this.task(call, action);
    if ("wait" in action) return this.waiting(call, action);
    const { cost, link } = action;
    this.begin(call.block, call.args, () => {
      const run = link(argumentsOf(this.linker, call));
      if (cost === undefined) return run;
      const { next } = this;
      return (t) => {
        run(t);
        if (cost === "visible") t.scheduler.noteVisible();
        t.status = "busy";
        return pause(next);
      };
    });
  }
}

/** What a step of a task leads to; it has done so many rounds. */
function roundsDone(t: Thread, rounds: number, { round, between }: TaskPlaces): number {
  t.status = "busy";
  if (rounds === 0) return pause(between);
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
}

function actionOf(ports: Ports, call: Call): Action | LongAction | WaitingAction {
  const own = Object.hasOwn(listActions, call.op) ? listActions[call.op] : undefined;
  const action =
    own ?? (Object.hasOwn(ports.actions, call.op) ? ports.actions[call.op] : undefined);
  if (action === undefined) throw new Error(`No operation ${call.op}`);
  return action;
}

/** The end of a loop's round: the yield point. Alone and unpaced, a script needs not give way. */
function roundEnd(head: number): Op {
  return (t) => {
    if (!t.scheduler.givesWay) {
      t.scheduler.rounds += 1;
      return head;
    }
    t.status = "yielding";
    return pause(head);
  };
}

function waitHere(thread: Thread, place: number, waiting: NonNullable<Thread["waiting"]>): number {
  thread.status = "waiting";
  thread.waiting = waiting;
  return pause(place);
}
