// Nothing is lost: a reload, a file and back, and files that cannot be trusted.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { launchBrowser, openPage, withStarter } from "./browser.ts";
import { drag, typeInto } from "./drag-blocks.ts";
import {
  change,
  forever,
  make,
  makeProject,
  networkOf,
  repeat,
  trainOn,
  whenFlag,
} from "./make-project.ts";
import {
  block,
  chooseInFileMenu,
  clearDrawing,
  drawStroke,
  eventually,
  greenFlag,
  importFile,
  list,
  listLength,
  note,
  openFile,
  openProject,
  pause,
  prediction,
  projectName,
  savedFile,
  stop,
  trainedSamples,
  untilKept,
  untilNote,
  untilOpen,
  untilStarter,
  untilStatus,
  variable,
} from "./page-parts.ts";

const fiveHundred = new URL("../../datasets/mnist_500.txt", import.meta.url).pathname;
/** One point is one drawing, so the first answer to it is the last. */
const DOT = [[0.5, 0.5]] as const;
const PREDICTED = /^predicted \d, [<>]?\d+ %$/;

let page: Page;
let problems: readonly string[];
withStarter((opened) => {
  ({ page, problems } = opened);
});

const counting = makeProject({
  name: "To be kept",
  variables: ["i"],
  scripts: [
    networkOf(10, 0.05),
    whenFlag(make("training_reset"), repeat(7, change("i", 1), trainOn(1))),
  ],
  speed: "turbo",
});

/** Makes a project one's own: trains, renames, imports, edits and moves blocks. */
async function work(): Promise<{ readonly x: number; readonly said: string }> {
  await openProject(page, counting);
  await importFile(page, fiveHundred);
  await eventually(() => listLength(page)).toBe(500);
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await projectName(page).fill("My digits");
  await projectName(page).press("Enter");
  await typeInto(page, block(page, "dense").locator("> .blocklyEditableField").first(), "12");
  const hat = page.locator(".blocklyWorkspace .event_whenflagclicked").last();
  const at = (await hat.boundingBox())!;
  await drag(page, hat, { x: at.x + 40, y: at.y + 90 });
  await drawStroke(page, DOT);
  await eventually(() => prediction(page).textContent()).toMatch(PREDICTED);
  return { x: await offsetOf(), said: (await prediction(page).textContent()) ?? "" };
}

/** How far the hat stands to the right of the network. */
async function offsetOf(): Promise<number> {
  const hat = (await page
    .locator(".blocklyWorkspace .event_whenflagclicked")
    .last()
    .boundingBox())!;
  const network = (await block(page, "network").boundingBox())!;
  return Math.round(hat.x - network.x);
}

async function expectWork(before: Awaited<ReturnType<typeof work>>): Promise<void> {
  await eventually(() => listLength(page)).toBe(500);
  await block(page, "dense").filter({ hasText: "784 → 12" }).waitFor();
  expect(await projectName(page).inputValue()).toBe("My digits");
  expect(Math.abs((await offsetOf()) - before.x)).toBeLessThanOrEqual(1);
  await eventually(() => variable(page, "i")).toBe("7");
  await eventually(() => trainedSamples(page)).toBe(7);
  await drawStroke(page, DOT);
  await eventually(() => prediction(page).textContent()).toBe(before.said);
}

let before: Awaited<ReturnType<typeof work>>;

test("name, blocks, list, variables and trained weights survive a reload", async () => {
  before = await work();
  await untilKept(page);
  await page.reload();
  await untilOpen(page);
  await expectWork(before);
  expect(problems).toEqual([]);
});

