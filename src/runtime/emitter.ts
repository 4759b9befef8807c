// Ops on their way into a row: which block and which statement each belongs to, where blocks begin, and
// the jobs that run before the statement that needs them. Knows no kind of statement.
import type { BlockId, Call, Expr } from "#program/program";
import { argumentsOf, type ExprLinker, findJobs, reporterOf } from "./link-expr.ts";
import type { Job, Ports } from "./ports.ts";
import type { Routine } from "./routine.ts";
import { type Code, type Op, pause, type Region } from "./thread.ts";

interface OpenRegion extends Region {
  end: number;
}

/** The row itself, which a script and its My Blocks share. */
export class Row {
  readonly ops: Op[] = [];
  readonly blocks: BlockId[] = [];
  readonly begins: boolean[] = [];
  readonly regions: Region[] = [];
  readonly entries: { readonly block: BlockId; readonly place: number }[] = [];
  locals = 0;

  code(): Code {
    const { ops, blocks, begins, regions, entries, locals } = this;
    return { ops, blocks, begins, regions, entries, locals, hasBreakpoints: false };
  }
}

export interface EmitterParts {
  readonly row: Row;
  readonly ports: Ports;
  /** The stage's or sprite's name. */
  readonly target: string;
  /** The My Block whose ops these are; null for the script itself. */
  readonly routine: Routine | null;
  /** The routine behind a call from here; null when there is none of this id. */
  readonly callee: (id: string, isWarped: boolean) => Routine | null;
}

/** Emits the ops of one script or one My Block. */
export class Emitter {
  readonly ports: Ports;
  readonly linker: ExprLinker;
  readonly routine: Routine | null;
  /** How many loops and branches the statement that is being linked stands in. */
  depth = 0;
  private readonly row: Row;
  private readonly callee: EmitterParts["callee"];
  private readonly jobs = new Map<Expr, number>();
  private region: OpenRegion;

  constructor({ row, ports, target, routine, callee }: EmitterParts) {
    this.row = row;
    this.ports = ports;
    this.routine = routine;
    this.callee = callee;
    this.linker = { ports, target, jobs: this.jobs, inputs: routine?.inputs ?? [] };
    this.region = { from: this.here, end: this.here };
  }

  /** The place of the op that is emitted next. */
  get here(): number {
    return this.row.ops.length;
  }

  /** The place after it. */
  get next(): number {
    return this.row.ops.length + 1;
  }

  /** Whether loops do not give way here. */
  get isWarped(): boolean {
    return this.routine?.warp ?? false;
  }

  local(): number {
    return this.row.locals++;
  }

  find(id: string): Routine | null {
    return this.callee(id, this.isWarped);
  }

  emit(op: Op, block: BlockId): void {
    this.row.ops.push(op);
    this.row.blocks.push(block);
    this.row.begins.push(false);
    this.row.regions.push(this.region);
  }

  /** Has the ops emitted by `link` belong to a statement. */
  statement(block: BlockId, link: () => void): void {
    const around = this.region;
    this.enter(block);
    this.region = { from: this.here, end: this.here };
    link();
    this.region.end = this.here;
    this.region = around;
  }

  /** What begins at the next op is entered there. */
  enter(block: BlockId): void {
    this.row.entries.push({ block, place: this.here });
  }

  /** An op of its own by which a block is entered that comes back to its first op. */
  emitEntry(block: BlockId): void {
    const { next } = this;
    this.emit(() => next, block);
  }

  /** Emits an op that begins a block, after the jobs that its expressions need. */
  begin(block: BlockId, expressions: readonly Expr[], make: () => Op): void {
    const first = this.here;
    for (const expr of expressions) this.emitJobs(expr);
    this.emit(make(), block);
    this.row.begins[first] = true;
  }

  /** The jobs in an expression, whose values are then at hand. */
  emitJobs(expr: Expr): void {
    for (const call of findJobs(this.ports, expr)) this.emitJob(call);
  }

  private emitJob(call: Call): void {
    const place = this.local();
    const reporter = reporterOf(this.ports, call);
    if (reporter.returns !== "later") throw new Error(`${call.op} is not a job`);
    const start = reporter.link(argumentsOf(this.linker, call));
    this.jobs.set(call, place);
    const work = this.next;
    this.emit((t) => {
      t.locals[place] = start(t);
      return work;
    }, call.block);
    const { next } = this;
    this.emit((t) => {
      t.status = "busy";
      return pause((t.locals[place] as Job).step() ? next : work);
    }, call.block);
  }
}
