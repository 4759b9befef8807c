// @vitest-environment jsdom
// Decoding itself needs a browser; what must not even be tried does not.
import { afterEach, expect, test, vi } from "vitest";
import { rasterise } from "#stage/rasterise";

const tried = vi.fn();
/** Stands in for the browser's decoder: everything is a picture of that size. */
function decodeAs(naturalWidth: number, naturalHeight: number): void {
  vi.stubGlobal(
    "Image",
    class {
      naturalWidth = naturalWidth;
      naturalHeight = naturalHeight;
      onload: (() => void) | null = null;
      set src(address: string) {
        tried(address);
        queueMicrotask(() => this.onload?.());
      }
    },
  );
  vi.stubGlobal("createImageBitmap", async () => ({ width: naturalWidth, height: naturalHeight }));
}
afterEach(() => {
  vi.unstubAllGlobals();
  tried.mockClear();
});

const PNG = "data:image/png;base64,AAAA";
const SVG = "data:image/svg+xml,<svg/>";
const costume = (image: string, width = 10, height = 10) => ({ image, width, height });

test("an address that is no image data is not looked at", async () => {
  decodeAs(10, 10);
  for (const image of [
    "https://example.org/x.png",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/x-icon;base64,AAAA",
    "data:image/svg+xmlx,<svg/>",
    " data:image/png;base64,AAAA",
    "",
  ]) {
    expect(await rasterise(costume(image))).toBeNull();
  }
  expect(tried).not.toHaveBeenCalled();
});

test("Scratch's fonts get the nearest kind of the browser's beside them", async () => {
  decodeAs(10, 10);
  const svg = (font: string) =>
    `data:image/svg+xml;base64,${btoa(`<svg><text font-family="${font}">\xc3\xa4</text></svg>`)}`;
  for (const font of ["Sans Serif", "Pixel", "Arial", "Serif"]) await rasterise(costume(svg(font)));
  const fonts = ["Sans Serif, sans-serif", "Pixel, monospace", "Arial", "Serif"];
  expect(tried.mock.calls).toEqual(fonts.map((font) => [svg(font)]));
  tried.mockClear();
  await rasterise(costume("data:image/svg+xml;base64,%"));
  expect(tried.mock.calls).toEqual([["data:image/svg+xml;base64,%"]]);
});

test("more than 10 MB is not looked at", async () => {
  decodeAs(10, 10);
  expect(await rasterise(costume(PNG + "A".repeat(10_000_000)))).toBeNull();
  expect(tried).not.toHaveBeenCalled();
});

test("a picture of 2,000 by 2,000 pixels is taken, a larger one is not", async () => {
  decodeAs(2000, 2000);
  expect(await rasterise(costume(PNG))).toMatchObject({ width: 2000 });
  decodeAs(2001, 10);
  expect(await rasterise(costume(PNG))).toBeNull();
  decodeAs(0, 0);
  expect(await rasterise(costume(PNG))).toBeNull();
});

test("outlines without a size, or of more than 2,000 units, are refused", async () => {
  decodeAs(10, 10);
  for (const [width, height] of [
    [0, 10],
    [10, -1],
    [Number.NaN, 10],
    [2001, 10],
    [10, 1e9],
  ]) {
    expect(await rasterise(costume(SVG, width, height))).toBeNull();
  }
  expect(await rasterise(costume(SVG, 2000, 10))).not.toBeNull();
});

test("a picture that never decodes is given up", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("Image", class {});
  const picture = rasterise(costume(PNG));
  vi.advanceTimersByTime(10_000);
  expect(await picture).toBeNull();
  vi.useRealTimers();
});
