// @vitest-environment jsdom
// The grid of samples: only what is in view exists, and the keyboard reaches all of it.

import { expect, test } from "vitest";
import { createSampleGrid, type SampleGridDeps } from "#stage/sample-grid";
import { host, must, press, settled } from "./browser-stubs.ts";

const picture = { pixels: new Uint8Array(4), width: 2, height: 2, label: "" };

function gridOf(total: number) {
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
  };
  const grid = createSampleGrid(host(), deps);
  grid.update({ name: "All samples", total });
  return { grid, opened, asked };
}

const chosen = () => must(document, '[aria-selected="true"]').getAttribute("aria-label");

test("of 60,000 samples only those in view are asked for and drawn", async () => {
  const { grid, asked } = gridOf(60_000);
  await settled();
  const cells = grid.el.querySelectorAll("[role=option]");
  expect(cells.length).toBeLessThan(40);
  expect(asked).toEqual([0]);
  expect(cells[1]?.getAttribute("aria-label")).toBe("sample 2");
  expect(cells[1]?.textContent).toBe("✗1line");
  expect(cells[0]?.getAttribute("aria-setsize")).toBe("60000");
});

test("arrow keys, Home and End choose a sample, Enter and a click open it", async () => {
  const { grid, opened } = gridOf(60_000);
  await settled();
  // jsdom has no sizes: 6 columns of 64 px in 400.
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
  expect(grid.el.querySelectorAll("[role=option]").length).toBe(0);
});
