// My projects: rename, duplicate, delete and take it back, open; one tab a project.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import {
  chart,
  chooseInFileMenu,
  drawStroke,
  eventually,
  greenFlag,
  ONE,
  prediction,
  projectName,
  stop,
  trainedSamples,
  untilKept,
  untilNote,
  untilOpen,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test("projects are made, renamed, duplicated, deleted with undo, and opened again", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  const dialog = page.getByRole("dialog", { name: "My projects" });
  const names = () => dialog.locator("strong").allTextContents();
  const nameIs = (name: string) => eventually(() => projectName(page).inputValue()).toBe(name);

  await chooseInFileMenu(page, "New project");
  await nameIs("Untitled");
  await projectName(page).fill("First");
  await projectName(page).press("Enter");
  await untilKept(page);
  await chooseInFileMenu(page, "Duplicate");
  await nameIs("Copy of First");
  await untilKept(page);

  await chooseInFileMenu(page, "My projects…");
  await dialog.waitFor();
  expect(await names()).toEqual(["Copy of First", "First", "Learn to read digits"]);
  await dialog.getByRole("button", { name: "Delete: First", exact: true }).click();
  await untilNote(page, "“First” was deleted.");
  await chooseInFileMenu(page, "My projects…");
  await eventually(names).toEqual(["Copy of First", "Learn to read digits"]);
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.locator(".ui-snack").getByRole("button", { name: "Undo" }).click();
  await chooseInFileMenu(page, "My projects…");
  await eventually(async () => (await names()).toSorted()).toEqual([
    "Copy of First",
    "First",
    "Learn to read digits",
  ]);
  await dialog.getByRole("button", { name: "Open: Learn to read digits" }).click();
  await nameIs("Learn to read digits");
  await untilStarter(page);
  await eventually(() => scriptBlocks(page, "training_train").count()).toBe(1);

  await chooseInFileMenu(page, "My projects…");
  await dialog.getByRole("button", { name: "Delete: Learn to read digits" }).click();
  await untilNote(page, "was deleted");
  await eventually(() => projectName(page).inputValue()).not.toBe("Learn to read digits");
  expect(problems).toEqual([]);
  await close();
});

test("a project opened while another runs starts clean, and the drawing on the pad goes along", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBeGreaterThan(20);
  await drawStroke(page, ONE);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  await chooseInFileMenu(page, "New from the starter project");
  await eventually(() => trainedSamples(page)).toBe(0);
  await untilStatus(page, /^Ready/);
  await untilStarter(page);
  expect(await variable(page, "epoch")).toBe("0");
  expect(await chart(page, "Loss").getAttribute("aria-label")).toMatch(/nothing plotted yet/);
  await greenFlag(page).click();
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  await stop(page).click();
  expect(problems).toEqual([]);
  await close();
});

test("a second tab with the same project says so and works on a copy", async () => {
  const { page, context, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await untilKept(page);
  const second = await context.newPage();
  await second.goto(inject("baseUrl"));
  await untilOpen(second);
  await untilNote(second, "open in another tab");
  await eventually(() => projectName(second).inputValue()).toBe("Copy of Learn to read digits");
  expect(await projectName(page).inputValue()).toBe("Learn to read digits");
  expect(problems).toEqual([]);
  await close();
});
