// Runs a session in the worker, in slices between messages, at the speed asked for. The speeds run
// the same blocks in the same order; only the waiting between them differs.

import { PORTION } from "#host/pen-commands";
import type { Session } from "#host/session";
import type { Script } from "#program/program";
import type { RunState, Speed } from "#program/run-event";

/** Longest slice in ms: what stop, pause and predictions may have to wait. */
const SLICE_MS = 8;
const FRAME_MS = 1000 / 60;
/** At "fast", rounds with something new to see per frame: 8 x 60 = 480 samples a second. */
const FAST_ROUNDS = 8;
const slowWaits: Readonly<Record<string, number>> = { stepped: 250, waiting: 10 };
/** How often waiting scripts are looked at. */
const WAITING_MS = 10;
/** How often hats that wait for the timer are looked at while nothing runs. */
const PULSE_MS = 30;

/** Why a batch may be due: it runs on, all scripts ended, the user stopped it, a script failed. */
export type RunChange = "running" | "finished" | "stopped" | "error";

export class Runner {
  state: RunState = "idle";
  speed: Speed = "fast";
  private readonly session: Session;
  private readonly changed: (how: RunChange) => void;
  private readonly isFrameDue: () => boolean;
  private readonly channel = new MessageChannel();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private posted = false;
  /** A step that is not finished: of one block alone, or of one with all that is in it. */
  private stepping: "block" | ReturnType<Session["scheduler"]["blockAtHand"]> = null;
  private watching: ReturnType<typeof setTimeout> | null = null;

  /**
   * `changed` is called after every slice. `isFrameDue`: the picture waits for the end of a round to
   * be shown.
   */
  constructor(
    session: Session,
    changed: (how: RunChange) => void,
    isFrameDue: () => boolean = () => false,
  ) {
    this.session = session;
    this.changed = changed;
    this.isFrameDue = isFrameDue;
    this.channel.port1.onmessage = () => {
      this.posted = false;
      this.slice();
    };
  }

  /** A script is in the middle of what Scratch would do without showing anything in between. */
  get isMidRound(): boolean {
    const isSeenByBlock = this.state !== "running" || this.speed === "slow";
    return !isSeenByBlock && this.session.scheduler.isInTurn;
  }

  /** The session may have new scripts to run. */
  start(): void {
    if (this.session.scheduler.isIdle) {
      if (this.state !== "idle") this.end("finished");
      return;
    }
    if (this.state === "idle") this.state = this.speed === "step" ? "paused" : "running";
    this.changed("running");
    this.soon();
  }

  /** A script or reporter was clicked: runs it, or stops it if it runs. */
  run(script: Script): void {
    const { session } = this;
    session.runScript(script);
    if (session.scheduler.fault !== null) {
      // A clicked value that cannot be told stops nothing else.
      this.changed("error");
      session.scheduler.fault = null;
    } else if (this.state === "idle") this.changed("running");
    this.start();
  }

  stop(): void {
    this.session.stop();
    this.end("stopped");
  }

  /** The session is left for good. An open port would keep it in memory. */
  close(): void {
    this.stop();
    if (this.watching !== null) clearTimeout(this.watching);
    this.channel.port1.close();
  }

  pause(): void {
    if (this.state !== "running") return;
    this.stepping = null;
    this.state = "paused";
    this.cancel();
    this.changed("running");
  }

  resume(): void {
    if (this.state !== "paused") return;
    this.session.scheduler.passBreakpoint();
    this.stepping = null;
    this.state = "running";
    this.changed("running");
    this.soon();
  }

  /** Choosing "step" pauses; leaving it runs on. */
  setSpeed(speed: Speed): void {
    const before = this.speed;
    this.speed = speed;
    this.cancel();
    if (speed === "step") this.pause();
    else if (before === "step") this.resume();
    this.soon();
  }

  /** One block, then paused. With nothing running, the scripts of the flag begin, paused. */
  step(): void {
    this.beginStep();
    this.stepping = "block";
    this.state = "paused";
    this.continueStep();
  }

  /** One block with all that is in it, then paused; it runs while that lasts. */
  stepOver(): void {
    this.beginStep();
    this.stepping = this.session.scheduler.blockAtHand();
    if (this.stepping === null) return this.start();
    this.state = "running";
    this.continueStep();
  }

  /** Looks now and then, while nothing runs, whether a hat that waits for the timer starts its script. */
  watch(): void {
    const { session } = this;
    if (this.watching !== null || !session.hasEdgeHats) return;
    this.watching = setTimeout(() => {
      this.watching = null;
      this.watch();
      if (this.state !== "idle") return;
      session.pulse();
      if (session.scheduler.fault !== null) this.end("error");
      else if (!session.scheduler.isIdle) this.start();
    }, PULSE_MS);
  }

  private beginStep(): void {
    if (this.state === "idle") this.session.flag();
    this.session.scheduler.passBreakpoint();
    this.cancel();
  }

  /** A block may take longer than a slice: then messages come in between. */
  private continueStep(): void {
    const { scheduler } = this.session;
    const { stepping } = this;
    if (stepping === null) return;
    const end =
      stepping === "block"
        ? scheduler.stepBlock(this.createClock())
        : scheduler.stepOver(stepping, this.createClock());
    const goesOn = end === "time" || (end === "waiting" && stepping !== "block");
    if (!goesOn) {
      this.stepping = null;
      this.state = "paused";
    }
    this.afterSlice(end, end === "waiting" ? WAITING_MS : 0);
    if (goesOn && this.state === "paused") this.post();
  }

  private createClock(): () => boolean {
    const began = performance.now();
    const { pen } = this.session.sprites;
    return () => performance.now() - began >= SLICE_MS || pen.waiting >= PORTION;
  }

  private slice(): void {
    if (this.stepping !== null) return this.continueStep();
    if (this.state !== "running") return;
    const { scheduler } = this.session;
    if (this.speed === "slow") {
      const end = scheduler.stepBlock(this.createClock());
      return this.afterSlice(end, slowWaits[end] ?? 0);
    }
    const began = performance.now();
    const end = scheduler.run({
      outOfTime: this.createClock(),
      visibleRounds: this.speed === "turbo" ? Number.POSITIVE_INFINITY : FAST_ROUNDS,
      isFrameDue: this.isFrameDue,
    });
    if (end === "paced") this.afterSlice(end, FRAME_MS - (performance.now() - began));
    else this.afterSlice(end, end === "waiting" ? WAITING_MS : 0);
  }

  private afterSlice(end: ReturnType<Session["scheduler"]["stepBlock"]>, waitMs = 0): void {
    if (end === "idle") return this.end("finished");
    if (end === "error") return this.end("error");
    if (end === "break") this.state = "paused";
    this.changed("running");
    if (this.state !== "running") return;
    if (waitMs > 0) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.slice();
      }, waitMs);
    } else this.soon();
  }

  private end(how: RunChange): void {
    this.state = "idle";
    this.stepping = null;
    this.cancel();
    this.changed(how);
  }

  private soon(): void {
    if (this.state === "running" && this.timer === null) this.post();
  }

  /** Has `slice` called after the messages that are waiting. */
  private post(): void {
    if (this.posted) return;
    this.posted = true;
    this.channel.port2.postMessage(null);
  }

  private cancel(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
