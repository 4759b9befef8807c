// Programs and files that nobody means well with, in one page: it stays alive, says what is wrong, and
// the next program runs.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { BlockState, Project } from "#compile/project";
import { closePages, launchBrowser, openPage } from "./browser.ts";
import { chooseIn, scriptBlocks, typeInto } from "./drag-blocks.ts";
import {
  change,
  forever,
  LIST,
  make,
  makeProject,
  repeat,
  stack,
  whenFlag,
  words,
} from "./make-project.ts";
import {
  block,
  eventually,
  greenFlag,
  importFile,
  listLength,
  openProject,
  setSpeed,
  status,
  stop,
  untilOpen,
  untilStatus,
  variable,
} from "./page-parts.ts";

const HTML = '<img src=x onerror="window.harmed=1"><b>bold</b>';
const LONG = `${HTML}${"x".repeat(10_000)}`;
/** That a stop answers within 100 ms is tested with the machine to itself (main-thread.test.ts). */
const STOP_MS = 1000;

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

const dialog = () => page.getByRole("dialog");
const calling = (id: string, parts: readonly object[]) => ({
  procedure: { id, parts, warp: false },
});
const set = (name: string, value: NonNullable<BlockState["inputs"]>[string]) =>
  make("data_setvariableto", { fields: { VARIABLE: { id: name } }, inputs: { VALUE: value } });
const read = (name: string): BlockState =>
  make("data_variable", { fields: { VARIABLE: { id: name } } });

test("names with HTML and of 10,000 characters are text, and do not burst the page", async () => {
  await openProject(page, named());
  await setSpeed(page, "fast");
  await greenFlag(page).click();
  await page.getByRole("textbox", { name: /^<img src=x/ }).waitFor();
  await untilStatus(page, /waits for an answer to “<img src=x/);
  for (const category of ["Variables", "Lists", "My Blocks"]) {
    await page.getByRole("treeitem", { name: category, exact: true }).click();
    await page.locator(".blocklyFlyout", { hasText: "<img src=x" }).waitFor();
  }
  const monitors = page.getByRole("region", { name: "Variables" });
  await eventually(() => monitors.textContent()).toContain(HTML);
  await page.getByRole("region", { name: "Sprites" }).getByText("<img src=x").first().waitFor();
  await unharmed();
  await stop(page).click();
  await block(page, "value")
    .locator("> .blocklyPath")
    .click({ position: { x: 10, y: 3 } });
  await page.locator(".value-bubble[data-open]", { hasText: "<img src=x" }).waitFor();
  await unharmed();
  const values = monitors.locator(".monitor-value");
  const { width } = (await page.getByRole("region", { name: "Stage" }).boundingBox())!;
  for (const one of await values.all()) {
    expect((await one.boundingBox())!.width).toBeLessThan(width / 2);
    await eventually(() => one.isVisible()).toBe(true);
  }
  await page.keyboard.press("Escape");
  await block(page, "lost")
    .locator("> .blocklyPath")
    .click({ position: { x: 4, y: 14 } });
  await page.keyboard.press("Delete");
  await dialog().getByText("can't be deleted while blocks use it").waitFor();
  await unharmed();
  await dialog().getByRole("button", { name: "Close" }).click();
});

test("recursion and texts without end are explained, and the next program runs", async () => {
  const parts = [{ kind: "label", text: "deeper" }];
  const state = calling("deeper", parts);
  const recursion = [
    stack({ ...make("procedures_definition"), extraState: state }, change("x", 1), {
      ...make("procedures_call", { id: "again" }),
      extraState: state,
    }),
    whenFlag({ ...make("procedures_call"), extraState: state }),
  ];
  const doubled = { block: read("t") };
  const join = make("operator_join", {
    id: "join",
    inputs: { STRING1: doubled, STRING2: doubled },
  });
  const doubling = [whenFlag(set("t", words("ab")), forever(set("t", { block: join })))];
  for (const [name, scripts, said, at] of [
    ["Recursion", recursion, /deep without one coming to its end/, "again"],
    ["Doubling", doubling, /would have 4,194,304 characters, but 4,000,000 are the most/, "join"],
  ] as const) {
    await openProject(page, makeProject({ name, variables: ["x", "t"], scripts }));
    await setSpeed(page, "turbo");
    await greenFlag(page).click();
    await untilStatus(page, said);
    await page.getByRole("button", { name: "Show the block" }).click();
    await eventually(() => block(page, at).getAttribute("class")).toContain("block-stopped");
  }
});

