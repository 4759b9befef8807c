// The rounds of a loop whose blocks only work with variables, numbers and lists - the inner loops of a
// network in primitive blocks - done in one go, without handing control from op to op. It does the same
// in the same order as the ops of these blocks, which stay for steps, breakpoints and turns.
import { RunError } from "#program/diagnostic";
import type { Stmt } from "#program/program";
import { toNumber } from "./cast.ts";
import type { Emitter } from "./emitter.ts";
import { argumentsOf, isPlain, linkOperand } from "./link-expr.ts";
import { listActions } from "./list-ops.ts";
import { type Calculation, Operand } from "./operand.ts";
import type { List } from "./ports.ts";
import type { Thread } from "./thread.ts";
import { Variable } from "./variable.ts";

/** Blocks between two looks at the clock. */
const BLOCKS_PER_LOOK = 1000;

type Kind = "set" | "change by a number" | "change" | "replace" | "other";
type Run = (thread: Thread) => void;

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
  readonly place: Operand;
  readonly list: List | null;
  readonly run: Run;

  constructor(
    id: string,
    kind: Kind,
    parts: {
      readonly variable?: Variable;
      readonly amount?: number;
      readonly value?: Operand;
      readonly place?: Operand;
      readonly list?: List;
      readonly run?: Run;
    },
  ) {
    this.id = id;
    this.kind = kind;
    this.variable = parts.variable ?? NO_VARIABLE;
    this.amount = parts.amount ?? 0;
    this.value = parts.value ?? NOTHING;
    this.calculation = this.value.calculation;
    this.place = parts.place ?? NOTHING;
    this.list = parts.list ?? null;
    this.run = parts.run ?? (() => {});
  }
}

export class TightLoop {
  private readonly blocks: readonly TightBlock[];
  private readonly roundsPerLook: number;

  constructor(blocks: readonly TightBlock[]) {
    this.blocks = blocks;
    this.roundsPerLook = Math.ceil(BLOCKS_PER_LOOK / blocks.length);
  }

  /** Does at most `most` rounds, or as many as fit between two looks at the clock. Answers how many. */
  run(thread: Thread, most: number): number {
    const { blocks } = this;
    const rounds = Math.min(most, this.roundsPerLook);
    let at = 0;
    try {
      for (let left = rounds; left > 0; left--) {
        for (at = 0; at < blocks.length; at++) runBlock(blocks[at], thread);
      }
    } catch (error) {
      // The thread stands at the loop: the block itself has to be named.
      if (error instanceof RunError) throw error;
      throw new RunError("run.internal", { message: String(error) }, blocks[at].id);
    }
    return rounds;
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
    default:
      block.run(thread);
  }
}

/** The blocks of a loop as a tight one; null when one of them is of another kind. */
export function linkTightLoop(e: Emitter, body: readonly Stmt[]): TightLoop | null {
  const blocks: TightBlock[] = [];
  for (const statement of body) {
    const block = linkTight(e, statement);
    if (block === null) return null;
    blocks.push(block);
  }
  return blocks.length === 0 ? null : new TightLoop(blocks);
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
    case "call": {
      const action = Object.hasOwn(listActions, statement.op) ? listActions[statement.op] : null;
      if (action === null || !("link" in action) || !statement.args.every(isPlain)) return null;
      const run = action.link(argumentsOf(linker, statement));
      return new TightBlock(block, "other", { run });
    }
    default:
      return null;
  }
}
