// Lists: import and export through the monitor, by dropping, and what is refused.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import {
  downloaded,
  eventually,
  importFile,
  list,
  listLength,
  lists,
  note,
  untilNote,
} from "./page-parts.ts";

const dataset = (name: string) => new URL(`../../datasets/${name}`, import.meta.url).pathname;
const fiveHundred = readFileSync(dataset("mnist_500.txt"));

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const header = (name: "Undo" | "Redo") =>
  page.getByRole("banner").getByRole("button", { name, exact: true });
const undo = () => page.locator(".ui-snack").getByRole("button", { name: "Undo" });

test("the monitor imports 500 digits, exports the same bytes, and undo brings the 100 back", async () => {
  await importFile(page, dataset("mnist_500.txt"));
  await eventually(() => listLength(page)).toBe(500);
  expect(await untilNote(page, "500 samples")).toMatch(/“Mnist” now has 500 samples of 784 values/);
  const exported = await downloaded(page, () =>
    list(page).getByRole("button", { name: "Export" }).click(),
  );
  expect(exported.name).toBe("Mnist.txt");
  expect(exported.bytes.equals(fiveHundred)).toBe(true);
  await undo().click();
  await eventually(() => listLength(page)).toBe(100);
  await header("Redo").click();
  await eventually(() => listLength(page)).toBe(500);
  await header("Undo").click();
  await eventually(() => listLength(page)).toBe(100);
});

test("a file dropped on the monitor or on the page goes into the list", async () => {
  await dropFile(list(page), "three.txt", "1 0 0.5\n2 1 0\n3 0 0");
  await eventually(() => listLength(page)).toBe(3);
  await dropFile(page.locator("main"), "two.txt", "1 0 0.5\n2 1 0");
  await eventually(() => listLength(page)).toBe(2);
});

test("Windows line ends and a byte-order mark are taken, and go out again as they came", async () => {
  const content = "\ufeff7 0 0.5 1\r\n8 1 0.5 0\r\n";
  await importFile(page, { name: "windows.txt", content });
  await untilNote(page, "2 samples of 3 values");
  const exported = await downloaded(page, () =>
    list(page).getByRole("button", { name: "Export" }).click(),
  );
  expect(exported.bytes.toString()).toBe(content);
});

test("lines are edited, added and deleted in the monitor, and undo takes each back", async () => {
  await importFile(page, { name: "two.txt", content: "7 0 0.5 1\n8 1 0.5 0" });
  await untilNote(page, "2 samples of 3 values");
  await list(page).getByRole("button", { name: "Add item" }).click();
  await eventually(() => listLength(page)).toBe(3);
  await list(page).getByRole("option").first().click();
  const editor = list(page).getByRole("textbox", { name: "Item 1" });
  await editor.fill("9 0 0.5 1");
  await editor.press("Enter");
  await eventually(() => list(page).getByRole("option").first().textContent()).toContain(
    "9 0 0.5 1",
  );
  await undo().click();
  await eventually(() => list(page).getByRole("option").first().textContent()).toContain(
    "7 0 0.5 1",
  );
});

test.each([
  ["a ragged line", spoilt(57, () => "3 0.5 0.5"), /Line 57 has 2 values, but 784 were expected/],
  [
    "a letter among the numbers",
    spoilt(99, (good) => good.replace(" 0.0 0.0", " 0.0 x")),
    /Line 99 has "x" where value 2 should be/,
  ],
  [
    "NaN",
    spoilt(3, (good) => good.replace(" 0.0 0.0", " 0.0 NaN")),
    /Line 3 has "NaN" as value 2, and a network cannot count/,
  ],
  ["nothing in it", "", /The file is empty/],
  [
    "a picture inside",
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    /bad\.txt is no picture that can be read/,
  ],
])(
  "a file with %s is not imported whole, but told why, and the list stays",
  async (_what, content, sentence) => {
    await importFile(page, { name: "good.txt", content: "4 0 1\n5 1 0\n6 1 1\n7 0 0" });
    await untilNote(page, "4 samples of 2 values");
    await importFile(page, { name: "bad.txt", content });
    const told = page.getByRole("dialog").or(note(page)).filter({ hasText: sentence });
    await told.first().waitFor();
    if (await page.getByRole("dialog").isVisible()) {
      const all = page.getByRole("dialog").getByRole("button", { name: /^Import( \d|$)/ });
      expect(await all.isDisabled()).toBe(true);
      await page.keyboard.press("Escape");
    }
    await eventually(() => listLength(page)).toBe(4);
    await eventually(() => list(page).getByRole("option").first().textContent()).toContain("4 0 1");
  },
);

test("a list's menu imports, exports and clears; its monitor can be ticked off and on", async () => {
  await list(page).click({ button: "right", position: { x: 40, y: 60 } });
  expect(await page.getByRole("menuitem").allTextContents()).toEqual([
    "Import",
    "Import a folder",
    "Export",
    "Export as CSV",
    "Export as IDX (zip)",
    "Clear",
    "Browse samples",
    "Data library…",
    "Split…",
  ]);
  await page.getByRole("menuitem", { name: "Clear" }).click();
  await eventually(() => listLength(page)).toBe(0);
  await undo().click();
  await eventually(() => listLength(page)).toBe(4);

  await page.getByRole("treeitem", { name: "Lists", exact: true }).click();
  const tick = page.locator(".blocklyFlyout [aria-label*='Mnist'][aria-checked]");
  await tick.click();
  await eventually(() => lists(page).getByRole("group").count()).toBe(0);
  await tick.click();
  await eventually(() => listLength(page)).toBe(4);
});

test("importing and editing lists leaves no error behind", () => {
  expect(opened.problems).toEqual([]);
});

/** The first 100 digits, with something else in the place of a line. */
function spoilt(line: number, spoil: (good: string) => string): string {
  const lines = readFileSync(dataset("mnist_100.txt"), "utf8").split("\n");
  lines[line - 1] = spoil(lines[line - 1]!);
  return lines.join("\n");
}

async function dropFile(target: Locator, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, words]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([words], file));
      return transfer;
    },
    [name, content] as const,
  );
  await target.dispatchEvent("drop", { dataTransfer });
  await dataTransfer.dispose();
}
