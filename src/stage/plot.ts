// The drawn part of a chart: its canvas, the values under the mouse, and dragging over a range to
// zoom into it. Loaded when there is something to draw, so that the first visit does not wait for
// it; only chart.ts may import this, with import().
import { text } from "#program/messages";
import type { ChartName } from "#program/run-event";
import { h, setText } from "#ui/element";
import { type Axis, placeOn, valueAt } from "./axis.ts";
import { type ChartState, type ChartView, showChartValue } from "./chart-data.ts";
import { type ChartLine, type ChartPicture, hiddenByLog, pictureOf } from "./chart-lines.ts";
import { nearestPlace, readablePlaces, readingsAt } from "./chart-readings.ts";
import { type Box, paintChart, plotArea } from "./paint-chart.ts";

/** A drag over fewer CSS pixels is a click that slipped. */
const SHORTEST_DRAG = 6;

export interface Plot {
  update(state: ChartState, view: ChartView): void;
  /** Marks a place, in samples, and shows the values there; none with null. */
  point(x: number | null): void;
  /** The lines as they are drawn, to be read out. */
  readonly lines: readonly ChartLine[];
  /** The samples at which there are points in what is seen. */
  readonly places: readonly number[];
  /** How many points a logarithmic axis cannot show. */
  readonly hidden: number;
  destroy(): void;
}

export interface PlotDeps {
  readonly chart: ChartName;
  /** A range was dragged over, or the whole is wanted again. */
  readonly onZoom: (zoom: ChartView["zoom"]) => void;
}

/** Fills the host and follows its size. */
export function createPlot(host: HTMLElement, { chart, onZoom }: PlotDeps): Plot {
  const canvas = h("canvas", { class: "chart-canvas" });
  const cursor = h("i", { class: "chart-cursor", hidden: true });
  const selection = h("i", { class: "chart-selection", hidden: true });
  const values = h("div", { class: "chart-values", hidden: true, aria: { hidden: "true" } });
  host.append(canvas, selection, cursor, values);

  let picture: ChartPicture = { chart, lines: [], samples: empty, values: empty };
  let places: number[] | null = null;
  let size = { width: 0, height: 0, font: 10 };
  let dragFrom: number | null = null;
  let at: number | null = null;
  let hidden = 0;

  const area = (): Box => plotArea({ left: 0, top: 0, ...size }, size.font);
  const allPlaces = () => {
    places ??= readablePlaces(picture.lines, picture.samples);
    return places;
  };
  const paint = () => {
    const context = canvas.getContext("2d");
    if (context === null || size.width < 40 || size.height < 30) return;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    paintChart(context, picture, { box: { left: 0, top: 0, ...size }, font: size.font });
  };
  const fit = () => {
    const { clientWidth: width, clientHeight: height } = host;
    const font = Math.round(Number.parseFloat(getComputedStyle(host).fontSize)) || 10;
    size = { width, height, font };
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    paint();
    point(at);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(host);

  const point = (x: number | null) => {
    at = x;
    const { left, width, top, height } = area();
    const place = x === null ? Number.NaN : placeOn(picture.samples, x);
    const isSeen = place >= 0 && place <= 1;
    cursor.hidden = !isSeen;
    values.hidden = !isSeen;
    if (x === null || !isSeen) return;
    Object.assign(cursor.style, {
      left: `${left + place * width}px`,
      top: `${top}px`,
      height: `${height}px`,
    });
    values.classList.toggle("chart-values-left", place > 0.5);
    showValues(values, chart, { lines: picture.lines, x });
  };
  /** The sample under the mouse, of which the nearest with points is taken. */
  const sampleAt = (event: PointerEvent | MouseEvent) => {
    const { left, width } = area();
    const part = (event.clientX - host.getBoundingClientRect().left - left) / width;
    return valueAt(picture.samples, Math.max(0, Math.min(1, part)));
  };
  const showSelection = (to: number | null) => {
    const { left, width, top, height } = area();
    selection.hidden = dragFrom === null || to === null;
    if (dragFrom === null || to === null) return;
    const [from, end] = [dragFrom, to]
      .sort((a, b) => a - b)
      .map((x) => placeOn(picture.samples, x));
    Object.assign(selection.style, {
      left: `${left + (from ?? 0) * width}px`,
      width: `${((end ?? 0) - (from ?? 0)) * width}px`,
      top: `${top}px`,
      height: `${height}px`,
    });
  };
  const endDrag = () => {
    dragFrom = null;
    showSelection(null);
  };
  const onMove = (event: PointerEvent) => {
    const x = sampleAt(event);
    point(nearestPlace(allPlaces(), x));
    if (dragFrom !== null) showSelection(x);
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || picture.lines.length === 0) return;
    host.setPointerCapture(event.pointerId);
    dragFrom = sampleAt(event);
  };
  const onUp = (event: PointerEvent) => {
    if (dragFrom === null) return;
    const [from, to] = [dragFrom, sampleAt(event)].sort((a, b) => a - b);
    endDrag();
    if (from === undefined || to === undefined) return;
    const pixels = (placeOn(picture.samples, to) - placeOn(picture.samples, from)) * area().width;
    if (pixels >= SHORTEST_DRAG && to - from >= 1) onZoom([from, to]);
  };
  const onLeave = () => {
    if (dragFrom === null) point(null);
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  host.addEventListener("pointermove", onMove, { signal });
  host.addEventListener("pointerdown", onDown, { signal });
  host.addEventListener("pointerup", onUp, { signal });
  host.addEventListener("pointercancel", endDrag, { signal });
  host.addEventListener("pointerleave", onLeave, { signal });
  host.addEventListener("dblclick", () => onZoom(null), { signal });

  return {
    update(state, view) {
      picture = pictureOf(chart, state, view);
      places = null;
      hidden = hiddenByLog(picture.lines, view);
      paint();
      point(at);
    },
    point,
    get hidden() {
      return hidden;
    },
    get lines() {
      return picture.lines;
    },
    get places() {
      return allPlaces();
    },
    destroy() {
      observer.disconnect();
      listeners.abort();
      for (const part of [canvas, cursor, selection, values]) part.remove();
    },
  };
}

const empty: Axis = { from: 0, to: 100, isLog: false };

/** A row for each line that has a value there. */
function showValues(
  el: HTMLElement,
  chart: ChartName,
  { lines, x }: { readonly lines: readonly ChartLine[]; readonly x: number },
): void {
  const rows = readingsAt(lines, x);
  const wanted = [
    text("chart.atSamples", { x: Math.round(x) }),
    ...rows.flatMap(({ line, value }) => [line.name, showChartValue(chart, value)]),
  ];
  if (el.childElementCount !== wanted.length) {
    el.replaceChildren(
      ...wanted.map((_, index) => h("span", { class: index === 0 ? "chart-values-at" : "" })),
    );
  }
  wanted.forEach((words, index) => {
    const cell = el.children[index];
    if (cell !== undefined) setText(cell, words);
  });
}
