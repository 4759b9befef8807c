// Runs several scripts at once, in slices. The end of a slice never switches scripts: only the
// scripts' own yield points do, so results do not depend on the machine's speed, the slice length,
// or on whether one steps, pauses or runs at full speed.
import { RunError } from "#program/diagnostic";
import type { BlockId, Hat, Program, Script } from "#program/program";
import { linkScript } from "./link-script.ts";
import type { Ports } from "./ports.ts";
import { type Code, END, type Op, type Thread, type Waiting } from "./thread.ts";

/** Ops between two looks at the clock. */
const OPS_PER_LOOK = 1000;

export interface SliceLimit {
  /** Whether this slice's time is over. */
  outOfTime(): boolean;
  /** Rounds with something new to see before the slice ends: what a paced run is paced by. */
  readonly visibleRounds: number;
}

export type SliceEnd =
  /** Out of time: run on soon. */
  | "time"
  /** As many visible rounds as allowed: run on in the next frame. */
  | "paced"
  /** All scripts wait for something. */
  | "waiting"
  /** No script is left. */
  | "idle"
  /** A script made a mistake; all scripts are stopped. */
  | "error";

export interface Fault {
  readonly block: BlockId;
  readonly error: RunError;
}

export class Scheduler {
  /** Rounds run so far: each script ran from yield point to yield point once in each. */
  rounds = 0;
  /** Whether a loop has to give way at its round's end. */
  givesWay = false;
  fault: Fault | null = null;

  private readonly ports: Ports;
  private scripts: readonly Script[] = [];
  private linked = new WeakMap<Script, Code>();
  private threads: Thread[] = [];
  /** Threads that run or wait; a replaced or stopped thread is not in it. */
  private alive = new Set<Thread>();
  /**
   * After a `stop all` block: the threads whose turn was still to come in that round. As in Scratch,
   * they have it, up to where they would give way; what they start lives on. Null at other times.
   */
  private leaving: Thread[] | null = null;
  /** The place in `threads` of the next one whose turn it is in this round. */
  private at = 0;
  /**
   * The thread in the middle of its turn, also between slices. It may have been replaced by a fresh
   * one meanwhile; then it is gone where it would give way, as in Scratch.
   */
  private current: Thread | null = null;
  /** Whether anything happened in this round that waiting scripts may have waited for. */
  private moved = false;
  private sawVisible = false;
  private paced = false;
  private stepping = false;
  /** A step ran out of time before its block was finished. */
  private isInsideBlock = false;

  constructor(ports: Ports) {
    // A condition with `pick random` in it may come true by itself: a draw counts as a move.
    const random = () => {
      this.moved = true;
      return ports.random();
    };
    this.ports = { ...ports, random };
  }

  /** Scripts that start from now on come from this program; running ones keep theirs. */
  setProgram(program: Program): void {
    this.scripts = program.scripts;
  }

  get isIdle(): boolean {
    const { alive, current, leaving } = this;
    return alive.size === 0 && current === null && (leaving === null || leaving.length === 0);
  }

  /** Whether the round has the thread in its list: it runs, waits, or has ended in this very round. */
  hasInRound(thread: Thread): boolean {
    return this.threads.includes(thread);
  }

  /** What each waiting script waits for. */
  waiting(): readonly Waiting[] {
    return this.threads.flatMap((thread) =>
      this.alive.has(thread) && thread.status === "waiting" && thread.waiting !== null
        ? [thread.waiting]
        : [],
    );
  }

  /** The block each running script is at, the one whose turn it is first. */
  places(): readonly BlockId[] {
    const { threads, at, current } = this;
    const inTurn = new Set([current, ...threads.slice(at), ...threads.slice(0, at)]);
    return [...inTurn].flatMap((thread) =>
      thread !== null && this.alive.has(thread)
        ? [thread.code.blocks[thread.place] ?? thread.script.block]
        : [],
    );
  }

  /** The hats of the running scripts. */
  runningScripts(): readonly BlockId[] {
    return this.threads.filter((t) => this.alive.has(t)).map((t) => t.script.block);
  }

