// The rounds of a loop whose blocks only work with variables, numbers and lists, branch on them, or move a pen -
// the inner loops of a network in primitive blocks - done in one go, without handing control from op to op. It
// does the same in the same order as the ops of these blocks, which stay for steps, breakpoints and turns.
import { RunError } from "#program/diagnostic";
import type { Stmt } from "#program/program";
import { toNumber } from "./cast.ts";
import type { Emitter } from "./emitter.ts";
import { argumentsOf, isPlain, linkBoolean, linkOperand } from "./link-expr.ts";
import { listActions } from "./list-ops.ts";
import { type Calculation, Operand } from "./operand.ts";
import type { Action } from "./ports.ts";
import type { Thread } from "./thread.ts";
import { Variable } from "./variable.ts";

/** Blocks between two looks at the clock. */
const BLOCKS_PER_LOOK = 1000;
/** Of a round with loops in it: so many take a few milliseconds at most. */
const MOST_BLOCKS = 5_000;

type Kind = "set" | "change by a number" | "change" | "branch" | "loop" | "other";
type Run = (thread: Thread) => void;
type Test = (thread: Thread) => boolean;

const NOTHING = new Operand(() => "", {});
const NO_VARIABLE = new Variable("", "", "");

/** One class for all blocks, so that the loop is always the same machine code. */
class TightBlock {
  readonly id: string;
  readonly kind: Kind;
  readonly variable: Variable;
  readonly amount: number;
  readonly value: Operand;
  readonly calculation: Calculation | null;
  readonly test: Test;
  readonly then: readonly TightBlock[];
  readonly otherwise: readonly TightBlock[];
  /** Of a loop, whose blocks are in `then`. */
  readonly times: number;
  readonly run: Run;

  constructor(
    id: string,
    kind: Kind,
    parts: {
      readonly variable?: Variable;
      readonly amount?: number;
      readonly value?: Operand;
      readonly test?: Test;
      readonly then?: readonly TightBlock[];
      readonly otherwise?: readonly TightBlock[];
      readonly times?: number;
      readonly run?: Run;
    },
  ) {
    this.id = id;
    this.kind = kind;
    this.variable = parts.variable ?? NO_VARIABLE;
    this.amount = parts.amount ?? 0;
    this.value = parts.value ?? NOTHING;
    this.calculation = this.value.calculation;
    this.test = parts.test ?? (() => false);
    this.then = parts.then ?? [];
    this.otherwise = parts.otherwise ?? [];
    this.times = parts.times ?? 1;
    this.run = parts.run ?? (() => {});
  }
}

export class TightLoop {
  private readonly blocks: readonly TightBlock[];
  private readonly roundsPerLook: number;

  constructor(blocks: readonly TightBlock[]) {
    this.blocks = blocks;
    this.roundsPerLook = Math.ceil(BLOCKS_PER_LOOK / countOf(blocks));
  }

  /** Does at most `most` rounds, or as many as fit between two looks at the clock. Answers how many. */
  run(thread: Thread, most: number): number {
    const { blocks } = this;
    const rounds = Math.min(most, this.roundsPerLook);
    for (let left = rounds; left > 0; left--) runBlocks(blocks, thread);
    return rounds;
  }
}

/** Blocks that are run at most, once through. */
function countOf(blocks: readonly TightBlock[]): number {
  return blocks.reduce(
    (sum, { then, otherwise, times }) => sum + 1 + times * countOf(then) + countOf(otherwise),
    0,
  );
}

function runBlocks(blocks: readonly TightBlock[], thread: Thread): void {
  let at = 0;
  try {
    for (; at < blocks.length; at++) runBlock(blocks[at], thread);
  } catch (error) {
    // The thread stands at the loop: the block itself has to be named.
    if (error instanceof RunError) throw error;
    throw new RunError("run.internal", { message: String(error) }, blocks[at].id);
  }
}

function runBlock(block: TightBlock, thread: Thread): void {
  const { variable } = block;
  switch (block.kind) {
    case "change by a number":
      variable.change(block.amount);
      return;
    case "change": {
      const { calculation } = block;
      if (calculation === null) variable.change(block.value.number(thread));
      else {
        const amount = calculation.result(thread);
        variable.change(Number.isNaN(amount) ? 0 : amount);
      }
      return;
    }
    case "set": {
      const { value, calculation } = block;
      if (calculation !== null) variable.setNumber(calculation.result(thread));
      else if (value.isAtHand) variable.setNumber(value.number(thread));
      else variable.value = value.compute(thread);
      return;
    }
    case "branch":
      runBlocks(block.test(thread) ? block.then : block.otherwise, thread);
      return;
    case "loop":
      for (let left = block.times; left > 0; left--) runBlocks(block.then, thread);
      block.run(thread);
      return;
    default:
      block.run(thread);
  }
}

/** The blocks of a loop as a tight one; null when one of them is of another kind. */
export function linkTightLoop(e: Emitter, body: readonly Stmt[]): TightLoop | null {
  const blocks = linkBlocks(e, body);
  if (blocks === null || blocks.length === 0 || countOf(blocks) > MOST_BLOCKS) return null;
  return new TightLoop(blocks);
}

function linkBlocks(e: Emitter, body: readonly Stmt[]): readonly TightBlock[] | null {
  const blocks: TightBlock[] = [];
  for (const statement of body) {
    const block = linkTight(e, statement);
    if (block === null) return null;
    blocks.push(block);
  }
  return blocks;
}

function linkTight(e: Emitter, statement: Stmt): TightBlock | null {
  const { linker, ports } = e;
  const { block } = statement;
  switch (statement.kind) {
    case "set": {
      if (!isPlain(statement.value)) return null;
      const variable = ports.world.variable(statement.id);
      return new TightBlock(block, "set", {
        variable,
        value: linkOperand(linker, statement.value),
      });
    }
    case "change": {
      const variable = ports.world.variable(statement.id);
      if (statement.by.kind === "literal") {
        const amount = toNumber(statement.by.value);
        return new TightBlock(block, "change by a number", { variable, amount });
      }
      if (!isPlain(statement.by)) return null;
      return new TightBlock(block, "change", {
        variable,
        value: linkOperand(linker, statement.by),
      });
    }
    case "if": {
      if (!isPlain(statement.test)) return null;
      const then = linkBlocks(e, statement.then);
      const otherwise = linkBlocks(e, statement.otherwise);
      if (then === null || otherwise === null) return null;
      const test = linkBoolean(linker, statement.test);
      return new TightBlock(block, "branch", { test, then, otherwise });
    }
    case "repeat": {
      if (statement.times.kind !== "literal") return null;
      const times = Math.max(0, Math.round(toNumber(statement.times.value)));
      const then = linkBlocks(e, statement.body);
      if (then === null) return null;
      const run = (t: Thread) => {
        if (!e.isWarped) t.scheduler.rounds += times;
      };
      return new TightBlock(block, "loop", { times, then, run });
    }
    case "call": {
      const action = quickAction(e, statement.op);
      if (action === null || !statement.args.every(isPlain)) return null;
      const run = action.link(argumentsOf(linker, statement));
      return new TightBlock(block, "other", { run });
    }
    default:
      return null;
  }
}

/** What changes the picture only where nothing may give way to it in the middle of a loop. */
function quickAction(e: Emitter, op: string): Action | null {
  const own = Object.hasOwn(listActions, op) ? listActions[op] : null;
  if (own !== null) return "link" in own ? own : null;
  const action = Object.hasOwn(e.ports.actions, op) ? e.ports.actions[op] : null;
  return e.isWarped && action !== null && "link" in action && action.isQuick ? action : null;
}
