// Our engine as people run it: in the worker of the page in Chromium, through one block that trains
// whole epochs, at turbo.

import { type NetworkPlan, trainingProject } from "./bench-projects.ts";
import { builtPage } from "./built-page.ts";
import type { Measurement } from "./measurement.ts";
import { greenFlag, openProject, trainedSamples } from "./page-parts.ts";
import { showNumber } from "./print-table.ts";
import { summarise } from "./repeat.ts";

const ROUNDS = 5;
const PORTION_MS = 500;

/** Samples a second; `net` names the network in the table. */
export async function measureInWorker(net: string, plan: NetworkPlan): Promise<Measurement> {
  const { page, context } = await (await builtPage()).open();
  await openProject(page, trainingProject(plan), "train");
  await greenFlag(page).click();
  await page.waitForTimeout(1500);
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await trainedSamples(page);
    const began = performance.now();
    await page.waitForTimeout(PORTION_MS);
    rates.push((((await trainedSamples(page)) - before) * 1000) / (performance.now() - began));
  }
  await context.close();
  const { median, smallest, largest } = summarise(rates);
  return {
    what: `${net}: ours, ${plan.precision} in the worker in Chromium`,
    value: median,
    unit: "samples/s",
    note: `${showNumber(smallest)} to ${showNumber(largest)}, through one block`,
  };
}