test("a project saved to a file opens with everything, and damaged files change nothing", async () => {
  const { name, bytes } = await savedFile(page);
  expect(name).toBe("My digits.blockprop");
  const parts = unzipSync(bytes);
  expect(Object.keys(parts).sort()).toEqual(["lists/Mnist.txt", "model.json", "project.json"]);
  expect(Buffer.from(parts["lists/Mnist.txt"]!).equals(readFileSync(fiveHundred))).toBe(true);

  await clearDrawing(page).click();
  await chooseInFileMenu(page, "New project");
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");
  await eventually(() => listLength(page)).toBe(100);

  const json = new TextDecoder().decode(parts["project.json"]);
  const future = JSON.stringify({ ...JSON.parse(json), version: 99 });
  const outside = zipSync({ "project.json": strToU8(json), "../x": strToU8("out") });
  for (const [content, sentence] of [
    [bytes.subarray(0, bytes.length - 300), /The file is cut off: its end is missing/],
    [future, /format version 99; this Blockprop knows versions up to 1/],
    [outside, /holds the path “\.\.\/x”, which leads outside it/],
    ["Dear diary", /neither a project of Blockprop \(\.blockprop\) nor one of Scratch/],
    ['{ "format": ', /cut off or damaged: it is not valid JSON/],
    [zipSync({ "hello.txt": strToU8("x") }), /no project\.json in this file/],
  ] as const) {
    await openFile(page, { name: "strange.blockprop", content });
    await eventually(() => note(page).textContent()).toMatch(sentence);
    expect(await projectName(page).inputValue()).toBe("Untitled");
    await eventually(() => listLength(page)).toBe(100);
  }

  await openFile(page, { name, content: bytes });
  await untilNote(page, "“My digits” is open.");
  await expectWork(before);
  await list(page).getByRole("option").first().waitFor();
  expect(problems).toEqual([]);
});

test("values that a run changed before it was stopped are there after a reload", async () => {
  const running = whenFlag(forever(change("i", 1), trainOn(1)));
  const scripts = [networkOf(10, 0.05), running];
  await openProject(page, makeProject({ name: "Stopped", variables: ["i"], scripts }));
  await untilKept(page);
  await greenFlag(page).click();
  await eventually(() => variable(page, "i")).toMatch(/^[1-9]/);
  await pause(page).click();
  await untilStatus(page, /^Paused/);
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
  await untilKept(page);
  const shown = await variable(page, "i");
  await page.reload();
  await untilOpen(page);
  await eventually(() => variable(page, "i")).toBe(shown);
  expect(problems).toEqual([]);
});

test("an imported list is there after a reload, and a flag pressed too early waits for it", async () => {
  await importFile(page, fiveHundred);
  await eventually(() => listLength(page)).toBe(500);
  await untilKept(page);
  await page.reload();
  await page.locator(".blocklyFlyout .blocklyBlock").first().waitFor();
  await greenFlag(page).click();
  await untilStatus(page, /^Running, [\d,]+ samples/);
  await eventually(() => listLength(page)).toBe(500);
  await stop(page).click();
});

test("a list for which there is no room stays while the page is open, and what was kept before is whole", async () => {
  const address = inject("baseUrl");
  const { origin } = new URL(address);
  const { page, close } = await openPage(await launchBrowser(), address, {
    // Before anything is stored: Chromium remembers for a while how much room it found.
    prepare: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 8_000_000 });
    },
  });
  await untilStarter(page);
  // Kept in several pieces, and of letters that cannot be packed any tighter.
  const folder = mkdtempSync(join(tmpdir(), "blockprop-keeping-"));
  const lines = (count: number) => {
    const line = () => `${randomBytes(600_000).toString("base64")}\n`;
    const content = Array.from({ length: count }, line).join("");
    const path = join(folder, `${count} lines.txt`);
    writeFileSync(path, content);
    return { path, content };
  };
  const first = lines(7);
  await importFile(page, first.path);
  await eventually(() => listLength(page)).toBe(7);
  await untilKept(page);

  await importFile(page, lines(12).path);
  await untilNote(page, /in this browser.*: there is no more room/);
  await page.getByRole("status").filter({ hasText: "Not saved" }).waitFor();
  await eventually(() => listLength(page)).toBe(12);

  await page.reload();
  await untilOpen(page);
  await eventually(() => listLength(page)).toBe(7);
  const shown = `1${first.content.slice(0, 120)}…`;
  await eventually(() => list(page).getByRole("option").first().textContent()).toBe(shown);
  await close();
  rmSync(folder, { recursive: true });
});
