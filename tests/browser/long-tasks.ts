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
