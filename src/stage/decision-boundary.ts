// The decision boundary on the stage: a picture of a network's answer at every point of the plane, with
// the samples. Asks for a new picture when the network may have changed, one at a time, at most one a frame.
// It does not know who answers. Loaded when a program has its block.
import "./decision-boundary.css";
import type { BoundaryAnswer, BoundaryQuestion, Plane, PlanePoint } from "#program/boundary";
import { englishBoundary } from "#program/english-boundary";
import { addMissing, text } from "#program/messages";
import type { Prediction, RunEvents, RunState } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { drawMark, drawRing } from "./class-marks.ts";
import { areasImage, axesOf, paintPlane, planePlace, pointAt } from "./paint-plane.ts";
import { planeName, planeWords, pointWords, seenClasses } from "./plane-words.ts";

export interface DecisionBoundaryDeps {
  readonly look: (question: BoundaryQuestion) => Promise<BoundaryAnswer>;
  /** Has `frame` called. */
  readonly requestFrame: () => void;
  /** What the network says at the point of the plane, and how to call that; null: nothing. */
  readonly onPoint: (answer: PointAnswer | null) => void;
}

export interface PointAnswer {
  readonly prediction: Prediction;
  /** Where that is, and what the answer is. */
  readonly words: string;
}

export interface DecisionBoundary {
  readonly el: HTMLElement;
  /** With the samples of this list, by its id. Blocks or network may have changed. */
  show(list: string, state: RunState): void;
  /** To be told of every batch of the run. */
  update(events: RunEvents): void;
  /** Draws what is new, and asks for more. */
  frame(): void;
  /** Another project comes. */
  reset(): void;
  destroy(): void;
}

const MOST_CELLS = 120;
/** Pictures take no more than this share of the worker's time while the network learns. */
const WORKER_SHARE = 0.15;
/** Of the plane's side: how far an arrow key moves the point. */
const STEP = 1 / 40;
const KEY_SIDE = 18;

