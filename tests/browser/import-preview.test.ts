// Importing data of any kind: the preview before anything changes, its settings, what is wrong,
// Cancel, undo; pictures by a zip of folders, by drop and by paste; and lists saved as tables.
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, type OpenPage, openPage } from "./browser.ts";
import {
  downloaded,
  eventually,
  importFile,
  list,
  listLength,
  untilNote,
  untilStarter,
} from "./page-parts.ts";

let browser: Browser;
let opened: OpenPage;
let page: Page;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "blockprop-"));
  browser = await launchBrowser();
  opened = await openPage(browser, inject("baseUrl"));
  page = opened.page;
  await untilStarter(page);
});
afterAll(async () => {
  await closePages(browser);
  await rm(folder, { recursive: true, force: true });
});

const dialog = () => page.getByRole("dialog", { name: "Import into “Mnist”" });
const inDialog = (name: string | RegExp) => dialog().getByRole("button", { name });
const undo = () => page.locator(".ui-snack").getByRole("button", { name: "Undo" });
const firstItem = () => list(page).getByRole("option").first().textContent();

/** 4 x 4 pixels and the label last; two rows are too short. */
const digits = (() => {
  const names = [...Array.from({ length: 16 }, (_, k) => `p${k}`), "digit"].join(",");
  const pixels = (row: number) => Array.from({ length: 16 }, (_, k) => (row * 37 + k * 15) % 256);
  const rows = Array.from({ length: 12 }, (_, row) => [...pixels(row), row % 3].join(","));
  rows[3] = "1,2,3";
  rows[8] = "";
  rows[9] = "255,0,7,1";
  return [names, ...rows.filter((row) => row !== "")].join("\n");
})();

test("a table with ragged rows is previewed, its label column changed, its good rows imported, undone", async () => {
  await importFile(page, { name: "digits.csv", content: digits });
  await dialog().getByText("11 rows of 17: label + 4 x 4, values").waitFor();
  await dialog().getByText("2 of 11 rows cannot be read; 9 can.").waitFor();
  expect(await dialog().locator(".import-defects").textContent()).toMatch(
    /Row 5 has 3 columns, but 17 were expected.*Rows: 5, 10/,
  );
  expect(await dialog().getByRole("img").count()).toBe(9);
  expect(await inDialog("Import 11 samples").isDisabled()).toBe(true);
  await eventually(() => listLength(page)).toBe(100);

  const column = dialog().getByRole("combobox", { name: "Labels are in" });
  await eventually(() => column.inputValue()).toBe("16");
  await column.focus();
  await page.keyboard.press("Home");
  await dialog().getByRole("list", { name: "Labels (1)" }).getByText("?: 9").waitFor();
  expect(await column.evaluate((select) => select === document.activeElement)).toBe(true);
  await page.keyboard.press("End");
  await dialog().getByRole("list", { name: "Labels (3)" }).getByText("0: 2").waitFor();
  const header = dialog().getByRole("combobox", { name: "First row holds names" });
  await eventually(() => header.inputValue()).toBe("yes");
  await dialog().getByRole("checkbox", { name: "Invert" }).check();
  await dialog().getByRole("checkbox", { name: "Invert" }).uncheck();

  await inDialog("Import only the 9 good rows").click();
  await untilNote(page, "9 samples of 16 values");
  await eventually(() => listLength(page)).toBe(9);
  expect(await firstItem()).toContain("0 0.0 0.05");
  await undo().click();
  await eventually(() => listLength(page)).toBe(100);
});

test("a large import is cancelled while it is read, and nothing has changed", async () => {
  const row = `7,${"0,128,255,".repeat(261)}9`;
  const file = join(folder, "large.csv");
  writeFileSync(file, Array.from({ length: 15_000 }, () => row).join("\n"));
  const before = await firstItem();
  await importFile(page, file);
  await dialog()
    .getByText(/^Reading…/)
    .waitFor();
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "hidden" });
  const importButton = list(page).getByRole("button", { name: "Import" });
  await eventually(() => importButton.isEnabled()).toBe(true);
  await eventually(() => listLength(page)).toBe(100);
  expect(await firstItem()).toBe(before);
});

