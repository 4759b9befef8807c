// What helps in editing: search, help, collapse, tidy up, zoom to fit, copies for other tabs, and Undo of
// what is not a block.
import type { Locator, Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import { make, makeProject, number, stack } from "./make-project.ts";
import {
  block,
  chooseInFileMenu,
  eventually,
  openProject,
  projectName,
  untilKept,
  untilOpen,
  variable,
} from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const undo = (page: Page) => button(page, "Undo");
const redo = (page: Page) => button(page, "Redo");

test("search, help, collapse, tidy up, zoom to fit and Undo work among the scripts", async () => {
  await search(page, "GLÓROT");
  const count = page.locator(".search-count");
  await eventually(() => count.textContent()).toBe("1 of 3");
  await page.keyboard.press("Enter");
  await eventually(() => count.textContent()).toBe("2 of 3");
  await page.keyboard.type("xyz");
  await eventually(() => count.textContent()).toBe("not found");
  await search(page, "glorot dense");
  await eventually(() => count.textContent()).toBe("1 of 3");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  const dense = block(page, "dense-2");
  const isFocused = (one: Locator) =>
    one.locator("> .blocklyPath").evaluate((path) => path === document.activeElement);
  await eventually(() => isFocused(dense)).toBe(true);

  await page.keyboard.press("F1");
  const help = page.getByRole("dialog");
  await help.getByRole("heading", { name: "dense layer ① neurons, weights ②" }).waitFor();
  await eventually(() => help.textContent()).toContain("z_j = x_1 w_1j + x_2 w_2j + ... + b_j");
  await eventually(() => help.textContent()).toContain("At first 8.");
  // The block alone, without those below it.
  expect(await help.locator(".help-picture .blocklyPath").count()).toBe(1);
  await page.keyboard.press("Escape");
  await eventually(() => isFocused(dense)).toBe(true);

  await page.keyboard.press("Control+Enter");
  await page.getByRole("menuitem", { name: "Collapse Block" }).click();
  await eventually(() => dense.getAttribute("class")).toContain("blocklyCollapsed");
  await undo(page).click();
  await eventually(() => dense.getAttribute("class")).not.toContain("blocklyCollapsed");

  await chooseOnBlock(page, dense, "Disable Block");
  await eventually(() => dense.getAttribute("class")).toContain("blocklyDisabled");
  await undo(page).click();
  await eventually(() => dense.getAttribute("class")).not.toContain("blocklyDisabled");
  await chooseOnBlock(page, dense, "Add Comment");
  const note = dense.locator("> g > .comment-paper");
  await eventually(() => note.count()).toBe(1);
  await undo(page).click();
  await eventually(() => note.count()).toBe(0);

  const blocks = page.getByRole("searchbox", { name: "Search the blocks" });
  await blocks.fill("dropout");
  await eventually(() => inPalette(page, "network_dropout").count()).toBe(1);
  await eventually(() => inPalette(page, "event_whenflagclicked").count()).toBe(0);
  await blocks.fill("xyzzy");
  await page.locator(".blocklyFlyoutLabel").filter({ hasText: "No block found." }).waitFor();
  await blocks.press("Escape");
  await eventually(() => inPalette(page, "event_whenflagclicked").count()).toBe(1);

  await button(page, "Zoom to fit").click();
  await eventually(() => page.evaluate(allInView)).toBe(true);
  const before = await page.evaluate(places);
  await button(page, "Tidy up the blocks").click();
  await eventually(() => page.evaluate(places)).not.toEqual(before);
  await undo(page).click();
  await eventually(() => page.evaluate(places)).toEqual(before);

  await projectName(page).fill("Mine");
  await projectName(page).press("Enter");
  const seed = page.getByRole("spinbutton", { name: "Seed" });
  await seed.fill("7");
  await seed.press("Enter");
  await undo(page).click();
  await eventually(() => seed.inputValue()).toBe("1");
  await undo(page).click();
  await eventually(() => projectName(page).inputValue()).toBe("Learn to read digits");
  await redo(page).click();
  await redo(page).click();
  expect([await projectName(page).inputValue(), await seed.inputValue()]).toEqual(["Mine", "7"]);
  expect(opened.problems).toEqual([]);
});

/** From the block's menu, opened with the keyboard. */
async function chooseOnBlock(page: Page, of: Locator, entry: string): Promise<void> {
  await of.locator("> .blocklyPath").focus();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("menuitem", { name: entry }).click();
}

test("a copied block is pasted in another tab with the variable and the My Block that it needs", async () => {
  const other = await opened.context.newPage();
  other.on("pageerror", (error) => expect.unreachable(String(error)));
  await other.goto(inject("baseUrl"));
  await untilOpen(other);
  const procedure = { id: "reset", parts: [{ kind: "label", text: "begin anew" }], warp: false };
  await openProject(
    page,
    makeProject({
      name: "Source",
      variables: ["epoch"],
      scripts: [
        { ...make("procedures_call"), extraState: { procedure } },
        stack(
          { ...make("procedures_definition"), extraState: { procedure } },
          make("data_setvariableto", {
            fields: { VARIABLE: { id: "epoch" } },
            inputs: { VALUE: number(0) },
          }),
        ),
      ],
    }),
  );
  await chooseInFileMenu(other, "New project");
  await eventually(() => projectName(other).inputValue()).toBe("Untitled");
  await untilKept(other);

  await page.bringToFront();
  await search(page, "begin anew");
  await page.locator(".search-count").filter({ hasText: "1 of" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+c");

  await other.bringToFront();
  await other.mouse.click(600, 400);
  await other.keyboard.press("Control+v");
  await scriptBlocks(other, "data_setvariableto").filter({ hasText: "epoch" }).waitFor();
  // Only what is in view is in the page.
  await other.getByRole("treeitem", { name: "Variables", exact: true }).click();
  // Only what is in view is in the page.
  await other.getByRole("treeitem", { name: "Variables", exact: true }).click();
  await inPalette(other, "data_variable").filter({ hasText: "epoch" }).waitFor();
  expect(await scriptBlocks(other, "procedures_call").count()).toBe(1);
  await undo(other).click();
  await eventually(() => scriptBlocks(other, "data_setvariableto").count()).toBe(0);
  expect(await scriptBlocks(other, "procedures_call").count()).toBe(0);
  await eventually(() => inPalette(other, "data_variable").count()).toBe(0);
  await other.close();
  expect(opened.problems).toEqual([]);
});

test("after a click letters and Space are the program's, after an arrow key the editor's", async () => {
  await openProject(
    page,
    makeProject({
      name: "Keys",
      variables: ["d", "space"],
      scripts: ["d", "space"].map((key) =>
        stack(
          make("event_whenkeypressed", { id: `when-${key}`, fields: { KEY_OPTION: key } }),
          make("data_changevariableby", {
            fields: { VARIABLE: { id: key } },
            inputs: { VALUE: number(1) },
          }),
        ),
      ),
    }),
  );
  const hats = scriptBlocks(page, "event_whenkeypressed");
  const values = async () => [await variable(page, "d"), await variable(page, "space")].join();
  await eventually(() => hats.count()).toBe(2);
  // On the word "when": a click runs the script.
  await block(page, "when-d").locator("> .blocklyLabelField").first().click();
  await eventually(values).toBe("1,0");
  await page.keyboard.press("d");
  await page.keyboard.press("Space");
  await eventually(values).toBe("2,1");
  await eventually(() => hats.count()).toBe(2);

  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("d");
  await eventually(() => hats.count()).toBe(3);
  expect(await values()).toBe("2,1");

  await button(page, "Small stage").click();
  const outside = await page
    .locator(".app-run")
    .evaluate((row) => row.scrollWidth - row.clientWidth);
  expect(outside).toBe(0);
  expect(opened.problems).toEqual([]);
});

const inPalette = (page: Page, type: string) => page.locator(`.blocklyFlyout .${type}`);

async function search(page: Page, words: string): Promise<void> {
  await button(page, "Search the scripts").click();
  await page.getByRole("searchbox", { name: "Search the scripts" }).fill(words);
}

/** Whether every script stands wholly in the part of the workspace that one sees. */
function allInView(): boolean {
  const view = document.querySelector(".blocklySvg")!.getBoundingClientRect();
  const left = document.querySelector(".blocklyFlyout")!.getBoundingClientRect().right;
  return [...document.querySelectorAll(".blocklySvg .blocklyBlockCanvas > .blocklyBlock")].every(
    (stack) => {
      const box = stack.getBoundingClientRect();
      return (
        box.left >= left &&
        box.right <= view.right &&
        box.top >= view.top &&
        box.bottom <= view.bottom
      );
    },
  );
}

/** Where the scripts stand, by the id of their first block. */
function places(): [string | null, string | null][] {
  return [...document.querySelectorAll(".blocklySvg > .blocklyWorkspace .blocklyBlockCanvas > g")]
    .map((one): [string | null, string | null] => [
      one.getAttribute("data-id"),
      one.getAttribute("transform"),
    ])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}
