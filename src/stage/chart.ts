// A chart of how learning goes: dots for single samples, lines for epochs and validation, earlier
// runs behind them. What is shown and said is decided in chart-data.ts and chart-lines.ts; plot.ts
// draws it, and is loaded with the first points.
import "./chart.css";
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import {
  type ChartState,
  type ChartView,
  describeChart,
  isEmpty,
  noSeries,
  plainView,
  seriesNames,
  thinningText,
} from "./chart-data.ts";
import { readingText } from "./chart-readings.ts";
import { createEmptyAxes } from "./empty-axes.ts";
import type { Plot } from "./plot.ts";

export interface Chart {
  readonly el: HTMLElement;
  /** Shows these points; the arrays are kept, not copied. */
  update(state: ChartState, view: ChartView): void;
  destroy(): void;
}

export interface ChartDeps {
  readonly chart: ChartName;
  /** A person wants to see it in another way. */
  readonly onView: (view: ChartView) => void;
  /** Stands at the end of the heading. */
  readonly menu: HTMLElement | null;
}

export function createChart(host: HTMLElement, { chart, onView, menu }: ChartDeps): Chart {
  const legend = h("span", { class: "chart-legend" });
  const note = h("span", { class: "chart-note" });
  const heard = h("span", { class: "ui-heard", role: "status" });
  const empty = h("p", { class: "chart-empty" }, text("chart.empty"));
  const axes = createEmptyAxes(chart);
  const plot = h(
    "div",
    {
      class: "chart-plot",
      role: "img",
      tabindex: 0,
      on: { keydown: (event) => onKey(event), blur: () => leave() },
    },
    axes,
  );
  const title = h("span", { class: "chart-title" }, text(`chart.${chart}`));
  const el = h(
    "section",
    { class: "stage-chart", data: { chart } },
    h("header", { class: "stage-heading" }, title, legend, note, menu),
    h("div", { class: "chart-body" }, plot, empty),
    heard,
  );
  host.append(el);

  let state: ChartState = { ...noSeries, ghosts: [] };
  let view = plainView;
  let drawing: Plot | null = null;
  let isLoading = false;
  let at: number | null = null;

  const loadPlot = async () => {
    isLoading = true;
    try {
      const { createPlot } = await import("./plot.ts");
      if (!el.isConnected) return;
      axes.remove();
      drawing = createPlot(plot, { chart, onZoom: (zoom) => onView({ ...view, zoom }) });
      drawing.update(state, view);
      showNote();
    } catch {
      // Not reachable just now: the next points try again, and the words tell the values meanwhile.
    } finally {
      isLoading = false;
    }
  };
  const leave = () => {
    at = null;
    heard.textContent = "";
    drawing?.point(null);
  };
  const moveTo = (shown: Plot, x: number) => {
    at = x;
    shown.point(x);
    setText(heard, readingText(chart, shown.lines, x));
  };
  /** Sees twice as much, or half, around the place that is read. */
  const zoomBy = ({ lines, places }: Plot, factor: number) => {
    const last = Math.max(0, ...lines.map(({ x }) => x[x.length - 1] ?? 0));
    const [from, to] = view.zoom ?? [0, last];
    const centre = at ?? (from + to) / 2;
    const width = Math.max(2, (to - from) * factor);
    if (factor < 1 && places.length < 3) return;
    const left = Math.max(0, Math.min(last - width, centre - width / 2));
    onView({ ...view, zoom: width >= last ? null : [left, left + width] });
    setText(heard, view.zoom === null ? text("chart.whole") : zoomText(view.zoom));
  };
  const onKey = (event: KeyboardEvent) => {
    if (drawing === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { places } = drawing;
    const index = at === null ? places.length : places.findIndex((place) => place >= (at ?? 0));
    const page = Math.max(1, Math.round(places.length / 10));
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: index - 1,
      ArrowRight: at === null ? places.length - 1 : index + 1,
      PageUp: index - page,
      PageDown: index + page,
      Home: 0,
      End: places.length - 1,
    };
    const to = steps[event.key];
    if (event.key === "Escape" && at !== null) leave();
    else if (event.key === "+" || event.key === "=") zoomBy(drawing, 0.5);
    else if (event.key === "-") zoomBy(drawing, 2);
    else if (event.key === "0") onView({ ...view, zoom: null });
    else if (to === undefined || places.length === 0) return;
    else moveTo(drawing, places[Math.max(0, Math.min(places.length - 1, to))] ?? 0);
    event.preventDefault();
    event.stopPropagation();
  };
  const showLegend = () => {
    const shown = seriesNames.filter((name) => (state[name]?.x.length ?? 0) > 0);
    const { length } = state.ghosts;
    const wanted = [...shown, length, view.smoothing].join();
    if (legend.dataset.shows === wanted) return;
    legend.dataset.shows = wanted;
    legend.replaceChildren(
      ...shown.map((name) => legendEntry(name, text(`chart.${name}`))),
      ...(view.smoothing > 0 ? [words(text("chart.smoothing", { factor: view.smoothing }))] : []),
      ...(length > 0 ? [legendEntry("ghost", text("chart.previous", { runs: length }))] : []),
    );
  };
  const showNote = () => {
    const hidden = drawing?.hidden ?? 0;
    const notes = [
      view.isLog ? text("chart.log") : "",
      hidden > 0 ? text("chart.logHides", { hidden }) : "",
      view.zoom === null ? "" : text("chart.zoomed"),
      thinningText(state),
    ].filter((one) => one !== "");
    setText(note, notes.join(", "));
    note.title = note.textContent ?? "";
  };
  const update = (next: ChartState, nextView: ChartView) => {
    state = next;
    view = nextView;
    const hasNothing = isEmpty(state) && state.ghosts.length === 0;
    empty.hidden = !hasNothing;
    if (hasNothing) leave();
    if (drawing !== null) drawing.update(state, view);
    else if (!hasNothing && !isLoading) void loadPlot();
    showLegend();
    showNote();
    const zoomed = view.zoom === null ? "" : ` ${zoomText(view.zoom)}`;
    setAria(plot, "label", describeChart(chart, state) + zoomed);
  };
  update(state, view);
  return {
    el,
    update,
    destroy: () => {
      drawing?.destroy();
      el.remove();
    },
  };
}

function zoomText([from, to]: NonNullable<ChartView["zoom"]>): string {
  return text("chart.zoomedTo", { from: Math.round(from), to: Math.round(to) });
}

function words(shown: string): HTMLElement {
  return h("span", {}, shown);
}

function legendEntry(look: string, name: string): HTMLElement {
  return h("span", {}, h("i", { class: `chart-key chart-key-${look}` }), name);
}
