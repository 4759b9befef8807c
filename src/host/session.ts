// One open project, running: binds the interpreter to lists, network and what is shown. The worker
// and the command line drive it in the same way; only their clocks differ.

import type { Sample } from "#data/sample";
import { SampleList } from "#data/sample-list";
import type { BlockId, Program, Script, Value } from "#program/program";
import type { Report } from "#program/run-event";
import type { Scheduler } from "#runtime/scheduler";
import type { Waiting } from "#runtime/thread";
import { Variable } from "#runtime/variable";
import { isOfClone } from "./clone-ids.ts";
import type { Point } from "./costume-box.ts";
import { Learner } from "./learner.ts";
import type { Draws } from "./make-scheduler.ts";
import { tools } from "./provided-tools.ts";
import { Questions } from "./questions.ts";
import { ReadySamples } from "./ready-samples.ts";
import { Recorder } from "./recorder.ts";
import type { SamplePorts, SamplesOfList } from "./sample-source.ts";
import { type Clock, Senses } from "./senses.ts";
import type { Sprite } from "./sprite.ts";
import { SpriteDrag } from "./sprite-drag.ts";
import { Sprites } from "./sprites.ts";
import type { LoadTrials } from "./trials.ts";

export class Session {
  readonly learner = new Learner();
  readonly recorder = new Recorder();
  /** What the stage shows of sprites and pen: a `StagePicture`. */
  readonly sprites = new Sprites();
  readonly senses: Senses;
  readonly questions = new Questions();
  readonly variables = new Map<string, Variable>();
  readonly lists = new Map<string, SampleList>();
  /** Theirs are neither shown nor kept. */
  private readonly ofClones = {
    variables: new Map<string, Variable>(),
    lists: new Map<string, SampleList>(),
  };
  private readonly listNames = new Map<string, string>();
  private readonly samples = new Map<string, SamplesOfList>();
  private drawing: Sample | null = null;
  private reports: Report[] = [];
  /** Null until something is drawn. */
  private draws: Draws | null = null;
  private seed = 1;

  /** Who does the trainings of a sweep; null for one after the other, here. */
  loadTrials: LoadTrials | null = null;
  private drag: SpriteDrag | null = null;
  private readonly clock: Clock;
  /** Null until the first script may run: the code for that is loaded later. */
  private running: Scheduler | null = null;
  private program: Program | null = null;
  private breakpoints: readonly BlockId[] = [];

  constructor(clock: Clock) {
    this.clock = clock;
    this.senses = new Senses(clock);
  }

  /** What runs the scripts; made when first asked for, which `provideRunTools` has to precede. */
  get scheduler(): Scheduler {
    if (this.running !== null) return this.running;
    const { learner, recorder, sprites, senses, questions } = this;
    const samples: SamplePorts = {
      sampleList: (id) => this.samplesOf(id),
      drawing: () => this.drawing,
    };
    this.running = tools().makeScheduler({
      ...{ learner, recorder, sprites, senses, questions, samples },
      world: { variable: (id) => this.variable(id), list: (id) => this.list(id) },
      variableOf: (target, name) => this.variableOf(target, name),
      program: () => this.program,
      now: () => this.clock.now(),
      stopped: () => this.calm(),
      draws: () => {
        this.draws ??= tools().makeDraws(1);
        return this.draws;
      },
      seed: () => this.seed,
      reports: () => this.reports,
      loadTrials: () => this.loadTrials,
    });
    if (this.program !== null) this.running.setProgram(this.program);
    this.running.setBreakpoints(this.breakpoints);
    return this.running;
  }

  /**
   * Takes up a program. What runs keeps its own; variables, lists and network keep their values,
   * new variables get the ones they were saved with.
   */
  setProgram(program: Program): void {
    this.seed = program.seed;
    for (const { id, name, value } of program.variables) {
      const known = this.variables.get(id);
      if (known === undefined) this.variables.set(id, new Variable(id, name, value));
      else known.name = name;
    }
    for (const { id, name } of program.lists) {
      this.listNames.set(id, name);
      this.list(id);
    }
    this.sprites.declare(program.targets);
    this.learner.declare(program.network, program.seed);
    this.program = program;
    this.running?.setProgram(program);
  }

  /** Whether a script may start by itself, when something comes true. */
  get hasEdgeHats(): boolean {
    return this.program?.scripts.some(({ hat }) => hat.over !== undefined) ?? false;
  }

