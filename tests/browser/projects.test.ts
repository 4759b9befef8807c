// My projects: rename, duplicate, delete and take it back, open; one tab a project.
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import { starter } from "./make-project.ts";
import {
  chart,
  chooseInFileMenu,
  drawStroke,
  eventually,
  greenFlag,
  importFile,
  listLength,
  ONE,
  openProject,
  prediction,
  projectName,
  setSpeed,
  stop,
  trainedSamples,
  untilKept,
  untilNote,
  untilOpen,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

const fiveHundred = fileURLToPath(new URL("../../datasets/mnist_500.txt", import.meta.url));

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

test("projects are made, renamed, duplicated, deleted with undo, and opened again", async () => {
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
  await eventually(() => names()).toEqual(["Copy of First", "First", "Learn to read digits"]);
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
  expect(opened.problems).toEqual([]);
});

test("a project opened while another runs starts clean, and the drawing on the pad goes along", async () => {
  await chooseInFileMenu(page, "New from the starter project");
  await untilStarter(page);
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBeGreaterThan(20);
  await drawStroke(page, ONE);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  await chooseInFileMenu(page, "New from the starter project");
  await eventually(() => trainedSamples(page)).toBe(0);
  await untilStatus(page, /^Ready/);
  await untilStarter(page);
  await eventually(() => variable(page, "epoch")).toBe("0");
  expect(await chart(page, "Loss").getAttribute("aria-label")).toMatch(/nothing plotted yet/);
  await greenFlag(page).click();
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  await stop(page).click();
  expect(opened.problems).toEqual([]);
});

test("a second tab with the same project says so and works on a copy", async () => {
  await chooseInFileMenu(page, "New from the starter project");
  await eventually(() => projectName(page).inputValue()).toBe("Learn to read digits");
  await untilStarter(page);
  await importFile(page, fiveHundred);
  await eventually(() => listLength(page)).toBe(500);
  await untilKept(page);
  const second = await opened.context.newPage();
  await second.goto(inject("baseUrl"));
  await untilOpen(second);
  await untilNote(second, "open in another tab");
  await eventually(() => projectName(second).inputValue()).toBe("Copy of Learn to read digits");
  await eventually(() => listLength(second)).toBe(500);
  await untilKept(second);
  await second.reload();
  await untilOpen(second);
  await eventually(() => projectName(second).inputValue()).toBe("Copy of Learn to read digits");
  await eventually(() => listLength(second)).toBe(500);
  expect(await projectName(page).inputValue()).toBe("Learn to read digits");

  // Each tab comes back with its own, also when the page before takes its time to go away.
  await second.evaluate(heldByAPageThatGoes);
  await page.reload();
  await page.bringToFront();
  await untilOpen(page);
  expect(await projectName(page).inputValue()).toBe("Learn to read digits");
  await second.close();
  expect(opened.problems).toEqual([]);
});

test("projects asked for in quick succession: the last one stays, with its own list", async () => {
  await importFile(page, fiveHundred);
  await eventually(() => listLength(page)).toBe(500);
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await chooseInFileMenu(page, "Duplicate");
  await chooseInFileMenu(page, "New project");
  await greenFlag(page).click();
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");
  await eventually(() => listLength(page)).toBe(100);
  await untilKept(page);
  await page.reload();
  await untilOpen(page);
  expect(await projectName(page).inputValue()).toBe("Untitled");
  await eventually(() => listLength(page)).toBe(100);
  expect(opened.problems).toEqual([]);
});

test("a list named like a method of every object is a list like any other", async () => {
  const project = starter();
  const [stage] = project.targets;
  await openProject(page, {
    ...project,
    name: "Odd names",
    targets: [{ ...stage!, lists: [{ id: "odd", name: "constructor" }, ...stage!.lists] }],
    monitors: [...project.monitors, { id: "odd", visible: true }],
  });
  await eventually(() => listLength(page, "constructor")).toBe(0);
  await untilKept(page);
  await page.reload();
  await untilOpen(page);
  await eventually(() => projectName(page).inputValue()).toBe("Odd names");
  await eventually(() => listLength(page)).toBe(100);
  expect(opened.problems).toEqual([]);
});

/** Takes the project of the other tab and keeps it until somebody waits for it. */
async function heldByAPageThatGoes(): Promise<void> {
  const own = `blockprop/${sessionStorage.getItem("last")}`;
  const { held } = await navigator.locks.query();
  const name = held?.find((lock) => lock.name !== own)?.name ?? "";
  const isWaitedFor = async () =>
    (await navigator.locks.query()).pending?.some((one) => one.name === name);
  await new Promise<void>((taken) => {
    void navigator.locks.request(name, { steal: true }, async () => {
      taken();
      while (!(await isWaitedFor())) await new Promise((later) => setTimeout(later, 20));
    });
  });
}
