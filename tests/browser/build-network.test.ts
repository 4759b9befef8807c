// A network built by hand from an empty project: dragged out of the palette, then trained.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import {
  below,
  chooseIn,
  drag,
  inPalette,
  inside,
  onto,
  type Place,
  scriptBlocks,
  typeInto,
} from "./drag-blocks.ts";
import {
  chooseInFileMenu,
  drawStroke,
  eventually,
  greenFlag,
  ONE,
  prediction,
  projectName,
  setSpeed,
  trainedSamples,
  untilStarter,
  untilStatus,
} from "./page-parts.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => closePages(browser));

test("a network dragged together from the palette shows its shapes and learns", async () => {
  const { page, problems, close } = await openPage(browser, inject("baseUrl"));
  await untilStarter(page);
  await chooseInFileMenu(page, "New project");
  await eventually(() => projectName(page).inputValue()).toBe("Untitled");
  await eventually(() => scriptBlocks(page, "blocklyBlock").count()).toBe(0);

  const one = (type: string) => scriptBlocks(page, type).first();
  const put = async (category: string, type: string, to: Place) =>
    drag(page, await inPalette(page, category, type), to);

  await put("Network", "network_define", { x: 440, y: 100 });
  await put("Network", "network_dense", await inside(one("network_define")));
  await put("Network", "network_activation", await below(one("network_dense")));
  await put("Network", "network_loss", await below(one("network_activation")));
  await put("Network", "network_sgd", await below(one("network_loss")));
  await typeInto(page, one("network_dense").locator(".blocklyEditableField").first(), "10");
  await chooseIn(page, one("network_activation").locator("> .blocklyEditableField"), "softmax");
  await eventually(() => one("network_dense").textContent()).toMatch(/784\s→\s10/);
  await eventually(() => one("network_define").textContent()).toMatch(/7850\sweights\sand\sbiases/);

  await makeVariable(page, "i");
  await put("Events", "event_whenflagclicked", { x: 440, y: 330 });
  await put("Training", "training_reset", await below(one("event_whenflagclicked")));
  await put("Variables", "data_setvariableto", await below(one("training_reset")));
  await put("Control", "control_repeat", await below(one("data_setvariableto")));
  await put("Variables", "data_changevariableby", await inside(one("control_repeat")));
  await put("Training", "training_train", await below(one("data_changevariableby")));
  await put("Variables", "data_variable", await onto(one("data_sample").locator("> .math_number")));
  await typeInto(page, one("control_repeat").locator("> .math_number"), "100");

  expect(
    await one("control_repeat").locator(".training_train .data_sample .data_variable").count(),
  ).toBe(1);
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(() => trainedSamples(page)).toBe(100);
  await drawStroke(page, ONE);
  await eventually(() => prediction(page).textContent()).toMatch(/^predicted \d, [<>]?\d+ %$/);
  expect(problems).toEqual([]);
  await close();
});

async function makeVariable(page: Page, name: string): Promise<void> {
  const button = page.locator(".blocklyFlyout .blocklyFlyoutButton", {
    hasText: "Make a Variable",
  });
  await page.getByRole("treeitem", { name: "Variables", exact: true }).click();
  await button.click();
  await page.getByRole("dialog").getByRole("textbox").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "OK" }).click();
  await page.locator(".blocklyFlyout .data_variable", { hasText: name }).first().waitFor();
}
