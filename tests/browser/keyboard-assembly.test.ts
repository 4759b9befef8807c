// A network and its training built, fed and run with the keyboard alone, from the empty project: as
// somebody works who has no mouse, or does not see where it points.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import {
  eventually,
  giveFile,
  listLength,
  projectName,
  trainedSamples,
  untilKept,
  untilNote,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

/** Two digits with four pixels each, told apart by their first pixel. */
const samples = Array.from({ length: 40 }, (_, index) =>
  index % 2 ? "1 1.0 0.0 0.5 0.0" : "0 0.0 1.0 0.5 0.0",
);

test("a network is assembled, fed and trained with the keyboard alone", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  // From now on choosers reach the test: a key is quicker than asking for that when it is pressed.
  page.on("filechooser", () => undefined);
  await untilStarter(page);
  await tabTo(page, "File");
  await press(page, "Enter", "Enter");
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");
  await eventually(() => scriptBlocks(page, "blocklyBlock").count()).toBe(0);
  await untilKept(page);

  await tabTo(page, "Search the blocks");
  await take(page, "network with");
  await editFirst(page, "4");
  await add(page, "dense layer");
  await editFirst(page, "6");
  await add(page, "activation");
  await add(page, "dense layer");
  await editFirst(page, "2");
  await add(page, "activation");
  await press(page, "ArrowRight", "Enter");
  // The menu opens at ReLU: softmax is the fifth.
  await press(page, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter");
  await add(page, "loss cross-entropy");
  await add(page, "SGD, learning rate");
  await editFirst(page, "0.3");
  await eventually(() => scriptBlocks(page, "network_define").textContent()).toMatch(
    /4\s→\s6\s→\s2,\s44\sweights/,
  );

  await makeVariable(page, "i");
  await makeVariable(page, "score");
  await showMonitor(page, "score");

  await add(page, "when clicked");
  await add(page, "reset network");
  await add(page, "set i to");
  await add(page, "repeat");
  await editFirst(page, "40");
  await add(page, "change i by");
  await add(page, "train on");
  // To the number of the sample: the variable takes its place.
  await press(page, "ArrowRight", "ArrowRight");
  await add(page, "i");
  await focusOn(page, /^repeat/, "ArrowUp");
  await search(page, "");
  await pick(page, "set i to");
  await moveUntil(page, /after repeat/);
  await press(page, "ArrowRight", "Enter", "ArrowDown", "Enter", "ArrowRight");
  await add(page, "accuracy on");
  const loop = scriptBlocks(page, "control_repeat");
  expect(await loop.locator(".training_train .data_sample .data_variable").count()).toBe(1);

  await tabTo(page, "Import");
  await giveFile(page, () => page.keyboard.press("Enter"), {
    name: "corners.txt",
    content: samples.join("\n"),
  });
  // Ten times the same four corners: what is noticed is shown before anything changes.
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "Import 40 samples");
  await press(page, "Enter");
  await untilNote(page, "now has");
  await eventually(() => listLength(page)).toBe(40);
  await tabTo(page, "Speed");
  await press(page, "End");
  await tabTo(page, "Green flag");
  await press(page, "Enter");
  await untilStatus(page, /^Finished/);
  await eventually(() => trainedSamples(page)).toBe(40);
  await eventually(() => variable(page, "score")).toBe("1");
  expect(problems).toEqual([]);
  await close();
});

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settled(page);
  }
}

/** What a key has changed is drawn and has the focus two frames later. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
}

/** What a screen reader calls the element that has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
  });
}

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused(page)) === name) {
      // A block that was just put down may still take the focus.
      await settled(page);
      if ((await focused(page)) === name) return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not lead to ${name}`);
}

/** Presses the key until what has such a name has the focus. */
async function focusOn(page: Page, name: RegExp, key: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (name.test(await focused(page))) return;
    await press(page, key);
  }
  throw new Error(`${key} does not lead to ${name}, but to ${await focused(page)}`);
}

/** From anywhere among the blocks to those that say these words. */
async function search(page: Page, words: string): Promise<void> {
  await press(page, "s");
  await eventually(() => focused(page)).toBe("Search the blocks");
  await page.keyboard.type(words);
}

/** The block found goes to the place proposed. */
async function take(page: Page, words: string): Promise<void> {
  await pick(page, words);
  await drop(page);
}

/** The block found is on its way: arrow keys choose its place. */
async function pick(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words);
  await press(page, "Enter", "Enter");
  await moving(page).waitFor();
}

async function drop(page: Page): Promise<void> {
  await press(page, "Enter");
  await moving(page).waitFor({ state: "detached" });
}

const moving = (page: Page) => page.locator(".blocklyMoveIndicator");

async function add(page: Page, words: string): Promise<void> {
  await search(page, "");
  await take(page, words);
}

/** Types into the first number of the block at the focus. */
async function editFirst(page: Page, value: string): Promise<void> {
  // Past the sign that says what the block still lacks.
  await focusOn(page, /^Edit .*number/, "ArrowRight");
  await press(page, "Enter");
  await page.locator(".blocklyHtmlInput").waitFor();
  await page.keyboard.type(value);
  await press(page, "Enter");
  await eventually(() => focused(page)).toMatch(new RegExp(`^Edit .*number: ${value}$`));
}

/** Presses the arrow until the place announced for the block is this one, then puts it there. */
async function moveUntil(page: Page, place: RegExp): Promise<void> {
  const announced = page.locator("#blocklyAriaAnnounce");
  for (let presses = 0; presses < 20; presses++) {
    if (place.test((await announced.textContent()) ?? "")) return drop(page);
    await press(page, "ArrowDown");
  }
  throw new Error(`No place ${place}, but ${await announced.textContent()}`);
}

async function makeVariable(page: Page, name: string): Promise<void> {
  await search(page, "make a variable");
  await press(page, "Enter", "Enter");
  await page.keyboard.type(name);
  await press(page, "Enter");
  await eventually(() => focused(page)).toMatch(/^Make a Variable/);
}

async function showMonitor(page: Page, name: string): Promise<void> {
  await search(page, name);
  await press(page, "Enter", "ArrowUp");
  expect(await focused(page)).toBe(`Show ${name} on the stage`);
  await press(page, "Enter");
}
