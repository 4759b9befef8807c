// Sprites as a person meets them: from a picture file, with a variable of its own and scripts beside
// the stage's; gone and back again; all there after a reload.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ProjectTarget } from "#compile/project";
import { closePages, launchBrowser, type OpenPage, openPage } from "./browser.ts";
import { below, chooseIn, drag, inPalette, scriptBlocks } from "./drag-blocks.ts";
import { change, forever, make, makeProject, stack, whenFlag } from "./make-project.ts";
import {
  block,
  eventually,
  greenFlag,
  openProject,
  status,
  stop,
  untilKept,
  untilNote,
  untilOpen,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
let opened: OpenPage;
let page: Page;
const outside: string[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  opened = await openPage(browser, inject("baseUrl"));
  page = opened.page;
  page.on("request", (request) => {
    if (!/^(data|blob):|^http:\/\/127\.0\.0\.1/.test(request.url())) outside.push(request.url());
  });
  await untilOpen(page);
});
afterAll(() => closePages(browser));

/** Runs and fetches nothing, as long as it is only drawn. */
const hostile = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40" onload="window.harmed = 1">
  <script>window.harmed = 1; parent.harmed = 1; fetch("https://example.org/script")</script>
  <image xlink:href="https://example.org/picture.png" width="9" height="9"/>
  <style>@import url("https://example.org/style.css");</style>
  <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org/frame"/></foreignObject>
  <rect width="60" height="40" fill="#e33"/>
