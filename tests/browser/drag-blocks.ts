// Building with the mouse, as a person does: out of the palette, onto the scripts. Where things are
// is read from the drawing itself.
import type { Locator, Page } from "playwright-core";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Height of a loop's first row on the screen at the scale that scripts begin with. */
const ROW = 32;
/** How far a loop's inside is indented on the screen. */
const INDENT = 11;

/** Blocks of a type among the scripts. */
export const scriptBlocks = (page: Page, type: string) =>
  page.locator(`.blocklySvg > .blocklyWorkspace .${type}`);

/** The first block of a type in the palette, scrolled into view by a click on its category. */
export async function inPalette(page: Page, category: string, type: string): Promise<Locator> {
  await page.getByRole("treeitem", { name: category, exact: true }).click();
  const found = page.locator(`.blocklyFlyout .${type}`).first();
  await untilStill(page, found);
  return found;
}

/**
 * Drags a block; `to` is where its top left corner goes. It comes from below and from the right,
 * so that no block on the way makes room for it.
 */
export async function drag(page: Page, block: Locator, to: Place): Promise<void> {
  const box = await boxOf(block);
  const grab = { x: 5, y: Math.min(box.height, ROW) / 2 };
  const from = { x: box.x + grab.x, y: box.y + grab.y };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 3, { steps: 2 });
  await page.mouse.move(to.x + grab.x + 100, to.y + grab.y + 60, { steps: 3 });
  await page.mouse.move(to.x + grab.x, to.y + grab.y, { steps: 4 });
  await page.mouse.up();
  await settled(page);
}

/** Where a block goes that is to follow this one. */
export async function below(block: Locator): Promise<Place> {
  const box = await boxOf(block);
  return { x: box.x + 2, y: box.y + box.height - 2 };
}

/** Where a block goes that is to be the first inside this one. */
export async function inside(block: Locator): Promise<Place> {
  const box = await boxOf(block);
  return { x: box.x + INDENT + 2, y: box.y + ROW };
}

/** Where a reporter goes that is to take the place of this one. */
export async function onto(hole: Locator): Promise<Place> {
  const box = await boxOf(hole);
  return { x: box.x + 1, y: box.y + 1 };
}

/** Types into a number or text on a block. */
export async function typeInto(page: Page, field: Locator, value: string): Promise<void> {
  await field.click();
  const input = page.locator(".blocklyHtmlInput");
  await input.fill(value);
  await input.press("Enter");
  await settled(page);
}

export async function chooseIn(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await page
    .locator(".blocklyDropDownDiv")
    .getByRole("option", { name: option, exact: true })
    .click();
  await settled(page);
}

/** The box of the block's own outline, without what hangs below it. */
async function boxOf(block: Locator) {
  const box = await block.locator("> .blocklyPath").boundingBox();
  if (box === null) throw new Error("This block is not drawn");
  return box;
}

/** Two frames: by then everything that was queued for drawing is drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
}

/** The palette scrolls smoothly: resolves when the block has stood still for some frames. */
async function untilStill(page: Page, block: Locator): Promise<void> {
  await block.waitFor({ state: "attached" });
  await block.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        let before = Number.NaN;
        let frames = 0;
        const look = () => {
          const { top } = element.getBoundingClientRect();
          frames = top === before ? frames + 1 : 0;
          before = top;
          if (frames > 5) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await settled(page);
}
