// A chart enlarged: the same chart in a dialog, with a slider for smoothing, the ways to save it, and
// the list of earlier runs with their settings. Follows a training that goes on behind it. Loaded when
// it is opened.
import "./chart-panel.css";
import { englishChartPanel } from "#program/english-chart-panel";
import { addMissing, text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { openDialog } from "#ui/dialog";
import { h, setText } from "#ui/element";
import { createChart } from "./chart.ts";
import { isEmpty } from "./chart-data.ts";
import type { ChartDesk } from "./charts.ts";
import { createRunList } from "./run-list.ts";
import { MOST_SMOOTHING } from "./smooth.ts";

export interface ChartPanel {
  /** Something of this chart changed. */
  update(chart: ChartName): void;
  close(): void;
}

export function openChartPanel(desk: ChartDesk, onClose: () => void): ChartPanel {
  addMissing(englishChartPanel);
  const { chart, view, setView } = desk;
  const place = h("div", { class: "chart-panel-chart" });
  const log = h("input", {
    type: "checkbox",
    on: { change: () => setView({ ...view(), isLog: log.checked }) },
  });
  const smoothing = h("input", {
    type: "range",
    min: 0,
    max: MOST_SMOOTHING,
    step: 0.01,
    on: { input: () => setView({ ...view(), smoothing: Number(smoothing.value) }) },
  });
  const factor = h("output", { class: "chart-panel-factor" });
  const button = (label: string, run: () => void) =>
    h("button", { type: "button", class: "ui-button", on: { click: run } }, label);
  const whole = button(text("chart.reset"), () => setView({ ...view(), zoom: null }));
  const saves = (["csv", "png", "gif"] as const).map((kind) =>
    button(text(`chart.${kind}`), () => desk.save(kind)),
  );
  const tools = h(
    "div",
    { class: "chart-panel-tools" },
    chart === "loss" ? h("label", {}, log, text("chart.log")) : null,
    h("label", {}, text("chart.smoothingSlider"), smoothing, factor),
    whole,
    ...saves,
  );
  const runs = createRunList(desk);
  const dialog = openDialog<never>({
    title: text("chart.enlarged", { title: text(`chart.${chart}`) }),
    body: [place, h("p", { class: "chart-panel-how" }, text("chart.how")), tools, runs.el],
    buttons: [],
  });
  dialog.el.classList.add("chart-panel");
  const close = button(text("chart.close"), () => dialog.close(null));
  close.classList.add("ui-button-main");
  dialog.el.querySelector(".ui-dialog-buttons")?.append(close);
  const large = createChart(place, { chart, onView: setView, menu: null });
  void dialog.result.then(() => {
    large.destroy();
    onClose();
  });

  const update = () => {
    const state = desk.state();
    const shown = view();
    large.update(state, shown);
    log.checked = shown.isLog;
    smoothing.value = String(shown.smoothing);
    setText(factor, shown.smoothing === 0 ? text("chart.smoothingNone") : String(shown.smoothing));
    whole.disabled = shown.zoom === null;
    const hasNothing = isEmpty(state) && state.ghosts.length === 0;
    for (const save of saves) save.disabled = hasNothing;
    runs.update();
  };
  update();
  close.focus();
  return {
    update: (changed) => {
      if (changed === chart) update();
    },
    close: () => dialog.close(null),
  };
}
