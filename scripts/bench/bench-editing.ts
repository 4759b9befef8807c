// Editing a project of 1,200 blocks: no edit may hold up the page.
import type { Page } from "playwright-core";
import { LARGE_BLOCKS, largeProject } from "./bench-projects.ts";
import { builtPage } from "./built-page.ts";
import type { BenchGroup } from "./measurement.ts";
import { openProject } from "./page-parts.ts";
import { measureLongTasks } from "./page-watch.ts";

/** Blocks of the first script, all in view: see `largeProject`. */
const DRAGGED = "s0-b3";
const CHANGED = "s0-b2-number";

export const benchEditing: BenchGroup = {
  name: "editing",
  async run(report) {
    const { page, context } = await (await builtPage()).open();
    const began = performance.now();
    const opening = await measureLongTasks(page, "", () =>
      openProject(page, largeProject(), DRAGGED),
    );
    report({
      what: `open a project of ${LARGE_BLOCKS} blocks`,
      value: (performance.now() - began) / 1000,
      unit: "s",
      note: `long tasks ${opening.note}`,
    });
    await page.waitForTimeout(1500);
    report(await measureLongTasks(page, "longest task while blocks are dragged", () => drag(page)));
    report(
      await measureLongTasks(page, "longest task when a number is changed", () => change(page)),
    );
    report(
      await measureLongTasks(page, "longest task while the workspace scrolls", async () => {
        await page.mouse.move(560, 600);
        for (let i = 0; i < 30; i++) await page.mouse.wheel(0, 60);
      }),
    );
    await context.close();
  },
};

async function drag(page: Page): Promise<void> {
  const { x, y } = await placeOf(page, DRAGGED);
  await page.mouse.move(x + 12, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 260, y + 60, { steps: 20 });
  await page.mouse.move(x + 200, y + 200, { steps: 20 });
  await page.mouse.up();
}

async function change(page: Page): Promise<void> {
  const { x, y } = await placeOf(page, CHANGED);
  await page.mouse.click(x + 8, y + 8);
  await page.locator(".blocklyHtmlInput").fill("12345");
  await page.keyboard.press("Enter");
}

async function placeOf(page: Page, block: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.blocklySvg [data-id="${block}"]`).first().boundingBox();
  if (box === null) throw new Error(`The block ${block} is not in view`);
  return box;
}
