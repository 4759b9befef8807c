// The first visit: the starter is there, learns at one click, and says what it is worth.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import {
  after,
  chart,
  clipped,
  eventually,
  greenFlag,
  listLength,
  projectName,
  setSpeed,
  status,
  stop,
  trainedSamples,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("the starter trains at one click, ends at 99 of 100, and offers more examples", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  expect(await projectName(page).inputValue()).toBe("Learn to read digits");
  await eventually(() => listLength(page)).toBe(100);
  expect(await chart(page, "Loss").locator(".chart-axes").count()).toBe(1);

  const firstSecondsMs = await page.evaluate(untilMuchIsSeen);
  expect(firstSecondsMs).toBeLessThan(2000);
  await eventually(async () =>
    Number(/(\d[\d,]*) samples a second/.exec(await status(page))?.[1]),
  ).toBeGreaterThanOrEqual(300);

  await setSpeed(page, "turbo");
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "epoch")).toBe("100");
  expect(Number(await variable(page, "accuracy"))).toBeGreaterThanOrEqual(0.99);
  await eventually(() => trainedSamples(page)).toBe(10_000);
  expect(await chart(page, "Loss").getAttribute("aria-label")).toMatch(
    /last epoch 0\.\d+ after 10,000/,
  );
  expect(await chart(page, "Accuracy").getAttribute("aria-label")).toMatch(/last epoch \d+ %/);
  // What draws the points is loaded with the first of them; until then there are axes alone.
  for (const name of ["Loss", "Accuracy"] as const) {
    expect(await chart(page, name).locator("canvas").count()).toBe(1);
    expect(await chart(page, name).locator(".chart-axes").count()).toBe(0);
  }

  await after(page).waitFor();
  expect(await after(page).textContent()).toMatch(/100 of its 100|9\d of its 100/);
  await after(page).getByRole("button", { name: "Learn from 60,000 digits" }).waitFor();
  await eventually(() => clipped(page)).toEqual([]);
  // The same training again ends with as many samples learned.
  await greenFlag(page).click();
  await after(page).waitFor();
  await eventually(() => trainedSamples(page)).toBe(10_000);
  await after(page).getByRole("button", { name: "Learn from 2,000 digits" }).click();
  await eventually(() => listLength(page)).toBe(2000);
  await untilStatus(page, /^Running/);
  await eventually(() => trainedSamples(page)).toBeGreaterThan(2000);
  await stop(page).click();
  // A quick machine may have learned it all by then.
  await untilStatus(page, /^(Stopped|Finished)/);
  expect(problems).toEqual([]);
  await close();
});

/** In the page: clicks the flag; resolves to how long five pictures and a curve took, in ms. */
function untilMuchIsSeen(): Promise<number> {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
  const picture = find(".digit-picture");
  const curve = find("[data-chart='loss'] [role='img']");
  const began = performance.now();
  const seen = new Set<string>();
  return new Promise((resolve) => {
    const look = () => {
      seen.add(picture.getAttribute("aria-label") ?? "");
      const hasCurve = /last sample [\d.]+ after \d+/.test(curve.getAttribute("aria-label") ?? "");
      if (seen.size > 5 && hasCurve) resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    find("button[aria-label='Green flag']").click();
    look();
  });
}
