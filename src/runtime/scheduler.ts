// Runs several scripts at once, in slices. The end of a slice never switches scripts: only the
// scripts' own yield points do, so results do not depend on the machine's speed, the slice length,
// or on whether one steps, pauses or runs at full speed.
import type { BlockId, Program, Script } from "#program/program";
import { Breakpoints } from "./breakpoints.ts";
import { EdgeHats } from "./edge-hats.ts";
import { type Fault, faultOf } from "./fault.ts";
import { hears, inOrderOfStart } from "./hears.ts";
import type { Ports } from "./ports.ts";
import { type Halt, runBlock, runStep, runTurn, type Step } from "./run-thread.ts";
import type { SliceEnd, SliceLimit } from "./slice.ts";
import { type BlockAtHand, findBlockAtHand, hasLeft } from "./step-over.ts";
import { END, type Thread, type Waiting } from "./thread.ts";
import { ThreadMaker } from "./thread-maker.ts";
import { Turns } from "./turns.ts";

type Code = Pick<Program, "scripts" | "procedures">;
const NOTHING: Code = { scripts: [], procedures: [] };

export class Scheduler {
  /** Rounds run so far: each script ran from yield point to yield point once in each. */
  rounds = 0;
  /** Whether a loop has to give way at its round's end. */
  givesWay = false;
  /** Whether blocks are run one by one. */
  isStepping = false;
  fault: Fault | null = null;

  private readonly ports: Ports;
  private program: Code = NOTHING;
  private scripts: readonly Script[] = [];
  private readonly threads: ThreadMaker;
  private readonly turns = new Turns();
  private readonly edges: EdgeHats;
  private readonly breakpoints = new Breakpoints();
  /** Whether anything happened in this round that waiting scripts may have waited for. */
  private moved = false;
  private sawVisible = false;
  private paced = false;
  /** A step that ran out of time before its block was finished. */
  private unfinished: Step | null = null;

  constructor(ports: Ports) {
    // A condition with `pick random` in it may come true by itself: a draw counts as a move.
    const random = () => {
      this.moved = true;
      return ports.random();
    };
    this.ports = { ...ports, random };
    this.edges = new EdgeHats(this.ports);
    this.threads = new ThreadMaker(this, this.ports, this.breakpoints);
  }

  /** Scripts that start from now on come from this program; running ones keep theirs. */
  setProgram({ scripts, procedures }: Program): void {
    this.program = { scripts, procedures };
    this.arrange();
  }

  /** Has the scripts start in the order in which their targets stand on the stage now, clones too. */
  arrange(): void {
    const { scripts, procedures } = this.program;
    const clones = this.ports.clones?.() ?? NOTHING;
    this.scripts = inOrderOfStart([...scripts, ...clones.scripts], this.ports.targets?.());
    this.threads.procedures = [...procedures, ...clones.procedures];
    this.edges.setScripts(this.scripts);
  }

  get isIdle(): boolean {
    return this.turns.isIdle;
  }

  /** The block at whose breakpoint all is paused. */
  get breakpoint(): BlockId | null {
    return this.breakpoints.reached;
  }

  /** It runs, waits, or has ended in this very round. */
  hasInRound(thread: Thread): boolean {
    return this.turns.hasInRound(thread);
  }

  /** A script of the target runs, waits, or has ended in this very round. */
  hasTarget(target: string): boolean {
    return this.turns.hasTarget(target);
  }

  /** What each waiting script waits for. */
  waiting(): readonly Waiting[] {
    return this.turns
      .living()
      .flatMap(({ status, waiting }) =>
        status === "waiting" && waiting !== null ? [waiting] : [],
      );
  }

  /** The block each running script is at, the one whose turn it is first. */
  places(): readonly BlockId[] {
    return this.turns
      .fromHere()
      .map(({ code, place, script }) => code.blocks[place] ?? script.block);
  }

  /** The hats of the running scripts. */
  runningScripts(): readonly BlockId[] {
    return this.turns.living().map((thread) => thread.script.block);
  }

  /**
   * Starts every script whose hat listens for this; returns those started. `target`: only its scripts,
   * for events that happen to one target.
   */
  start(event: string, argument = "", target?: string): readonly Thread[] {
    this.fault = null;
    const started: Thread[] = [];
    for (const script of this.scripts) {
      if (!hears(script, { event, argument, target })) continue;
      // A key's hat does not interrupt.
      const interrupts = { interrupts: script.hat.restarts };
      const thread = this.turns.add(script, interrupts, () => this.threads.make(script));
      if (thread !== null) started.push(thread);
    }
    this.decideGivingWay();
    return started;
  }

