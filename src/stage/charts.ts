// The charts of the stage and what belongs to all of them: the series of the run under way, the
// runs before it, how people look at each chart, and their menus. Exports and the enlarged chart are
// loaded when they are asked for.
import { text } from "#program/messages";
import type {
  ChartName,
  PlottedRun,
  RunEvents,
  RunSettings,
  SeriesPoints,
  Sweep,
} from "#program/run-event";
import { h } from "#ui/element";
import { createMenuButton, type MenuItem } from "#ui/menu";
import { type Chart, createChart } from "./chart.ts";
import { type ChartState, type ChartView, isEmpty, plainView, seriesOf } from "./chart-data.ts";
import type { ChartPanel } from "./chart-panel.ts";
import { addRuns, ghostsOf, type KeptRun } from "./kept-runs.ts";
import type { SweepChart } from "./sweep-chart.ts";

export interface ChartsDeps {
  /** Hands a file to the person: `name` as "loss.csv". */
  readonly saveFile: (file: Blob, name: string) => void;
  /** Something could not be done. */
  readonly say: (sentence: string) => void;
  /** The earlier runs changed: they are to be kept. */
  readonly onRuns: (runs: readonly KeptRun[]) => void;
}

export interface Charts {
  readonly el: HTMLElement;
  /** Takes up what is new; nothing is drawn until `draw`. */
  take(events: RunEvents): void;
  draw(): void;
  /** The earlier runs of the project that is open. */
  setRuns(runs: readonly KeptRun[]): void;
  /** Empties everything: another project comes. */
  reset(): void;
  destroy(): void;
}

/** What menu, enlarged chart and exports may see and do. */
export interface ChartDesk {
  readonly chart: ChartName;
  readonly state: () => ChartState;
  readonly view: () => ChartView;
  readonly setView: (view: ChartView) => void;
  /** The run under way, as those before it are kept. */
  readonly present: () => PlottedRun;
  readonly runs: () => readonly KeptRun[];
  readonly setRuns: (runs: readonly KeptRun[]) => void;
  readonly save: (kind: "csv" | "png" | "gif") => void;
}

const chartNames = ["loss", "accuracy"] as const;
/** What the menu's switch smooths by; the enlarged chart offers every factor. */
const USUAL_SMOOTHING = 0.8;

