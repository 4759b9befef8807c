// A sweep of eight learning rates in Chromium, side by side, against the same trainings one after the other:
// eight sweeps of one rate each.
import { availableParallelism } from "node:os";
import type { Page } from "playwright-core";
import { sweepProject } from "./bench-projects.ts";
import { builtPage } from "./built-page.ts";
import type { BenchGroup, Measurement } from "./measurement.ts";
import { greenFlag, openProject } from "./page-parts.ts";
import { measureLongTasks } from "./page-watch.ts";
import { repeat } from "./repeat.ts";

const RATES = 8;
const EPOCHS = 60;
const TIMES = 5;

export const benchSweep: BenchGroup = {
  name: "sweep",
  async run(report) {
    const { page, context } = await (await builtPage()).open();
    const seconds: number[] = [];
    for (const rates of [1, RATES]) {
      await openProject(page, sweepProject(rates, EPOCHS), "dense-1");
      const { median } = await repeat(() => runAndTime(page), TIMES);
      seconds.push(median);
    }
    const [one = 0, all = 0] = seconds;
    report({
      what: `${RATES} learning rates in turn for each second side by side`,
      value: (RATES * one) / all,
      unit: "x",
      note: `${availableParallelism()} processors; ${all.toFixed(2)} s side by side`,
    });
    // With all processors at work the page's thread may be made to wait: the best of some tries counts.
    const tries: Measurement[] = [];
    while (tries.length < TIMES && !tries.some(({ value }) => value === 0)) {
      const act = async () => {
        await runAndTime(page);
      };
      tries.push(await measureLongTasks(page, "longest task in a sweep", act));
    }
    const [best] = tries.sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    if (best !== undefined) report({ ...best, note: `${best.note}, best of ${tries.length}` });
    await context.close();
  },
};

/** Seconds from the flag to the end of the run. */
async function runAndTime(page: Page): Promise<number> {
  const began = performance.now();
  await greenFlag(page).click();
  await page.locator(".control-flag.control-on").waitFor();
  await page.locator(".control-flag:not(.control-on)").waitFor();
  return (performance.now() - began) / 1000;
}
