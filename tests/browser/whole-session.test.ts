// A whole session: by keyboard, named for screen readers, from a sub-path, with no header and no
// connection to anywhere else, and without a complaint in the console.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import {
  after,
  chooseInFileMenu,
  clipped,
  drawStroke,
  eventually,
  greenFlag,
  importFile,
  listLength,
  ONE,
  prediction,
  projectName,
  savedFile,
  setSpeed,
  trainedSamples,
  untilKept,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";
import { type ServedSite, serveSite } from "./serve-site.ts";

const SUB_PATH = "/teachers/room-12/blockprop/";

let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  browser = await launchBrowser();
  site = await serveSite(SUB_PATH);
});
afterAll(async () => {
  await closePages(browser);
  site?.close();
});

test("a session from a sub-path asks nobody else and complains about nothing", async () => {
  const { page, asked, problems, address } = await openRecorded();
  await untilStarter(page);
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await after(page).getByRole("button", { name: "Learn from 2,000 digits" }).click();
  await eventually(() => listLength(page)).toBe(2000);
  await page.getByRole("button", { name: "Stop" }).click();
  await drawStroke(page, ONE);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  await importFile(page, { name: "two.txt", content: "7 0 0.5 1\n8 1 0.5 0" });
  await eventually(() => listLength(page)).toBe(2);
  await savedFile(page);
  await page.getByRole("treeitem", { name: "Lists", exact: true }).click();
  await chooseInFileMenu(page, "New project");
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");
  await untilKept(page);
  await page.reload();
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");

  const elsewhere = asked.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url));
  expect(elsewhere).toEqual([]);
  expect(problems).toEqual([]);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.context().close();
});

test("the keyboard alone trains, pauses, steps, draws and reaches the lists", async () => {
  const { page, problems } = await openRecorded();
  await untilStarter(page);
  const names = await tabThrough(page);
  for (const name of [
    "File",
    "Project name",
    "Green flag",
    "Stop",
    "Pause",
    "Step",
    "Speed",
    "Clear drawing",
    "Drawing pad",
    "Pad",
    "Seed",
    "Items of Mnist",
    "Import",
    "Export",
    "Menu of Mnist",
  ]) {
    expect(names).toContain(name);
  }
  expect(names).not.toContain("");

  await page.getByRole("slider", { name: "Speed" }).focus();
  await page.keyboard.press("End");
  await greenFlag(page).focus();
  await page.keyboard.press("Enter");
  await eventually(() => trainedSamples(page)).toBeGreaterThan(0);
  await page.getByLabel("Drawing pad").focus();
  for (const key of [
    "ArrowUp",
    "ArrowUp",
    "ArrowUp",
    "Space",
    ...Array(6).fill("ArrowDown"),
    "Space",
  ]) {
    await page.keyboard.press(key);
  }
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d/);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("every button, field and picture has a name, and is on the screen at 1366 x 768", async () => {
  const { page } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  const roles =
    "button|textbox|slider|spinbutton|checkbox|listbox|tree|img|application|dialog|group";
  const nameless = new RegExp(`^\\s*- (${roles})(:| \\[|$)`);
  const snapshot = await page.locator("body").ariaSnapshot();
  expect(snapshot.split("\n").filter((line) => nameless.test(line))).toEqual([]);

  expect(await clipped(page)).toEqual([]);
  const scrolls = await page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return scrollHeight > innerHeight || scrollWidth > innerWidth;
  });
  expect(scrolls).toBe(false);
});

/** Presses Tab until it has come round; the accessible name of everything that had the focus. */
async function tabThrough(page: Page): Promise<readonly string[]> {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const { path, name, isBody } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const words = labels.map((label) => label.textContent?.trim() ?? "").join(" ");
      const owned = element.getAttribute("aria-labelledby");
      const byId = owned === null ? "" : (document.getElementById(owned)?.textContent ?? "");
      return {
        path: `${element.tagName} ${element.id} ${element.className} ${element.getAttribute("aria-label")} ${element.textContent}`,
        name:
          element.getAttribute("aria-label") ||
          byId ||
          words ||
          (element.textContent?.trim() ?? ""),
        isBody: element === document.body,
      };
    });
    if (isBody) break;
    if (seen.has(path) && presses > 30) break;
    seen.add(path);
    names.push(name);
  }
  return names;
}

interface Recorded {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly problems: readonly string[];
  readonly address: string;
}

/** A fresh page under the sub-path that writes down every address asked for and every complaint. */
async function openRecorded(): Promise<Recorded> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const asked: string[] = [];
  const problems: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("requestfailed", (request) => problems.push(`failed: ${request.url()}`));
  const { address } = site;
  await page.goto(address);
  return { page, asked, problems, address };
}
