// What a person does to a project of 1,200 blocks (see bench-projects.ts), with mouse and keys. Only
// the places are asked of the page beforehand: asking takes the page time that would be measured.
import type { Page } from "playwright-core";

export interface LargeEdit {
  readonly what: string;
  /** Finds what it needs; the function returned does the edit and asks the page for nothing. */
  prepare(page: Page): Promise<() => Promise<void>>;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const HAT = "s0-hat";
const MIDDLE = "s0-b3";
const NUMBER = "s0-b2-number";
/** In the palette, as a script's first block is among the scripts. */
const FRESH = ".blocklyFlyout .control_wait > .blocklyPath";

export const largeEdits: readonly LargeEdit[] = [
  {
    what: "type a number",
    async prepare(page) {
      const { x, y } = await placeOf(page, NUMBER);
      return async () => {
        await page.mouse.click(x + 8, y + 8);
        await page.keyboard.press("Control+A");
        await page.keyboard.type("12345");
        await page.keyboard.press("Enter");
      };
    },
  },
  {
    what: "drag a block in",
    async prepare(page) {
      await page.getByRole("treeitem", { name: "Control", exact: true }).click();
      const from = await untilStill(page, FRESH);
      const to = await placeOf(page, MIDDLE);
      return () => drag(page, { x: from.x + 6, y: from.y + 12 }, { x: to.x + 8, y: to.y + 10 });
    },
  },
  undo(),
  {
    what: "drag the whole script",
    async prepare(page) {
      const { x, y } = await placeOf(page, HAT);
      return () => drag(page, { x: x + 8, y: y + 20 }, { x: x + 128, y: y + 80 });
    },
  },
  undo(),
  {
    what: "drag out of the middle",
    async prepare(page) {
      const { x, y } = await placeOf(page, MIDDLE);
      return () => drag(page, { x: x + 8, y: y + 12 }, { x: x + 208, y: y + 72 });
    },
  },
  undo(),
  {
    what: "scroll",
    async prepare(page) {
      await page.mouse.move(700, 600);
      return async () => {
        for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i < 20 ? 90 : -90);
      };
    },
  },
  {
    what: "zoom",
    async prepare(page) {
      await page.mouse.move(700, 300);
      return async () => {
        await page.keyboard.down("Control");
        for (let i = 0; i < 10; i++) await page.mouse.wheel(0, i < 5 ? -100 : 100);
        await page.keyboard.up("Control");
      };
    },
  },
  {
    what: "delete a block",
    async prepare(page) {
      const { x, y } = await placeOf(page, MIDDLE);
      return async () => {
        await page.mouse.click(x + 8, y + 12);
        await page.keyboard.press("Delete");
      };
    },
  },
  undo(),
];

/** Copies a block with all that is below it and puts the copy down. */
export function duplicate(block: string): LargeEdit {
  return {
    what: "copy and paste",
    async prepare(page) {
      const { x, y } = await placeOf(page, block);
      return async () => {
        await page.mouse.click(x + 8, y + 20);
        await page.keyboard.press("Control+C");
        await page.keyboard.press("Control+V");
      };
    },
  };
}

export function undo(): LargeEdit {
  return {
    what: "undo",
    async prepare(page) {
      const { x, y } = await boxOf(page, "button[aria-label='Undo']");
      return () => page.mouse.click(x + 10, y + 10);
    },
  };
}

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 3, { steps: 3 });
  await page.mouse.move(to.x + 60, to.y + 40, { steps: 15 });
  await page.mouse.move(to.x, to.y, { steps: 10 });
  await page.mouse.up();
}

function placeOf(page: Page, block: string): Promise<Place> {
  return boxOf(page, `.blocklySvg [data-id="${block}"]`);
}

/** The palette scrolls smoothly. */
async function untilStill(page: Page, selector: string): Promise<Place> {
  let before = await boxOf(page, selector);
  for (;;) {
    await page.waitForTimeout(100);
    const now = await boxOf(page, selector);
    if (now.y === before.y) return now;
    before = now;
  }
}

async function boxOf(page: Page, selector: string): Promise<Place> {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not in view`);
  return box;
}
