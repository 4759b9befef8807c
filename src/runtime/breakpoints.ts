// Breakpoints: ops that stop a run where a block is entered. One takes the place of the block's first op,
// so that code without breakpoints costs nothing. A loop is entered once, not in every round.
import type { BlockId } from "#program/program";
import { type Code, type Op, pause, type Thread } from "./thread.ts";

interface Armed {
  readonly blocks: ReadonlySet<BlockId>;
  /** What stood where breakpoints stand now, by place. */
  readonly replaced: ReadonlyMap<number, { readonly op: Op; readonly block: BlockId }>;
}

const NONE: Armed = { blocks: new Set(), replaced: new Map() };

export class Breakpoints {
  /** The block at whose breakpoint the run has stopped. */
  reached: BlockId | null = null;
  private blocks: ReadonlySet<BlockId> = NONE.blocks;
  private readonly armed = new WeakMap<Code, Armed>();
  private passing: { readonly thread: Thread; readonly place: number } | null = null;

  /** Codes take these up when they are armed the next time. */
  set(blocks: readonly BlockId[]): void {
    this.blocks = new Set(blocks);
  }

  /** Puts the breakpoints into a code, and takes out those that are no more. */
  arm(code: Code): void {
    const before = this.armed.get(code) ?? NONE;
    if (before.blocks === this.blocks) return;
    for (const [place, { op }] of before.replaced) code.ops[place] = op;
    const replaced = new Map<number, { op: Op; block: BlockId }>();
    for (const { block, place } of code.entries) {
      if (!this.blocks.has(block) || replaced.has(place)) continue;
      const op = code.ops[place] as Op;
      replaced.set(place, { op, block });
      code.ops[place] = (t) => (this.stopsAt(t, place, block) ? pause(place) : op(t));
    }
    code.hasBreakpoints = replaced.size > 0;
    this.armed.set(code, { blocks: this.blocks, replaced });
  }

  /** The thread is at a block that was paused at: if it is the next to run, it passes the breakpoint. */
  pass(thread: Thread): void {
    this.passing = { thread, place: thread.place };
  }

  forgetPassing(): void {
    this.passing = null;
  }

  private stopsAt(thread: Thread, place: number, block: BlockId): boolean {
    const { passing } = this;
    // Passed once: the next time round it stops again.
    this.passing = null;
    if (passing?.thread === thread && passing.place === place) return false;
    thread.status = "busy";
    this.reached = block;
    return true;
  }

  /** The block with a breakpoint that a thread is about to enter. */
  at({ code, place }: Thread): BlockId | null {
    return this.armed.get(code)?.replaced.get(place)?.block ?? null;
  }
}
