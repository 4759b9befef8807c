// A network of 18 million weights in the page: looked into while it learns, stopped, kept and back after a
// reload.
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "../browser/browser.ts";
import { longestTaskMs } from "../browser/long-tasks.ts";
import {
  eventually,
  greenFlag,
  openFile,
  setSpeed,
  stop,
  trainedSamples,
  untilKept,
  untilNote,
  untilStatus,
} from "../browser/page-parts.ts";

const large = {
  inputs: 784,
  layers: [
    { dense: 4096, activation: "relu" },
    { dense: 3584, activation: "relu" },
    { dense: 10, activation: "softmax" },
  ],
  loss: "cross-entropy",
};

let opened: OpenPage;
withStarter((one) => {
  opened = one;
});

test("784-4096-3584-10 is looked into while it learns, and is kept", async () => {
  const { page, problems } = opened;
  await openFile(page, { name: "network.json", content: JSON.stringify(large) });
  await page.getByRole("button", { name: "Replace its network" }).click();
  await untilNote(page, "The blocks are now 784-4096-3584-10.");
  await page.getByRole("tab", { name: "Look inside" }).click();
  await page.getByRole("button", { name: "Larger" }).click();
  await page
    .getByRole("img", { name: /^Histogram of the weights of layer 3: from/ })
    .waitFor({ timeout: 120_000 });
  await setSpeed(page, "turbo");
  await greenFlag(page).click();
  await untilStatus(page, /^Running, [\d,]+ samples/);
  await eventually(() => trainedSamples(page)).toBeGreaterThan(0);
  const before = await trainedSamples(page);
  const ms = await longestTaskMs(page, async () => {
    await eventually(() => trainedSamples(page)).toBeGreaterThan(before);
  });
  expect(ms).toBeLessThan(50);
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
  await untilKept(page);
  // What is looked into comes seconds after what is learned.
  const said = await page
    .locator(".app-settings")
    .getByText(/^Learned from/)
    .textContent();
  const trained = Number(said?.replace(/\D/g, ""));
  expect(trained).toBeGreaterThan(before);
  await eventually(() => trainedSamples(page)).toBe(trained);
  await page.reload();
  await page.getByRole("tab", { name: "Look inside" }).click();
  await eventually(() => trainedSamples(page)).toBe(trained);
  expect(problems).toEqual([]);
});
