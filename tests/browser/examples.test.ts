// A first visit to the examples: the invitation is in nobody's way, a trained network reads a drawing before
// any training, and what was open before is still there.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import {
  chooseInFileMenu,
  drawStroke,
  eventually,
  greenFlag,
  list,
  prediction,
  projectName,
  SEVEN,
  stop,
  trainedSamples,
  untilKept,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("examples open from the header and the File menu, a trained one reads at once, nothing is lost", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  const invitation = page.getByRole("note");
  const dialog = page.getByRole("dialog", { name: "Examples" });
  await untilStarter(page);
  await invitation.waitFor();
  // The flag is free, whatever is shown.
  await greenFlag(page).click();
  await untilStatus(page, /^Running/);
  await stop(page).click();

  await invitation.getByRole("button", { name: "See the examples" }).click();
  await dialog.waitFor();
  await eventually(() => invitation.count()).toBe(0);
  // The keyboard is at the first card.
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await eventually(() => projectName(page).inputValue()).toBe("A network that can read");
  await drawStroke(page, SEVEN);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted 7, >?\d+ %$/);
  await eventually(() => trainedSamples(page)).toBe(2_400_000);
  await untilKept(page);

  await chooseInFileMenu(page, "Examples…");
  // The very file that the example is opened from.
  const link = dialog.getByRole("link", { name: "Download for Scratch (.sb3)" });
  const [file] = await Promise.all([page.waitForEvent("download"), link.press("Enter")]);
  expect(file.suggestedFilename()).toBe("scratch-network.sb3");
  const inRepository = new URL("../../src/gallery/scratch-network.sb3", import.meta.url);
  expect(readFileSync(await file.path()).equals(readFileSync(inRepository))).toBe(true);
  await dialog.getByRole("button", { name: "Open: Teach it your own digits" }).click();
  await list(page, "my digits").getByText("length 0").waitFor();
  await drawStroke(page, SEVEN);
  const offer = page.getByRole("region", { name: "Not trained yet" });
  await offer.getByRole("button", { name: "Try a trained network" }).waitFor();
  await offer.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "That was a 7" }).click();
  await list(page, "my digits").getByText("length 1", { exact: true }).waitFor();
  await untilKept(page);

  await chooseInFileMenu(page, "My projects…");
  const kept = page.getByRole("dialog", { name: "My projects" });
  for (const name of ["A network that can read", "Learn to read digits"]) {
    await kept.getByRole("button", { name: `Open: ${name}` }).waitFor();
  }
  await kept.getByRole("button", { name: "Open: A network that can read" }).click();
  await eventually(() => projectName(page).inputValue()).toBe("A network that can read");
  // Its weights were kept, too.
  await eventually(() => trainedSamples(page)).toBe(2_400_000);
  await untilKept(page);
  await page.reload();
  await eventually(() => projectName(page).inputValue()).toBe("A network that can read");
  await eventually(() => invitation.count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});
