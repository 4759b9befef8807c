// Hats that start when something comes true, `when timer > ( )`: looked at once a round, they start their
// script when it is true and was not the last time. While a script runs its hat is not looked at.
import { RunError } from "#program/diagnostic";
import type { BlockId, Expr, Script } from "#program/program";
import { type Fault, faultAt } from "./fault.ts";
import { argumentsOf, type ExprLinker, findJobs } from "./link-expr.ts";
import type { Ports } from "./ports.ts";
import type { Thread } from "./thread.ts";

interface Look {
  readonly risen: readonly Script[];
  readonly problem: Fault | null;
}

const TIMER = "sensing_timer";
const LOUDNESS = "sensing_loudness";

interface EdgeHat {
  readonly script: Script;
  readonly over: Expr;
  isTrue: (() => boolean) | null;
}

export class EdgeHats {
  private readonly ports: Ports;
  private hats: readonly EdgeHat[] = [];
  /** What each hat was the last time, by its block. */
  private readonly before = new Map<BlockId, boolean>();

  constructor(ports: Ports) {
    this.ports = ports;
  }

  get isEmpty(): boolean {
    return this.hats.length === 0;
  }

  setScripts(scripts: readonly Script[]): void {
    this.hats = scripts.flatMap((script) => {
      const { over } = script.hat;
      return over === undefined ? [] : [{ script, over, isTrue: null }];
    });
  }

  /** What is true now counts as having come true. */
  forget(): void {
    this.before.clear();
  }

  /**
   * The scripts to start, of those that do not run. A hat that cannot be looked at is a `problem`, and is
   * left alone from then on.
   */
  look(isRunning: (block: BlockId) => boolean, createThread: (script: Script) => Thread): Look {
    const risen: Script[] = [];
    for (const hat of this.hats) {
      const { script } = hat;
      const { block } = script;
      if (isRunning(block)) continue;
      try {
        hat.isTrue ??= this.link(hat, createThread(script));
        const isTrue = hat.isTrue();
        if (isTrue && this.before.get(block) !== true) risen.push(script);
        this.before.set(block, isTrue);
      } catch (error) {
        this.hats = this.hats.filter((one) => one !== hat);
        return { risen, problem: faultAt(block, error) };
      }
    }
    return { risen, problem: null };
  }

  /** `thread` never runs: the expression is worked out as if it stood in its script. */
  private link({ script, over }: EdgeHat, thread: Thread): () => boolean {
    const { block, target } = script;
    if (findJobs(this.ports, over).length > 0) throw new RunError("run.hatTakesLong", {}, block);
    const linker: ExprLinker = { ports: this.ports, target, jobs: new Map(), inputs: [] };
    const op = script.hat.argument === "LOUDNESS" ? LOUDNESS : TIMER;
    const sensed: Expr = { kind: "call", op, args: [], block };
    const args = argumentsOf(linker, { kind: "call", op: "timer", args: [sensed, over], block });
    const value = args.number(0);
    const limit = args.number(1);
    return () => value(thread) > limit(thread);
  }
}
