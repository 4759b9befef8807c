// The worker: receives messages, drives the session through the runner, answers requests.
// Nothing here knows blocks or drawing; see protocol.ts for what is said.
/// <reference lib="webworker" />
import { Session } from "#host/session";
import { RunError } from "#program/diagnostic";
import { addMessages, text } from "#program/messages";
import type { Program } from "#program/program";
import { Batches } from "./batches.ts";
import { Keeper } from "./keeper.ts";
import { loadKernelsFor } from "./load-kernels.ts";
import type { AnyRequest, FromWorker, Message, ToWorker } from "./protocol.ts";
import { answerRequest, type Desk } from "./requests.ts";
import { needsLists, restoreLists } from "./restore-lists.ts";
import { type RunChange, Runner } from "./runner.ts";
import type { StageCanvas } from "./stage-canvas.ts";

declare const self: DedicatedWorkerGlobalScope;

const cancels = new Map<number, AbortController>();
/** Null until something may be drawn on it. */
let stageCanvas: StageCanvas | null = null;
let canvases: Extract<Message, { type: "canvas" }> | null = null;
const desk: Desk = createDesk("");
let base = self.location.href;

function createDesk(project: string): Desk {
  const session = new Session({ now: () => performance.now(), date: () => Date.now() });
  session.loadTrials = async () => (await import("./parallel-trials.ts")).tryInParallel;
  const keeper = new Keeper(session, project, (sentence) =>
    post({ type: "trouble", text: sentence }),
  );
  const batches = new Batches(session, (events) => {
    // A project that has been left has nothing more to say.
    if (desk.session !== session) return;
    post({ type: "events", events });
    predict();
  });
  const noteChange = (how: RunChange) => {
    batches.note(how, runner);
    stageCanvas?.offer();
    if (how === "running") keeper.maybeKeep(performance.now());
    else void keeper.keepOrSay();
  };
  const runner: Runner = new Runner(session, noteChange, () => stageCanvas?.isFrameDue ?? false);
  const lists = {
    datasets: new Map(),
    sources: new Map(),
    undo: new Map(),
    undoTokens: 0,
    preview: null,
    previewTokens: 0,
    unread: [],
    models: new Map(),
    modelTokens: 0,
    judged: new Map(),
  };
  return { session, keeper, batches, runner, ...lists };
}

function post(message: FromWorker): void {
  self.postMessage(message);
}

/** What the network makes of the drawing now. */
function predict(): void {
  const { learner, drawnSample } = desk.session;
  const trained = learner.network?.trained ?? 0;
  if (drawnSample === null || trained === 0) return post({ type: "prediction", prediction: null });
  try {
    post({ type: "prediction", prediction: learner.predict(drawnSample) });
  } catch {
    // The pad's 784 numbers do not fit this network: nothing to say about the drawing.
    post({ type: "prediction", prediction: null });
  }
}

function receive(message: Message): void {
  const { session, runner, batches } = desk;
  switch (message.type) {
    case "start":
      base = message.address;
      addMessages(message.messages);
      return;
    case "program":
      session.setProgram(message.program);
      void hold(loadKernels(message.program));
      return batches.offer(runner);
    case "flag":
      runner.stop();
      session.flag();
      if (session.scheduler.isIdle) return batches.note("finished", runner);
      return runner.start();
    case "stop":
      return runner.stop();
    case "pause":
      return runner.pause();
    case "resume":
      return runner.resume();
    case "step":
      return runner.step();
    case "stepOver":
      return runner.stepOver();
    case "speed":
      return runner.setSpeed(message.speed);
    case "key":
      session.key(message.key);
      return runner.start();
    case "keyReleased":
      return session.keyReleased(message.key);
    case "pointer":
      if (session.pointer(message, message.down)) batches.offer(runner);
      return runner.start();
    case "answer":
      session.answer(message.text);
      return runner.start();
    case "drawing":
      session.draw(message.pixels);
      predict();
      return runner.start();
    case "setVariable":
      session.setVariable(message.id, message.value);
      return batches.offer(runner);
    case "run":
      return runner.run(message.script);
    case "breakpoints":
      return session.setBreakpoints(message.blocks);
    case "canvas":
      canvases = message;
      return stageCanvas?.open(message);
    case "costumes":
      return stageCanvas?.setCostumes(message.target, message.pictures);
    case "drawn":
      return batches.drawn(runner);
    case "cancel":
      cancels.get(message.request)?.abort();
      return;
    default:
      message satisfies never;
  }
}

