// Following a program in the page: what is clicked runs and tells its value, breakpoints pause, steps
// go over and into blocks.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { BlockState, Project } from "#compile/project";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import {
  change,
  forever,
  LIST,
  make,
  makeProject,
  number,
  repeat,
  sampleOf,
  stack,
  whenFlag,
  words,
} from "./make-project.ts";
import {
  block,
  eventually,
  greenFlag,
  openProject,
  resume,
  setSpeed,
  step,
  stop,
  untilOpen,
  untilStatus,
  variable,
} from "./page-parts.ts";

let browser: Browser;
let page: Page;
let problems: readonly string[];
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page, problems, close } = await openPage(browser, inject("baseUrl")));
  await untilOpen(page);
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await close();
  await closePages(browser);
});

test("a click on a stack runs it and a second one stops it, and so do the keys", async () => {
  await openProject(page, clicking());
  const other = async () => Number(await variable(page, "other"));
  for (const press of [
    () => click("loose", "statement"),
    () => page.keyboard.press("Shift+Enter"),
  ]) {
    const before = await other();
    await press();
    await eventually(other).toBeGreaterThan(before);
    await eventually(() => block(page, "loose").locator("> .run-outline").count()).toBe(1);
    await press();
    await untilStatus(page, /^(Stopped|Finished)/);
    await eventually(() => page.locator(".run-outline").count()).toBe(0);
  }
});

test("a click on a reporter shows its value beside it, and so do the keys", async () => {
  await click("sum");
  await untilBubble([String(0.1 + 0.2), "number"]);
  await besideBlock("sum");
  await page.keyboard.press("Escape");
  await eventually(() => bubble().count()).toBe(0);
  await page.keyboard.press("Shift+Enter");
  await untilBubble([String(0.1 + 0.2), "number"]);

  await click("joined");
  await untilBubble(["<b>ab</b>cd", "text, 11 characters"]);
  await click("greater");
  await untilBubble(["true", "true or false"]);

  await click("row");
  await untilBubble(["from -0.25 to 0.5", "vector, 3 numbers"]);
  const strip = bubble().getByRole("img");
  await eventually(() => strip.getAttribute("aria-label")).toBe(
    "3 numbers from -0.25 to 0.5: 0.5, -0.25, 0.125",
  );
  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await untilBubble(["number 2: -0.25"]);

  await click("picture");
  await untilBubble(["picture, 28 × 28, label 5"]);
  expect(await bubble().getByRole("img").evaluate(darkest)).toBe(0);

  await click("contents");
  await untilBubble(["and 98 more", "list, 100 items"].slice(1));
  expect(await bubble().locator("li").first().textContent()).toMatch(/^5 0\.0 /);
});

test("a value's bubble goes along when the scripts are scrolled", async () => {
  await click("sum");
  await untilBubble(["number"]);
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 40);
  await besideBlock("sum");
  await page.mouse.wheel(0, -40);
  await besideBlock("sum");
  await page.mouse.click(760, 640);
  await eventually(() => bubble().count()).toBe(0);
});

test("a breakpoint pauses at turbo, before its block, until it is removed", async () => {
  await openProject(page, stepping());
  await setSpeed(page, "turbo");
  await fromMenu("inner", "Set breakpoint");
  await greenFlag(page).click();
  await untilStatus(page, /^Paused at a breakpoint: “change count by 1”/);
  await eventually(() => variable(page, "count")).toBe("0");
  await eventually(() => block(page, "inner").locator("> .run-outline").count()).toBe(1);
  for (const count of ["1", "2"]) {
    await resume(page).click();
    await eventually(() => variable(page, "count")).toBe(count);
    await untilStatus(page, /^Paused at a breakpoint/);
  }
  await page.getByRole("button", { name: "Show the block" }).click();
  await page.keyboard.press("Shift+F9");
  await eventually(() => page.locator(".breakpoint").count()).toBe(0);
  await page.keyboard.press("F8");
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "count")).toBe("10");
  await eventually(() => variable(page, "other")).toBe("4");
});

test("step over runs a whole loop and a whole My Block, step goes into them", async () => {
  await setSpeed(page, "step");
  await greenFlag(page).click();
  await pausedBefore("set count to 0");
  await page.keyboard.press("F9");
  await pausedBefore("repeat 10");
  await stepOver().click();
  await pausedBefore("add");
  await eventually(() => variable(page, "count")).toBe("10");
  await page.keyboard.press("F10");
  await pausedBefore("add");
  await eventually(() => variable(page, "other")).toBe("6");
  await step(page).click();
  await pausedBefore("change other by 1");
  await eventually(() => block(page, "one").locator("> .run-outline").count()).toBe(1);
  await step(page).click();
  await eventually(() => variable(page, "other")).toBe("7");
  await stop(page).click();
  await untilStatus(page, /^Stopped/);
});

