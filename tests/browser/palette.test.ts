// The palette and the column of categories beside it: what was clicked stays selected, whatever the
// height of the window; blocks are made when they come into view, and nobody sees that.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withStarter } from "./browser.ts";
import { inPalette, scriptBlocks, typeInto } from "./drag-blocks.ts";
import { makeProject } from "./make-project.ts";
import {
  block,
  chooseInFileMenu,
  eventually,
  greenFlag,
  openProject,
  status,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";

let page: Page;
let problems: readonly string[];
withStarter((opened) => {
  ({ page, problems } = opened);
});

/** Each with a block that it holds. */
const clicks = [
  ["Network +", "network_dropout"],
  ["Network", "network_define"],
  ["Lists", "data_addtolist"],
  ["Network +", "network_dropout"],
  ["Events", "event_whenflagclicked"],
  ["Events", "event_whenflagclicked"],
] as const;

/** Of the wheel, in pixels. */
const STEP = 100;
/** Between two blocks are 16 pixels, before the first and after the last a little more. */
const MOST_BLANK = 30;

test("only what is in view is made, and nowhere is a blank", async () => {
  expect(await blocksMade(page)).toBeLessThan(30);
  expect(await largestBlank(page)).toBeLessThan(MOST_BLANK);
  await inPalette(page, "Looks", "looks_sayforsecs");
  expect(await blocksMade(page)).toBeLessThan(80);
  expect(await largestBlank(page)).toBeLessThan(MOST_BLANK);
  // Upwards, where nothing was made yet: what is seen moves as far as the wheel was turned.
  const heading = page.locator(".blocklyFlyoutLabel", { hasText: "Looks" });
  await page.mouse.move(200, 400);
  for (let turned = 0; turned < 4; turned++) {
    const before = (await heading.boundingBox())!.y;
    await page.mouse.wheel(0, -STEP);
    await eventually(async () => (await heading.boundingBox())!.y - before).toBeCloseTo(STEP, 0);
    expect(await largestBlank(page)).toBeLessThan(MOST_BLANK);
  }
  await page.setViewportSize({ width: 1366, height: 1400 });
  await eventually(() => largestBlank(page)).toBeLessThan(MOST_BLANK);
  expect(problems).toEqual([]);
});

test("a click on a category selects it and no other", async () => {
  // At this size the scroll bar rounds the places of six categories to those before them.
  await page.setViewportSize({ width: 1280, height: 720 });
  const selected = page.locator('[role="treeitem"][aria-selected="true"]');
  for (const [category, type] of clicks) {
    await inPalette(page, category, type);
    await eventually(() => selected.allTextContents()).toEqual([category]);
  }
  // What another project brings above it moves nothing.
  const shown = await inPalette(page, "Pen", "pen_clear");
  const { y } = (await shown.boundingBox())!;
  const variables = Array.from({ length: 30 }, (_, index) => `v${index}`);
  await openProject(page, makeProject({ name: "Many", variables, scripts: [] }));
  await eventually(async () => (await shown.boundingBox())?.y).toBeCloseTo(y, 0);
  await eventually(() => selected.allTextContents()).toEqual(["Pen"]);
  await chooseInFileMenu(page, "New from the starter project");
  await untilStarter(page);
  expect(problems).toEqual([]);
});

test("the keyboard skips nothing that is not made yet", async () => {
  await page.getByRole("searchbox", { name: "Search the blocks" }).press("ArrowDown");
  await eventually(async () => (await focused(page)).place).toBe(1);
  await page.keyboard.press("ArrowUp");
  expect((await focused(page)).words).toBe("Events, heading");
  // Around the start to the end.
  await page.keyboard.press("ArrowUp");
  const last = await focused(page);
  expect(last.place).toBe(last.of);
  await eventually(() => largestBlank(page)).toBeLessThan(MOST_BLANK);
  await page.keyboard.press("ArrowDown");
  const places: number[] = [];
  for (let words = ""; words !== "Training, heading"; ) {
    await page.keyboard.press("ArrowDown");
    const now = await focused(page);
    words = now.words;
    if (now.place > 0) places.push(now.place);
  }
  expect(places).toEqual(places.map((_, index) => index + 1));
  expect(places.length).toBeGreaterThan(20);
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

/** Blocks in the palette that are in the page. */
const blocksMade = (page: Page) =>
  page.locator(".blocklyFlyout .blocklyBlockCanvas > .blocklyDraggable").count();

/** What has the keyboard's focus, and its place among how many. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const about = (name: string) => document.activeElement?.getAttribute(`aria-${name}`) ?? "";
    return { words: about("label"), place: +about("posinset"), of: +about("setsize") };
  });

/** The height of the palette's largest part in view without anything, in pixels. */
function largestBlank(page: Page): Promise<number> {
  return page.evaluate(() => {
    const palette = document.querySelector(".blocklyFlyout")!;
    const { top } = palette.getBoundingClientRect();
    const bottom = top + Number(palette.getAttribute("height"));
    const seen = [...palette.querySelectorAll(".blocklyBlockCanvas > *")]
      .map((entry) => entry.getBoundingClientRect())
      .filter((box) => box.bottom > top && box.top < bottom)
      .sort((one, other) => one.top - other.top);
    let end = top;
    let largest = 0;
    for (const box of seen) {
      largest = Math.max(largest, box.top - end);
      end = Math.max(end, box.bottom);
    }
    return Math.max(largest, bottom - end);
  });
}