export function createDecisionBoundary(
  host: HTMLElement,
  deps: DecisionBoundaryDeps,
): DecisionBoundary {
  addMissing(englishBoundary);
  const canvas = h("canvas", {
    class: "boundary-picture",
    role: "img",
    tabindex: 0,
    aria: { label: text("boundary.waiting"), description: text("boundary.how") },
    on: { pointermove: follow, pointerdown: follow, keydown: onKey },
  });
  const frame = h("div", { class: "boundary-frame" }, canvas);
  const says = h("p", { class: "boundary-says" }, text("boundary.waiting"));
  const legend = h("p", { class: "boundary-legend" });
  const heard = h("p", { class: "boundary-heard", role: "status" });
  const el = h(
    "section",
    { class: "stage-boundary", aria: { label: text("boundary.title") } },
    h("header", { class: "stage-heading" }, text("boundary.title"), legend),
    frame,
    says,
    heard,
  );
  host.prepend(el);
  const areas = document.createElement("canvas");
  const resized = new ResizeObserver(redraw);
  resized.observe(frame);

  let list = "";
  let isLearning = false;
  let weights = "";
  let plane: Plane | null = null;
  /** Where a person pointed; null: the middle. */
  let at: PlanePoint | null = null;
  let isAsking = false;
  /** What may be new since the last question. */
  let stale: BoundaryQuestion["what"] | null = "plane";
  let readyAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRedrawn = false;
  let isHeard = false;
  /** Grows with each project: what is still answered about the one before is not shown. */
  let project = 0;

  function redraw(): void {
    isRedrawn = true;
    deps.requestFrame();
  }

  function ask(what: BoundaryQuestion["what"]): void {
    if (stale !== "plane") stale = what;
    deps.requestFrame();
  }

  async function look(what: BoundaryQuestion["what"]): Promise<void> {
    isAsking = true;
    stale = null;
    const of = project;
    const began = performance.now();
    try {
      const answer = await deps.look({ list, what, at, most: MOST_CELLS, isLearning });
      if (of === project) show(answer);
      if (what === "plane") readyAt = isLearning ? began + answer.ms / WORKER_SHARE : 0;
    } catch (error) {
      if (of === project) refuse(error instanceof Error ? error.message : String(error));
    } finally {
      isAsking = false;
      if (stale !== null) deps.requestFrame();
    }
  }

  function show({ plane: now, point }: BoundaryAnswer): void {
    if (now !== null) {
      plane = now;
      el.removeAttribute("data-problem");
      areas.width = now.side;
      areas.height = now.side;
      areas.getContext("2d")?.putImageData(areasImage(now), 0, 0);
      setText(says, planeWords(now));
      setAria(canvas, "label", planeName(now));
      showLegend(now);
      redraw();
    }
    if (point === null) return;
    const words = pointWords(point);
    deps.onPoint({ prediction: point.prediction, words });
    if (isHeard) setText(heard, words);
    isHeard = false;
  }

  /** There is nothing to draw. */
  function refuse(sentence: string): void {
    plane = null;
    el.dataset.problem = "yes";
    setText(says, sentence);
    setAria(canvas, "label", sentence);
    legend.replaceChildren();
    delete legend.dataset.shows;
    deps.onPoint(null);
    redraw();
  }

  function showLegend(now: Plane): void {
    const seen = seenClasses(now);
    const wanted = seen.map((one) => `${one} ${now.labels[one]}`).join("\n");
    if (legend.dataset.shows === wanted) return;
    legend.dataset.shows = wanted;
    const entries = seen.map((one) =>
      h(
        "span",
        {},
        key((context) => drawMark(context, one, MIDDLE)),
        now.labels[one],
      ),
    );
    const ring = key((context) => drawRing(context, { ...MIDDLE, radius: MIDDLE.radius * 0.7 }));
    legend.replaceChildren(...entries, h("span", {}, ring, text("boundary.wrong")));
  }

  function paint(): void {
    const context = canvas.getContext("2d");
    if (context === null) return;
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = frame;
    const size = { width, height, unit: unitOf(el) };
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (plane === null) return context.clearRect(0, 0, width, height);
    paintPlane(context, plane, { size, areas, point: at ?? middleOf(plane) });
  }

  function pointTo(point: PlanePoint): void {
    at = point;
    ask("point");
    redraw();
  }

  function follow(event: PointerEvent): void {
    if (plane === null) return;
    const { left, top } = frame.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = frame;
    const place = planePlace({ width, height, unit: unitOf(el) });
    pointTo(pointAt(plane, place, { x: event.clientX - left, y: event.clientY - top }));
  }

  function onKey(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (plane === null || step === undefined || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const { x, y } = axesOf(plane);
    const from = at ?? middleOf(plane);
    const move = (value: number, axis: typeof x, by: number) =>
      Math.max(axis.from, Math.min(axis.to, value + by * STEP * (axis.to - axis.from)));
    isHeard = true;
    pointTo({ x: move(from.x, x, step[0]), y: move(from.y, y, step[1]) });
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    el,
    show(now, state) {
      if (now !== list) at = null;
      list = now;
      isLearning = state === "running";
      ask("plane");
    },
    update({ state, trained, resets, lists }) {
      const before = weights;
      weights = `${trained} ${resets}`;
      const rests = isLearning && state !== "running";
      isLearning = state === "running";
      // The last picture of a training is drawn finely, at once.
      if (rests) readyAt = 0;
      if (rests || before !== weights || list in lists) ask("plane");
    },
    frame() {
      if (isRedrawn) paint();
      isRedrawn = false;
      if (stale === null || isAsking || list === "") return;
      const wait = stale === "point" ? 0 : readyAt - performance.now();
      clearTimeout(timer);
      if (wait > 0) timer = setTimeout(deps.requestFrame, wait);
      else void look(stale);
    },
    reset() {
      project += 1;
      plane = null;
      at = null;
      list = "";
      readyAt = 0;
      refuse(text("boundary.waiting"));
    },
    destroy() {
      clearTimeout(timer);
      resized.disconnect();
      el.remove();
    },
  };
}

const MIDDLE = { x: KEY_SIDE / 2, y: KEY_SIDE / 2, radius: KEY_SIDE / 4 };

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function middleOf({ x, y }: Plane): PlanePoint {
  return { x: (x.from + x.to) / 2, y: (y.from + y.to) / 2 };
}

/** Pixels a stage unit. */
function unitOf(el: HTMLElement): number {
  return (el.closest(".stage")?.clientWidth ?? 480) / 480;
}

/** A mark for the legend. */
function key(paint: (context: CanvasRenderingContext2D) => void): HTMLElement {
  const canvas = h("canvas", { class: "boundary-key", width: KEY_SIDE, height: KEY_SIDE });
  const context = canvas.getContext("2d");
  if (context !== null) paint(context);
  return canvas;
}