/** On the block itself, not on its words or holes. */
const AT = { statement: { x: 4, y: 14 }, reporter: { x: 18, y: 2 } };
const bubble = () => page.locator(".value-bubble[data-open]");
const stepOver = () => page.getByRole("button", { name: "Step over", exact: true });

async function click(id: string, kind: keyof typeof AT = "reporter"): Promise<void> {
  // A bubble may lie over the block.
  await page.keyboard.press("Escape");
  await block(page, id).locator("> .blocklyPath").click({ position: AT[kind] });
}

async function fromMenu(id: string, entry: string): Promise<void> {
  await block(page, id)
    .locator("> .blocklyPath")
    .click({ button: "right", position: AT.statement });
  await page.getByRole("menuitem", { name: entry }).click();
}

async function untilBubble(parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await eventually(() =>
      bubble()
        .textContent({ timeout: 1000 })
        .catch(() => ""),
    ).toContain(part);
  }
}

/** The bubble stands right below its block, or right above it. */
async function besideBlock(id: string): Promise<void> {
  const distance = async () => {
    const above = (await block(page, id).locator("> .blocklyPath").boundingBox())!;
    const box = (await bubble().boundingBox())!;
    const middle = Math.abs(above.x + above.width / 2 - (box.x + box.width / 2));
    return Math.max(Math.abs(box.y - (above.y + above.height)), middle);
  };
  await eventually(distance).toBeLessThan(12);
}

async function pausedBefore(start: string): Promise<void> {
  await untilStatus(page, new RegExp(`^Paused before “${start}`));
}

/** In the page: the darkest of a picture's red. */
function darkest(canvas: Element): number {
  if (!(canvas instanceof HTMLCanvasElement)) return Number.NaN;
  const { width, height } = canvas;
  const image = canvas.getContext("2d")!.getImageData(0, 0, width, height);
  return Math.min(...image.data.filter((_, index) => index % 4 === 0));
}

/** A stack that runs for ever, and a reporter of each kind below each other. */
function clicking(): Project {
  const of = (type: string, id: string, inputs: NonNullable<BlockState["inputs"]>) =>
    make(type, { id, inputs });
  const loose = { ...forever(change("other", 1)), id: "loose" };
  return placed(
    makeProject({
      name: "Clicking",
      variables: ["other"],
      scripts: [
        of("operator_add", "sum", { NUM1: number(0.1), NUM2: number(0.2) }),
        of("operator_join", "joined", { STRING1: words("<b>ab</b>"), STRING2: words("cd") }),
        of("operator_gt", "greater", { OPERAND1: words("2"), OPERAND2: words("1") }),
        of("operator_join", "row", { STRING1: words("0.5 -0.25"), STRING2: words(" 0.125") }),
        { ...sampleOf(1).block, id: "picture" },
        make("data_listcontents", { id: "contents", fields: { LIST: { id: LIST.id } } }),
        loose,
      ],
    }),
    { x: 0, y: 70 },
  );
}

/** Counts to ten in a loop, then adds 2 twice by a My Block. */
function stepping(): Project {
  const procedure = { id: "add", parts: [{ kind: "label", text: "add" }], warp: false };
  const call = () => ({ ...make("procedures_call"), extraState: { procedure } });
  const inner = { ...change("count", 1), id: "inner" };
  const one = { ...change("other", 1), id: "one" };
  return placed(
    makeProject({
      name: "Stepping",
      variables: ["count", "other"],
      scripts: [
        whenFlag(
          make("data_setvariableto", {
            fields: { VARIABLE: { id: "count" } },
            inputs: { VALUE: number(0) },
          }),
          repeat(10, inner),
          call(),
          call(),
        ),
        stack(
          { ...make("procedures_definition"), extraState: { procedure } },
          one,
          change("other", 1),
        ),
      ],
    }),
    { x: 300, y: 0 },
  );
}

/** The project with its scripts so far from each other, in workspace units; all are in view. */
function placed(project: Project, by: { readonly x: number; readonly y: number }): Project {
  const targets = project.targets.map((target) => ({
    ...target,
    blocks: target.blocks.map((one, index) => ({
      ...one,
      x: 24 + by.x * index,
      y: 24 + by.y * index,
    })),
  }));
  return { ...project, targets };
}
