// Runs our saved projects in the stock Scratch VM, headless and always in the same way: one round of
// all scripts a frame, a clock that moves by one frame, and our random numbers.
import { ScratchStorage } from "scratch-storage";
import VirtualMachine, { type StockRuntime, type StockTarget, type StockThread } from "scratch-vm";
import { vi } from "vitest";
import { listKey, type Project } from "#compile/project";
import { Random, streams } from "#engine/rng";
import type { Value } from "#program/program";
import { type Picture, stockPicture } from "./picture.ts";
import { RecordingRenderer } from "./recording-renderer.ts";
import { sharedId, spriteName, toSb3 } from "./to-sb3.ts";
import { type KeyStroke, MOUSE_AT, ROUND_MS, type Trial } from "./trial.ts";
import { timeWarpMode } from "./warp-clock.ts";

/** Scripts that all stay that long at blocks that wait, wait for something that never happens. */
const MOST_STUCK_FRAMES = 100;
/** A program that is not done by then never is. */
const MOST_FRAMES = 5000;
const waitingBlocks = ["control_wait_until", "event_broadcastandwait", "sensing_askandwait"];

/** What a program leaves behind. */
export interface Remains {
  /** Whether all scripts came to their end, or some wait for ever. */
  readonly ended: string;
  readonly variables: Readonly<Record<string, Value>>;
  readonly lists: Readonly<Record<string, readonly Value[]>>;
  /** Of the target whose scripts ran. */
  readonly picture: Picture;
}

/** Clicks the flag of each project, one after the other, and waits for its end. */
export async function runStock(
  projects: readonly Project[],
  trials: readonly Trial[],
): Promise<readonly Remains[]> {
  const renderer = new RecordingRenderer();
  const runtime = await loadStock(toSb3(projects), renderer);
  const loaded = new Map(runtime.targets.map((target) => [target.getName(), target]));
  const order = [...runtime.executableTargets];
  const all: Remains[] = [];
  for (const [index, project] of projects.entries()) {
    const sprites = project.targets.map((_, at) => {
      const sprite = loaded.get(spriteName(index, at));
      if (sprite === undefined) throw new Error(`Scratch did not load program ${index}`);
      return sprite;
    });
    // Nothing happens to the other projects.
    runtime.executableTargets = order.filter((target) => sprites.includes(target));
    const picture = () => stockPicture(sprites.at(-1)!, renderer);
    const { ended, seen } = await runStockProject(
      { runtime, renderer, look: picture },
      project.seed,
      trials[index] ?? {},
    );
    all.push({ ended, ...leftIn({ project, index }, runtime.targets, sprites), picture: seen });
  }
  return all;
}

