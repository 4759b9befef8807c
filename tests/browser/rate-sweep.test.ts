// The sweep of learning rates in the page: side by side in helpers, with the main thread free meanwhile, and
// stopped, paused and gone on with at once. The results are those of the command line.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Project } from "#compile/project";
import { runCommand } from "../../scripts/cli-run.ts";
import { call, Folder } from "../cli/calling.ts";
import { withStarter } from "./browser.ts";
import { longTasks, watchLongTasks } from "./long-tasks.ts";
import { make, makeProject, networkOf, number, stack, whenFlag } from "./make-project.ts";
import {
  eventually,
  greenFlag,
  openProject,
  pause,
  resume,
  status,
  stop,
  untilStatus,
} from "./page-parts.ts";

const RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 1e200];
/** Other programs on the machine may take the processor away: the best of some tries counts. */
const TRIES = 3;

let page: Page;
let problems: readonly string[];
withStarter((opened) => {
  ({ page, problems } = opened);
});

const chart = (page: Page) => page.getByRole("img", { name: /^Accuracy by learning rate\./ });
const described = async (page: Page) => (await chart(page).getAttribute("aria-label")) ?? "";

test("eight rates are tried side by side while the page stays at hand", async () => {
  const project = sweepProject(4);
  await openProject(page, project);
  const counts: number[] = [];
  while (counts.length < TRIES && !counts.includes(0)) {
    await watchLongTasks(page);
    await greenFlag(page).click();
    // The try before has finished, too: this one has to have begun.
    await untilStatus(page, /^Running/);
    await untilStatus(page, /^Finished/);
    counts.push((await longTasks(page)).length);
  }
  expect(Math.min(...counts)).toBe(0);
  await eventually(() => described(page)).not.toMatch(/not tried|after \d+ of/);
  const words = await described(page);
  expect(words).toContain("1e200: stopped: numbers grew too large");
  expect(words).not.toMatch(/not tried|after \d+ of/);
  const { rate, accuracy } = await asOnTheCommandLine(project);
  expect(words).toContain(`best: ${rate} with ${Number((accuracy * 100).toFixed(1))} %`);
  expect(problems).toEqual([]);
});

test("more than one rate is under way at a time; a pause holds all, stop ends all within 100 ms", async () => {
  await openProject(page, sweepProject(2000));
  await greenFlag(page).click();
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  await eventually(async () => (await described(page)).match(/after \d+ of/g)?.length).toBe(
    Math.min(processors, RATES.length),
  );
  await pause(page).click();
  await untilStatus(page, /^Paused/);
  // What a helper was told before still counts: wait until nothing comes any more.
  await eventually(() => page.evaluate(isUnchanged)).toBe(true);
  const held = await described(page);
  await resume(page).click();
  await eventually(() => described(page)).not.toBe(held);

  const times: number[] = [];
  while (times.length < TRIES && !times.some((ms) => ms < 100)) {
    if (times.length > 0) await greenFlag(page).click();
    await untilStatus(page, /^Running: tries 8 learning rates/);
    times.push(await page.evaluate(timeUntilStopped));
  }
  expect(Math.min(...times)).toBeLessThan(100);
  expect(await status(page)).toMatch(/^Stopped/);
  await eventually(() => described(page)).toContain("stopped after 0 of 8");
  expect(await described(page)).toMatch(/after \d+ of 2000 epochs, not finished/);
  expect(await stop(page).isVisible()).toBe(true);
  expect(problems).toEqual([]);
});

/** In the page: whether the chart says the same for longer than helpers go on by themselves. */
function isUnchanged(): Promise<boolean> {
  const words = () => document.querySelector(".sweep-chart .chart-plot")?.ariaLabel;
  const before = words();
  return new Promise((resolve) => setTimeout(() => resolve(words() === before), 400));
}

/** In the page: presses Stop; ms until the status says so. */
function timeUntilStopped(): Promise<number> {
  const words = document.querySelector(".status-words");
  const began = performance.now();
  document.querySelector<HTMLElement>('[aria-label="Stop"]')?.click();
  return new Promise((resolve) => {
    const look = () => {
      const ms = performance.now() - began;
      if (words?.textContent?.startsWith("Stopped") || ms > 10_000) resolve(ms);
      else setTimeout(look);
    };
    look();
  });
}

/** Learns from 2,000 digits, and is tested on 100 others. */
function sweepProject(epochs: number): Project {
  const sweep = make("training_sweep", {
    fields: { LIST: { id: "list" }, SHUFFLE: "on", VALIDATION: { id: "list-100" } },
    inputs: {
      RATES: { shadow: make("text", { fields: { TEXT: RATES.join(" ") } }) },
      EPOCHS: number(epochs),
    },
  });
  const found = (variable: string, figure: string) =>
    make("data_setvariableto", {
      fields: { VARIABLE: { id: variable } },
      inputs: { VALUE: { block: make("training_sweepfigure", { fields: { FIGURE: figure } }) } },
    });
  const project = makeProject({
    name: "Sweep",
    variables: ["rate", "accuracy"],
    scripts: [
      networkOf(10, 0.005, 10),
      stack(whenFlag(sweep, found("rate", "rate"), found("accuracy", "accuracy"))),
    ],
    source: { dataset: "mnist_2000.txt" },
    speed: "turbo",
  });
  const [stage, ...others] = project.targets;
  const lists = [...(stage?.lists ?? []), { id: "list-100", name: "few" }];
  return {
    ...project,
    targets: [{ ...stage!, lists }, ...others],
    lists: { ...project.lists, few: { dataset: "mnist_100.txt" } },
  };
}

async function asOnTheCommandLine(project: Project): Promise<Record<string, number>> {
  const file = new Folder().put("sweep.json", project);
  const { out } = await call(runCommand, [file, "--json"]);
  return JSON.parse(out.at(-1) ?? "").variables;
}
