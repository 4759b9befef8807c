// Which scripts run, and whose turn it is. In a round each has one turn, in the order in which they were
// started, as in Scratch. Knows no ops and no clock.
import type { Script } from "#program/program";
import type { Thread } from "./thread.ts";

type ScriptKey = Pick<Script, "block" | "target">;

/** Clones have scripts of the same block. */
function isSame(one: ScriptKey, other: ScriptKey): boolean {
  return one.block === other.block && one.target === other.target;
}

export class Turns {
  /**
   * The thread in the middle of its turn, also between slices. It may have been replaced by a fresh
   * one meanwhile; then it is gone where it would give way, as in Scratch.
   */
  current: Thread | null = null;
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

  get isIdle(): boolean {
    const { alive, current, leaving } = this;
    return alive.size === 0 && current === null && (leaving === null || leaving.length === 0);
  }

  /** How many run or wait. */
  get count(): number {
    return this.alive.size;
  }

  /** Whether the one in the middle of its turn has been replaced or stopped. */
  get isCurrentGone(): boolean {
    return this.current !== null && !this.alive.has(this.current);
  }

  /** Whether the round has the thread in its list: it runs, waits, or has ended in this very round. */
  hasInRound(thread: Thread): boolean {
    return this.threads.includes(thread);
  }

  /** Whether the round has any script of the target in its list. */
  hasTarget(target: string): boolean {
    return this.threads.some(({ script }) => script.target === target);
  }

  has(thread: Thread): boolean {
    return this.alive.has(thread);
  }

  /** The thread that runs or waits of this script, also as it was before it was edited. */
  find(script: ScriptKey): Thread | undefined {
    return this.threads.find((one) => isSame(one.script, script) && this.alive.has(one));
  }

  /** In the order of their turns. */
  living(): readonly Thread[] {
    return this.threads.filter((thread) => this.alive.has(thread));
  }

  /** The one whose turn it is first, then those after it and those of the next round. */
  fromHere(): readonly Thread[] {
    const { threads, at, current } = this;
    const inTurn = new Set([current, ...threads.slice(at), ...threads.slice(0, at)]);
    return [...inTurn].filter((thread) => thread !== null && this.alive.has(thread)) as Thread[];
  }

  /**
   * Adds a fresh thread: in the place of one of the same script that runs, or has ended in this round. If
   * it may not interrupt one that runs, nothing is added.
   */
  add(
    script: ScriptKey,
    { interrupts }: { interrupts: boolean },
    create: () => Thread,
  ): Thread | null {
    const index = this.threads.findIndex(
      (thread) => isSame(thread.script, script) && (interrupts || this.alive.has(thread)),
    );
    if (index >= 0 && !interrupts) return null;
    const thread = create();
    const running = this.threads[index];
    if (running === undefined) this.threads.push(thread);
    else {
      this.drop(running);
      this.threads[index] = thread;
    }
    this.alive.add(thread);
    return thread;
  }

  /** The thread has come to its end. */
  end(thread: Thread): void {
    this.alive.delete(thread);
  }

  /** Stops a thread at once, from outside. */
  stop(thread: Thread): void {
    this.drop(thread);
    if (this.current === thread) this.current = null;
  }

  stopAll(): void {
    for (const thread of this.alive) this.drop(thread);
    this.threads = [];
    this.leaving = null;
    this.current = null;
    this.at = 0;
  }

  /**
   * `stop all`, in the turn of a script: those before it are gone, those after it are leaving, and so
   * is a fresh one in its own place. Those of the targets that are `gone` with it have no turn any more.
   */
  stopAllInTurn(gone: ReadonlySet<string>): void {
    const { current, alive } = this;
    const toCome =
      this.leaving ??
      this.threads.slice(this.at - 1).filter((thread) => thread !== current && alive.has(thread));
    const leaving = toCome.filter(({ script }) => !gone.has(script.target));
    this.stopAll();
    if (leaving.length > 0) this.leaving = leaving;
  }

  /** Stops the scripts of a target but for the one that has its turn. */
  stopOthers(target: string): void {
    const { current } = this;
    for (const thread of this.alive) {
      if (thread !== current && thread.script.target === target) this.drop(thread);
    }
  }

  /** It does not come to its end, nor what it waits for. */
  private drop(thread: Thread): void {
    this.alive.delete(thread);
    thread.wait?.dropped?.();
    thread.wait = null;
  }

  /** The thread to run on with; null at the end of the round. */
  take(): Thread | null {
    if (this.current === null && this.leaving !== null) {
      this.current = this.leaving.shift() ?? null;
      if (this.current === null) {
        // The round is over; what they have started begins in the next one.
        this.leaving = null;
        this.at = this.threads.length;
      }
    }
    while (this.current === null && this.at < this.threads.length) {
      const thread = this.threads[this.at];
      this.at += 1;
      if (thread !== undefined && this.alive.has(thread)) this.current = thread;
    }
    return this.current;
  }

  /** Drops ended threads and begins the next round. */
  endRound(): void {
    if (this.threads.length > this.alive.size) {
      this.threads = this.threads.filter((thread) => this.alive.has(thread));
    }
    this.at = 0;
  }
}
