// Test accuracy against learning rate as a chart in text: a bar for each rate, the rates spaced by
// their logarithm, accuracy from 0 to 100 %.

export interface RatePoint {
  readonly learningRate: number;
  /** A fraction 0..1; null where the numbers overflowed: a cross on the axis. */
  readonly testAccuracy: number | null;
}

const HEIGHT = 10;
const WIDTH = 56;
const BAR = 3;
/** Eighths of a line, so that close accuracies still differ. */
const eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** The lines of the chart. The best rate, when there is one, has a star above its bar. */
export function drawRates(points: readonly RatePoint[], best: number | null): string[] {
  const bars = placeBars([...points].sort((a, b) => a.learningRate - b.learningRate));
  const lines: string[] = [];
  for (let line = HEIGHT; line >= 0; line--) {
    const cells = bars.map((bar) => ({ ...bar, text: cellAt(bar, line, best) }));
    const percent = line === HEIGHT - 1 ? "100 %" : line === HEIGHT / 2 - 1 ? "50 %" : "";
    lines.push(`${percent.padStart(6)} │${row(cells)}`.trimEnd());
  }
  const names = bars.map((bar) => ({ ...bar, text: String(bar.learningRate) }));
  const under = row(names);
  lines.push(`   0 % └${"─".repeat(under.length + 1)}`);
  lines.push(`        ${under}`, "        learning rate");
  return lines;
}

interface Bar extends RatePoint {
  /** Its first column. */
  readonly at: number;
}

/** Columns by the logarithm of the rates, pushed apart where their names would touch. */
function placeBars(sorted: readonly RatePoint[]): Bar[] {
  const logs = sorted.map(({ learningRate }) => Math.log(learningRate));
  const lowest = logs[0] ?? 0;
  const range = (logs.at(-1) ?? 0) - lowest || 1;
  let free = 1;
  return sorted.map((point, p) => {
    const wanted = 1 + Math.round((((logs[p] ?? 0) - lowest) / range) * WIDTH);
    const at = Math.max(wanted, free);
    free = at + Math.max(BAR, String(point.learningRate).length) + 2;
    return { ...point, at };
  });
}

/** What stands in a line of the chart, counted from 0 at the axis. */
function cellAt({ learningRate, testAccuracy }: Bar, line: number, best: number | null): string {
  if (testAccuracy === null) return line === 0 ? " ×" : "";
  const height = Math.round(testAccuracy * HEIGHT * 8);
  if (learningRate === best && line === Math.ceil(height / 8)) return " *";
  return (eighths[Math.max(0, Math.min(8, height - 8 * line))] ?? "").repeat(BAR);
}

function row(cells: readonly { readonly at: number; readonly text: string }[]): string {
  return cells.reduce((line, { at, text }) => line.padEnd(at) + text, "");
}
