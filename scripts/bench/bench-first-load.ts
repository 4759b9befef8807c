// The first visit: how much the page loads, and how soon it can be used.
import { FIRST_LOAD_LIMIT, sentSize } from "../sent-size.ts";
import { builtPage } from "./built-page.ts";
import type { BenchGroup } from "./measurement.ts";
import { settle } from "./page-watch.ts";
import { showNumber } from "./print-table.ts";
import { repeat } from "./repeat.ts";

export const benchFirstLoad: BenchGroup = {
  name: "first-load",
  async run(report) {
    const built = await builtPage();
    let sizes: readonly FileSize[] = [];
    let longTasks: readonly number[] = [];
    const time = await repeat(async () => {
      built.forgetRequests();
      const { page, context } = await built.open();
      const interactiveMs = await page.evaluate(() => window.watch.interactiveMs ?? Number.NaN);
      await settle(page);
      sizes = [...built.requested].map(sizeOf);
      longTasks = await page.evaluate(() => window.watch.longTasks);
      await context.close();
      return interactiveMs / 1000;
    });
    report({
      what: "time until blocks and flag can be used",
      value: time.median,
      unit: "s",
      budget: { atMost: 1.5 },
      note: `${showNumber(time.smallest)} to ${showNumber(time.largest)}; longest task ${showNumber(Math.max(0, ...longTasks))} ms`,
    });
    const largest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5);
    report({
      what: "gzip size of all that is loaded before a click",
      value: sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      unit: "kB",
      budget: { atMost: FIRST_LOAD_LIMIT / 1000 },
      note: `${sizes.length} files: ${largest.map(({ name, bytes }) => `${name} ${showNumber(bytes / 1000)}`).join(", ")}`,
    });
  },
};

interface FileSize {
  readonly name: string;
  readonly bytes: number;
}

function sizeOf(path: string): FileSize {
  return { name: path === "/" ? "index.html" : path.replace(/^.*\//, ""), bytes: sentSize(path) };
}
