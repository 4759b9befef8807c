// A chart of how learning goes: dots for single samples, a line for epochs, values on hover and by
// arrow keys. What is shown and said is decided in chart-data.ts; plot.ts draws it, and is loaded with
// the first points.
import "./chart.css";
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import {
  type ChartState,
  describeChart,
  EPOCH_COLOURS,
  hoverText,
  type MergedSeries,
  mergeSeries,
  thinningText,
} from "./chart-data.ts";
import { createEmptyAxes } from "./empty-axes.ts";
import type { Plot } from "./plot.ts";

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
    h("header", { class: "stage-heading" }, title, legend, note, readout),
    h("div", { class: "chart-body" }, plot, empty),
    heard,
  );
  host.append(el);

  let state: ChartState = { sample: null, epoch: null };
  let merged: MergedSeries = [[], [], []];
  let drawing: Plot | null = null;
  let isLoading = false;
  let at: number | null = null;

  const showReadout = (index: number | null) => {
    const words = index === null ? "" : hoverText(chart, merged, index);
    setText(readout, words);
    el.toggleAttribute("data-reading", words !== "");
  };
  const loadPlot = async () => {
    isLoading = true;
    try {
      const { createPlot } = await import("./plot.ts");
      if (!el.isConnected) return;
      axes.remove();
      drawing = createPlot(plot, { chart, onCursor: showReadout });
      drawing.update(merged);
    } catch {
      // Not reachable just now: the next points try again, and the words tell the values meanwhile.
    } finally {
      isLoading = false;
    }
  };
  const moveTo = (index: number) => {
    if (index >= merged[0].length) return;
    at = index;
    drawing?.point(index);
    showReadout(index);
    setText(heard, hoverText(chart, merged, index));
  };
  const leave = () => {
    at = null;
    heard.textContent = "";
    drawing?.point(null);
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
    if (drawing !== null) drawing.update(merged);
    else if (!isEmpty && !isLoading) void loadPlot();
    const had = legend.childElementCount;
    const names = (["sample", "epoch"] as const).filter((name) => (state[name]?.x.length ?? 0) > 0);
    if (had !== names.length)
      legend.replaceChildren(...names.map((name) => legendEntry(chart, name)));
    setText(note, thinningText(state));
    setAria(plot, "label", describeChart(chart, state));
  };
  update(state);
  return {
    el,
    update,
    destroy: () => {
      drawing?.destroy();
      el.remove();
    },
  };
}

function legendEntry(chart: ChartName, series: "sample" | "epoch"): HTMLElement {
  const key = h("i", { class: `chart-key chart-key-${series}` });
  if (series === "epoch") key.style.background = EPOCH_COLOURS[chart];
  return h("span", {}, key, text(`chart.${series}`));
}
