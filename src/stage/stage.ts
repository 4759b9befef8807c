// The stage: 480 x 360 units, whatever its size on screen. It arranges the widgets, remembers the
// newest of everything it is told, and draws it at most once a frame.
// It knows run events, not who makes them.
import "./stage.css";
import type { BoundaryAnswer, BoundaryQuestion } from "#program/boundary";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import type { Prediction, RunEvents, RunState, Saying } from "#program/run-event";
import { h } from "#ui/element";
import { createAskBar } from "./ask-bar.ts";
import { type ChartsDeps, createCharts } from "./charts.ts";
import type { DecisionBoundary, PointAnswer } from "./decision-boundary.ts";
import { createDigit, type DigitState } from "./digit.ts";
import { createDrawingPad, type PadControls } from "./drawing-pad.ts";
import { createFrameLoop } from "./frame-loop.ts";
import type { KeptRun } from "./kept-runs.ts";
import type { MonitorLook } from "./monitor-look.ts";
import { createMonitors, type MonitoredVariable } from "./monitors.ts";
import { createOutputs } from "./outputs.ts";
import { createSayings } from "./sayings.ts";
import { createStageCanvas, type DrawingSurfaces } from "./stage-canvas.ts";

export interface StageDeps {
  /** What was handed to `update` stands on the screen: the next batch may come. */
  readonly onDrawn: () => void;
  /** 28x28 grey levels of the drawing on the pad; null when it became empty. */
  readonly onDrawing: (pixels: Uint8Array | null) => void;
  /** A person chose another width for the pad's brush. */
  readonly onBrush?: (width: number) => void;
  /** A block showed or hid the pad. */
  readonly onPadShown?: (shown: boolean) => void;
  /** A person changed how a variable's monitor looks or where it stands: what is new of it. */
  readonly onMonitorLook?: (id: string, look: MonitorLook) => void;
  /** A person moved a variable's slider. */
  readonly onVariableSet?: (id: string, value: number) => void;
  readonly onMonitorHidden?: (id: string) => void;
  /** To the question that is being asked. */
  readonly onAnswer?: (answer: string) => void;
  /** What a network of two inputs says of the plane; rejects with a sentence. */
  readonly onPlane?: (question: BoundaryQuestion) => Promise<BoundaryAnswer>;
  /** Where charts put files, sentences and the runs to keep; without it they lead nowhere. */
  readonly charts?: ChartsDeps;
}

/**
 * "boundary": a decision boundary, of the samples in a list, in the place of digit and pad. "picture": without
 * any widgets, for a program that draws by itself.
 */
export type StageLayout =
  | { readonly kind: "widgets" | "picture" }
  | { readonly kind: "boundary"; readonly list: string };

export interface Stage {
  readonly el: HTMLElement;
  /** The canvases for whoever draws backdrop, pen and sprites; null where the browser has none. */
  readonly surfaces: DrawingSurfaces | null;
  readonly pad: PadControls;
  update(events: RunEvents): void;
  /** The project's variables, in the order of their monitors. Values come with `update`. */
  setVariables(variables: readonly MonitoredVariable[]): void;
  /** Values to show before a run brings newer ones. */
  setValues(values: Readonly<Record<string, Value>>): void;
  /** What the network says of the drawing on the pad; null: nothing drawn or nothing learned. */
  setPrediction(prediction: Prediction | null): void;
  /** The labels to list before the first prediction. */
  setLabels(labels: readonly string[]): void;
  showPad(shown: boolean): void;
  /** The earlier runs that the charts show as ghosts. */
  setRuns(runs: readonly KeptRun[]): void;
  setLayout(layout: StageLayout): void;
  /** Empties picture, outputs, charts and values: another project comes. The drawing stays. */
  reset(): void;
  destroy(): void;
}