/** Loads a `.sb3` file into a VM of its own that always runs in the same way. */
export async function loadStock(
  sb3: Uint8Array,
  renderer: RecordingRenderer,
): Promise<StockRuntime> {
  // It says that there was another one before, and that the pen's words are not translated.
  const silences = (["log", "warn"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  try {
    const vm = new VirtualMachine();
    vm.attachStorage(new ScratchStorage());
    vm.attachRenderer(renderer);
    vm.attachV2BitmapAdapter({});
    // All names differ, and there is no editor to tell: both take longer than the programs.
    vm.renameSprite = () => {};
    vm.emitWorkspaceUpdate = () => {};
    await vm.loadProject(sb3);
    makeRepeatable(vm.runtime);
    return vm.runtime;
  } finally {
    for (const silence of silences) silence.mockRestore();
  }
}

/**
 * Stock Scratch does as many rounds a frame as it has time for; here it is one, as when each round
 * changes what is drawn.
 */
function makeRepeatable(runtime: StockRuntime): void {
  timeWarpMode(runtime);
  const canvas = { canvasWidth: 480, canvasHeight: 360 };
  runtime.ioDevices.mouse.postData({ ...canvas, x: 240 + MOUSE_AT.x, y: 180 - MOUSE_AT.y });
  let hasRun = false;
  runtime.currentStepTime = ROUND_MS;
  const timer = {
    start: () => {
      hasRun = false;
    },
    timeElapsed: () => {
      const elapsed = hasRun ? Number.POSITIVE_INFINITY : 0;
      hasRun = true;
      return elapsed;
    },
  };
  Object.assign(runtime.sequencer.timer, timer);
  runtime.currentMSecs = 0;
  runtime.updateCurrentMSecs = () => {
    runtime.currentMSecs += ROUND_MS;
  };
}

interface StockStage<Seen> {
  readonly runtime: StockRuntime;
  readonly renderer: RecordingRenderer;
  /** What is wanted of the end, before all is stopped. */
  look(): Seen;
}

/** Clicks the flag and waits for the end of all scripts, or until all wait for ever. */
export async function runStockProject<Seen>(
  { runtime, renderer, look }: StockStage<Seen>,
  seed: number,
  { answers = [], keys = [] }: Partial<Trial>,
): Promise<{ readonly ended: string; readonly seen: Seen }> {
  const random = new Random(seed, streams.pickRandom);
  const names = new Random(seed, streams.augmentation);
  const draws = vi
    .spyOn(Math, "random")
    .mockImplementation(() => (isNamed(runtime.sequencer.activeThread) ? names : random).next());
  // `say for seconds` has a timer of its own.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const left = [...answers];
  const strokes = [...keys];
  let isAsked = false;
  const hear = (question: string | null) => {
    isAsked = question !== null;
  };
  try {
    runtime.emit("PROJECT_START");
    runtime.on("QUESTION", hear);
    renderer.begin();
    runtime.startHats("event_whenflagclicked");
    let stuck = 0;
    let place = "";
    const goesOn = () =>
      strokes.length > 0 || (runtime.threads.length > 0 && stuck < MOST_STUCK_FRAMES);
    for (let frame = 0; goesOn() && frame < MOST_FRAMES; frame++) {
      for (; strokes[0]?.round === frame; strokes.shift()) press(runtime, strokes[0]);
      runtime._step();
      vi.advanceTimersByTime(ROUND_MS);
      const answer: string | undefined = isAsked ? left.shift() : undefined;
      isAsked &&= answer === undefined;
      if (answer !== undefined) runtime.emit("ANSWER", answer);
      // What was answered or is over is a promise that has been kept.
      await null;
      await null;
      const before = place;
      place = runtime.threads.every(isWaiting) ? placeOf(runtime.threads) : "";
      stuck = place !== "" && place === before ? stuck + 1 : 0;
    }
    const ended = runtime.threads.length === 0 ? "done" : "waits";
    const seen = look();
    runtime.stopAll();
    for (const { key } of keys) press(runtime, { key, isDown: false });
    return { ended, seen };
  } finally {
    runtime.off("QUESTION", hear);
    vi.useRealTimers();
    draws.mockRestore();
  }
}

/** Scratch draws a random name for each bubble and clone: that is not the program's doing. */
function isNamed(thread: StockThread | null): boolean {
  const block = thread?.target.blocks.getBlock(thread.peekStack());
  return /^(looks_(say|think)|sensing_ask|control_create_clone)/.test(block?.opcode ?? "");
}

function isWaiting(thread: StockThread): boolean {
  const block = thread.target.blocks.getBlock(thread.peekStack());
  return waitingBlocks.includes(block?.opcode ?? "");
}

function placeOf(threads: readonly StockThread[]): string {
  return threads.map((thread) => thread.peekStack()).join(" ");
}

/** What the browser calls the keys that Scratch has names for. */
const browserKeys: Readonly<Record<string, string>> = {
  space: " ",
  "up arrow": "ArrowUp",
  enter: "Enter",
};

function press({ ioDevices }: StockRuntime, { key, isDown }: Omit<KeyStroke, "round">): void {
  ioDevices.keyboard.postData({ key: browserKeys[key] ?? key, isDown });
}

/** Variables and lists by name, those of a sprite with its name before theirs. */
function leftIn(
  { project, index }: { readonly project: Project; readonly index: number },
  [stage]: readonly StockTarget[],
  sprites: readonly StockTarget[],
) {
  const variables: Record<string, Value> = {};
  const lists: Record<string, readonly Value[]> = {};
  for (const [at, target] of project.targets.entries()) {
    for (const one of [...target.variables, ...target.lists]) {
      const kept = target.isStage
        ? stage?.variables[sharedId(index, one.id)]
        : sprites[at]?.variables[one.id];
      const value = kept?.value;
      if (Array.isArray(value)) lists[listKey(target, one)] = value;
      else if (value !== undefined) variables[listKey(target, one)] = value;
    }
  }
  return { variables, lists };
}