  setBreakpoints(blocks: readonly BlockId[]): void {
    this.breakpoints = blocks;
    this.running?.setBreakpoints(blocks);
  }

  /** What the scripts wait for that can't run on. */
  get waiting(): readonly Waiting[] {
    return this.running?.waiting() ?? [];
  }

  variable(id: string): Variable {
    const all = isOfClone(id) ? this.ofClones.variables : this.variables;
    let variable = all.get(id);
    if (variable === undefined) {
      variable = new Variable(id, id, 0);
      all.set(id, variable);
    }
    return variable;
  }

  private variableOf(target: string, name: string): Variable | undefined {
    const found = this.program?.variables.find((one) => one.target === target && one.name === name);
    return found && this.variable(found.id);
  }

  list(id: string): SampleList {
    const all = isOfClone(id) ? this.ofClones.lists : this.lists;
    let list = all.get(id);
    if (list === undefined) {
      list = new SampleList();
      all.set(id, list);
    }
    return list;
  }

  /** A list as samples. */
  samplesOf(id: string): SamplesOfList {
    const name = this.listNames.get(id) ?? "";
    const known = this.samples.get(id);
    if (known?.name === name) return known;
    const named = { list: this.list(id), name };
    const samples = { ...named, ready: new ReadySamples(named) };
    this.samples.set(id, samples);
    return samples;
  }

  setVariable(id: string, value: Value): void {
    this.variable(id).value = value;
  }

  /** The green flag: whatever runs stops, and all begins afresh with the same random numbers. */
  flag(): void {
    this.stop();
    this.draws = tools().makeDraws(this.seed);
    this.recorder.begin();
    this.questions.answer = "";
    this.senses.resetTimer();
    this.scheduler.forgetEdges();
    this.scheduler.start("flag");
  }

  /** A script or reporter was clicked: runs it, or stops it if it runs. */
  runScript(script: Script): void {
    this.scheduler.toggle(script);
  }

  /** Values of clicked reporters since the last time. */
  takeReports(): readonly Report[] {
    const { reports } = this;
    this.reports = [];
    return reports;
  }

  /** Starts the scripts whose hats have come true; to be called now and then while nothing runs. */
  pulse(): void {
    if (this.scheduler.isIdle) this.scheduler.pulse();
  }

  stop(): void {
    this.running?.stopAll();
    if (this.running !== null) this.running.fault = null;
    this.calm();
    // Gradients of a step cut in two must not leak into the next run.
    this.learner.network?.discardGradients();
  }

  /** As in Scratch, what is said or asked and the graphic effects end with the run. */
  private calm(): void {
    this.questions.clear();
    this.sprites.calm();
    this.running?.arrange();
  }

  /** A key went down; by Scratch's name, as are all keys. */
  key(key: string): void {
    this.senses.keyDown(key);
    // As in Scratch, those for any key come after those for this one.
    for (const heard of [key, "any"]) this.scheduler.start("key", heard);
  }

  keyReleased(key: string): void {
    this.senses.keyUp(key);
  }

  /**
   * The mouse or finger, in stage units. Going down starts the scripts of what it points at, or drags it.
   * Whether it drags.
   */
  pointer(at: Point, isDown: boolean): boolean {
    let clicked: Sprite | undefined;
    if (this.senses.point(at, isDown)) {
      clicked = this.sprites.at(at);
      this.drag = clicked?.draggable ? new SpriteDrag(clicked, at) : null;
      if (this.drag !== null) return true;
    } else if (this.drag !== null) {
      const { drag } = this;
      if (isDown) drag.to(at);
      else {
        this.drag = null;
        if (drag.end()) clicked = drag.sprite;
      }
    }
    if (clicked !== undefined) this.scheduler.start("sprite", "", clicked.name);
    return this.drag !== null;
  }

  /** To the question that is being asked. */
  answer(answer: string): void {
    this.questions.reply(answer);
  }

  /** 28x28 bytes, or null for an empty pad. Starts the scripts that listen for drawing. */
  draw(pixels: Uint8Array | null): void {
    this.drawing = pixels === null ? null : { label: "?", pixels, text: null };
    if (this.drawing !== null) this.scheduler.start("drawing");
  }

  /** What is drawn on the pad stays when another project is opened; no script hears of it. */
  takeDrawing(from: Session): void {
    this.drawing = from.drawing;
  }

  get drawnSample(): Sample | null {
    return this.drawing;
  }
}
