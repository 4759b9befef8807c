// The backpack: put in with the mouse and with the keyboard, kept over a reload, taken out in another
// project with what the script needs, undone, shared with another tab; and what is damaged or refused.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import { change, make, makeProject, stack } from "./make-project.ts";
import { eventually, openProject, untilKept, untilOpen, untilStarter } from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

const bar = (page: Page) => page.getByRole("button", { name: /^Backpack/ });
const backpack = (page: Page) => page.getByRole("region", { name: "Backpack" });
const cards = (page: Page) => backpack(page).getByRole("button", { name: /put into the project$/ });
const told = (page: Page) => backpack(page).getByRole("status");
const undo = (page: Page) => page.getByRole("button", { name: "Undo", exact: true });
const count = (page: Page, type: string) => scriptBlocks(page, type).count();

const twice = { id: "twice", parts: [{ kind: "label", text: "count twice" }], warp: false };
const source = makeProject({
  name: "Source",
  variables: ["n"],
  scripts: [
    stack(make("event_whenflagclicked", { id: "hat" }), {
      ...make("procedures_call", { id: "call" }),
      extraState: { procedure: twice },
    }),
    stack(
      { ...make("procedures_definition", { id: "define" }), extraState: { procedure: twice } },
      change("n", 2),
    ),
  ],
});

test("scripts go from project to project and from tab to tab, with what they need", async () => {
  const { page, context, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await openProject(page, source);
  await bar(page).click();
  await backpack(page).getByText("Nothing in here yet.").waitFor();

  await dragTo(page, scriptBlocks(page, "event_whenflagclicked"), backpack(page));
  await eventually(() => bar(page).textContent()).toBe("Backpack (1)");
  expect(await count(page, "event_whenflagclicked")).toBe(1);
  await eventually(() => undo(page).isDisabled()).toBe(true);

  // The key takes the block at which the keyboard is.
  await page.getByRole("treeitem", { name: "Events", exact: true }).focus();
  for (const key of ["ArrowDown", "w", "ArrowDown"]) await page.keyboard.press(key);
  for (let tries = 0; tries < 8 && (await focusedBlock(page)) !== "define"; tries++) {
    await page.keyboard.press("n");
  }
  await page.keyboard.press("Shift+B");
  await eventually(() => told(page).textContent()).toBe("“define count twice” is in the backpack.");
  await untilKept(page);

  const other = await context.newPage();
  await other.goto(inject("baseUrl"));
  await untilOpen(other);
  await bar(other).click();
  await eventually(() => cards(other).allTextContents()).toEqual([
    "define count twicechange n by 22 blocks",
    "when green flag clickedcount twice2 blocks",
  ]);
  await cards(other).first().focus();
  await other.keyboard.press("Delete");
  await eventually(() => bar(page).textContent()).toBe("Backpack (1)");
  await other.getByRole("button", { name: "Undo", exact: true }).last().click();
  await eventually(() => bar(page).textContent()).toBe("Backpack (2)");
  await other.close();

  await page.reload();
  await untilOpen(page);
  await openProject(page, makeProject({ name: "Empty", scripts: [make("event_whenflagclicked")] }));
  await bar(page).click();
  await dragTo(page, cards(page).last(), scriptBlocks(page, "event_whenflagclicked"));
  await eventually(() => count(page, "procedures_call")).toBe(1);
  await eventually(() => count(page, "procedures_definition")).toBe(1);
  await eventually(() => told(page).textContent()).toContain("the definition of “count twice”");
  await eventually(() => page.getByRole("group", { name: "n", exact: true }).count()).toBe(0);
  await undo(page).click();
  await eventually(() => count(page, "procedures_definition")).toBe(0);
  await eventually(() => count(page, "procedures_call")).toBe(0);
  await eventually(() => count(page, "event_whenflagclicked")).toBe(1);
  await eventually(() => undo(page).isDisabled()).toBe(true);

  await cards(page).last().focus();
  await page.keyboard.press("Enter");
  await eventually(() => count(page, "procedures_definition")).toBe(1);
  await eventually(() => count(page, "data_changevariableby")).toBe(1);
  expect(problems).toEqual([]);
  await close();
});

test("what is damaged is left out, and a browser that refuses is told of", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  const line = { words: "wait 1 seconds", colour: "#FFAB19", depth: 0 };
  const entry = (id: string, name: string) => ({ id, name, blocks: 1, lines: [line] });
  await keepInBackpack(page, {
    backpack: [entry("a", "good"), { id: 7 }, entry("b", "broken"), null],
    "backpack/a": JSON.stringify({ paster: "block", blockState: { type: "control_wait" } }),
    "backpack/b": '{"paster":"block","blockState":{"type":"control_wait","inputs":{"X":null}}}',
  });
  await bar(page).click();
  await backpack(page)
    .getByText("Damaged scripts in the backpack that were left out: 2.")
    .waitFor();
  expect(await cards(page).allTextContents()).toEqual([
    "goodwait 1 seconds1 block",
    "brokenwait 1 seconds1 block",
  ]);
  await cards(page).last().click();
  await eventually(() => told(page).textContent()).toContain(
    "“broken” can't be put into the project",
  );
  expect(await count(page, "control_wait")).toBe(0);
  await cards(page).first().click();
  await eventually(() => count(page, "control_wait")).toBe(1);

  const putIn = async () => {
    await scriptBlocks(page, "control_wait").click({ button: "right", position: { x: 12, y: 12 } });
    await page.getByRole("menuitem", { name: /^Put into the backpack/ }).click();
  };
  const fifty = Array.from({ length: 50 }, (_one, index) => entry(`e${index}`, ""));
  await keepInBackpack(page, { backpack: fifty });
  await putIn();
  await eventually(() => told(page).textContent()).toContain("it holds 50 scripts");
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("Access is denied.", "SecurityError");
    };
  });
  await putIn();
  await eventually(() => told(page).textContent()).toContain("refuses to keep anything here");
  expect(problems).toEqual([]);
  await close();
});

/** Drags by a place near the top left corner to the middle of the other. */
async function dragTo(
  page: Page,
  what: ReturnType<Page["locator"]>,
  where: ReturnType<Page["locator"]>,
): Promise<void> {
  const from = (await what.first().boundingBox())!;
  const to = (await where.first().boundingBox())!;
  await page.mouse.move(from.x + 8, from.y + 24);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 10, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2 + 120, to.y + to.height / 2 + 20, { steps: 8 });
  await page.mouse.up();
}

function focusedBlock(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.closest("[data-id]")?.getAttribute("data-id"));
}

function keepInBackpack(page: Page, kept: Readonly<Record<string, unknown>>): Promise<void> {
  return page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("blockprop");
        opening.onsuccess = () => {
          const change = opening.result.transaction("kept", "readwrite");
          for (const [key, value] of Object.entries(all)) {
            change.objectStore("kept").put(value, key);
          }
          change.oncomplete = () => resolve();
          change.onerror = () => reject(change.error);
        };
      }),
    kept,
  );
}