test("a zip of PNGs in folders of labels becomes 28 x 28 samples, and goes out as a table and as IDX", async () => {
  const drawn = await page.evaluate(drawPictures);
  const zip = zipSync(
    Object.fromEntries(drawn.map(({ name, bytes }) => [name, Uint8Array.from(bytes)])),
  );
  await importFile(page, { name: "letters.zip", content: zip });
  await dialog().getByText("6 pictures as 28 x 28, values 0 to 255").waitFor();
  expect(await dialog().getByRole("list", { name: "Labels (2)" }).textContent()).toBe(
    "cat: 3dog: 3",
  );
  await inDialog("Import 6 samples").click();
  await untilNote(page, "6 samples of 784 values");

  const table = await downloaded(page, () => chooseInListMenu("Export as CSV"));
  expect(table.name).toBe("Mnist.csv");
  const rows = table.bytes.toString().trimEnd().split("\n");
  expect(rows[0]).toMatch(/^label,pixel 1,pixel 2,.*,pixel 784$/);
  expect(rows.slice(1)).toEqual(drawn.map(({ label, levels }) => [label, ...levels].join(",")));
  const same = await downloaded(page, () =>
    list(page).getByRole("button", { name: "Export" }).click(),
  );
  expect(same.name).toBe("Mnist.zip");
  expect(same.bytes.equals(Buffer.from(zip))).toBe(true);
  // Labels that are words do not fit into IDX.
  await chooseInListMenu("Export as IDX (zip)");
  await untilNote(page, "IDX holds labels from 0 to 255 only");
});

test("pasted text and dropped pairs are previewed too, and Escape leaves the list", async () => {
  await list(page).getByRole("listbox").focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "apple\nbanana\n");
    const paste = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", paste));
  });
  await inDialog("Import 2 items").waitFor();
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(
    "Import 2 items",
  );
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "hidden" });
  await eventually(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe(
    "listbox",
  );
  await eventually(() => listLength(page)).toBe(6);

  await page.evaluate(dropPair);
  await dialog().getByText("2 rows of 17: label + 4 x 4").waitFor();
  await inDialog("Import 2 samples").click();
  await untilNote(page, "2 samples of 16 values");
  const idx = await downloaded(page, () => chooseInListMenu("Export as IDX (zip)"));
  expect(idx.name).toBe("Mnist.zip");
});

test("nothing is clipped, and nothing went wrong", async () => {
  await importFile(page, { name: "digits.csv", content: digits });
  await dialog().getByText("11 rows of 17").waitFor();
  const clipped = await dialog().evaluate((el) =>
    [...el.querySelectorAll("button, select, label, .import-limits, h2, h3")]
      .filter((part) => part.getClientRects().length > 0)
      .filter((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        const frame = el.getBoundingClientRect();
        const isInside =
          left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
        return !isInside || part.scrollWidth > part.clientWidth + 1;
      })
      .map((part) => part.textContent),
  );
  expect(clipped).toEqual([]);
  await page.keyboard.press("Escape");
  expect(opened.problems).toEqual([]);
});

async function chooseInListMenu(item: string): Promise<void> {
  await list(page).getByRole("button", { name: "Menu of Mnist" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Three grey pictures for each of two labels, as PNG files and as the levels they have. */
function drawPictures() {
  const side = 28;
  const pictures: { name: string; label: string; levels: number[]; bytes: number[] }[] = [];
  for (const label of ["cat", "dog"]) {
    for (let number = 1; number <= 3; number++) {
      const levels = Array.from({ length: side * side }, (_, at) =>
        at % side < 4 * number ? (label === "cat" ? 40 * number + (at % 7) : 255) : 0,
      );
      const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      const rgba = levels.flatMap((level) => [level, level, level, 255]);
      context.putImageData(new ImageData(Uint8ClampedArray.from(rgba), side, side), 0, 0);
      // At once: blobs of canvases are made when the page is idle, which can take seconds.
      const png = atob(canvas.toDataURL("image/png").split(",")[1] ?? "");
      const bytes = [...png].map((letter) => letter.charCodeAt(0));
      pictures.push({ name: `pets/${label}/${number}.png`, label, levels, bytes });
    }
  }
  return pictures;
}

/** Drops two IDX files, images and labels, on the page. */
function dropPair(): void {
  const header = (magic: number, ...sizes: readonly number[]) =>
    [magic, ...sizes].flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
  const pixels = Array.from({ length: 32 }, (_, k) => 8 * k);
  const images = new Uint8Array([...header(0x803, 2, 4, 4), ...pixels]);
  const labels = new Uint8Array([...header(0x801, 2), 7, 8]);
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([images], "small-images-idx3-ubyte"));
  dataTransfer.items.add(new File([labels], "small-labels-idx1-ubyte"));
  const drop = { dataTransfer, bubbles: true, cancelable: true };
  document.querySelector("main")?.dispatchEvent(new DragEvent("drop", drop));
}