  /**
   * Starts a script that was clicked, whatever its hat listens for; if it runs, stops it. A value that
   * does not take long is told at once, also while all is paused.
   */
  toggle(script: Script): void {
    this.fault = null;
    const { turns } = this;
    const running = turns.find(script);
    if (running !== undefined) {
      if (turns.current === running) this.unfinished = null;
      this.breakpoints.reached = null;
      turns.stop(running);
    } else {
      const thread = this.threads.make(script);
      const isTold = script.body[0]?.kind === "report" && this.isDoneAtOnce(thread);
      if (!isTold) turns.add(script, { interrupts: true }, () => thread);
    }
    this.decideGivingWay();
  }

  /** Runs a script that does not change anything outside its turn. A mistake in it stops no other. */
  private isDoneAtOnce(thread: Thread): boolean {
    try {
      return runTurn(thread, () => true) === "ended";
    } catch (error) {
      this.fault = faultOf(thread, error);
      return true;
    }
  }

  /** Starts the scripts whose hats have come true, while nothing runs; a round does so by itself. */
  pulse(): void {
    if (this.edges.isEmpty) return;
    const create = (script: Script) => this.threads.make(script);
    const { risen, problem } = this.edges.look(
      (script) => this.turns.find(script) !== undefined,
      create,
    );
    for (const script of risen) {
      this.turns.add(script, { interrupts: false }, () => create(script));
    }
    if (problem !== null) this.fail(problem);
    this.decideGivingWay();
  }

  /** What hats wait for counts as not having come true before. */
  forgetEdges(): void {
    this.edges.forget();
  }

  stopAll(): void {
    this.unfinished = null;
    this.breakpoints.reached = null;
    this.turns.stopAll();
    this.givesWay = false;
  }

  /** `stop all`, in the turn of a script. */
  stopAllInTurn(): void {
    this.unfinished = null;
    this.turns.stopAllInTurn(new Set(this.ports.clones?.().scripts.map(({ target }) => target)));
    this.givesWay = false;
    this.ports.stopped?.();
  }

  /** Stops the other scripts of the target whose script this is; it has its turn. */
  stopOthers(thread: Thread): void {
    this.turns.stopOthers(thread.script.target);
    this.decideGivingWay();
  }

  /** Whether the target whose script this is was a clone: it is gone then, with all its scripts. */
  deleteClone(thread: Thread): boolean {
    if (this.ports.deleteClone?.(thread.script.target) !== true) return false;
    this.stopOthers(thread);
    this.arrange();
    return true;
  }

  /** The blocks at which a run stops when it comes to them, all of them. */
  setBreakpoints(blocks: readonly BlockId[]): void {
    this.breakpoints.set(blocks);
    for (const { code } of this.turns.fromHere()) this.breakpoints.arm(code);
    if (this.turns.current !== null) this.breakpoints.arm(this.turns.current.code);
  }

  /** The block at hand has been paused at: its breakpoint is passed. */
  passBreakpoint(): void {
    const [thread] = this.turns.fromHere();
    if (thread !== undefined) this.breakpoints.pass(thread);
  }

  /** Something on the stage changed. */
  noteVisible(): void {
    if (this.sawVisible) return;
    this.sawVisible = true;
    if (this.paced) this.givesWay = true;
  }

  /** A script has its turn and has not come to its end: it runs on in the next slice. */
  get isInTurn(): boolean {
    return this.turns.current !== null;
  }

  /** Runs until the limit, or until nothing can run on. */
  run({ outOfTime, visibleRounds, isFrameDue = () => false }: SliceLimit): SliceEnd {
    this.begin({ paced: Number.isFinite(visibleRounds), stepping: false });
    if (isFrameDue()) this.givesWay = true;
    const turn = (thread: Thread) => runTurn(thread, outOfTime);
    let visibleLeft = visibleRounds;
    for (;;) {
      const thread = this.takeTurn();
      if (thread === null) {
        if (this.turns.count === 0) return this.finish();
        const visible = this.sawVisible;
        if (!this.endRound()) return "waiting";
        if (visible && --visibleLeft <= 0) return "paced";
        if (outOfTime() || isFrameDue()) return "time";
        continue;
      }
      const halt = this.drive(thread, turn);
      if (this.fault !== null) return "error";
      if (halt === "time" || halt === "break") return halt;
    }
  }