  /** Starts every script (of that target alone) whose hat listens for this; returns those started. */
  start(event: string, argument = "", target?: string): readonly Thread[] {
    this.fault = null;
    const started: Thread[] = [];
    for (const script of this.scripts) {
      const { hat } = script;
      if (hat.event !== event || !hears(hat, argument)) continue;
      if (target !== undefined && script.target !== target) continue;
      // In the place of one that runs, or has ended in this round. A key's hat does not interrupt.
      const index = this.threads.findIndex(
        (thread) =>
          thread.script.block === script.block && (hat.restarts || this.alive.has(thread)),
      );
      if (index >= 0 && !hat.restarts) continue;
      const thread = this.createThread(script);
      const running = this.threads[index];
      if (running === undefined) this.threads.push(thread);
      else {
        this.alive.delete(running);
        this.threads[index] = thread;
      }
      this.alive.add(thread);
      started.push(thread);
    }
    this.decideGivingWay();
    return started;
  }

  stopAll(): void {
    this.isInsideBlock = false;
    this.threads = [];
    this.alive.clear();
    this.leaving = null;
    this.current = null;
    this.at = 0;
    this.givesWay = false;
  }

  /**
   * `stop all`, in the turn of a script: those before it are gone, those after it are leaving, and so
   * is a fresh one in its own place.
   */
  stopAllInTurn(): void {
    const { current, alive } = this;
    const leaving =
      this.leaving ??
      this.threads.slice(this.at - 1).filter((thread) => thread !== current && alive.has(thread));
    this.stopAll();
    if (leaving.length > 0) this.leaving = leaving;
    this.ports.stopped?.();
  }

  /** Stops all scripts but this one, whose turn it is. */
  stopOthers(thread: Thread): void {
    this.alive = new Set(this.alive.has(thread) ? [thread] : []);
    this.decideGivingWay();
  }

  /** Something on the stage changed. */
  noteVisible(): void {
    if (this.sawVisible) return;
    this.sawVisible = true;
    if (this.paced) this.givesWay = true;
  }

  /** Runs until the limit, or until nothing can run on. */
  run(limit: SliceLimit): SliceEnd {
    this.paced = Number.isFinite(limit.visibleRounds);
    this.stepping = false;
    this.isInsideBlock = false;
    this.decideGivingWay();
    let visibleLeft = limit.visibleRounds;
    for (;;) {
      const thread = this.takeTurn();
      if (thread === null) {
        if (this.alive.size === 0) return this.finish();
        const visible = this.sawVisible;
        if (!this.endRound()) return "waiting";
        if (visible && --visibleLeft <= 0) return "paced";
        if (limit.outOfTime()) return "time";
      } else if (this.runThread(thread, limit)) {
        this.current = null;
        if (this.fault !== null) return "error";
      } else return "time";
    }
  }

  /**
   * Runs one block of the script whose turn it is. "time" means that the block is not finished yet,
   * as a long reporter may not be: call again to go on with it.
   */
  stepBlock(outOfTime: () => boolean = () => false): SliceEnd | "stepped" {
    this.stepping = true;
    this.decideGivingWay();
    let roundsLeft = 2;
    for (;;) {
      const thread = this.takeTurn();
      if (thread === null) {
        if (this.alive.size === 0) return this.finish();
        if (!this.endRound()) return "waiting";
        // Looking for a block to run must end, whatever the scripts do while they wait.
        if (--roundsLeft === 0) return "stepped";
        continue;
      }
      const stepped = this.stepThread(thread, outOfTime);
      if (this.isInsideBlock) return "time";
      if (thread.status !== "busy") this.current = null;
      if (this.fault !== null) return "error";
      // Scripts that have come to their end are gone at once, so that the last step ends the run.
      if (stepped) return this.isIdle ? this.finish() : "stepped";
    }
  }

  /** The thread to run on with; null at the end of the round. */
  private takeTurn(): Thread | null {
    if (this.current === null && this.leaving !== null) {
      this.current = this.leaving.shift() ?? null;
      if (this.current === null) this.leaving = null;
      this.decideGivingWay();
    }
    while (this.current === null && this.at < this.threads.length) {
      const thread = this.threads[this.at];
      this.at += 1;
      if (thread !== undefined && this.alive.has(thread)) this.current = thread;
    }
    return this.current;
  }

