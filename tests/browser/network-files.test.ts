// A network as a file: dropped on the page it becomes blocks, Undo takes them back, and what is saved is the
// same file; weights of a model, and a file that is wrong.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withStarter } from "./browser.ts";
import { scriptBlocks } from "./drag-blocks.ts";
import {
  chooseInFileMenu,
  downloaded,
  dropFile,
  eventually,
  openFile,
  trainedSamples,
  untilNote,
} from "./page-parts.ts";

const gallery = new URL("../../src/gallery/", import.meta.url);
const networkJson = readFileSync(new URL("networks/784-300-200-10.json", gallery), "utf8");
const modelJson = gunzipSync(readFileSync(new URL("models/784-30-10.json.gz", gallery))).toString();

/** Files that are wrong, with the place that is named. */
const wrongFiles: readonly (readonly [content: string, path: string])[] = [
  [networkJson.replace('"relu"', '"swish"'), "layers[1].activation"],
  [networkJson.replace('"relu"', '"softmax"'), "layers[1].activation: Layer 1 has softmax"],
  [networkJson.replace('"epochs"', '"ephocs"'), "“ephocs” is not known"],
  [networkJson.replace('"dense": 300', '"dense": "300"'), '“layers[1].dense” is "300"'],
  [manyLayers(1_000_000), "1,000,000 entries"],
  [
    '{"loss": "CrossEntropyLoss", "network": {"a": {"class": "Linear", "n_in": 784, "n_out": 30}, ' +
      '"b": {"class": "Linear", "n_in": 20, "n_out": 10}, "c": {"class": "Softmax"}}}',
    "network.b.n_in: The layer takes 20 numbers, but what is before it gives 30",
  ],
];

function manyLayers(count: number): string {
  const layers = Array.from({ length: count }, () => '{"dense":9}').join();
  return `{"inputs": 784, "loss": "cross-entropy", "layers": [${layers}]}`;
}

let page: Page;
let problems: readonly string[];
withStarter((opened) => {
  ({ page, problems } = opened);
});

test("a dropped network.json becomes blocks, can be undone, and is saved as it was", async () => {
  const denseLayers = () => scriptBlocks(page, "network_dense").count();
  const dropouts = () => scriptBlocks(page, "network_dropout").count();
  const plan = page.locator(".architecture-line");
  await page.getByRole("tab", { name: "Look inside" }).click();
  await eventually(() => plan.textContent()).toMatch(/^784 → 8 → 8 → 10: /);

  await dropFile(page, { name: "network.json", content: networkJson });
  await page.getByRole("button", { name: "Replace its network" }).click();
  await untilNote(page, "The blocks are now 784-300-200-10.");
  await eventually(dropouts).toBe(2);
  await eventually(() => plan.textContent()).toBe(
    "784 → 300 → 200 → 10: 297,710 weights and biases, 297,200 multiplications a sample",
  );
  // Nothing was learned yet, so the diagram follows.
  await page
    .getByRole("img", { name: /^The network: 784 inputs\. Layer 1: 300 neurons/ })
    .waitFor();
  const { name, bytes } = await downloaded(page, () => chooseInFileMenu(page, "Save network.json"));
  expect([name, bytes.toString()]).toEqual(["network.json", networkJson]);

  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await eventually(dropouts).toBe(0);
  expect(await denseLayers()).toBe(3);
  await eventually(() => plan.textContent()).toMatch(/^784 → 8 → 8 → 10: /);

  for (const [wrong, path] of wrongFiles) {
    await dropFile(page, { name: "network.json", content: wrong });
    const dialog = page.getByRole("dialog");
    await dialog.filter({ hasText: path }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  expect(await dropouts()).toBe(0);
  expect(await denseLayers()).toBe(3);
  await eventually(() => plan.textContent()).toMatch(/^784 → 8 → 8 → 10: /);
  expect(problems).toEqual([]);
});

test("a model for other layers says so and opens with its blocks; weights come and go with Undo", async () => {
  const undo = page.getByRole("button", { name: "Undo", exact: true }).first();
  await openFile(page, { name: "model.json", content: modelJson });
  const dialog = page.getByRole("dialog");
  await dialog.filter({ hasText: "The file has 784-30-10, the blocks have 784-8-8-10." }).waitFor();
  await dialog.getByRole("button", { name: "Replace its network" }).click();
  const { position } = JSON.parse(modelJson);
  await eventually(() => trainedSamples(page)).toBe(position.trained);
  await undo.click();
  await eventually(() => trainedSamples(page)).toBe(0);
  // While other blocks come there is nothing to redo yet.
  await eventually(async () => {
    await page
      .getByRole("button", { name: "Redo", exact: true })
      .click({ timeout: 100 })
      .catch(() => {});
    return trainedSamples(page);
  }).toBe(position.trained);
  const { bytes } = await downloaded(page, () =>
    chooseInFileMenu(page, "Save model.json (weights)"),
  );
  expect(JSON.parse(bytes.toString()).layers).toEqual(JSON.parse(modelJson).layers);
  expect(problems).toEqual([]);
});
