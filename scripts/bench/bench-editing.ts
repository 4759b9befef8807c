// Editing a project of 1,200 blocks, in 30 scripts and in a single one: no edit may hold up the page.
import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import type { Project } from "#compile/project";
import { LARGE_BLOCKS, largeProject, longProject } from "./bench-projects.ts";
import { builtPage } from "./built-page.ts";
import { duplicate, type LargeEdit, largeEdits, undo } from "./large-edits.ts";
import type { BenchGroup, Measurement } from "./measurement.ts";
import { openProject } from "./page-parts.ts";
import { LONG_TASK_MS, measureLongTasks } from "./page-watch.ts";
import { showNumber } from "./print-table.ts";
import { summarise } from "./repeat.ts";

/** A block that is in view when a project is open. */
const FIRST = "s0-b3";
const TIMES = 5;
/** What is kept, drawn and compiled after a project has been opened is over by then. */
const SETTLED_MS = 1500;

interface Shape {
  readonly name: string;
  readonly project: Project;
  /** About 100 blocks hang below it. */
  readonly copied: string;
}

export const benchEditing: BenchGroup = {
  name: "editing",
  async run(report) {
    const shapes: readonly Shape[] = [
      { name: "30 scripts", project: largeProject(), copied: "s0-hat" },
      {
        name: "one script",
        project: longProject(),
        copied: `s0-b${LARGE_BLOCKS - 100}`,
      },
    ];
    for (const shape of shapes) await measureShape(shape, report);
  },
};

async function measureShape(shape: Shape, report: (line: Measurement) => void): Promise<void> {
  const { page, context } = await (await builtPage()).open();
  const { name, project } = shape;
  const opening = await measureLongTasks(page, `${name}: open`, () =>
    openProject(page, project, FIRST),
  );
  await page.waitForTimeout(SETTLED_MS);
  report({ ...opening, note: `${LARGE_BLOCKS} blocks, load ${loadNow()}; ${opening.note}` });
  const edits = new Map<string, Measurement[]>();
  for (let i = 0; i < TIMES; i++) {
    for (const edit of largeEdits) {
      const before = edits.get(edit.what) ?? [];
      edits.set(edit.what, [...before, await measureEdit(page, edit)]);
    }
  }
  for (const [what, results] of edits) report(summed(`${name}: ${what}`, results));
  await scrollTo(page, shape.copied);
  const copying: Measurement[] = [];
  for (let i = 0; i < TIMES; i++) {
    copying.push(await measureEdit(page, duplicate(shape.copied)));
    await measureEdit(page, undo());
  }
  report(summed(`${name}: copy and paste from ${shape.copied} on`, copying));
  await context.close();
}

async function measureEdit(page: Page, edit: LargeEdit): Promise<Measurement> {
  const act = await edit.prepare(page);
  return measureLongTasks(page, edit.what, act);
}

/** The median of the longest tasks; under 50 ms the browser does not tell how long they are. */
function summed(what: string, results: readonly Measurement[]): Measurement {
  const { median, smallest, largest } = summarise(results.map(({ value }) => value ?? Number.NaN));
  return {
    what,
    value: median,
    unit: "ms",
    budget: { atMost: LONG_TASK_MS },
    note: `${showNumber(smallest)} to ${showNumber(largest)}, 0: none over ${LONG_TASK_MS} ms; load ${loadNow()}`,
  };
}

/** Until the block is where it can be clicked. */
async function scrollTo(page: Page, block: string): Promise<void> {
  await page.mouse.move(700, 600);
  for (let i = 0; i < 400; i++) {
    const found = page.locator(`.blocklySvg [data-id="${block}"] > .blocklyPath`);
    const box = (await found.count()) > 0 ? await found.first().boundingBox() : null;
    if (box !== null && box.y > 80 && box.y < 500) return;
    await page.mouse.wheel(0, box !== null && box.y <= 80 ? -200 : 300);
    await page.waitForTimeout(50);
  }
  throw new Error(`${block} did not come into view`);
}

function loadNow(): string {
  return showNumber(loadavg()[0] ?? Number.NaN);
}