test("a storm of broadcasts and a repeat of 1e308 stop at once", async () => {
  const go = () => make("event_broadcast", { fields: { BROADCAST_INPUT: { id: "go" } } });
  const hears = () =>
    stack(
      make("event_whenbroadcastreceived", { fields: { BROADCAST_OPTION: { id: "go" } } }),
      change("x", 1),
      go(),
    );
  const storm = [whenFlag(go()), ...Array.from({ length: 10 }, hears)];
  const endless = [whenFlag(repeat(1e308, change("x", 1)))];
  for (const [name, scripts] of [
    ["Storm", storm],
    ["Endless", endless],
  ] as const) {
    await openProject(page, makeProject({ name, variables: ["x"], messages: ["go"], scripts }));
    await setSpeed(page, "turbo");
    await greenFlag(page).click();
    await eventually(async () => Number(await variable(page, "x"))).toBeGreaterThan(100);
    expect(await stoppedAfter()).toBeLessThan(STOP_MS);
  }
});

test("what is renamed or deleted while it runs runs on, and one undo brings it back", async () => {
  const state = calling("own", [{ kind: "label", text: "own" }]);
  await openProject(
    page,
    makeProject({
      name: "Edited",
      variables: ["x"],
      scripts: [
        stack({ ...make("procedures_definition"), extraState: state }, change("x", 1)),
        { ...whenFlag(forever({ ...make("procedures_call"), extraState: state })), id: "hat" },
      ],
    }),
  );
  const counts = async (name: string) => {
    const before = Number(await variable(page, name));
    await eventually(async () => Number(await variable(page, name))).toBeGreaterThan(before);
  };
  await setSpeed(page, "fast");
  await greenFlag(page).click();
  await counts("x");
  const field = scriptBlocks(page, "data_changevariableby").locator("> .blocklyEditableField");
  await chooseIn(page, field.first(), "Rename variable…");
  await dialog()
    .getByRole("textbox")
    .fill(`${HTML}${"y".repeat(500)}`);
  await dialog().getByRole("button", { name: "OK" }).click();
  const renamed = `${HTML}${"y".repeat(500)}`.slice(0, 100);
  await counts(renamed);
  // Its definition is still called: it comes back right away.
  await scriptBlocks(page, "procedures_definition").locator("> .blocklyLabelField").click();
  await page.keyboard.press("Delete");
  await dialog().getByText("can't be deleted while blocks use it").waitFor();
  await dialog().getByRole("button", { name: "Close" }).click();
  await counts(renamed);
  // Everything goes: the run does not.
  await page.mouse.click(700, 600, { button: "right" });
  await page.getByRole("menuitem", { name: /^Delete all/ }).click();
  await dialog().getByRole("button", { name: "OK" }).click();
  await eventually(() => scriptBlocks(page, "procedures_definition").count()).toBe(0);
  await counts(renamed);
  await page.keyboard.press("Control+z");
  await eventually(() => scriptBlocks(page, "procedures_definition").count()).toBe(1);
  await counts(renamed);
  expect(await status(page)).not.toMatch(/attention|mistake/);
  await unharmed();
  await stop(page).click();
});

test("a question that is never answered: one edits, stops, and opens another project", async () => {
  const ask = (question: string) =>
    make("sensing_askandwait", { inputs: { QUESTION: words(question) } });
  const long = `${"Why? ".repeat(20_000)}`;
  const asking = makeProject({
    name: "Asking",
    variables: ["x"],
    scripts: [
      whenFlag(ask(long), change("x", 1)),
      whenFlag(ask("And you?"), repeat(3, change("x", 1))),
    ],
  });
  await openProject(page, asking);
  await greenFlag(page).click();
  const bar = page.locator(".ask-bar");
  await bar.waitFor();
  const [stage, asked] = [
    (await page.getByRole("region", { name: "Stage" }).boundingBox())!,
    (await bar.boundingBox())!,
  ];
  expect(asked.height).toBeLessThan(stage.height / 2);
  await typeInto(page, scriptBlocks(page, "control_repeat").locator("> .math_number"), "5");
  await eventually(() => bar.isVisible()).toBe(true);
  expect(await stoppedAfter()).toBeLessThan(STOP_MS);
  await bar.waitFor({ state: "hidden" });

  await greenFlag(page).click();
  await bar.getByRole("textbox").fill("Because");
  await page.keyboard.press("Enter");
  await bar.getByText("And you?").waitFor();
  await eventually(() => variable(page, "x")).toBe("1");
  await openProject(page, makeProject({ name: "Another", scripts: [] }));
  await bar.waitFor({ state: "hidden" });
  await unharmed();
});

