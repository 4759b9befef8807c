// The column of categories beside the palette: what was clicked stays selected, whatever the height
// of the window.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { inPalette, scriptBlocks, typeInto } from "./drag-blocks.ts";
import { block, eventually, greenFlag, status, untilStarter, untilStatus } from "./page-parts.ts";

let browser: Browser;
let page: Page;
let problems: readonly string[];
beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, problems } = await openPage(browser, inject("baseUrl")));
  await untilStarter(page);
});
afterAll(() => closePages(browser));

/** Each with a block that it holds. */
const clicks = [
  ["Network +", "network_dropout"],
  ["Network", "network_define"],
  ["Lists", "data_addtolist"],
  ["Network +", "network_dropout"],
  ["Events", "event_whenflagclicked"],
] as const;

test("a click on a category selects it and no other", async () => {
  // At this size the scroll bar rounds the places of six categories to those before them.
  await page.setViewportSize({ width: 1280, height: 720 });
  const selected = page.locator('[role="treeitem"][aria-selected="true"]');
  for (const [category, type] of clicks) {
    await inPalette(page, category, type);
    await eventually(() => selected.allTextContents()).toEqual([category]);
  }
  expect(problems).toEqual([]);
});

test("a number that does not fit stays on its block, with what is wrong with it", async () => {
  const units = block(page, "dense-1").locator("> .blocklyEditableField").first();
  for (const typed of ["0", "10000000", "2.5"]) {
    await typeInto(page, units, typed);
    await untilStatus(page, new RegExp(`“${typed}” does not fit here: a whole number from 1 to`));
    expect(await scriptBlocks(page, "block-has-error").count()).toBe(1);
  }
  await greenFlag(page).click();
  await eventually(() => status(page)).toMatch(/There is no complete network yet/);
  await typeInto(page, units, "16");
  await eventually(() => block(page, "dense-1").textContent()).toMatch(/784\s→\s16/);
  expect(await scriptBlocks(page, "block-has-error").count()).toBe(0);
  expect(problems).toEqual([]);
});