export function createCharts(host: HTMLElement, deps: ChartsDeps): Charts {
  const el = h("div", { class: "stage-charts" });
  host.append(el);
  const series = new Map<string, SeriesPoints>();
  const changed = new Set<ChartName>();
  const views = { loss: plainView, accuracy: plainView };
  let settings: RunSettings | null = null;
  let runs: readonly KeptRun[] = [];
  let panel: ChartPanel | null = null;
  let sweep: Sweep | null = null;
  let isSweepNew = false;
  let isSweepShown = false;
  let sweepChart: SweepChart | null = null;
  const sweepPlace = h("span");

  const stateOf = (chart: ChartName): ChartState => ({
    ...seriesOf(chart, series.values()),
    ghosts: ghostsOf(chart, runs),
  });
  const redraw = (chart: ChartName) => {
    charts[chart].update(stateOf(chart), views[chart]);
    panel?.update(chart);
  };
  const redrawAll = () => chartNames.forEach(redraw);
  const setView = (chart: ChartName, view: ChartView) => {
    views[chart] = view;
    redraw(chart);
  };
  const setRuns = (next: readonly KeptRun[]) => {
    runs = next;
    redrawAll();
    deps.onRuns(runs);
  };
  const present = () => ({
    settings,
    series: [...series.values()].filter(({ x }) => x.length > 0),
  });
  const deskOf = (chart: ChartName): ChartDesk => ({
    chart,
    state: () => stateOf(chart),
    view: () => views[chart],
    setView: (view) => setView(chart, view),
    present,
    runs: () => runs,
    setRuns,
    save: (kind) => save(chart, kind),
  });
  const fail = (error: unknown) => deps.say(error instanceof Error ? error.message : String(error));
  const save = (chart: ChartName, kind: "csv" | "png" | "gif") => {
    const desks = chartNames.map(deskOf);
    const desk = deskOf(chart);
    import("./save-chart.ts")
      .then(({ saveChart, saveTraining }) =>
        kind === "gif" ? saveTraining(desks, deps.saveFile) : saveChart(desk, kind, deps.saveFile),
      )
      .catch(fail);
  };
  const enlarge = (chart: ChartName) => {
    import("./chart-panel.ts")
      .then(({ openChartPanel }) => {
        if (panel !== null) return;
        panel = openChartPanel(deskOf(chart), () => {
          panel = null;
        });
      })
      .catch(fail);
  };
  const drawSweep = () => {
    isSweepNew = false;
    if (sweep === null) {
      sweepChart?.destroy();
      sweepChart = null;
    } else if (sweepChart === null) void loadSweepChart();
    else sweepChart.update(sweep);
  };
  const loadSweepChart = async () => {
    try {
      const { createSweepChart } = await import("./sweep-chart.ts");
      if (sweep === null || sweepChart !== null) return;
      sweepChart = createSweepChart(el, { ...deps, place: sweepPlace });
      sweepChart.show(isSweepShown);
      drawSweep();
    } catch {
      // Not reachable just now: the next news of the sweep tries again.
    }
  };
  const showSweep = (isShown: boolean) => {
    isSweepShown = isShown;
    sweepChart?.show(isShown);
  };
  /** A sweep that begins takes the charts' place, and what is plotted after it takes it back. */
  const takeSweep = (events: RunEvents) => {
    const wasRunning = sweep?.state === "running";
    if (events.sweep !== undefined) {
      sweep = events.sweep;
      isSweepNew = true;
    }
    if (sweep !== null && isSweepNew && !wasRunning) showSweep(true);
    const isRunning = sweep?.state === "running";
    if (!isRunning && events.series.some(({ x }) => x.length > 0)) showSweep(false);
  };
  const menuItems = (chart: ChartName): MenuItem[] => {
    const view = views[chart];
    const hasNothing = isEmpty(stateOf(chart)) && ghostsOf(chart, runs).length === 0;
    const log: MenuItem = {
      label: text("chart.log"),
      checked: view.isLog,
      run: () => setView(chart, { ...view, isLog: !view.isLog }),
    };
    const isSmooth = view.smoothing > 0;
    return [
      { label: text("chart.enlarge"), run: () => enlarge(chart) },
      {
        label: text("chart.reset"),
        disabled: view.zoom === null,
        run: () => setView(chart, { ...view, zoom: null }),
      },
      ...(chart === "loss" ? [log] : []),
      {
        label: text("chart.smooth"),
        checked: isSmooth,
        run: () => setView(chart, { ...view, smoothing: isSmooth ? 0 : USUAL_SMOOTHING }),
      },
      { label: text("chart.csv"), disabled: hasNothing, run: () => save(chart, "csv") },
      { label: text("chart.png"), disabled: hasNothing, run: () => save(chart, "png") },
      { label: text("chart.gif"), disabled: series.size === 0, run: () => save(chart, "gif") },
    ];
  };
  const create = (chart: ChartName): Chart => {
    const label = text("chart.menu", { title: text(`chart.${chart}`) });
    const menu = createMenuButton({ label, face: "⋯", items: () => menuItems(chart) });
    menu.el.classList.add("chart-menu");
    const end = chart === "loss" ? menu.el : h("span", { class: "chart-end" }, sweepPlace, menu.el);
    return createChart(el, { chart, onView: (view) => setView(chart, view), menu: end });
  };
  const charts = { loss: create("loss"), accuracy: create("accuracy") };

  return {
    el,
    take(events) {
      takeSweep(events);
      for (const points of events.series) {
        series.set(`${points.chart} ${points.series}`, points);
        changed.add(points.chart);
      }
      if (events.settings !== undefined) settings = events.settings;
      if (events.endedRuns === undefined) return;
      runs = addRuns(runs, events.endedRuns);
      for (const chart of chartNames) {
        changed.add(chart);
        // What was zoomed to is of the run before.
        views[chart] = { ...views[chart], zoom: null };
      }
      deps.onRuns(runs);
    },
    draw() {
      for (const chart of changed) redraw(chart);
      changed.clear();
      if (isSweepNew) drawSweep();
    },
    setRuns(kept) {
      runs = kept;
      redrawAll();
    },
    reset() {
      panel?.close();
      sweep = null;
      drawSweep();
      series.clear();
      settings = null;
      runs = [];
      for (const chart of chartNames) views[chart] = { ...views[chart], zoom: null };
      redrawAll();
    },
    destroy() {
      panel?.close();
      for (const chart of chartNames) charts[chart].destroy();
      el.remove();
    },
  };
}