test("millions of items are refused, a list of 300,000 is told by a click", async () => {
  await openProject(
    page,
    makeProject({
      name: "Long list",
      scripts: [make("data_listcontents", { id: "all", fields: { LIST: { id: LIST.id } } })],
    }),
  );
  const lines = (count: number) => ({ name: "many.txt", content: "1\n".repeat(count) });
  await importFile(page, lines(3_000_000));
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/has more than 2,000,000 items, the most a list can have/).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await eventually(() => listLength(page)).toBe(100);
  await importFile(page, lines(300_000));
  await eventually(() => listLength(page)).toBe(300_000);
  await block(page, "all")
    .locator("> .blocklyPath")
    .click({ position: { x: 18, y: 2 } });
  await page.locator(".value-bubble[data-open]", { hasText: "list, 300,000 items" }).waitFor();
  await alive();
});

/** Nothing of a name was taken for markup, and the page is as wide as its window. */
async function unharmed(): Promise<void> {
  const found = await page.evaluate(() => ({
    harmed: "harmed" in window,
    pictures: document.querySelectorAll("img[src='x']").length,
    wide: document.documentElement.scrollWidth > window.innerWidth,
    high: document.documentElement.scrollHeight > window.innerHeight,
  }));
  expect(found).toEqual({ harmed: false, pictures: 0, wide: false, high: false });
}

/** Milliseconds from the click on Stop until the page says that all has stopped. */
async function stoppedAfter(): Promise<number> {
  return stop(page).evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const words = document.querySelector(".status-words")!;
        const began = performance.now();
        const observer = new MutationObserver(() => {
          if (!/^Stopped/.test(words.textContent ?? "")) return;
          observer.disconnect();
          resolve(performance.now() - began);
        });
        observer.observe(words, { childList: true, characterData: true, subtree: true });
        (button as HTMLButtonElement).click();
      }),
  );
}

/** A program runs to its end. */
async function alive(): Promise<void> {
  const name = `Alive ${Math.round(performance.now())}`;
  await openProject(
    page,
    makeProject({ name, variables: ["x"], scripts: [whenFlag(repeat(7, change("x", 1)))] }),
  );
  await greenFlag(page).click();
  await untilStatus(page, /^Finished/);
  await eventually(() => variable(page, "x")).toBe("7");
}

/** Every kind of name, and a sprite whose costume is no picture. */
function named(): Project {
  const parts = [
    { kind: "label", text: LONG },
    { kind: "text", id: "p", name: HTML },
  ];
  const state = calling("own", parts);
  const call = {
    ...make("procedures_call", { inputs: { p: words(LONG) } }),
    extraState: state,
  };
  const project = makeProject({
    name: HTML,
    variables: ["v", "long"],
    scripts: [
      whenFlag(
        call,
        make("event_broadcast", { fields: { BROADCAST_INPUT: { id: "m" } } }),
        make("looks_say", { inputs: { MESSAGE: words(LONG) } }),
        make("sensing_askandwait", { inputs: { QUESTION: words(LONG) } }),
      ),
      {
        ...make("operator_join", {
          id: "value",
          inputs: { STRING1: words(HTML), STRING2: words(LONG) },
        }),
      },
    ],
  });
  const [stage] = project.targets;
  const look = {
    costumes: [
      {
        name: LONG,
        image: "data:image/png;base64,bm8gcGljdHVyZQ==",
        width: 40,
        height: 40,
        centreX: 20,
        centreY: 20,
      },
    ],
    ...{ costume: 0, x: 0, y: 0, size: 100, direction: 90, visible: true },
  };
  return {
    ...project,
    targets: [
      {
        ...stage!,
        variables: [
          { id: "v", name: HTML, value: HTML },
          { id: "long", name: LONG, value: LONG },
        ],
        lists: [LIST, { id: "l", name: LONG }],
        messages: [{ id: "m", name: LONG }],
        blocks: [
          ...stage!.blocks.map((one, index) => ({ ...one, x: 24, y: 24 + 300 * index })),
          {
            ...stack(
              { ...make("procedures_definition", { id: "lost" }), extraState: state },
              set("v", {
                block: make("argument_reporter_string_number", { fields: { VALUE: HTML } }),
              }),
            ),
            x: 24,
            y: 480,
          },
        ],
      },
      {
        name: LONG,
        isStage: false,
        variables: [{ id: "own", name: HTML, value: 1 }],
        lists: [],
        messages: [],
        blocks: [
          whenFlag(make("looks_say", { inputs: { MESSAGE: words(LONG) } }), change("own", 1)),
        ],
        comments: [],
        look,
      },
    ],
    monitors: ["v", "long", "own", "l", LIST.id].map((id) => ({ id, visible: true })),
  };
}
