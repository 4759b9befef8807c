// The evaluation: a test of the network, the samples behind a cell, a label put right and taken back, and the
// test after beside the test before.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import {
  after,
  downloaded,
  eventually,
  greenFlag,
  list,
  note,
  setSpeed,
  untilStatus,
} from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const evaluation = () => page.getByRole("region", { name: "Evaluation" });
const button = (name: string | RegExp) => evaluation().getByRole("button", { name });
const score = () => evaluation().locator(".evaluation-score").textContent();
const said = () => evaluation().locator(".evaluation-note").first().textContent();
const cells = () => evaluation().locator(".matrix-cell");
const samples = () => evaluation().getByRole("grid").getByRole("gridcell");
const total = async () =>
  (await cells().locator("span").allTextContents()).reduce((sum, count) => sum + Number(count), 0);

test("an untrained network says so, and a test of it counts every sample once", async () => {
  await page.getByRole("tab", { name: "Evaluation" }).click();
  await eventually(said).toMatch(/has not learned anything yet/);
  await button("Test the network").click();
  await cells().first().waitFor();
  expect(await score()).toMatch(/^\d+ of 100 right \(\d+\.\d %\), loss [\d.]+\.$/);
  expect(await total()).toBe(100);
  expect(await said()).toMatch(/has not learned anything yet/);
});

test("after a training it says that it is out of date, and the next test is set beside the first", async () => {
  const before = Number((await score())?.split(" ")[0]);
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await after(page).waitFor();
  await eventually(said).toMatch(/The network has changed since this test/);
  await button("Test the network").click();
  await eventually(score).toMatch(
    /^(9\d|100) of 100 right .* Before: \d+ of 100 \(\+[\d.]+ points\)\.$/,
  );
  expect(await score()).toContain(`Before: ${before} of 100`);
  expect(await evaluation().locator(".matrix-change").count()).toBeGreaterThan(5);
  expect(await total()).toBe(100);
  await page.getByRole("button", { name: "Show the stage" }).click();
  // Beside what it says of the training there is no room for it.
  await after(page).getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Larger" }).click();
});

test("a cell opens its samples with the keyboard, and Back brings the focus to it", async () => {
  const first = cells().first();
  const count = Number(await first.locator("span").textContent());
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  // Of many samples only those in view are there.
  await eventually(() => evaluation().locator(".evaluation-title").textContent()).toBe(
    `Label 0 read as 0, right: ${count}`,
  );
  const grid = evaluation().getByRole("grid");
  const [rows, columns] = await Promise.all(
    ["aria-rowcount", "aria-colcount"].map(async (name) => Number(await grid.getAttribute(name))),
  );
  expect(rows).toBe(Math.ceil(count / columns!));
  await eventually(() => samples().first().getAttribute("aria-label")).toMatch(
    /^Sample \d+: label 0 read as 0, right, loss [\d.e-]+$/,
  );
  await button("Back").click();
  await eventually(() => first.evaluate((cell) => cell === document.activeElement)).toBe(true);
});

test("the label of a surprising sample is changed in its very item, and undo brings it back", async () => {
  await button("Most surprising").click();
  const most = samples().first();
  await eventually(() => most.getAttribute("aria-label")).toMatch(/^Sample/);
  const name = (await most.getAttribute("aria-label")) ?? "";
  const [, number = "", label = ""] = /^Sample (\d+): label (\d)/.exec(name) ?? [];
  const changed = label === "7" ? "1" : "7";
  await most.click();
  const dialog = page.getByRole("dialog", { name: `Sample ${number} of “Mnist”` });
  await dialog.getByLabel("Label").fill("two words");
  await dialog.getByRole("button", { name: "Change the label" }).click();
  await dialog.getByRole("alert").filter({ hasText: "A label is one word" }).waitFor();
  await dialog.getByLabel("Label").fill(changed);
  await dialog.getByRole("button", { name: "Change the label" }).click();
  await eventually(() => most.getAttribute("aria-label")).toContain(
    `(label changed to ${changed})`,
  );
  expect(await note(page).textContent()).toBe("A label in “Mnist” was changed.");
  await eventually(said).toMatch(/“Mnist” has changed since this test/);

  await most.click();
  await dialog.getByRole("button", { name: "Show in the list" }).click();
  const row = list(page).locator('[role=option][aria-selected="true"]');
  await eventually(() => row.textContent()).toMatch(new RegExp(`^${number}${changed} `));
  await page.getByRole("banner").getByRole("button", { name: "Undo", exact: true }).click();
  await eventually(() => row.textContent()).toMatch(new RegExp(`^${number}${label} `));
  await page.getByRole("tab", { name: "Evaluation" }).click();
  await eventually(() => most.getAttribute("aria-label")).toBe(name);
});

test("each label has its figures, and every sample goes into a table", async () => {
  await button("Each label").click();
  await eventually(() => evaluation().locator(".figures-table tbody tr").count()).toBe(10);
  const file = await downloaded(page, async () => {
    await button("Save as CSV").click();
    await page.getByRole("menuitem", { name: "Every sample" }).click();
  });
  expect(file.name).toBe("Mnist samples.csv");
  expect(file.bytes.toString().trimEnd().split("\n")).toHaveLength(101);
});

test("nothing is clipped at 1366 x 768, and the page complained about nothing", async () => {
  for (const view of ["Confusion matrix", "Each label", "Most surprising"]) {
    await button(view).click();
    const box = (await evaluation().boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(1366);
    expect(box.y + box.height).toBeLessThanOrEqual(768);
    const tables = evaluation().locator(".evaluation-tables");
    const isWide = await tables.evaluate((el) => el.scrollWidth > el.clientWidth);
    expect(isWide, view).toBe(false);
  }
  expect(opened.problems).toEqual([]);
});
