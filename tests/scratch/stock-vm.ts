// Runs our saved projects in the stock Scratch VM, headless and always in the same way: one round of
// all scripts a frame, a clock that moves by one frame, and our random numbers.
import { ScratchStorage } from "scratch-storage";
import VirtualMachine, { type StockRuntime, type StockTarget } from "scratch-vm";
import { vi } from "vitest";
import type { Project } from "#compile/project";
import { Random, streams } from "#engine/rng";
import type { Value } from "#program/program";
import { type Picture, stockPicture } from "./picture.ts";
import { RecordingRenderer } from "./recording-renderer.ts";
import { toSb3 } from "./to-sb3.ts";

const FRAME_MS = 1000 / 30;
/** Scripts that are not done by then wait for something that never happens. */
const MOST_FRAMES = 150;

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
  answers: readonly string[] = [],
): Promise<readonly Remains[]> {
  const renderer = new RecordingRenderer();
  const { runtime } = await load(projects, renderer);
  makeRepeatable(runtime);
  const sprites = new Map(runtime.targets.map((target) => [target.getName(), target]));
  const all: Remains[] = [];
  for (const [index, { seed }] of projects.entries()) {
    const sprite = sprites.get(String(index));
    if (sprite === undefined) throw new Error(`Scratch did not load program ${index}`);
    all.push(await runSprite({ runtime, renderer, sprite }, seed, answers));
  }
  return all;
}

async function load(
  projects: readonly Project[],
  renderer: RecordingRenderer,
): Promise<VirtualMachine> {
  // It says that there was another one before, and that the pen's words are not translated.
  const silences = (["log", "warn"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  try {
    const vm = new VirtualMachine();
    vm.attachStorage(new ScratchStorage());
    vm.attachRenderer(renderer);
    await vm.loadProject(toSb3(projects));
    return vm;
  } finally {
    for (const silence of silences) silence.mockRestore();
  }
}

/**
 * Stock Scratch does as many rounds a frame as it has time for; here it is one, as when each round
 * changes what is drawn.
 */
function makeRepeatable(runtime: StockRuntime): void {
  let hasRun = false;
  runtime.currentStepTime = FRAME_MS;
  runtime.sequencer.timer = {
    start: () => {
      hasRun = false;
    },
    timeElapsed: () => {
      const elapsed = hasRun ? Number.POSITIVE_INFINITY : 0;
      hasRun = true;
      return elapsed;
    },
  };
  runtime.currentMSecs = 0;
  runtime.updateCurrentMSecs = () => {
    runtime.currentMSecs += FRAME_MS;
  };
}

interface Stage {
  readonly runtime: StockRuntime;
  readonly renderer: RecordingRenderer;
  readonly sprite: StockTarget;
}

async function runSprite(
  { runtime, renderer, sprite }: Stage,
  seed: number,
  answers: readonly string[],
): Promise<Remains> {
  const random = new Random(seed, streams.pickRandom);
  const draws = vi.spyOn(Math, "random").mockImplementation(() => random.next());
  // `say for seconds` has a timer of its own.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const left = [...answers];
  let isAsked = false;
  const hear = (question: string | null) => {
    isAsked = question !== null;
  };
  try {
    runtime.emit("PROJECT_START");
    runtime.on("QUESTION", hear);
    renderer.begin();
    runtime.startHats("event_whenflagclicked", null, sprite);
    let frames = 0;
    for (; runtime.threads.length > 0 && frames < MOST_FRAMES; frames++) {
      runtime._step();
      vi.advanceTimersByTime(FRAME_MS);
      const answer: string | undefined = isAsked ? left.shift() : undefined;
      isAsked &&= answer === undefined;
      if (answer !== undefined) runtime.emit("ANSWER", answer);
      // What was answered or is over is a promise that has been kept.
      await null;
      await null;
    }
    const ended = runtime.threads.length === 0 ? "done" : "waits";
    const picture = stockPicture(sprite, renderer);
    runtime.stopAll();
    return { ended, ...valuesOf(sprite), picture };
  } finally {
    runtime.off("QUESTION", hear);
    vi.useRealTimers();
    draws.mockRestore();
  }
}

function valuesOf(sprite: StockTarget) {
  const variables: Record<string, Value> = {};
  const lists: Record<string, readonly Value[]> = {};
  for (const { name, value } of Object.values(sprite.variables)) {
    if (Array.isArray(value)) lists[name] = value;
    else variables[name] = value;
  }
  return { variables, lists };
}
