// Whole epochs with one block: digits stream by, charts grow, stop answers, a reload goes on.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Project } from "#compile/project";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { LIST, make, makeProject, networkOf, number, whenFlag } from "./make-project.ts";
import {
  chart,
  eventually,
  greenFlag,
  openProject,
  setSpeed,
  status,
  trainedSamples,
  untilKept,
  untilOpen,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

const figure = (name: string) => ({
  block: make("training_epochfigure", { fields: { FIGURE: name } }),
});
const plot = (name: string, series: string) =>
  make("stage_plot", { fields: { SERIES: series }, inputs: { VALUE: figure(name) } });

/** Trains so many epochs, after a reset or where the network stands, and charts each. */
function training(name: string, epochs: number, ...first: ReturnType<typeof make>[]): Project {
  return makeProject({
    name,
    variables: ["epochs done"],
    scripts: [
      networkOf(10, 0.01),
      whenFlag(
        ...first,
        make("training_epochs", {
          id: "epochs",
          fields: { LIST: { id: LIST.id }, SHUFFLE: "on" },
          inputs: { EPOCHS: number(epochs) },
        }),
      ),
      {
        ...make("event_whenepochended"),
        next: {
          block: {
            ...plot("training loss", "epoch loss"),
            next: {
              block: {
                ...plot("training accuracy", "epoch accuracy"),
                next: {
                  block: make("data_setvariableto", {
                    fields: { VARIABLE: { id: "epochs done" } },
                    inputs: { VALUE: { block: make("training_epoch") } },
                  }),
                },
              },
            },
          },
        },
      },
    ],
    speed: "fast",
  });
}

test("one block trains epochs: it streams, stops at once, and goes on after a reload", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await openProject(page, training("Epochs", 1e6, make("training_reset")));

  await greenFlag(page).click();
  expect(await page.evaluate(untilPicturesChange)).toBeGreaterThan(5);
  await eventually(() => variable(page, "epochs done")).toMatch(/^[1-9]/);
  await eventually(() => chart(page, "Loss").getAttribute("aria-label")).toMatch(
    /last epoch [\d.]+ after \d+/,
  );
  await eventually(() => chart(page, "Accuracy").getAttribute("aria-label")).toMatch(
    /last epoch \d+ %/,
  );

  const times: number[] = [];
  while (times.length < 3 && !times.some((ms) => ms < 100)) {
    await setSpeed(page, "turbo");
    await eventually(() => trainedSamples(page)).toBeGreaterThan(1000);
    times.push(await page.evaluate(timeStop));
    await untilStatus(page, /^Stopped/);
    if (times.at(-1)! >= 100) await greenFlag(page).click();
  }
  expect(Math.min(...times)).toBeLessThan(100);

  await openProject(page, training("Three more", 3));
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "epochs done")).toBe("3");
  await untilKept(page);
  await page.reload();
  await untilOpen(page);
  await eventually(() => trainedSamples(page)).toBe(300);
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "epochs done")).toBe("6");
  await eventually(() => trainedSamples(page)).toBe(600);
  await eventually(() => status(page)).toMatch(/^Finished/);
  expect(problems).toEqual([]);
  await close();
});

/** In the page: how many different pictures of samples are seen, up to more than five. */
function untilPicturesChange(): Promise<number> {
  const picture = document.querySelector<HTMLElement>(".digit-picture")!;
  const seen = new Set<string>();
  return new Promise((resolve) => {
    const look = () => {
      seen.add(picture.getAttribute("aria-label") ?? "");
      if (seen.size > 5) resolve(seen.size);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** In the page: presses Stop; resolves to the ms until the page shows that nothing runs. */
function timeStop(): Promise<number> {
  const words = document.querySelector(".status-words")!;
  const began = performance.now();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!words.textContent?.startsWith("Stopped")) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(words, { childList: true, characterData: true, subtree: true });
    document.querySelector<HTMLElement>("button[aria-label='Stop']")!.click();
  });
}
