// Counts what keeps the page's main thread for more than 50 ms, with the browser's own observer.
import type { Page } from "playwright-core";

interface Watching {
  tasks?: number[];
  watcher?: PerformanceObserver;
}

/** Begins to watch, and forgets what was seen before. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watching = globalThis as Watching;
    watching.watcher?.disconnect();
    const tasks: number[] = [];
    watching.tasks = tasks;
    watching.watcher = new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    watching.watcher.observe({ type: "longtask" });
  });
}

/** The lengths in ms of tasks over 50 ms since `watchLongTasks`. */
export function longTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => (globalThis as Watching).tasks ?? []);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the processor in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Ms of the processor that the longest task of a page's main thread took during `act`. Other than the time
 * that went by, it hardly depends on what else the machine does.
 */
export async function longestTaskMs(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = traceEvents.filter((one) => one.name.endsWith("RunTask") && mains.has(thread(one)));
  return Math.max(0, ...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}
