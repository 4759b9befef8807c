// My Blocks: one made, used, edited and kept with the mouse, another with the keyboard alone.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, type OpenPage, openPage } from "./browser.ts";
import { below, drag, inPalette, onto, scriptBlocks, typeInto } from "./drag-blocks.ts";
import { makeProject } from "./make-project.ts";
import {
  eventually,
  greenFlag,
  openProject,
  setSpeed,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
let open: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  open = await openPage(browser, inject("baseUrl"));
  page = open.page;
  await untilStarter(page);
  await openProject(
    page,
    makeProject({
      name: "Own blocks",
      variables: ["x"],
      scripts: [{ type: "event_whenflagclicked", id: "hat" }],
    }),
  );
});
afterAll(() => closePages(browser));

const TEXT_INPUT = "argument_reporter_string_number";
const one = (type: string) => scriptBlocks(page, type).first();
const inputs = (name: string) => scriptBlocks(page, TEXT_INPUT).filter({ hasText: name });
const dialog = () => page.getByRole("dialog");
const inDialog = (name: string | RegExp) => dialog().getByRole("button", { name });

test("a block is made with the mouse, used, edited, and kept while it is used", async () => {
  await page.getByRole("treeitem", { name: "My Blocks", exact: true }).click();
  await page.locator(".blocklyFlyoutButton", { hasText: "Make a Block" }).click();
  await dialog().getByRole("textbox", { name: "label" }).fill("add");
  await inDialog("Add an input: number or text").click();
  await dialog().getByRole("textbox", { name: "input for a number or text" }).fill("n");
  await inDialog("Add an input: boolean").click();
  await dialog().getByRole("textbox", { name: "input for a boolean" }).fill("n");
  await inDialog("OK").click();
  await eventually(() => dialog().getByRole("alert").textContent()).toContain(
    "Two inputs have the name “n”",
  );
  await dialog().getByRole("textbox", { name: "input for a boolean" }).fill("<b>really</b>");
  await inDialog("OK").click();
  await eventually(() => words(one("procedures_definition"))).toBe("define add n <b>really</b>");

  await drag(
    page,
    await inPalette(page, "Variables", "data_changevariableby"),
    await below(one("procedures_definition")),
  );
  const hole = one("data_changevariableby").locator("> .math_number");
  await drag(page, one("procedures_prototype").locator(`> .${TEXT_INPUT}`), await onto(hole));
  expect(await scriptBlocks(page, TEXT_INPUT).count()).toBe(2);
  await drag(
    page,
    await inPalette(page, "My Blocks", "procedures_call"),
    await below(one("event_whenflagclicked")),
  );
  const call = one("procedures_call");
  await typeInto(page, call.locator("> .text"), "5");
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "x")).toBe("5");

  await one("procedures_definition").locator("> .blocklyLabelField").dblclick();
  await dialog().getByRole("textbox", { name: "input for a number or text" }).fill("many");
  await inDialog("Remove “<b>really</b>”").click();
  await inDialog("Move “many” to the left").click();
  await inDialog("OK").click();
  await eventually(() => words(call)).toBe("5 add");
  expect(await words(one("procedures_definition"))).toBe("define many add change x by many");
  await page.keyboard.press("Control+z");
  await eventually(() => words(call)).toBe("add 5");
  expect(await words(one("procedures_definition"))).toMatch(/^define add n <b>really<\/b> .* n$/);

  await one("procedures_definition").locator("> .blocklyLabelField").click();
  await page.keyboard.press("Delete");
  await dialog().getByText("This definition can't be deleted while blocks use it").waitFor();
  await inDialog("Close").click();
  await eventually(() => scriptBlocks(page, "procedures_definition").count()).toBe(1);
  expect(open.problems).toEqual([]);
});

test("a block is made, used and edited with the keyboard alone", async () => {
  await page.getByRole("treeitem", { name: "My Blocks", exact: true }).focus();
  await press("ArrowRight", "ArrowDown", "Enter");
  await untilFocus("label");
  await page.keyboard.type("rest");
  await press("Tab", "Tab", "Enter");
  await untilFocus("input for a number or text");
  await page.keyboard.type("time");
  await press("Enter");
  await untilFocus(/^Begin stack, define, rest, time/);
  // Into the head, to the input, and out with it: what moves is a copy.
  await press("ArrowRight", "ArrowRight", "m", "Enter");
  await eventually(() => inputs("time").count()).toBe(2);
  await press("Delete");
  await eventually(() => inputs("time").count()).toBe(1);

  // Out of the palette, into the script, and its words typed over.
  await page.getByRole("treeitem", { name: "My Blocks", exact: true }).focus();
  const call = page.locator(".blocklyFlyout .procedures_call", { hasText: "rest" });
  await call.waitFor();
  await press("ArrowRight");
  for (let tries = 0; tries < 8 && !/^rest/.test(await focused()); tries++)
    await press("ArrowDown");
  await press("Enter", "Enter");
  await eventually(() => scriptBlocks(page, "procedures_call").count()).toBe(2);
  await press("Shift+E");
  await untilFocus("label");
  await page.keyboard.type("sleep");
  await press("Enter");
  await eventually(() => scriptBlocks(page, "procedures_call").allTextContents()).toContain(
    "sleep",
  );
  expect(open.problems).toEqual([]);
});

/** The words on a block and those below it as one reads them, row by row. */
function words(block: Locator): Promise<string> {
  return block.evaluate((element) => {
    const read = [...element.querySelectorAll(".blocklyText")].map((word) => {
      const { left, top, height } = word.getBoundingClientRect();
      return { row: Math.round((top + height / 2) / 20), left, words: word.textContent ?? "" };
    });
    read.sort((a, b) => a.row - b.row || a.left - b.left);
    return read.map((one) => one.words.replace(/\s+/g, " ")).join(" ");
  });
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

function focused(): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}

async function untilFocus(name: string | RegExp): Promise<void> {
  const seen = eventually(focused);
  if (typeof name === "string") await seen.toBe(name);
  else await seen.toMatch(name);
}
