// Editing a project of 1,200 blocks, all in one script: no edit holds up the page, and what is far
// away from the view is not in the page.
import { availableParallelism, loadavg } from "node:os";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { LARGE_BLOCKS, longProject } from "../../scripts/bench/bench-projects.ts";
import { type LargeEdit, largeEdits } from "../../scripts/bench/large-edits.ts";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { longTasks, watchLongTasks } from "./long-tasks.ts";
import { block, eventually, openProject, untilKept, untilStarter } from "./page-parts.ts";

/** Other programs on the machine may take the processor away: the best of some tries counts, ... */
const TRIES = 3;
const LONG_TASK_MS = 50;
/** ... and where they want it more often than we do, everything takes so much longer, up to a point. */
const SHARE = Math.min(3, Math.max(1, loadavg()[0]! / availableParallelism()));
/** A few seconds when nothing else runs. */
const PATIENCE = { timeout: 180_000 };
/** These come close to 50 ms on two slow cores without a graphics card: the bench holds them to it. */
const CLOSE: ReadonlySet<string> = new Set([
  "drag the whole script",
  "drag out of the middle",
  "delete a block",
]);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test(
  "editing a script of 1,200 blocks has no task over 50 ms, and loses nothing",
  PATIENCE,
  async () => {
    const { page, problems, close } = await openPage(browser, inject("baseUrl"));
    await untilStarter(page);
    await openProject(page, longProject());
    await block(page, "s0-b20").waitFor();
    await untilKept(page);
    expect(await inPage(page)).toBeLessThan(300);

    const best = new Map<string, number>();
    for (let i = 0; i < TRIES; i++) {
      for (const edit of largeEdits) {
        const longest = await longestTask(page, edit);
        best.set(edit.what, Math.min(best.get(edit.what) ?? Number.POSITIVE_INFINITY, longest));
      }
      if ([...best].every(isFast)) break;
    }
    expect([...best].filter((one) => !isFast(one))).toEqual([]);

    // Nothing is lost: what comes into view is put back into the page.
    const last = block(page, `s0-b${LARGE_BLOCKS - 1}`);
    expect(await last.count()).toBe(0);
    await page.mouse.move(700, 600);
    await eventually(async () => {
      await page.mouse.wheel(0, 1500);
      return last.count();
    }).toBe(1);
    expect(await inPage(page)).toBeLessThan(400);
    // For a screen reader all of it: once the keyboard is in use, a screen more in each frame.
    const drawn = await inPage(page);
    await page.keyboard.press("Tab");
    await page.mouse.wheel(0, -10);
    await eventually(() => inPage(page)).toBeGreaterThan(2 * drawn);
    expect(problems).toEqual([]);
    await close();
  },
);

function isFast([what, longest]: readonly [string, number]): boolean {
  return longest <= LONG_TASK_MS * SHARE * (CLOSE.has(what) ? 2 : 1);
}

/** In ms; 0 when none was over 50. */
async function longestTask(page: Page, edit: LargeEdit): Promise<number> {
  const act = await edit.prepare(page);
  await watchLongTasks(page);
  await act();
  await page.evaluate(untilReported);
  return Math.max(0, ...(await longTasks(page)));
}

/** In the page: long tasks are reported a moment after they end. */
function untilReported(): Promise<void> {
  return new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve()), 200));
}

/** How many blocks among the scripts the page holds, holes included. */
function inPage(page: Page): Promise<number> {
  return page.locator(".blocklySvg > .blocklyWorkspace .blocklyBlock").count();
}
