// The chart of learning rates that were tried: accuracy against rate, by its logarithm, growing while the
// trainings run. Takes the place of loss and accuracy, and gives it back. Loaded with the first sweep.
import "./sweep-chart.css";
import { englishSweep } from "#program/english-sweep";
import { addMissing, text } from "#program/messages";
import type { Sweep } from "#program/run-event";
import { h, setAria, setText } from "#ui/element";
import { createMenuButton } from "#ui/menu";
import {
  describeSweep,
  labelsThatFit,
  percent,
  type SweepPoint,
  showRate,
  sweepCsv,
  sweepPoints,
  sweepSummary,
} from "./sweep-points.ts";

export interface SweepChart {
  update(sweep: Sweep): void;
  /** Whether it is seen, in the place of the charts beside it. */
  show(isShown: boolean): void;
  destroy(): void;
}

/** Of the plot's width: what a letter and the distance between two labels take. */
const LETTER = 0.0155;
const GAP = 0.015;
const UP = [0, 0.25, 0.5, 0.75, 1];

export interface SweepChartDeps {
  readonly saveFile: (file: Blob, name: string) => void;
  /** In a heading of the other charts: for the button that shows this one. */
  readonly place: HTMLElement;
}

/** `host` holds the other charts. */
export function createSweepChart(
  host: HTMLElement,
  { saveFile, place }: SweepChartDeps,
): SweepChart {
  addMissing(englishSweep);
  const best = h("span", { class: "sweep-best" });
  const note = h("span", { class: "chart-note" });
  const heard = h("span", { class: "ui-heard", role: "status" });
  const line = svg("polyline");
  const lines = svg("svg", {
    viewBox: "0 0 1 1",
    preserveAspectRatio: "none",
    class: "sweep-line",
  });
  lines.append(line);
  const marks = h("div", { class: "sweep-marks" });
  const values = h("div", { class: "chart-values", hidden: true, aria: { hidden: "true" } });
  const plot = h(
    "div",
    {
      class: "chart-plot",
      role: "img",
      tabindex: 0,
      on: {
        keydown: (event) => onKey(event),
        blur: () => read(null),
        pointerleave: () => read(null),
        pointermove: (event) => onPoint(event),
      },
    },
    h(
      "div",
      { class: "chart-axes" },
      ...UP.map((up) => tick("chart-tick-up", `top: ${100 - 100 * up}%`, percent(up))),
      lines,
      marks,
      h("span", { class: "chart-axis-name" }, text("sweep.axis")),
    ),
    values,
  );
  const show = (isShown: boolean) => {
    host.dataset.shows = isShown ? "sweep" : "runs";
  };
  const menu = createMenuButton({
    label: text("sweep.menu"),
    face: "⋯",
    items: () => [{ label: text("chart.csv"), run: () => save() }],
  });
  menu.el.classList.add("chart-menu");
  const change = (isShown: boolean, title: string, words: string) =>
    h(
      "button",
      {
        type: "button",
        class: "ui-button sweep-change",
        title,
        on: {
          click: () => {
            show(isShown);
            (isShown ? back : open).focus();
          },
        },
      },
      words,
    );
  const open: HTMLElement = change(true, text("sweep.show"), text("sweep.open"));
  const back: HTMLElement = change(false, text("sweep.hide"), text("sweep.back"));
  place.append(open);
  const title = h("span", { class: "chart-title" }, text("sweep.title"));
  const el = h(
    "section",
    { class: "stage-chart sweep-chart" },
    h("header", { class: "stage-heading" }, title, best, note, back, menu.el),
    h("div", { class: "chart-body" }, plot),
    heard,
  );
  host.append(el);

  let sweep: Sweep | null = null;
  let points: readonly SweepPoint[] = [];
  let at: number | null = null;

  const save = () => {
    if (sweep === null) return;
    const file = new Blob([sweepCsv(sweep)], { type: "text/csv" });
    saveFile(file, `${text("sweep.file")}.csv`);
  };
  const read = (index: number | null) => {
    at = index;
    const point = points[index ?? -1];
    values.hidden = point === undefined;
    for (const [m, mark] of [...marks.children].entries()) {
      mark.classList.toggle("sweep-read", m === index);
    }
    if (point === undefined) return setText(heard, "");
    const rate = text("sweep.of", { rate: showRate(point.rate) });
    values.replaceChildren(h("span", { class: "chart-values-at" }, rate, h("br"), point.words));
    values.classList.toggle("chart-values-left", point.across > 0.5);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || points.length === 0) return;
    const last = points.length - 1;
    const steps: Readonly<Record<string, number | null>> = {
      ArrowLeft: Math.max(0, (at ?? points.length) - 1),
      ArrowRight: Math.min(last, (at ?? -1) + 1),
      Home: 0,
      End: last,
      Escape: null,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    read(to);
    const point = points[to ?? -1];
    const rate = showRate(point?.rate ?? 0);
    setText(heard, point === undefined ? "" : text("sweep.point", { rate, words: point.words }));
    event.preventDefault();
    event.stopPropagation();
  };
  const onPoint = (event: PointerEvent) => {
    const box = marks.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const distances = points.map((point) => Math.abs(point.across - across));
    const nearest = distances.indexOf(Math.min(...distances));
    if (nearest >= 0 && nearest !== at) read(nearest);
  };

  return {
    update(next) {
      sweep = next;
      points = sweepPoints(next);
      const summary = sweepSummary(next);
      setText(best, summary.best);
      setText(note, summary.progress);
      setAria(plot, "label", describeSweep(next));
      marks.replaceChildren(...createMarks(points));
      const seen = points.filter(({ look }) => look !== "waiting" && look !== "stopped");
      const corners = seen.map(({ across, up }) => `${across},${1 - up}`);
      line.setAttribute("points", corners.join(" "));
      read(at !== null && at < points.length ? at : null);
      // Heard once, when all are tried.
      if (next.state === "over") setText(heard, summary.best);
    },
    show,
    destroy() {
      el.remove();
      open.remove();
      delete host.dataset.shows;
    },
  };
}

/** A mark for each rate, with what it is called below and how right it became above, where there is room. */
function createMarks(points: readonly SweepPoint[]): HTMLElement[] {
  const fitting = (words: readonly string[]) =>
    labelsThatFit(
      points.map(({ across, isBest }, index) => ({
        across,
        width: (words[index]?.length ?? 0) * LETTER + GAP,
        isWanted: isBest,
      })),
    );
  const names = points.map(({ rate }) => showRate(rate));
  const figures = points.map(({ look, up }) =>
    look === "waiting" ? "" : look === "stopped" ? text("sweep.tooLarge") : percent(up),
  );
  const isNamed = fitting(names);
  const hasFigure = fitting(figures);
  return points.map(({ across, up, look, isBest }, index) =>
    h(
      "i",
      {
        class: `sweep-mark sweep-${look}${isBest ? " sweep-is-best" : ""}`,
        style: `left: ${100 * across}%; --up: ${up}`,
      },
      h("b", { class: "sweep-shape" }),
      hasFigure[index] ? h("span", { class: "sweep-figure" }, figures[index] ?? "") : null,
      isNamed[index] ? h("span", { class: "sweep-name" }, names[index] ?? "") : null,
    ),
  );
}

function tick(kind: string, style: string, words: string): HTMLElement {
  return h("i", { class: `chart-tick ${kind}`, style }, h("span", {}, words));
}

function svg<K extends "svg" | "polyline">(name: K, attributes: Record<string, string> = {}) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
