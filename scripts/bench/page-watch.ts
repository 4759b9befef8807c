// What is noted inside the page while it is measured: when it could be used, and every task that
// held its main thread for 50 ms or longer. The page itself knows nothing of this.
import type { Page } from "playwright-core";
import type { Measurement } from "./measurement.ts";
import { showNumber } from "./print-table.ts";

export const LONG_TASK_MS = 50;

interface Watch {
  /** Ms from the navigation until flag and blocks could be used; null before. */
  interactiveMs: number | null;
  /** Length in ms of each long task since the list was last emptied. */
  longTasks: number[];
  /** Looks at the page in every frame until it can be used. */
  look(): void;
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Call before the page is loaded. */
export async function watchPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // A method: a function with a name of its own would come here with a helper that the page lacks.
    window.watch = {
      interactiveMs: null,
      longTasks: [],
      look() {
        // Shapes stand on blocks once they are compiled, the length when the worker has the list.
        const isReady =
          document.querySelector(".control-flag:enabled") !== null &&
          /8\s→\s10/.test(
            document.querySelector(".blocklySvg [data-id=dense-3]")?.textContent ?? "",
          ) &&
          document.querySelector(".list-length")?.textContent?.includes("100") === true;
        if (isReady) this.interactiveMs = performance.now();
        else requestAnimationFrame(() => this.look());
      },
    };
    window.watch.look();
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) window.watch.longTasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
}

/** Watches the main thread during `act`: the longest task, 0 when none was long. */
export async function measureLongTasks(
  page: Page,
  what: string,
  act: () => Promise<void>,
): Promise<Measurement> {
  await settle(page);
  await page.evaluate(() => {
    window.watch.longTasks = [];
  });
  await act();
  await settle(page);
  const tasks = await page.evaluate(() => window.watch.longTasks);
  return {
    what,
    value: Math.max(0, ...tasks),
    unit: "ms",
    budget: { atMost: LONG_TASK_MS },
    note: tasks.length === 0 ? "none" : `${tasks.length}: ${tasks.map(showNumber).join(", ")}`,
  };
}

/** Long tasks are reported a moment after they end. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), 250)),
  );
}
