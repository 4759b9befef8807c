// The starter project at turbo in Chromium, charts on: samples, the main thread, and how soon the
// buttons answer.
import type { Page } from "playwright-core";
import { endlessStarter } from "./bench-projects.ts";
import { builtPage } from "./built-page.ts";
import type { BenchGroup } from "./measurement.ts";
import { greenFlag, openProject, trainedSamples } from "./page-parts.ts";
import { measureLongTasks } from "./page-watch.ts";
import { showNumber } from "./print-table.ts";
import { repeat } from "./repeat.ts";

const SECONDS = 5;
const TIMES = 10;

/** A button, and what shows that it was answered. */
interface Press {
  readonly what: string;
  readonly button: string;
  readonly answered: string;
  /** Brings the run back to turbo. */
  readonly restore: (page: Page) => Promise<void>;
}

const running = ".control-flag.control-on";
const paused = 'button[aria-label="Resume"]';
const goOn = (page: Page) => page.locator(paused).click();

const presses: readonly Press[] = [
  {
    what: "pause during turbo",
    button: 'button[aria-label="Pause"]',
    answered: paused,
    restore: goOn,
  },
  {
    what: "step during turbo",
    button: 'button[aria-label="Step"]',
    answered: paused,
    restore: goOn,
  },
  {
    what: "stop during turbo",
    button: 'button[aria-label="Stop"]',
    answered: ".control-flag:not(.control-on)",
    restore: (page) => greenFlag(page).click(),
  },
];

export const benchTurbo: BenchGroup = {
  name: "turbo",
  async run(report) {
    const { page, context } = await (await builtPage()).open();
    await openProject(page, endlessStarter(), "dense-3");
    await greenFlag(page).click();
    await page.locator(running).waitFor();
    await page.waitForTimeout(1000);
    let rate = 0;
    const longTasks = await measureLongTasks(page, "longest task in 5 s of turbo", async () => {
      const before = await countNow(page);
      await page.waitForTimeout(SECONDS * 1000);
      const after = await countNow(page);
      rate = ((after.samples - before.samples) * 1000) / (after.atMs - before.atMs);
    });
    report({
      what: "starter at turbo, charts on",
      value: rate,
      unit: "samples/s",
      budget: { atLeast: 100_000 },
    });
    report(longTasks);
    for (const press of presses) {
      const answer = await repeat(async () => {
        const ms = await pressAndTime(page, press);
        await press.restore(page);
        await page.locator(running).waitFor();
        await page.waitForTimeout(150);
        return ms;
      }, TIMES);
      report({
        what: `${press.what} answered, slowest of ${TIMES}`,
        value: answer.largest,
        unit: "ms",
        budget: { atMost: 100 },
        note: `median ${showNumber(answer.median)}`,
      });
    }
    await context.close();
  },
};

async function countNow(page: Page): Promise<{ samples: number; atMs: number }> {
  const samples = await trainedSamples(page);
  return { samples, atMs: performance.now() };
}

/** Ms from the click to the moment the page shows that the worker did it. */
function pressAndTime(page: Page, { button, answered }: Press): Promise<number> {
  return page.evaluate(
    ({ button, answered }) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const observer = new MutationObserver(() => {
          if (document.querySelector(answered) === null) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        observer.observe(document.body, { attributes: true, childList: true, subtree: true });
        document.querySelector<HTMLButtonElement>(button)?.click();
      }),
    { button, answered },
  );
}