  private finish(): SliceEnd {
    this.stopAll();
    return this.fault === null ? "idle" : "error";
  }

  private createThread(script: Script): Thread {
    let code = this.linked.get(script);
    if (code === undefined) {
      code = linkScript(script, this.ports);
      this.linked.set(script, code);
    }
    return {
      script,
      code,
      scheduler: this,
      locals: new Array(code.locals).fill(0),
      place: 0,
      status: "yielding",
      waiting: null,
      waitedAt: END,
    };
  }

  /** True when the thread gave way or ended, false when the time was over first. */
  private runThread(thread: Thread, limit: SliceLimit): boolean {
    const { ops } = thread.code;
    let place = thread.place;
    try {
      for (;;) {
        thread.status = "busy";
        for (let fuel = OPS_PER_LOOK; fuel > 0 && place >= 0 && place !== END; fuel--) {
          // Every place an op returns is one of this code, or END.
          place = (ops[place] as Op)(thread) ?? place + 1;
        }
        if (place === END) {
          this.end(thread);
          return true;
        }
        if (place < 0) {
          place = ~place;
          if (this.gaveWay(thread, place)) return true;
        }
        if (limit.outOfTime()) return false;
      }
    } catch (error) {
      this.fail(thread, place, error);
      return true;
    } finally {
      thread.place = place;
    }
  }

  /**
   * Runs ops up to the next block's beginning, or until the time is over inside a block. False when
   * the thread only waited.
   */
  private stepThread(thread: Thread, outOfTime: () => boolean): boolean {
    const { ops, begins } = thread.code;
    let place = thread.place;
    let begun = this.isInsideBlock;
    this.isInsideBlock = false;
    try {
      thread.status = "busy";
      while (!(begun && begins[place])) {
        begun ||= begins[place] === true;
        const next = (ops[place] as Op)(thread) ?? place + 1;
        if (next === END) {
          place = END;
          this.end(thread);
          return begun;
        }
        place = next < 0 ? ~next : next;
        if (next >= 0) continue;
        if (this.gaveWay(thread, place)) return begun && thread.waitedAt === END;
        this.isInsideBlock = begun && !begins[place] && outOfTime();
        if (this.isInsideBlock) return false;
      }
      return true;
    } catch (error) {
      this.fail(thread, place, error);
      return true;
    } finally {
      thread.place = place;
    }
  }

  /** Whether the thread that paused gives way; notes whether it has moved since its last turn. */
  private gaveWay(thread: Thread, place: number): boolean {
    if (thread.status === "busy") return false;
    const waitsAt = thread.status === "waiting" ? place : END;
    if (waitsAt === END || waitsAt !== thread.waitedAt) this.moved = true;
    thread.waitedAt = waitsAt;
    return true;
  }

  private end(thread: Thread): void {
    thread.status = "done";
    this.alive.delete(thread);
    this.moved = true;
    this.decideGivingWay();
  }

  private fail(thread: Thread, place: number, error: unknown): void {
    // Also what JavaScript itself refuses, such as a text that has grown too long.
    const known =
      error instanceof RunError ? error : new RunError("run.internal", { message: String(error) });
    const block = known.block ?? thread.code.blocks[place] ?? thread.script.block;
    this.fault = { block, error: known };
    this.stopAll();
    this.ports.stopped?.();
  }

  /** Drops ended threads and begins the next round. Whether any script moved in this one. */
  private endRound(): boolean {
    const { moved } = this;
    this.rounds += 1;
    if (this.threads.length > this.alive.size) {
      this.threads = this.threads.filter((thread) => this.alive.has(thread));
    }
    this.at = 0;
    this.moved = false;
    this.sawVisible = false;
    this.decideGivingWay();
    return moved;
  }

  private decideGivingWay(): void {
    const isReplaced = this.current !== null && !this.alive.has(this.current);
    this.givesWay =
      this.stepping || this.alive.size > 1 || isReplaced || (this.paced && this.sawVisible);
  }
}

function hears(hat: Hat, argument: string): boolean {
  if (hat.event === "key" && hat.argument === "any") return true;
  return hat.argument.toLowerCase() === argument.toLowerCase();
}
