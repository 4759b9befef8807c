// The axes of a chart before it has points: what paint-chart.ts draws for no data, as plain elements,
// so that nothing jumps when the canvas takes over. Purely for the eye.
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { h } from "#ui/element";
import { showChartValue } from "./chart-data.ts";
import { showCount } from "./show-number.ts";

/** Where the ticks stand, as parts of an axis. */
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Samples that an empty chart has room for. */
const SAMPLES = 100;

/** Fills its parent. */
export function createEmptyAxes(chart: ChartName): HTMLElement {
  return h(
    "div",
    { class: "chart-axes", aria: { hidden: "true" } },
    ...TICKS.map((part) => tick("across", part, showCount(part * SAMPLES))),
    ...TICKS.map((part) => tick("up", part, showChartValue(chart, part))),
    h("span", { class: "chart-axis-name" }, text("chart.samples")),
  );
}

function tick(axis: "across" | "up", part: number, words: string): HTMLElement {
  const el = h("i", { class: `chart-tick chart-tick-${axis}` }, h("span", {}, words));
  el.style[axis === "across" ? "left" : "bottom"] = `${part * 100}%`;
  return el;
}
