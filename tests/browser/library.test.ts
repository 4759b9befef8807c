// The data library: all of MNIST at one click, into a list that is there or a new one, and back.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { eventually, list, listLength, lists, untilNote } from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const undo = () => page.getByRole("banner").getByRole("button", { name: "Undo", exact: true });
const library = () => page.getByRole("dialog", { name: "Data library" });
const take = (name: string) =>
  library()
    .getByRole("button", { name: `Import ${name}` })
    .click();
const choose = async (item: string) => {
  await list(page).getByRole("button", { name: "Menu of Mnist" }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

test("all of MNIST comes into a list at one click, and Undo brings the 100 digits back", async () => {
  await choose("Data library…");
  expect(await library().getByRole("combobox").inputValue()).not.toBe("");
  await take("MNIST, all training digits");
  await eventually(() => listLength(page)).toBe(60_000);
  expect(await untilNote(page, "60,000")).toContain("“Mnist” now has 60,000 samples");
  await undo().click();
  await eventually(() => listLength(page)).toBe(100);
});

test("into a new list as well, which one Undo takes away again; so it is with a split", async () => {
  await page.getByRole("button", { name: "Data library", exact: true }).click();
  await take("mnist_test_1000.txt");
  await eventually(() => listLength(page, "mnist_test_1000")).toBe(1000);
  expect(await list(page, "mnist_test_1000").textContent()).toContain("for testing");
  await undo().click();
  await eventually(() => lists(page).getByRole("group").count()).toBe(1);
  await choose("Split…");
  await page.getByRole("dialog").getByRole("button", { name: "Split", exact: true }).click();
  await eventually(() => listLength(page, "Mnist training")).toBe(70);
  expect(await listLength(page, "Mnist test")).toBe(15);
  await undo().click();
  await eventually(() => lists(page).getByRole("group").count()).toBe(1);
  expect(opened.problems).toEqual([]);
});
