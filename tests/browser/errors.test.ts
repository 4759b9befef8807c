// Mistakes are explained on the block that made them, and in the status line.

import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type OpenPage, withStarter } from "./browser.ts";
import { typeInto } from "./drag-blocks.ts";
import {
  forever,
  make,
  makeProject,
  networkOf,
  repeat,
  starter,
  trainOn,
  whenFlag,
} from "./make-project.ts";
import {
  block,
  eventually,
  greenFlag,
  openProject,
  savedFile,
  trainedSamples,
  untilStatus,
} from "./page-parts.ts";

let opened: OpenPage;
let page: Page;
withStarter((one) => {
  opened = one;
  page = one.page;
});

const training = (units: number, rate: number) =>
  makeProject({
    name: `${units} outputs, rate ${rate}`,
    scripts: [
      networkOf(units, rate),
      whenFlag(
        make("training_reset"),
        repeat(100, trainOn(1, "one"), trainOn(2, "two"), trainOn(3, "three")),
      ),
    ],
  });

test("numbers that overflow stop the run at its block, and the sentence says a smaller rate", async () => {
  const project = makeProject({
    name: "Overflow",
    scripts: [
      networkOf(10, 1e6, 10),
      whenFlag(make("training_reset"), repeat(100, trainOn(1, "one"), trainOn(2), trainOn(3))),
    ],
  });
  await openProject(page, project);
  await greenFlag(page).click();
  await untilStatus(page, /numbers grew too large.*learning rate is 1,?000,?000: try/);
  await eventually(() => page.locator(".block-stopped.training_train").count()).toBe(1);
});

test("the starter at a rate of 1000 stops with a sentence on its train block", async () => {
  const project = starter();
  await openProject(page, { ...project, name: "Too fast" });
  await typeInto(
    page,
    block(page, "b8").locator("> .blocklyEditableField, > .math_number").first(),
    "1000",
  );
  await greenFlag(page).click();
  await untilStatus(page, /grew too large|are dead/);
  await eventually(() => block(page, "train").getAttribute("class")).toContain("block-stopped");
  await page.getByRole("button", { name: "Show the block" }).click();
});

test("8 neurons for 10 labels: the sentence names label and labels that fit", async () => {
  await openProject(page, training(8, 0.1));
  const list = makeProject({ name: "x", scripts: [] });
  expect(list.lists).toBeDefined();
  await openProject(page, {
    ...training(8, 0.1),
    name: "Nine",
    lists: {
      Mnist: { items: [`9${" 0".repeat(784)}`, `1${" 0".repeat(784)}`, `2${" 0".repeat(784)}`] },
    },
  });
  await greenFlag(page).click();
  await untilStatus(page, /label is “9”, but the network has 8 outputs, for the labels 0 to 7/);
  await eventually(() => block(page, "one").getAttribute("class")).toContain("block-stopped");
});

test("a block with a hole is marked before it runs, its script does not run, others do", async () => {
  const holed = make("training_train", { id: "holed" });
  await openProject(
    page,
    makeProject({
      name: "Holed",
      scripts: [
        networkOf(10, 0.1),
        whenFlag(make("training_reset"), holed),
        whenFlag(make("training_reset"), trainOn(1)),
      ],
    }),
  );
  await eventually(() => block(page, "holed").getAttribute("class")).toContain("block-has-error");
  await untilStatus(page, /One block needs your attention.*needs a sample/);
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBe(1);
  await untilStatus(page, /One block needs your attention/);
});

test("an unknown block keeps its place through opening and saving, and the rest works", async () => {
  const strange = {
    ...make("future_dream", { id: "strange", fields: { HOW: "deeply" } }),
    next: { block: make("training_update") },
  };
  const project = makeProject({
    name: "From the future",
    scripts: [
      networkOf(10, 0.1),
      whenFlag(make("training_reset"), trainOn(1)),
      strange,
      whenFlag(forever(strange)),
    ],
  });
  await openProject(page, {
    ...project,
    targets: [{ ...project.targets[0]!, blocks: project.targets[0]!.blocks.slice(0, 3) }],
  });
  await eventually(() => block(page, "strange").textContent()).toMatch(
    /unknown\sblock.*future_dream/,
  );
  await greenFlag(page).click();
  await eventually(() => trainedSamples(page)).toBe(1);
  const { bytes } = await savedFile(page);
  const saved = JSON.parse(new TextDecoder().decode(unzipSync(bytes)["project.json"]));
  const kept = saved.targets[0].blocks.find((one: { id: string }) => one.id === "strange");
  expect(kept).toMatchObject({
    type: "future_dream",
    fields: { HOW: "deeply" },
    next: { block: { type: "training_update" } },
  });
});

test("mistakes of programs leave no error in the page itself", () => {
  expect(opened.problems).toEqual([]);
});
