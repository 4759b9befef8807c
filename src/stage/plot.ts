// The drawn part of a chart: uPlot, its hover and its size. Loaded when there is something to draw,
// so that the first visit does not wait for it; only chart.ts may import this, with import().
import "uplot/dist/uPlot.min.css";
import uPlot from "uplot";
import type { ChartName } from "#program/run-event";
import type { MergedSeries } from "./chart-data.ts";
import { chartOptions } from "./chart-options.ts";

export interface Plot {
  /** Shows these points; the arrays are kept, not copied. */
  update(merged: MergedSeries): void;
  /** Puts the cursor onto a point, or away with null. */
  point(index: number | null): void;
  destroy(): void;
}

export interface PlotDeps {
  readonly chart: ChartName;
  /** The cursor is at this point; at none with null. */
  readonly onCursor: (index: number | null) => void;
}

/** Fills the host and follows its size. */
export function createPlot(host: HTMLElement, { chart, onCursor }: PlotDeps): Plot {
  let merged: MergedSeries = [[], [], []];
  let drawing: { readonly plot: uPlot; readonly font: number } | null = null;

  const fit = () => {
    const width = Math.floor(host.clientWidth);
    const height = Math.floor(host.clientHeight);
    if (width < 40 || height < 30) return;
    const font = Math.round(Number.parseFloat(getComputedStyle(host).fontSize)) || 10;
    if (drawing !== null && drawing.font === font) drawing.plot.setSize({ width, height });
    else {
      drawing?.plot.destroy();
      const options = chartOptions(chart, { width, height, font });
      const hooks = { setCursor: [(u: uPlot) => onCursor(u.cursor.idx ?? null)] };
      drawing = { plot: new uPlot({ ...options, hooks }, merged, host), font };
    }
  };
  const observer = new ResizeObserver(fit);
  observer.observe(host);

  return {
    update(next) {
      merged = next;
      drawing?.plot.setData(merged);
    },
    point(index) {
      const u = drawing?.plot;
      const x = index === null ? undefined : merged[0][index];
      if (index === null || x === undefined) u?.setCursor({ left: -10, top: -10 });
      else {
        const y = merged[2][index] ?? merged[1][index] ?? 0;
        u?.setCursor({ left: u.valToPos(x, "x"), top: u.valToPos(y, "y") });
      }
    },
    destroy() {
      observer.disconnect();
      drawing?.plot.destroy();
    },
  };
}
