// Merges what a run shows into batches for the page: at most one a frame and one in flight, so
// that training never waits for the page and a hidden page is never flooded.

import type { Session } from "#host/session";
import type { StagePicture } from "#host/stage-picture";
import { text } from "#program/messages";
import type { BlockId, Value } from "#program/program";
import type { RunEvents, SpritePlace } from "#program/run-event";
import type { RunChange, Runner } from "./runner.ts";

const FRAME_MS = 15;
/** Characters sent while a script runs; a sample of 784 numbers has fewer. */
const MAX_TEXT = 20_000;
/** Charts move ten times a second: drawing thousands of points is most of what a batch costs. */
const CHARTS_MS = 100;
/** Which sprites are seen and where is said once a second. */
const SPRITES_MS = 1000;
/** How far back the samples a second are counted. */
const RATE_WINDOW_MS = 500;

export class Batches {
  private readonly session: Session;
  private readonly send: (events: RunEvents) => void;
  private inFlight = false;
  /** Whether anything may have changed since the last batch. */
  private stale = false;
  private sentAt = Number.NEGATIVE_INFINITY;
  private chartsSentAt = Number.NEGATIVE_INFINITY;
  private spritesSentAt = Number.NEGATIVE_INFINITY;
  private sentSprites = "[]";
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly sentValues = new Map<string, Value>();
  /** Ids of those that were not sent whole. */
  private readonly sentCut = new Set<string>();
  private readonly sentLengths = new Map<string, number>();
  private sentSayings = "";
  private sentQuestion = "";
  /** How much of the lists that were kept is read, 0..1. */
  restored = 1;
  private finished = false;
  private error: RunEvents["error"] = null;
  private rate = { at: 0, trained: 0, perSecond: 0 };

  constructor(session: Session, send: (events: RunEvents) => void) {
    this.session = session;
    this.send = send;
  }

  /** The page has drawn the last batch. */
  drawn(runner: Runner): void {
    this.inFlight = false;
    if (this.stale) this.offer(runner);
  }

  note(how: RunChange, runner: Runner): void {
    if (how === "finished") this.finished = true;
    const fault = how === "error" ? this.session.scheduler.fault : null;
    if (fault !== null) {
      this.error = { block: fault.block, code: fault.error.code, text: fault.error.message };
    }
    this.offer(runner);
  }

  /** A mistake that is no script's. */
  fail(message: string, runner: Runner): void {
    this.error = { block: null, code: "run.internal", text: text("run.internal", { message }) };
    this.offer(runner);
  }

