// All 60,000 digits as one list file of 300 MB: imported with progress, without holding up the page,
// and a file as large that is no list is refused.
import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../browser/browser.ts";
import { longTasks, watchLongTasks } from "../browser/long-tasks.ts";
import {
  downloaded,
  eventually,
  importFile,
  list,
  listLength,
  note,
  untilStarter,
} from "../browser/page-parts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Five seconds on a 2-core machine with nothing else to do. */
const IMPORT_MS = 120_000;

let folder = "";
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "blockprop-long-"));
  run("scripts/datasets.mjs", "--samples", "60000", "--from", "train", "--out", all());
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const all = () => join(folder, "mnist_60000.txt");

test("60,000 digits are imported with progress and no main-thread task over 50 ms", async () => {
  expect(statSync(all()).size).toBeGreaterThan(250e6);
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await watchLongTasks(page);
  await importFile(page, all());
  const progress = list(page).getByRole("progressbar", { name: "Importing Mnist" });
  await progress.waitFor();
  await progress.waitFor({ state: "hidden", timeout: IMPORT_MS });
  await eventually(() => listLength(page)).toBe(60_000);
  expect(await longTasks(page)).toEqual([]);

  const exported = await downloaded(page, () =>
    list(page).getByRole("button", { name: "Export" }).click(),
  );
  expect(exported.bytes.equals(readFileSync(all()))).toBe(true);
  expect(problems).toEqual([]);
  await close();
});

test("an import of 60,000 digits can be cancelled, and the list stays", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await importFile(page, all());
  await list(page).getByRole("button", { name: "Cancel" }).click();
  await list(page).getByRole("progressbar").waitFor({ state: "hidden" });
  expect(await listLength(page)).toBe(100);
  expect(problems).toEqual([]);
  await close();
});

test("300 MB that are no list are refused with a sentence, and the list stays", async () => {
  const huge = join(folder, "huge.txt");
  const file = openSync(huge, "w");
  const line = Buffer.alloc(2 ** 20, "0 ");
  for (let megabytes = 0; megabytes < 300; megabytes++) writeSync(file, line);
  closeSync(file);
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await watchLongTasks(page);
  await importFile(page, huge);
  await eventually(() => note(page).textContent()).toMatch(
    /longer than 4 MB|more than 100,?000 values/,
  );
  expect(await listLength(page)).toBe(100);
  expect(await longTasks(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});

function run(script: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${script} failed.\n${stderr}`);
}
