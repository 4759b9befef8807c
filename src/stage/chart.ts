// A chart of how learning goes: dots for single samples, a line for epochs, values on hover and by
// arrow keys. Drawn by uPlot; what is shown and said is decided in chart-data.ts.
import "uplot/dist/uPlot.min.css";
import "./chart.css";
import uPlot from "uplot";
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import {
  type ChartState,
  describeChart,
  hoverText,
  type MergedSeries,
  mergeSeries,
  thinningText,
} from "./chart-data.ts";
import { chartOptions, EPOCH_COLOURS } from "./chart-options.ts";

export interface Chart {
  readonly el: HTMLElement;
  /** Shows these points; the arrays are kept, not copied. */
  update(state: ChartState): void;
  destroy(): void;
}

export function createChart(host: HTMLElement, deps: { readonly chart: ChartName }): Chart {
  const { chart } = deps;
  const legend = h("span", { class: "chart-legend" });
  const note = h("span", { class: "chart-note" });
  const readout = h("span", { class: "chart-readout" });
  const heard = h("span", { class: "ui-heard", role: "status" });
  const empty = h("p", { class: "chart-empty" }, text("chart.empty"));
  const plot = h("div", {
    class: "chart-plot",
    role: "img",
    tabindex: 0,
    on: { keydown: (event) => onKey(event), blur: () => leave() },
  });
  const title = h("span", { class: "chart-title" }, text(`chart.${chart}`));
  const el = h(
    "section",
    { class: "stage-chart", data: { chart } },
    h("header", { class: "stage-heading" }, title, legend, note, readout),
    h("div", { class: "chart-body" }, plot, empty),
    heard,
  );
  host.append(el);

  let state: ChartState = { sample: null, epoch: null };
  let merged: MergedSeries = [[], [], []];
  let drawing: { readonly plot: uPlot; readonly font: number } | null = null;
  let at: number | null = null;

  const showReadout = (index: number | null) => {
    const words = index === null ? "" : hoverText(chart, merged, index);
    setText(readout, words);
    el.toggleAttribute("data-reading", words !== "");
  };
  const fit = () => {
    const width = Math.floor(plot.clientWidth);
    const height = Math.floor(plot.clientHeight);
    if (width < 40 || height < 30) return;
    const font = Math.round(Number.parseFloat(getComputedStyle(plot).fontSize)) || 10;
    if (drawing !== null && drawing.font === font) drawing.plot.setSize({ width, height });
    else {
      drawing?.plot.destroy();
      const options = chartOptions(chart, { width, height, font });
      const hooks = { setCursor: [(u: uPlot) => showReadout(u.cursor.idx ?? null)] };
      drawing = { plot: new uPlot({ ...options, hooks }, merged, plot), font };
    }
  };
  const moveTo = (index: number) => {
    const x = merged[0][index];
    if (drawing === null || x === undefined) return;
    at = index;
    const { plot: u } = drawing;
    const y = merged[2][index] ?? merged[1][index] ?? 0;
    u.setCursor({ left: u.valToPos(x, "x"), top: u.valToPos(y, "y") });
    showReadout(index);
    setText(heard, hoverText(chart, merged, index));
  };
  const leave = () => {
    at = null;
    heard.textContent = "";
    drawing?.plot.setCursor({ left: -10, top: -10 });
    showReadout(null);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = merged[0].length - 1;
    if (last < 0) return;
    const page = Math.max(1, Math.round(last / 10));
    const from = at ?? last + 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      PageUp: from - page,
      PageDown: from + page,
      Home: 0,
      End: last,
    };
    const to = steps[event.key];
    if (event.key === "Escape") leave();
    else if (to === undefined) return;
    else moveTo(Math.max(0, Math.min(last, to)));
    event.preventDefault();
  };
  const update = (next: ChartState) => {
    state = next;
    merged = mergeSeries(state);
    const isEmpty = merged[0].length === 0;
    empty.hidden = !isEmpty;
    if (isEmpty) leave();
    drawing?.plot.setData(merged);
    const had = legend.childElementCount;
    const names = (["sample", "epoch"] as const).filter((name) => (state[name]?.x.length ?? 0) > 0);
    if (had !== names.length)
      legend.replaceChildren(...names.map((name) => legendEntry(chart, name)));
    setText(note, thinningText(state));
    setAria(plot, "label", describeChart(chart, state));
  };
  const observer = new ResizeObserver(fit);
  observer.observe(plot);
  update(state);
  return {
    el,
    update,
    destroy: () => {
      observer.disconnect();
      drawing?.plot.destroy();
      el.remove();
    },
  };
}

function legendEntry(chart: ChartName, series: "sample" | "epoch"): HTMLElement {
  const key = h("i", { class: `chart-key chart-key-${series}` });
  if (series === "epoch") key.style.background = EPOCH_COLOURS[chart];
  return h("span", {}, key, text(`chart.${series}`));
}