  /** Something may have changed: sends a batch as soon as one may go. */
  offer(runner: Runner): void {
    this.stale = true;
    if (this.inFlight || this.timer !== null) return;
    const due = this.sentAt + FRAME_MS - performance.now();
    if (due <= 0) return this.flush(runner);
    // A running script offers again soon; only the last batch of a run needs a timer.
    if (runner.state === "running" && runner.speed !== "slow") return;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (!this.inFlight) this.flush(runner);
    }, due);
  }

  private flush(runner: Runner): void {
    this.sentAt = performance.now();
    this.inFlight = true;
    this.stale = false;
    const { learner, recorder, waiting } = this.session;
    const trained = learner.network?.trained ?? 0;
    const events: RunEvents = {
      state: runner.state,
      waiting: waiting.map(({ block, code, parameters }) => ({
        block,
        text: text(code, parameters),
      })),
      variables: this.changedValues(runner),
      lists: this.changedLengths(),
      ...recorder.take(learner),
      ...(this.areChartsDue(runner) ? recorder.takePlotted() : { series: [] }),
      glow: this.glow(runner),
      trained,
      resets: learner.resets,
      outdated: !learner.isAsDeclared,
      samplesPerSecond: runner.state === "running" ? this.measureRate(trained) : 0,
      error: this.error,
      finished: this.finished,
      reports: this.session.takeReports(),
      sayings: this.changedSayings(),
      question: this.changedQuestion(),
      ...this.changedSprites(runner),
      ...(this.restored < 1 ? { restored: this.restored } : {}),
      breakpoint: runner.state === "paused" ? this.session.scheduler.breakpoint : null,
    };
    this.finished = false;
    this.error = null;
    this.send(events);
  }

  /** While a script runs the next batch is near; the last one of a run brings everything. */
  private areChartsDue(runner: Runner): boolean {
    if (runner.state === "running" && this.sentAt - this.chartsSentAt < CHARTS_MS) return false;
    this.chartsSentAt = this.sentAt;
    return true;
  }

  private glow(runner: Runner): readonly BlockId[] {
    if (runner.state === "idle") return [];
    const { scheduler } = this.session;
    const perBlock =
      runner.state === "paused" || runner.speed === "slow" || runner.speed === "step";
    return perBlock ? scheduler.places() : scheduler.runningScripts();
  }

  /** Texts so long that nobody reads them on a monitor come whole when the run rests: they are saved. */
  private changedValues({ state }: Runner): Readonly<Record<string, Value>> {
    const changed: [string, Value][] = [];
    for (const { id, value } of this.session.variables.values()) {
      const isDue = state !== "running" && this.sentCut.has(id);
      if (!isDue && Object.is(this.sentValues.get(id), value)) continue;
      this.sentValues.set(id, value);
      const sent = state === "running" ? cut(value) : value;
      if (sent === value) this.sentCut.delete(id);
      else this.sentCut.add(id);
      changed.push([id, sent]);
    }
    return Object.fromEntries(changed);
  }

  private changedLengths(): Readonly<Record<string, number>> {
    const changed: [string, number][] = [];
    for (const [id, list] of this.session.lists) {
      if (this.sentLengths.get(id) === list.version) continue;
      this.sentLengths.set(id, list.version);
      changed.push([id, list.length]);
    }
    return Object.fromEntries(changed);
  }

  private changedSayings(): RunEvents["sayings"] {
    const sayings = this.session.sprites.sayings();
    const json = JSON.stringify(sayings);
    if (json === this.sentSayings) return null;
    this.sentSayings = json;
    return sayings;
  }

  private changedQuestion(): RunEvents["question"] {
    const question = this.session.questions.current ?? "none";
    const json = JSON.stringify(question);
    if (json === this.sentQuestion) return null;
    this.sentQuestion = json;
    return question;
  }

  /** For the description of the picture, which is read, not watched. */
  private changedSprites(runner: Runner): Pick<RunEvents, "sprites"> {
    const since = this.sentAt - this.spritesSentAt;
    if (runner.state === "running" && since < SPRITES_MS) return {};
    const sprites = spritesSeen(this.session.sprites);
    const json = JSON.stringify(sprites);
    if (json === this.sentSprites) return {};
    this.sentSprites = json;
    this.spritesSentAt = this.sentAt;
    return { sprites };
  }

  private measureRate(trained: number): number {
    const now = performance.now();
    const { at, trained: before } = this.rate;
    if (trained < before || at === 0) this.rate = { at: now, trained, perSecond: 0 };
    else if (now - at >= RATE_WINDOW_MS) {
      const perSecond = Math.round(((trained - before) * 1000) / (now - at));
      this.rate = { at: now, trained, perSecond };
    }
    return this.rate.perSecond;
  }
}

function cut(value: Value): Value {
  const isLong = typeof value === "string" && value.length > MAX_TEXT;
  return isLong ? `${value.slice(0, MAX_TEXT)}…` : value;
}

/** The sprites that are seen, from the front to the back. */
function spritesSeen(shown: StagePicture): readonly SpritePlace[] {
  return shown
    .views()
    .filter(({ isStage, visible, effects }) => visible && !isStage && effects.ghost < 100)
    .map(({ original, x, y }) => ({ name: original, x, y }))
    .toReversed();
}