</svg>`;

const sprites = (page: Page) => page.getByRole("region", { name: "Sprites" });
const names = (page: Page) =>
  eventually(() =>
    sprites(page).getByRole("listbox").first().getByRole("option").allTextContents(),
  );
const choose = async (page: Page, name: string) => {
  await sprites(page).getByRole("option", { name, exact: true }).click();
  await sprites(page)
    .getByRole("option", { name: `${name}, open in the editor` })
    .waitFor();
};
const addPictures = async (page: Page, ...files: { name: string; content: string }[]) => {
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add a sprite" }).click();
  await page.getByRole("menuitem", { name: "From pictures…" }).click();
  await (await chosen).setFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(content),
    })),
  );
};

test("a sprite comes from a picture, has its own variable and scripts, goes and comes back", async () => {
  const scripts = [whenFlag(change("total", 5))];
  await openProject(page, makeProject({ name: "Sprites", scripts, variables: ["total"] }));
  await expect.poll(() => sprites(page).isVisible()).toBe(false);

  // From a file that would do harm if it were anything but drawn; what is no picture is said.
  await addPictures(
    page,
    { name: "Red cat.svg", content: hostile },
    { name: "a.png", content: "-" },
  );
  await untilNote(page, "“a.png” is no picture that can be used here.");
  await names(page).toEqual(["Stage", "Red cat✓"]);
  await eventually(() => scriptBlocks(page, "blocklyBlock").count()).toBe(0);
  const width = sprites(page).locator("img").first();
  expect(await width.evaluate((image: HTMLImageElement) => image.naturalWidth > 0)).toBe(true);

  // A variable for this sprite only, and a script with it.
  await page.getByRole("treeitem", { name: "Variables", exact: true }).click();
  await page.locator(".blocklyFlyoutButton", { hasText: "Make a Variable" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("mine");
  await page.getByLabel("For this sprite only").click();
  await page.keyboard.press("Enter");
  await page.getByLabel(/^Show .*mine/).click();
  const hat = await inPalette(page, "Events", "event_whenflagclicked");
  await drag(page, hat, { x: 500, y: 200 });
  const changes = await inPalette(page, "Variables", "data_changevariableby");
  await drag(page, changes, await below(scriptBlocks(page, "event_whenflagclicked")));
  const field = scriptBlocks(page, "data_changevariableby").locator("> .blocklyEditableField");
  await chooseIn(page, field.first(), "mine");

  // There and back: each target has its own blocks, and both run.
  await choose(page, "Stage");
  await eventually(() => scriptBlocks(page, "data_changevariableby").textContent()).toMatch(
    /total/,
  );
  await greenFlag(page).click();
  await eventually(() => variable(page, "total")).toBe("5");
  await eventually(() => variable(page, "Red cat: mine")).toBe("1");
  await choose(page, "Red cat");
  await eventually(() => scriptBlocks(page, "data_changevariableby").textContent()).toMatch(/mine/);

  // Deleted with the keyboard, and taken back with what it had.
  await sprites(page).getByRole("option", { name: "Red cat, open in the editor" }).focus();
  await page.keyboard.press("Delete");
  await untilNote(page, "“Red cat” was deleted.");
  await expect.poll(() => sprites(page).isVisible()).toBe(false);
  await eventually(() => scriptBlocks(page, "data_changevariableby").textContent()).toMatch(
    /total/,
  );
  await page.locator(".ui-snack").getByRole("button", { name: "Undo" }).click();
  await eventually(() => scriptBlocks(page, "data_changevariableby").textContent()).toMatch(/mine/);
  await names(page).toEqual(["Stage", "Red cat✓"]);

  // Going elsewhere is taken back before what was done there.
  await choose(page, "Stage");
  await page.getByRole("button", { name: "Undo" }).click();
  await names(page).toEqual(["Stage", "Red cat✓"]);

  await untilKept(page);
  await page.reload();
  await untilOpen(page);
  await names(page).toEqual(["Stage✓", "Red cat"]);
  await choose(page, "Red cat");
  await eventually(() => scriptBlocks(page, "data_changevariableby").textContent()).toMatch(/mine/);
  await eventually(() => variable(page, "Red cat: mine")).toBe("1");
  await greenFlag(page).click();
  await eventually(() => variable(page, "Red cat: mine")).toBe("2");
  await eventually(() => status(page)).toBe("Finished");

  expect(await page.evaluate(() => "harmed" in window)).toBe(false);
  expect(outside).toEqual([]);
  expect(opened.problems).toEqual([]);
});

/** 2,000 x 1,500 pixels, each one bit: all black. */
function largeBitmap(): Buffer {
  const [width, height, head] = [2000, 1500, 62];
  const file = Buffer.alloc(head + 252 * height);
  file.write("BM");
  file.writeUInt32LE(head, 10);
  for (const [at, value] of [
    [14, 40],
    [18, width],
    [22, height],
    [46, 2],
  ] as const) {
    file.writeUInt32LE(value, at);
  }
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(1, 28);
  file.writeUInt32LE(0xffffff, 58);
  return file;
}

test("going to another target leaves a run alone; what is wrong elsewhere is named and found", async () => {
  const scripts = [whenFlag(forever(change("total", 1)))];
  const whole = makeProject({ name: "Both", scripts, variables: ["total"] });
  const broken = { ...make("event_whenflagclicked"), x: 24, y: 24 };
  const cat: ProjectTarget = {
    name: "Cat",
    isStage: false,
    variables: [],
    lists: [],
    messages: [],
    blocks: [stack(broken, make("from_the_future", { id: "unknown" }))],
  };
  await openProject(page, { ...whole, targets: [...whole.targets, cat] });
  await untilStatus(page, /^One block needs .*: Cat: Blockprop does not know the block/);

  await greenFlag(page).click();
  const total = async () => Number(await variable(page, "total"));
  await eventually(total).toBeGreaterThan(3);
  const before = await total();
  await choose(page, "Cat");
  await eventually(() => block(page, "unknown").count()).toBe(1);
  await choose(page, "Stage");
  await eventually(total).toBeGreaterThan(before + 3);
  await stop(page).click();
  await page.getByRole("button", { name: "Show the block" }).click();
  await names(page).toEqual(["Stage", "Cat✓"]);
  await eventually(() => page.locator(".blocklySelected").getAttribute("data-id")).toBe("unknown");

  // Costumes: a photograph is kept no finer than the stage shows it.
  const costumes = sprites(page).getByRole("listbox", { name: "Costumes of Cat" });
  const worn = () => costumes.getByRole("option").allTextContents();
  await sprites(page).getByRole("button", { name: "Costumes: 0", exact: true }).click();
  const add = sprites(page).getByRole("button", { name: "Add pictures…" });
  const files = [
    { name: "photo.bmp", mimeType: "", buffer: largeBitmap() },
    { name: "red.svg", mimeType: "", buffer: Buffer.from(hostile) },
  ];
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), add.click()]);
  await chooser.setFiles(files);
  await eventually(worn).toEqual(["photo✓", "red"]);
  const size = (image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight];
  await eventually(() => costumes.locator("img").first().evaluate(size)).toEqual([960, 720]);
  await costumes.getByRole("option", { name: "red" }).click();
  await eventually(worn).toEqual(["photo", "red✓"]);
  await costumes.getByRole("option", { name: "red" }).press("F2");
  await page.getByRole("dialog").getByRole("textbox").fill("photo");
  await page.keyboard.press("Enter");
  await page.getByText("There is a “photo” already.").waitFor();
  await page.getByRole("dialog").getByRole("textbox").fill("fire");
  await page.keyboard.press("Enter");
  await eventually(worn).toEqual(["photo", "fire✓"]);
  await costumes.getByRole("option", { name: "fire" }).press("Delete");
  await eventually(worn).toEqual(["photo✓"]);
  for (const expected of [["photo", "fire✓"], ["photo", "red✓"], ["photo✓", "red"], []]) {
    await page.getByRole("button", { name: "Undo" }).first().click();
    await eventually(worn).toEqual(expected);
  }
  expect(outside).toEqual([]);
  expect(opened.problems).toEqual([]);
});
