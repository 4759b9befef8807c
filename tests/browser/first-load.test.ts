// What a first visit has to wait for, and what comes later: how much it is, and what happens when
// it does not come.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { greenFlag, trainedSamples, untilStarter } from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("a run whose code cannot be loaded says so, and can be tried again", async () => {
  const { page, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await page.context().route("**/network-tools-*.js", (route) => route.abort());
  await greenFlag(page).click();
  await page.getByText("Nothing can run yet").waitFor();
  await page.context().unroute("**/network-tools-*.js");
  await greenFlag(page).click();
  await expect.poll(() => trainedSamples(page), { timeout: 20_000 }).toBeGreaterThan(0);
  await close();
});

test("a tooltip comes with pointing at a block; a card that cannot be loaded is told of", async () => {
  const { page, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await page.context().route("**/help-card-*.js", (route) => route.abort());
  const first = page.locator(".blocklyFlyout .blocklyDraggable").first();
  await first.hover({ position: { x: 20, y: 25 } });
  await page.locator(".blocklyTooltipDiv").filter({ hasText: "Runs the blocks below" }).waitFor();
  await first.click({ button: "right", position: { x: 20, y: 25 } });
  await page.getByRole("menuitem", { name: "Help" }).click();
  await page.getByText("This part of Blockprop could not be loaded").waitFor();
  await close();
});
