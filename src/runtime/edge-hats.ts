// Hats that start when something comes true, `when timer > ( )`: looked at once a round, they start their
// script when it is true and was not the last time. While a script runs its hat is not looked at.
import { RunError } from "#program/diagnostic";
import type { Expr, Script } from "#program/program";
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

const keyOf = ({ block, target }: Script) => `${block} ${target}`;

interface EdgeHat {
  readonly script: Script;
  readonly over: Expr;
  isTrue: (() => boolean) | null;
}

export class EdgeHats {
  private readonly ports: Ports;
  private hats: readonly EdgeHat[] = [];
  /** Those that cannot be looked at. */
  private readonly broken = new WeakSet<Script>();
  /** What each hat was the last time, by its block and target. */
  private before = new Map<string, boolean>();

  constructor(ports: Ports) {
    this.ports = ports;
  }

  get isEmpty(): boolean {
    return this.hats.length === 0;
  }

  setScripts(scripts: readonly Script[]): void {
    this.hats = scripts.flatMap((script) => {
      const { over } = script.hat;
      return over === undefined || this.broken.has(script) ? [] : [{ script, over, isTrue: null }];
    });
    this.before = new Map(this.hats.map(({ script }) => [keyOf(script), this.wasTrue(script)]));
  }

  /** A clone's is what the sprite's was. */
  private wasTrue(script: Script): boolean {
    const like = [...this.before].find(([key]) => key.startsWith(`${script.block} `));
    return this.before.get(keyOf(script)) ?? like?.[1] ?? false;
  }

  /** What is true now counts as having come true. */
  forget(): void {
    this.before.clear();
  }

  /**
   * The scripts to start, of those that do not run. A hat that cannot be looked at is a `problem`, and is
   * left alone from then on.
   */
  look(isRunning: (script: Script) => boolean, createThread: (script: Script) => Thread): Look {
    const risen: Script[] = [];
    for (const hat of this.hats) {
      const { script } = hat;
      if (isRunning(script)) continue;
      const key = keyOf(script);
      try {
        hat.isTrue ??= this.link(hat, createThread(script));
        const isTrue = hat.isTrue();
        if (isTrue && this.before.get(key) !== true) risen.push(script);
        this.before.set(key, isTrue);
      } catch (error) {
        this.broken.add(script);
        this.hats = this.hats.filter((one) => one !== hat);
        return { risen, problem: faultAt(script.block, error) };
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