/** Requests after which there is something new to show. */
const changing: ReadonlySet<AnyRequest["name"]> = new Set([
  "open",
  "importList",
  "importPreviewed",
  "splitList",
  "editList",
  "useModel",
]);

async function serve(asked: AnyRequest): Promise<void> {
  const { request } = asked;
  const cancel = new AbortController();
  cancels.set(request, cancel);
  try {
    const answer = await answerRequest(asked, desk, {
      base,
      signal: cancel.signal,
      progress: (done, total) => post({ type: "progress", request, done, total }),
      createDesk,
    });
    if (asked.name === "open") {
      stageCanvas?.show(desk.session.sprites);
      await loadKernels(asked.ask.program);
    }
    post({ type: "reply", request, answer });
    if (changing.has(asked.name)) desk.batches.offer(desk.runner);
    if (asked.name === "open") void restore();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const sentence = error instanceof RunError ? message : text("run.internal", { message });
    post({ type: "refused", request, text: sentence, cancelled: cancel.signal.aborted });
  } finally {
    cancels.delete(request);
  }
}

/** What may run scripts, ask a network or draw sprites. Until the first comes, what does that is not loaded. */
const makers: ReadonlySet<Message["type"] | AnyRequest["name"]> = new Set([
  "flag",
  "resume",
  "step",
  "stepOver",
  "run",
  "key",
  "pointer",
  "answer",
  "drawing",
  "judge",
  "look",
  "boundary",
  "costumes",
] as const);
let hasMaker = false;
let precision: NonNullable<Program["network"]>["precision"];

/** Loads what the program's network needs, if scripts may run before anyone does anything more. */
async function loadKernels({ network }: Program): Promise<void> {
  precision = network?.precision;
  hasMaker ||= desk.session.hasEdgeHats;
  if (hasMaker) await loadOrSay();
}

function isMaker(message: ToWorker): boolean {
  return makers.has(message.type === "request" ? message.name : message.type);
}

function noteMaker(message: ToWorker): void {
  if (hasMaker || !isMaker(message)) return;
  hasMaker = true;
  void hold(loadOrSay());
}

async function loadCanvas(): Promise<void> {
  if (stageCanvas !== null) return;
  const { StageCanvas } = await import("./stage-canvas.ts");
  if (stageCanvas !== null) return;
  stageCanvas = new StageCanvas(() => desk.runner.isMidRound);
  if (canvases !== null) stageCanvas.open(canvases);
  stageCanvas.show(desk.session.sprites);
}

/** Without what it loads no script can run: then what asked for that is forgotten, and may be asked again. */
async function loadOrSay(): Promise<void> {
  try {
    await Promise.all([loadKernelsFor(precision), loadCanvas()]);
    watch();
  } catch {
    hasMaker = false;
    const others = held.filter((message) => message.type === "request" || !isMaker(message));
    held.splice(0, held.length, ...others);
    post({ type: "trouble", text: text("run.notLoaded") });
  }
}

/** Reads the lists that are kept, and then lets in what waited for them. */
async function restore(): Promise<void> {
  const { session } = desk;
  const notes = await restoreLists(desk);
  if (desk.session !== session) return;
  for (const note of notes) post({ type: "trouble", text: note });
  if (hasMaker) watch();
  release();
}

/** Hats that wait for something start their scripts, as soon as those have their lists. */
function watch(): void {
  if (desk.unread.length === 0) desk.runner.watch();
}

/** How many things all messages wait for. */
let holding = 0;
const held: ToWorker[] = [];

/**
 * While a project is being opened what is said is meant for the new one, and while the engine is being
 * loaded no script can run: messages wait.
 */
async function hold(work: Promise<void>): Promise<void> {
  holding++;
  await work;
  holding--;
  release();
}

function mustWait(message: ToWorker): boolean {
  return holding > 0 || (desk.unread.length > 0 && needsLists(message));
}

function release(): void {
  while (held.length > 0 && !mustWait(held[0])) handle(held.shift() as ToWorker);
}

self.onmessage = ({ data: message }: MessageEvent<ToWorker>) => {
  noteMaker(message);
  const waits = held.length > 0 || mustWait(message);
  if (waits && message.type !== "cancel" && message.type !== "drawn") held.push(message);
  else handle(message);
};

function handle(message: ToWorker): void {
  if (message.type === "request") {
    void (message.name === "open" ? hold(serve(message)) : serve(message));
    return;
  }
  try {
    receive(message);
    stageCanvas?.offer();
  } catch (error) {
    // A mistake of ours: the run stops, the page and the work stay.
    desk.runner.stop();
    desk.batches.fail(error instanceof Error ? error.message : String(error), desk.runner);
  }
}
