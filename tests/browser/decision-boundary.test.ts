// The XOR example from the start screen: its decision boundary is there before the flag, follows the training, and
// tells in words what it shows.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { eventually, greenFlag, untilStatus } from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const picture = () =>
  page.getByRole("region", { name: "Decision boundary" }).getByRole("img", { name: /^Answers/ });
const told = async () => (await picture().getAttribute("aria-label")) ?? "";

test("XOR is learned before one's eyes, all 4 samples right, and points can be asked about", async () => {
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.getByRole("button", { name: "Open: XOR: one line is not enough" }).click();
  await eventually(told).toMatch(/; 3 of 4 samples wrong\. x from -0\.12 to 1\.12, y from/);
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(told).toMatch(
    /^Answers 0 on \d\d % of the plane, 1 on \d\d %; all 4 samples right\./,
  );
  const accuracy = page.getByRole("group", { name: "accuracy", exact: true });
  expect(await accuracy.locator(".monitor-value").textContent()).toBe("1");

  const outputs = page.getByRole("list", { name: /^At x/ });
  const box = (await picture().boundingBox())!;
  await page.mouse.move(box.x + 0.18 * box.width, box.y + 0.14 * box.height);
  await eventually(() => outputs.getAttribute("aria-label")).toMatch(
    /^At x 0\.0\d+, y 0\.9\d+: 1, \d\d %$/,
  );
  await picture().focus();
  await page.keyboard.press("ArrowDown");
  await eventually(() =>
    page.getByRole("region", { name: "Decision boundary" }).getByRole("status").textContent(),
  ).toMatch(/^At x 0\.0\d+, y 0\.9\d*: 1, \d\d %$/);
  expect(opened.problems).toEqual([]);
});
