// Drawing by finger, the steps that a drawing goes through, and "that was a ...": a person's own digits.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { make, makeProject, networkOf, trainOn, whenFlag } from "./make-project.ts";
import {
  clearDrawing,
  drawStroke,
  eventually,
  greenFlag,
  list,
  listLength,
  openProject,
  pad,
  prediction,
  untilNote,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";

/** A small seven in the top left corner. */
const CORNER_SEVEN = [
  [0.08, 0.1],
  [0.38, 0.1],
  [0.2, 0.5],
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("own digits: drawn, seen step by step, added to a list, taken back", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await openProject(page, trainedAtOnce());
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await drawStroke(page, CORNER_SEVEN);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);

  // What the network receives: in the middle, or where it was drawn.
  expect(await inkedRows(page)).toEqual([7, 26]);
  await page.getByRole("button", { name: "Steps", exact: true }).click();
  const steps = page.getByRole("region", { name: "Steps" });
  await steps.getByRole("img", { name: "Centre: 28 by 28 pixels" }).waitFor();
  await steps.getByRole("checkbox", { name: "Centre" }).uncheck();
  await eventually(() => inkedRows(page)).toEqual([0, 19]);
  await steps.getByRole("checkbox", { name: "Scale" }).uncheck();
  await eventually(async () => (await inkedRows(page))[1]).toBeLessThan(17);
  await steps.getByRole("button", { name: "Close" }).click();
  await eventually(() => inkedRows(page)).toEqual([7, 26]);
  await expectNothingClipped(page);

  // The first press makes the list, the drawing goes and the pad waits for the next.
  const seven = page.getByRole("button", { name: "That was a 7" });
  await seven.click();
  await untilNote(page, "Your drawing is now the last sample of “my digits”.");
  await eventually(() => listLength(page, "my digits")).toBe(1);
  await eventually(() => list(page, "my digits").textContent()).toContain("7 0.0 0.0");
  await eventually(() => prediction(page).textContent()).toBe("Draw a digit");
  expect(await pad(page).evaluate((surface) => surface === document.activeElement)).toBe(true);

  // By keyboard alone, into the same list; Undo takes one back.
  for (const key of ["Space", ...Array(6).fill("ArrowDown"), "Space"]) {
    await page.keyboard.press(key);
  }
  await page.getByRole("button", { name: "That was a 1" }).focus();
  await page.keyboard.press("Enter");
  await eventually(() => listLength(page, "my digits")).toBe(2);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await eventually(() => listLength(page, "my digits")).toBe(1);

  // The brush stays as it was chosen.
  await page.getByRole("slider", { name: "Brush width" }).fill("40");
  await page.reload();
  await page.getByRole("slider", { name: "Brush width" }).waitFor();
  expect(await page.getByRole("slider", { name: "Brush width" }).inputValue()).toBe("40");
  expect(problems).toEqual([]);
  await close();
});

test("a finger draws without scrolling or zooming the page, a second one draws nothing", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  // A page that could scroll if the pad let it.
  await page.addStyleTag({ content: "html, body { height: 3000px; overflow: auto; }" });
  const touch = await touchScreen(page);
  const { x, y, width } = (await pad(page).boundingBox())!;
  const at = (across: number, down: number) => ({ x: x + across * width, y: y + down * width });
  await touch("touchStart", [at(0.3, 0.8)]);
  for (let k = 1; k <= 8; k++) await touch("touchMove", [at(0.3, 0.8 - 0.08 * k)]);
  await eventually(() => prediction(page).textContent()).toBe(
    "Not trained yet: press the green flag",
  );

  // A second finger comes, both move apart as for zooming, the first leaves.
  await touch("touchStart", [at(0.3, 0.16), at(0.8, 0.8)]);
  for (let k = 1; k <= 4; k++) {
    await touch("touchMove", [at(0.3 - 0.02 * k, 0.16), at(0.8 + 0.03 * k, 0.8)]);
  }
  await touch("touchEnd", [at(0.92, 0.8)]);
  await touch("touchMove", [at(0.9, 0.3)]);
  await touch("touchEnd", []);
  const view = await page.evaluate(() => ({
    scrolled: window.scrollY,
    zoom: window.visualViewport?.scale,
  }));
  expect(view).toEqual({ scrolled: 0, zoom: 1 });
  expect([await isInked(page, 0.3, 0.5), await isInked(page, 0.8, 0.8)]).toEqual([true, false]);
  expect([await isInked(page, 0.55, 0.5), await isInked(page, 0.9, 0.5)]).toEqual([false, false]);
  await clearDrawing(page).click();
  await eventually(() => prediction(page).textContent()).toBe("Draw a digit");
  expect(problems).toEqual([]);
  await close();
});

/** First and last row with ink of the 28 x 28 picture that the network receives. */
function inkedRows(page: Page): Promise<readonly number[]> {
  return page.locator(".pad-received").evaluate((canvas) => {
    const { data } = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, 28, 28);
    const rows = Array.from({ length: 28 }, (_, row) => row).filter((row) =>
      Array.from({ length: 28 }, (_, column) => data[(row * 28 + column) * 4]!).some(
        (level) => level > 0,
      ),
    );
    return [rows[0]!, rows.at(-1)!];
  });
}

/** Whether there is ink at a place of the pad, in fractions of its size. */
function isInked(page: Page, across: number, down: number): Promise<boolean> {
  return pad(page).evaluate(
    (surface, [x, y]) => {
      const canvas = surface as HTMLCanvasElement;
      const place = [x! * canvas.width, y! * canvas.height] as const;
      return canvas.getContext("2d")!.getImageData(...place, 1, 1).data[3]! > 0;
    },
    [across, down],
  );
}

async function touchScreen(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  return (
    type: "touchStart" | "touchMove" | "touchEnd",
    points: readonly { readonly x: number; readonly y: number }[],
  ) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id, force: 0.1 + 0.3 * id })),
    });
}

/** The row of labels stands in one line, inside the window. */
async function expectNothingClipped(page: Page): Promise<void> {
  const boxes = await page
    .getByRole("region", { name: "My digits" })
    .locator("button, select")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  expect(boxes.length).toBe(13);
  for (const { top, right, bottom, width } of boxes) {
    expect(top).toBe(boxes[0]!.top);
    expect(right).toBeLessThanOrEqual(1366);
    expect(bottom).toBeLessThanOrEqual(768);
    expect(width).toBeGreaterThanOrEqual(24);
  }
}

function trainedAtOnce() {
  const train = [1, 2, 3].map((sample) => trainOn(sample, `t${sample}`));
  return makeProject({
    name: "Own digits",
    scripts: [networkOf(10, 0.05), whenFlag(make("training_reset"), ...train)],
  });
}
