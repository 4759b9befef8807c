// @vitest-environment jsdom
// The grid of samples: only what is in view exists, and the keyboard reaches all of it.

import { expect, test } from "vitest";
import { createSampleGrid, type SampleGridDeps } from "#stage/sample-grid";
import { host, must, press, settled } from "./browser-stubs.ts";

const picture = { pixels: new Uint8Array(4), width: 2, height: 2, label: "" };

function gridOf(total: number, more: Partial<SampleGridDeps<number>> = {}) {
  const opened: number[] = [];
  const asked: number[] = [];
  const deps: SampleGridDeps<number> = {
    items: (from, count) => {
      asked.push(from);
      const end = Math.min(total, from + count);
      return Promise.resolve(Array.from({ length: end - from }, (_, k) => from + k));
    },
    picture: () => picture,
    describe: (sample) => ({
      label: String(sample % 10),
      line: "line",
      mark: sample % 2 === 0 ? "right" : "wrong",
      name: `sample ${sample + 1}`,
    }),
    onOpen: (sample) => opened.push(sample),
    ...more,
  };
  const grid = createSampleGrid(host(), deps);
  grid.update({ name: "All samples", total });
  return { grid, opened, asked };
}

const chosen = () => must(document, '[aria-selected="true"]').getAttribute("aria-label");

test("of 60,000 samples only those in view are asked for and drawn", async () => {
  const { grid, asked } = gridOf(60_000);
  await settled();
  const cells = grid.el.querySelectorAll("[role=gridcell]");
  expect(cells.length).toBeLessThan(40);
  expect(asked).toEqual([0]);
  expect(cells[1]?.getAttribute("aria-label")).toBe("sample 2");
  expect(cells[1]?.textContent).toBe("✗1line");
  // jsdom has no sizes: 6 columns of 64 px in 400.
  expect(grid.el.getAttribute("aria-rowcount")).toBe("10000");
  expect(grid.el.getAttribute("aria-colcount")).toBe("6");
  const rows = [...grid.el.querySelectorAll("[role=row]")];
  expect(rows.map((row) => row.getAttribute("aria-rowindex"))).toEqual(["1", "2"]);
  expect(rows[1]?.querySelectorAll('[role=gridcell][aria-colindex="6"]').length).toBe(1);
});

test("arrow keys, Home and End choose a sample, Enter and a click open it", async () => {
  const { grid, opened } = gridOf(60_000);
  await settled();
  press(grid.el, "ArrowRight");
  press(grid.el, "ArrowDown");
  expect(chosen()).toBe("sample 8");
  press(grid.el, "ArrowUp");
  press(grid.el, "ArrowUp");
  expect(chosen()).toBe("sample 2");
  press(grid.el, "Enter");
  must(grid.el, '[data-at="3"] canvas').click();
  press(grid.el, "End");
  await settled();
  expect(chosen()).toBe("sample 60000");
  press(grid.el, "Enter");
  expect(opened).toEqual([1, 3, 59_999]);
  expect(grid.el.getAttribute("aria-activedescendant")).toMatch(/-59999$/);
});

test("an empty grid says so, and a change fetches what is in view again", async () => {
  const { grid, asked } = gridOf(3);
  await settled();
  grid.update({ name: "All samples", total: 3 });
  await settled();
  expect(asked).toEqual([0, 0]);
  grid.update({ name: "None", total: 0 });
  expect(grid.el.dataset.empty).toBe("(no samples)");
  expect(grid.el.querySelectorAll("[role=gridcell]").length).toBe(0);
});

test("where several can be chosen, keys and clicks choose, and Enter or a double click opens", async () => {
  const done: string[] = [];
  const { grid, opened } = gridOf(60_000, {
    selection: {
      has: (at) => at === 2,
      choose: (at, how) => done.push(`${how} ${at}`),
      chooseAll: () => done.push("all"),
      remove: () => done.push("remove"),
    },
  });
  await settled();
  expect(grid.el.getAttribute("aria-multiselectable")).toBe("true");
  expect(chosen()).toBe("sample 3");
  press(grid.el, "ArrowRight");
  press(grid.el, "ArrowDown", { shiftKey: true });
  press(grid.el, "ArrowLeft", { ctrlKey: true });
  press(grid.el, " ");
  press(grid.el, "a", { ctrlKey: true });
  press(grid.el, "Delete");
  const click = (at: number, more: MouseEventInit = {}, type = "click") =>
    must(grid.el, `[data-at="${at}"]`).dispatchEvent(
      new MouseEvent(type, { bubbles: true, ...more }),
    );
  click(0);
  click(3, { shiftKey: true });
  click(4, { ctrlKey: true });
  click(4, {}, "dblclick");
  press(grid.el, "Enter");
  expect(done).toEqual([
    "only 1",
    "range 7",
    "toggle 6",
    "all",
    "remove",
    "only 0",
    "range 3",
    "toggle 4",
  ]);
  expect(opened).toEqual([4, 4]);
  press(grid.el, "End");
  expect(grid.current).toBe(59_999);
});

test("a text stands in the place of a picture", async () => {
  const { grid } = gridOf(2, { picture: (sample) => `values of ${sample}` });
  await settled();
  const cells = grid.el.querySelectorAll("[role=gridcell]");
  expect(cells[1]?.querySelector(".grid-values")?.textContent).toBe("values of 1");
  expect(cells[1]?.querySelector("canvas")?.hidden).toBe(true);
});

test("rows that go out of view come again for others, and show nothing of what they showed", async () => {
  let answer: () => void = () => undefined;
  const { grid } = gridOf(600, {
    items: (from, count) =>
      new Promise((resolve) => {
        answer = () => resolve(Array.from({ length: count }, (_, k) => from + k));
      }),
  });
  answer();
  await settled();
  const before = new Set(grid.el.querySelectorAll("[role=gridcell]"));
  press(grid.el, "End");
  const cells = [...grid.el.querySelectorAll<HTMLElement>("[role=gridcell]")];
  expect(cells.filter((cell) => before.has(cell)).length).toBe(before.size);
  expect(cells.map((cell) => cell.textContent?.trim())).toEqual(cells.map(() => ""));
  expect(cells.some((cell) => cell.hasAttribute("aria-label"))).toBe(false);
  answer();
  await settled();
  answer();
  await settled();
  expect(chosen()).toBe("sample 600");
});
