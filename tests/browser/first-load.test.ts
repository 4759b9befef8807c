// What a first visit has to wait for, and what comes later: how much it is, and what happens when
// it does not come.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { FIRST_LOAD_LIMIT, sentSize } from "../../scripts/sent-size.ts";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { greenFlag, trainedSamples, untilStarter } from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("all that is loaded before a click has at most 330 kB", async () => {
  const requested = new Set<string>();
  const { page, close } = await openPage(browser, inject("baseUrl"), {
    prepare: async (page) => {
      page.context().on("request", (request) => {
        const { origin, pathname } = new URL(request.url());
        if (inject("baseUrl").startsWith(origin)) requested.add(pathname);
      });
    },
  });
  await untilStarter(page);
  await page.waitForLoadState("networkidle");
  await close();
  const names = [...requested].join(" ");
  for (const part of ["/blockly-", "/index-", "/worker-", "/datasets/mnist_100-images"]) {
    expect(names).toContain(part);
  }
  const bytes = [...requested].reduce((sum, path) => sum + sentSize(path), 0);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
});

test("a run whose code cannot be loaded says so, and can be tried again", async () => {
  const { page, close } = await openPage(browser, inject("baseUrl"), {
    prepare: (page) => page.context().route("**/run-tools-*.js", (route) => route.abort()),
  });
  await untilStarter(page);
  await greenFlag(page).click();
  await page.getByText("Nothing can run yet").waitFor();
  await page.context().unroute("**/run-tools-*.js");
  await greenFlag(page).click();
  await expect.poll(() => trainedSamples(page), { timeout: 20_000 }).toBeGreaterThan(0);
  await close();
});

test("a tooltip comes with pointing at a block; a card that cannot be loaded is told of", async () => {
  const { page, close } = await openPage(browser, inject("baseUrl"), {
    prepare: (page) => page.context().route("**/help-card-*.js", (route) => route.abort()),
  });
  await untilStarter(page);
  const first = page.locator(".blocklyFlyout .blocklyDraggable").first();
  await first.hover({ position: { x: 20, y: 25 } });
  await page.locator(".blocklyTooltipDiv").filter({ hasText: "Runs the blocks below" }).waitFor();
  await first.click({ button: "right", position: { x: 20, y: 25 } });
  await page.getByRole("menuitem", { name: "Help" }).click();
  await page.getByText("This part of Blockprop could not be loaded").waitFor();
  await close();
});
