// The series of a chart as a CSV file, for a spreadsheet: one point a line. Pure text.
import type { RunSeries } from "./chart-data.ts";
import { seriesNames } from "./chart-data.ts";

export interface NamedRun {
  readonly name: string;
  readonly series: RunSeries;
}

/**
 * Columns run, series, x, y: x in samples learned, y in full precision (accuracy 0 to 1), empty where
 * it is not finite. RFC 4180: lines end with CR LF, names are quoted where they have to be.
 */
export function chartCsv(runs: readonly NamedRun[]): string {
  const lines = ["run,series,x,y"];
  for (const { name, series } of runs) {
    for (const kind of seriesNames) {
      const points = series[kind];
      if (points === null) continue;
      const start = `${quoted(name)},${kind}`;
      points.x.forEach((x, index) => {
        const y = points.y[index];
        lines.push(`${start},${x},${y !== undefined && Number.isFinite(y) ? y : ""}`);
      });
    }
  }
  return `${lines.join("\r\n")}\r\n`;
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
