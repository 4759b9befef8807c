import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isCompressed,
  MAX_SCROLL_HEIGHT,
  maxOffset,
  offsetAt,
  offsetShowing,
  ROW_HEIGHT,
  rowsInView,
  scrollHeight,
  scrollTopAt,
} from "#stage/virtual-rows";

const views = fc.record({
  rows: fc.integer({ min: 1, max: 10_000_000 }),
  height: fc.integer({ min: 60, max: 900 }),
});

describe("rows of a long list", () => {
  test("scrolling to the very end shows the last row, whatever the length", () => {
    fc.assert(
      fc.property(views, (view) => {
        const end = Math.max(0, scrollHeight(view.rows) - view.height);
        const { first, count } = rowsInView(view, offsetAt(view, end));
        expect(first + count).toBe(view.rows);
        expect(scrollHeight(view.rows)).toBeLessThanOrEqual(MAX_SCROLL_HEIGHT);
      }),
      { seed: 1 },
    );
  });

  test("a scroll position and its offset belong together", () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), (view, share) => {
        const offset = share * maxOffset(view);
        expect(offsetAt(view, scrollTopAt(view, offset))).toBeCloseTo(offset, 3);
      }),
      { seed: 2 },
    );
  });

  test("60,000 rows scroll pixel by pixel, 2,000,000 by the compressed scroll bar", () => {
    expect(isCompressed(60_000)).toBe(false);
    expect(isCompressed(2_000_000)).toBe(true);
  });

  test("a chosen row is brought wholly into view", () => {
    const view = { rows: 100, height: 5 * ROW_HEIGHT };
    expect(offsetShowing(view, 0, 2)).toBe(0);
    expect(offsetShowing(view, 0, 5)).toBe(ROW_HEIGHT);
    expect(offsetShowing(view, 50 * ROW_HEIGHT, 3)).toBe(3 * ROW_HEIGHT);
    expect(offsetShowing(view, 0, 99)).toBe(95 * ROW_HEIGHT);
  });
});
