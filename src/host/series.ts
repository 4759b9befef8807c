// The points of one chart series, thinned so that memory stays bounded however long a run is:
// when the buffer is full every second point goes, and from then on only one point in n is kept.
import type { ChartName, SeriesName, SeriesPoints } from "#program/run-event";

const CAPACITY = 4000;

export class Series {
  readonly chart: ChartName;
  readonly name: SeriesName;
  /** Whether points were added or taken away since the last `points()`. */
  changed = false;
  /** One place more, where `points()` puts the newest point when it is not among those kept. */
  private readonly x = new Float64Array(CAPACITY + 1);
  private readonly y = new Float64Array(CAPACITY + 1);
  private newestX = 0;
  private newestY = 0;
  private count = 0;
  private every = 1;
  private seen = 0;

  constructor(chart: ChartName, name: SeriesName) {
    this.chart = chart;
    this.name = name;
  }

  /** `x` left of the newest point counts as there: charts need points from left to right. */
  add(x: number, y: number): void {
    const at = this.seen === 0 ? x : Math.max(x, this.newestX);
    this.newestX = at;
    this.newestY = y;
    this.changed = true;
    const index = this.seen++;
    if (index % this.every !== 0) return;
    if (this.count === CAPACITY) this.thin();
    this.x[this.count] = at;
    this.y[this.count] = y;
    this.count += 1;
  }

  clear(): void {
    this.count = 0;
    this.every = 1;
    this.seen = 0;
    this.changed = true;
  }

  /** The points kept, and always the newest one. */
  points(): SeriesPoints {
    this.changed = false;
    const isNewestKept = this.seen === 0 || (this.seen - 1) % this.every === 0;
    this.x[this.count] = this.newestX;
    this.y[this.count] = this.newestY;
    const end = isNewestKept ? this.count : this.count + 1;
    return {
      chart: this.chart,
      series: this.name,
      x: this.x.slice(0, end),
      y: this.y.slice(0, end),
      every: this.every,
    };
  }

  /** A full buffer: the capacity is even, so the point that comes next is kept by the new count too. */
  private thin(): void {
    for (let i = 0; i < CAPACITY / 2; i++) {
      this.x[i] = this.x[2 * i] ?? 0;
      this.y[i] = this.y[2 * i] ?? 0;
    }
    this.count = CAPACITY / 2;
    this.every *= 2;
  }
}
