// The points of one chart series, thinned so that memory stays bounded however long a run is:
// when the buffer is full every second point goes, and from then on only one point in n is kept.
import type { ChartName, SeriesName, SeriesPoints } from "#program/run-event";

const CAPACITY = 4000;

export class Series {
  readonly chart: ChartName;
  readonly name: SeriesName;
  /** Whether points were added or taken away since the last `points()`. */
  changed = false;
  private readonly x = new Float64Array(CAPACITY);
  private readonly y = new Float64Array(CAPACITY);
  private count = 0;
  private every = 1;
  private seen = 0;

  constructor(chart: ChartName, name: SeriesName) {
    this.chart = chart;
    this.name = name;
  }

  add(x: number, y: number): void {
    this.seen += 1;
    if ((this.seen - 1) % this.every !== 0) return;
    if (this.count === CAPACITY) {
      this.thin();
      if ((this.seen - 1) % this.every !== 0) return;
    }
    this.x[this.count] = x;
    this.y[this.count] = y;
    this.count += 1;
    this.changed = true;
  }

  clear(): void {
    this.count = 0;
    this.every = 1;
    this.seen = 0;
    this.changed = true;
  }

  points(): SeriesPoints {
    this.changed = false;
    return {
      chart: this.chart,
      series: this.name,
      x: this.x.slice(0, this.count),
      y: this.y.slice(0, this.count),
      every: this.every,
    };
  }

  private thin(): void {
    for (let i = 0; i < CAPACITY / 2; i++) {
      this.x[i] = this.x[2 * i] ?? 0;
      this.y[i] = this.y[2 * i] ?? 0;
    }
    this.count = CAPACITY / 2;
    this.every *= 2;
  }
}
