// The look inside: while the network learns, at a neuron, and through a list, sample by sample.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { starter } from "./make-project.ts";
import {
  drawStroke,
  eventually,
  greenFlag,
  ONE,
  openProject,
  stop,
  trainedSamples,
  untilStatus,
} from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter(async (one) => {
  opened = one;
  page = one.page;
  await openProject(page, endlessStarter());
});

const inside = () => page.getByRole("region", { name: "Look inside" });
const button = (name: string | RegExp) => inside().getByRole("button", { name });
const says = async () => (await inside().locator(".inside-says").textContent()) ?? "";
/** The numbers in the last column of a neuron's sum, by what stands before them. */
const sumOf = (name: RegExp) =>
  inside().locator(".neuron-sum tr").filter({ hasText: name }).locator("td").last().textContent();
const figure = (name: RegExp) => inside().getByRole("img", { name });
/** What is painted: nothing tells that two pictures differ but their points. */
const painted = () =>
  inside()
    .locator(".diagram-canvas")
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

test("before any training the first weights are there, with a sample of the list", async () => {
  await page.getByRole("tab", { name: "Look inside" }).click();
  await eventually(says).toMatch(/^(✓ right|✗ wrong)label 5, predicted \d \(\d+ %\), loss [\d.]+$/);
  expect(await inside().textContent()).toContain("Untrained: these are its first weights");
  await figure(/^The network: 784 inputs\. Layer 1: 8 neurons, ReLU\./).waitFor();
});

test("while the network learns the numbers move, and the blocks come back", async () => {
  await greenFlag(page).click();
  await untilStatus(page, /^Running, [\d,]+ samples/);
  await page.getByRole("button", { name: "Larger" }).click();
  await eventually(() => trainedSamples(page)).toBeGreaterThan(100);
  const before = { picture: await painted(), words: await says(), z: await sumOf(/^sum z/) };
  await eventually(painted).not.toBe(before.picture);
  await eventually(says).not.toBe(before.words);
  await eventually(() => sumOf(/^sum z/)).not.toBe(before.z);
  await figure(/^Histogram of the weights of layer 3: from −/).waitFor();
  await eventually(() => trainedSamples(page)).toBeGreaterThan(10_000);
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
  await button("Show the blocks").click();
  await page.getByRole("tab", { name: "Look inside", selected: true }).waitFor();
  expect(await page.getByRole("region", { name: "Look inside" }).count()).toBe(1);
  expect(opened.problems).toEqual([]);
});

test("a click on a neuron takes it apart: terms, rest and bias add up to its sum", async () => {
  await button(/^Layer 3, neuron 4/).click();
  await eventually(() => sumOf(/^bias b/)).toMatch(/^[+−]?[\d.]+/);
  await figure(/^Weights into neuron 4 of layer 3\. From −[\d.]+ to \+[\d.]+\.$/).waitFor();
  const rows = await inside().locator(".neuron-sum tr td:last-child").allTextContents();
  const numbers = rows.map((text) => Number(text.replace("−", "-")));
  const parts = numbers.slice(0, -2).reduce((sum, part) => sum + part, 0);
  expect(parts).toBeCloseTo(numbers.at(-2)!, 0);
});

test("one goes through the list, and each sample is told: its label, what is read, right or wrong", async () => {
  await button("List").click();
  const place = inside().getByLabel("Which sample of the list");
  await place.fill("1");
  await place.press("Enter");
  const labels: string[] = [];
  for (const number of [1, 2, 3, 4]) {
    await eventually(() => place.inputValue()).toBe(String(number));
    const rightly = /^✓ rightlabel (\d), predicted \1 \(>?\d+ %\), loss [\d.e-]+$/;
    const label = ["5", "0", "4", "1"][number - 1]!;
    await eventually(says).toContain(`label ${label},`);
    expect(await says()).toMatch(rightly);
    labels.push(label);
    await button("Next sample").click();
  }
  expect(labels).toHaveLength(4);
  await eventually(() => inside().textContent()).toMatch(
    /The inputs add [+−][\d.]+ to the sum of label 9, biases [+−][\d.]+: together/,
  );
  await figure(/^What each input added to label 9\. From −[\d.]+ to \+[\d.]+\.$/).waitFor();
});

test("what is drawn on the pad is looked into too; it has no label, so it has no gradient", async () => {
  await drawStroke(page, ONE);
  await button("Drawing").click();
  await eventually(says).toMatch(/^predicted \d \(.*%\)$/);
  await eventually(() => inside().textContent()).toContain("no label, no gradient");
  expect(opened.problems).toEqual([]);
});

/** The starter at turbo, learning until it is stopped. */
function endlessStarter() {
  const project = starter();
  const text = JSON.stringify(project).replaceAll('"NUM":100}', '"NUM":1000000000}');
  const endless = JSON.parse(text) as typeof project;
  return {
    ...endless,
    name: "Endless",
    settings: { ...endless.settings, speed: "turbo" as const },
  };
}