  /**
   * Runs one block of the script whose turn it is. "time" means that the block is not finished yet,
   * as a long reporter may not be: call again to go on with it. "break": it came to a breakpoint.
   */
  stepBlock(outOfTime: () => boolean = () => false): SliceEnd | "stepped" {
    const step = this.unfinished ?? { begun: false };
    this.begin({ paced: false, stepping: true });
    let roundsLeft = 2;
    for (;;) {
      const thread = this.takeTurn();
      if (thread === null) {
        if (this.turns.count === 0) return this.finish();
        if (!this.endRound()) return "waiting";
        // Looking for a block to run must end, whatever the scripts do while they wait.
        if (--roundsLeft === 0) return "stepped";
        continue;
      }
      const halt = this.drive(thread, (one) => runStep(one, step, outOfTime));
      if (this.fault !== null) return "error";
      if (halt === "break") return halt;
      if (halt === "time") {
        this.unfinished = step;
        return halt;
      }
      const waited = halt === "gave way" && thread.waitedAt !== END;
      if (step.begun && !waited) return this.endStep();
      step.begun = false;
    }
  }

  /** What a step over runs: the block of the script whose turn it is, with all that is in it. */
  blockAtHand(): BlockAtHand | null {
    const [thread] = this.turns.fromHere();
    return thread === undefined ? null : findBlockAtHand(thread);
  }

  /**
   * Runs until the script has left the block, the others running along. "time" and "waiting": call
   * again with the same block to go on.
   */
  stepOver(block: BlockAtHand, outOfTime: () => boolean): SliceEnd | "stepped" {
    this.begin({ paced: false, stepping: false });
    const run = (thread: Thread) =>
      thread === block.thread ? runBlock(block, outOfTime) : runTurn(thread, outOfTime);
    for (;;) {
      const thread = this.takeTurn();
      if (thread === null) {
        if (this.turns.count === 0) return this.finish();
        if (!this.turns.has(block.thread)) return "stepped";
        if (!this.endRound()) return "waiting";
        if (outOfTime()) return "time";
        continue;
      }
      const halt = this.drive(thread, run);
      if (this.fault !== null) return "error";
      if (halt === "break") return halt;
      if (thread === block.thread && hasLeft(block, thread.place)) return this.endStep();
      if (halt === "time") return halt;
    }
  }

  private begin({ paced, stepping }: { paced: boolean; stepping: boolean }): void {
    this.paced = paced;
    this.isStepping = stepping;
    this.unfinished = null;
    this.breakpoints.reached = null;
    this.decideGivingWay();
  }

  /** A block has been run. What is at hand now may have a breakpoint. */
  private endStep(): SliceEnd | "stepped" {
    // Scripts that have come to their end are gone at once, so that the last step ends the run.
    if (this.isIdle) return this.finish();
    const [thread] = this.turns.fromHere();
    this.breakpoints.reached = thread === undefined ? null : this.breakpoints.at(thread);
    return this.breakpoint === null ? "stepped" : "break";
  }

  /** The thread to run on with; null at the end of the round. */
  private takeTurn(): Thread | null {
    const { turns } = this;
    if (turns.current === null && turns.take() !== null) this.decideGivingWay();
    return turns.current;
  }

  private finish(): SliceEnd {
    this.stopAll();
    return this.fault === null ? "idle" : "error";
  }

  /** Has the thread whose turn it is run, and notes what came of it. */
  private drive(thread: Thread, run: (thread: Thread) => Halt): Halt {
    try {
      const halt = run(thread);
      if (halt === "gave way") this.noteWaiting(thread);
      else if (halt === "ended") this.end(thread);
      return halt;
    } catch (error) {
      this.fail(faultOf(thread, error));
      return "ended";
    } finally {
      this.breakpoints.forgetPassing();
    }
  }

  /** The thread has given way: notes whether it has moved since its last turn. */
  private noteWaiting(thread: Thread): void {
    this.turns.current = null;
    const waitsAt = thread.status === "waiting" ? thread.place : END;
    if (waitsAt === END || waitsAt !== thread.waitedAt) this.moved = true;
    thread.waitedAt = waitsAt;
  }

  private end(thread: Thread): void {
    thread.status = "done";
    this.turns.current = null;
    this.turns.end(thread);
    this.moved = true;
    this.decideGivingWay();
  }

  private fail(fault: Fault): void {
    this.fault = fault;
    this.stopAll();
    this.ports.stopped?.();
  }

  /** Begins the next round. Whether anything moved in this one. */
  private endRound(): boolean {
    const { moved } = this;
    this.rounds += 1;
    this.turns.endRound();
    this.moved = false;
    this.sawVisible = false;
    const { count } = this.turns;
    this.pulse();
    return moved || this.turns.count !== count;
  }

  private decideGivingWay(): void {
    const { turns } = this;
    this.givesWay =
      this.isStepping || turns.count > 1 || turns.isCurrentGone || (this.paced && this.sawVisible);
  }
}
