// The stage: 480 x 360 units, whatever its size on screen. It arranges the widgets, remembers the
// newest of everything it is told, and draws it at most once a frame.
// It knows run events, not who makes them.
import "./stage.css";
import { text } from "#program/messages";
import type { Value } from "#program/program";
import type { ChartName, Prediction, RunEvents, RunState, SeriesPoints } from "#program/run-event";
import { h } from "#ui/element";
import { createChart } from "./chart.ts";
import { createDigit, type DigitState } from "./digit.ts";
import { createDrawingPad } from "./drawing-pad.ts";
import { createFrameLoop } from "./frame-loop.ts";
import { createMonitors, type MonitoredVariable } from "./monitors.ts";
import { createOutputs } from "./outputs.ts";

export interface StageDeps {
  /** What was handed to `update` stands on the screen: the next batch may come. */
  readonly onDrawn: () => void;
  /** 28x28 grey levels of the drawing on the pad; null when it became empty. */
  readonly onDrawing: (pixels: Uint8Array | null) => void;
  /** A block showed or hid the pad. */
  readonly onPadShown?: (shown: boolean) => void;
}

export interface Stage {
  readonly el: HTMLElement;
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
  /** Empties picture, outputs, charts and values: another project comes. The drawing stays. */
  reset(): void;
  destroy(): void;
}

interface Shown {
  digit: DigitState;
  ofDrawing: Prediction | null;
  outputsOf: "sample" | "drawing";
  labels: readonly string[];
  series: Map<string, SeriesPoints>;
  variables: readonly MonitoredVariable[];
  values: Record<string, Value>;
  trained: boolean;
  isPadShown: boolean;
  state: RunState;
}

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function createStage(host: HTMLElement, deps: StageDeps): Stage {
  const el = h("section", { class: "stage", aria: { label: text("stage.region") } });
  const surface = h("div", { class: "stage-surface" });
  const top = h("div", { class: "stage-top" });
  const charts = h("div", { class: "stage-charts" });
  el.append(surface);

  const shown = nothingShown();
  const changed = new Set<keyof Shown>();
  const changedCharts = new Set<ChartName>();
  let owesDrawn = false;

  const loop = createFrameLoop(() => draw());
  const touch = (...parts: readonly (keyof Shown)[]) => {
    for (const part of parts) changed.add(part);
    loop.request();
  };

  const monitors = createMonitors(surface);
  const digit = createDigit(top);
  const pad = createDrawingPad(top, {
    requestFrame: loop.request,
    onDrawing: (pixels) => {
      shown.outputsOf = pixels === null ? "sample" : "drawing";
      if (pixels === null) shown.ofDrawing = null;
      touch("outputsOf");
      deps.onDrawing(pixels);
    },
  });
  const outputs = createOutputs(top);
  surface.append(top, charts);
  const chartOf = {
    loss: createChart(charts, { chart: "loss" }),
    accuracy: createChart(charts, { chart: "accuracy" }),
  };
  host.append(el);

  const draw = () => {
    if (changed.has("isPadShown")) pad.el.hidden = !shown.isPadShown;
    pad.frame();
    if (changed.has("digit")) digit.update(shown.digit);
    if (changed.has("ofDrawing") || changed.has("trained")) {
      pad.update({ prediction: shown.ofDrawing, trained: shown.trained });
    }
    if (
      ["digit", "ofDrawing", "outputsOf", "labels"].some((part) => changed.has(part as keyof Shown))
    ) {
      const of = shown.isPadShown ? shown.outputsOf : "sample";
      const prediction = of === "drawing" ? shown.ofDrawing : shown.digit.prediction;
      outputs.update({ prediction, of, labels: shown.labels });
    }
    if (changed.has("variables") || changed.has("values")) {
      monitors.update({ variables: shown.variables, values: shown.values });
    }
    for (const chart of changedCharts) {
      const series = (name: string) => shown.series.get(`${chart} ${name}`) ?? null;
      chartOf[chart].update({ sample: series("sample"), epoch: series("epoch") });
    }
    changed.clear();
    changedCharts.clear();
    if (owesDrawn) {
      owesDrawn = false;
      deps.onDrawn();
    }
  };

  const showPad = (isPadShown: boolean) => {
    if (shown.isPadShown === isPadShown) return;
    shown.isPadShown = isPadShown;
    touch("isPadShown", "outputsOf");
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
    for (const points of events.series) {
      shown.series.set(`${points.chart} ${points.series}`, points);
      changedCharts.add(points.chart);
    }
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
    if (events.pad !== null) {
      showPad(events.pad === "show");
      deps.onPadShown?.(events.pad === "show");
    }
  };

  const set = <K extends keyof Shown>(part: K, value: Shown[K]) => {
    shown[part] = value;
    touch(part);
  };
  const reset = () => {
    shown.series.clear();
    changedCharts.add("loss").add("accuracy");
    shown.trained = false;
    shown.ofDrawing = null;
    shown.values = {};
    shown.digit = { sample: null, prediction: null };
    touch("digit", "ofDrawing", "trained", "values");
  };
  touch("labels", "variables");
  return {
    el,
    update,
    setVariables: (variables) => set("variables", variables),
    setValues: (values) => set("values", { ...shown.values, ...values }),
    setPrediction: (prediction) => set("ofDrawing", prediction),
    setLabels: (labels) => set("labels", labels),
    showPad,
    reset,
    destroy: () => {
      loop.stop();
      for (const widget of [monitors, digit, pad, outputs, chartOf.loss, chartOf.accuracy]) {
        widget.destroy();
      }
      el.remove();
    },
  };
}

function nothingShown(): Shown {
  return {
    digit: { sample: null, prediction: null },
    ofDrawing: null,
    outputsOf: "sample",
    labels: DIGITS,
    series: new Map(),
    variables: [],
    values: {},
    trained: false,
    isPadShown: true,
    state: "idle",
  };
}