interface Shown {
  digit: DigitState;
  ofDrawing: Prediction | null;
  /** While there is a decision boundary. */
  ofPoint: PointAnswer | null;
  outputsOf: "sample" | "drawing";
  labels: readonly string[];
  variables: readonly MonitoredVariable[];
  values: Record<string, Value>;
  trained: boolean;
  isPadShown: boolean;
  /** The list whose samples stand on the decision boundary; null when there is none. */
  boundary: string | null;
  state: RunState;
  sayings: readonly Saying[];
  question: string | null;
}

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function createStage(host: HTMLElement, deps: StageDeps): Stage {
  const el = h("section", { class: "stage", aria: { label: text("stage.region") } });
  const surface = h("div", { class: "stage-surface" });
  const top = h("div", { class: "stage-top" });
  el.append(surface);

  const shown = nothingShown();
  const changed = new Set<keyof Shown>();
  let owesDrawn = false;

  const loop = createFrameLoop(() => draw());
  const touch = (...parts: readonly (keyof Shown)[]) => {
    for (const part of parts) changed.add(part);
    loop.request();
  };

  const monitors = createMonitors(surface, {
    onLook: (id, look) => deps.onMonitorLook?.(id, look),
    onSet: (id, value) => {
      shown.values[id] = value;
      deps.onVariableSet?.(id, value);
    },
    onHide: (id) => deps.onMonitorHidden?.(id),
  });
  const digit = createDigit(top);
  const pad = createDrawingPad(top, {
    requestFrame: loop.request,
    onBrush: (width) => deps.onBrush?.(width),
    onDrawing: (pixels) => {
      shown.outputsOf = pixels === null ? "sample" : "drawing";
      if (pixels === null) shown.ofDrawing = null;
      touch("outputsOf");
      deps.onDrawing(pixels);
    },
  });
  const outputs = createOutputs(top);
  surface.append(top);
  const charts = createCharts(surface, deps.charts ?? noWay);
  const picture = createStageCanvas(surface);
  const sayings = createSayings(surface);
  const askBar = createAskBar(surface, { onAnswer: (answer) => deps.onAnswer?.(answer) });
  let boundary: DecisionBoundary | null = null;
  let declaredBoundary: string | null = null;
  host.append(el);

  const draw = () => {
    const hasBoundary = shown.boundary !== null;
    if (changed.has("isPadShown")) pad.el.hidden = hasBoundary || !shown.isPadShown;
    pad.frame();
    if (changed.has("digit")) digit.update(shown.digit);
    if (changed.has("ofDrawing") || changed.has("trained")) {
      pad.update({ prediction: shown.ofDrawing, trained: shown.trained });
    }
    if (
      ["digit", "ofDrawing", "ofPoint", "outputsOf", "labels"].some((part) =>
        changed.has(part as keyof Shown),
      )
    ) {
      const of = shown.isPadShown ? shown.outputsOf : "sample";
      const prediction = of === "drawing" ? shown.ofDrawing : shown.digit.prediction;
      if (!hasBoundary) outputs.update({ prediction, of, labels: shown.labels });
      else outputs.update({ ...(shown.ofPoint ?? noPoint), of, labels: [] });
    }
    if (changed.has("variables") || changed.has("values")) {
      monitors.update({ variables: shown.variables, values: shown.values });
    }
    if (changed.has("sayings")) sayings.update(shown.sayings);
    if (changed.has("question")) {
      askBar.update(shown.question, shown.sayings.map((saying) => saying.text).join(" "));
    }
    charts.draw();
    if (hasBoundary) boundary?.frame();
    changed.clear();
    if (owesDrawn) {
      owesDrawn = false;
      deps.onDrawn();
    }
  };

  const set = <K extends keyof Shown>(part: K, value: Shown[K]) => {
    shown[part] = value;
    touch(part);
  };
  const showPad = (isPadShown: boolean) => {
    if (shown.isPadShown === isPadShown) return;
    shown.isPadShown = isPadShown;
    touch("isPadShown", "outputsOf");
  };

  const showBoundary = (list: string | null) => {
    set("boundary", list);
    touch("isPadShown", "ofPoint");
    const isShown = list !== null;
    surface.classList.toggle("stage-boundary-layout", isShown);
    digit.el.hidden = isShown;
    if (boundary !== null) boundary.el.hidden = !isShown;
    if (list === null) return;
    if (boundary !== null) return boundary.show(list, shown.state);
    import("./decision-boundary.ts").then(({ createDecisionBoundary }) => {
      if (shown.boundary === null) return;
      boundary ??= createDecisionBoundary(surface, {
        look: (question) => deps.onPlane?.(question) ?? Promise.reject(new Error("No worker")),
        requestFrame: loop.request,
        onPoint: (answer) => set("ofPoint", answer),
      });
      boundary.show(shown.boundary, shown.state);
    }, ignored);
  };

  const update = (events: RunEvents) => {
    owesDrawn = true;
    loop.request();
    if (events.cleared) {
      shown.digit = { sample: null, prediction: null };
      touch("digit");
    }
    if (events.drawn !== null) {
      shown.digit = events.drawn;
      touch("digit");
    }
    // A run that starts takes the outputs back from the drawing; drawing on takes them again.
    if (events.state === "running" && shown.state === "idle") {
      shown.outputsOf = "sample";
      touch("outputsOf");
    }
    shown.state = events.state;
    charts.take(events);
    if (events.boundary !== undefined) showBoundary(events.boundary);
    boundary?.update(events);
    for (const [id, value] of Object.entries(events.variables)) {
      shown.values[id] = value;
      changed.add("values");
    }
    const isShown = (id: string, before: boolean) => events.monitors[id] ?? before;
    if (shown.variables.some(({ id, visible }) => isShown(id, visible) !== visible)) {
      shown.variables = shown.variables.map((variable) => ({
        ...variable,
        visible: isShown(variable.id, variable.visible),
      }));
      changed.add("variables");
    }
    if (events.trained > 0 !== shown.trained) {
      shown.trained = events.trained > 0;
      changed.add("trained");
    }
    if (events.sprites !== undefined) picture.describe(events.sprites);
    if (events.sayings !== null) set("sayings", events.sayings);
    if (events.question !== null) {
      set("question", events.question === "none" ? null : events.question.text);
    }
    if (events.pad !== null) {
      showPad(events.pad === "show");
      deps.onPadShown?.(events.pad === "show");
    }
  };

  const reset = () => {
    charts.reset();
    boundary?.reset();
    shown.ofPoint = null;
    declaredBoundary = null;
    // The next project has one only if its blocks say so.
    showBoundary(null);
    shown.trained = false;
    shown.ofDrawing = null;
    shown.values = {};
    shown.digit = { sample: null, prediction: null };
    shown.sayings = [];
    shown.question = null;
    touch("digit", "ofDrawing", "trained", "values", "sayings", "question");
    picture.describe([]);
  };
  touch("labels", "variables");
  return {
    el,
    surfaces: picture.surfaces,
    pad: pad.controls,
    update,
    setVariables: (variables) => set("variables", variables),
    setValues: (values) => set("values", { ...shown.values, ...values }),
    setPrediction: (prediction) => set("ofDrawing", prediction),
    setLabels: (labels) => set("labels", labels),
    showPad,
    setRuns: charts.setRuns,
    setLayout: (layout) => {
      const isPicture = layout.kind === "picture";
      surface.classList.toggle("stage-drawing", isPicture);
      top.hidden = isPicture;
      charts.el.hidden = isPicture;
      const list = layout.kind === "boundary" ? layout.list : null;
      // A block may have named another list since: an edit elsewhere does not bring the first one back.
      showBoundary(list === declaredBoundary ? shown.boundary : list);
      declaredBoundary = list;
    },
    reset,
    destroy: () => {
      loop.stop();
      const widgets = [monitors, digit, pad, outputs, charts, picture, sayings, askBar];
      for (const widget of widgets) widget.destroy();
      boundary?.destroy();
      el.remove();
    },
  };
}

/** For a stage that stands alone, as in tests: nothing to save to. */
const noWay: ChartsDeps = { saveFile: () => {}, say: () => {}, onRuns: () => {} };

const noPoint = { prediction: null } as const;
/** Not reachable just now: the page says so (missing-parts.ts), and the next change tries again. */
const ignored = () => {};

function nothingShown(): Shown {
  return {
    digit: { sample: null, prediction: null },
    ofDrawing: null,
    ofPoint: null,
    outputsOf: "sample",
    labels: DIGITS,
    variables: [],
    values: {},
    trained: false,
    isPadShown: true,
    boundary: null,
    state: "idle",
    sayings: [],
    question: null,
  };
}
