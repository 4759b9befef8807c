import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centre } from "#drawing/centre";
import { crop } from "#drawing/crop";
import { drawingToSample } from "#drawing/drawing-to-sample";
import { rasterise } from "#drawing/rasterise";
import { scale } from "#drawing/scale";
import { BRUSH_WIDTH, MAX_POINTS, PAD_SIZE, type Stroke } from "#drawing/stroke";

const line = (...xy: number[]): Stroke => ({
  points: Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i]!, y: xy[2 * i + 1]! })),
  width: BRUSH_WIDTH,
});
const seven = [line(80, 60, 195, 60, 130, 235)];

const drawings = fc.array(
  fc.record({
    points: fc.array(
      fc.record({
        x: fc.double({ min: 90, max: 180, noNaN: true }),
        y: fc.double({ min: 90, max: 180, noNaN: true }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    width: fc.integer({ min: 4, max: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function massCentre(pixels: Uint8Array): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (const [i, ink] of pixels.entries()) {
    mass += ink;
    x += ink * (i % 28);
    y += ink * Math.floor(i / 28);
  }
  return { x: x / mass, y: y / mass };
}

describe("a drawing as a sample", () => {
  test("an empty pad gives nothing", () => {
    expect(drawingToSample([])).toBeNull();
    expect(drawingToSample([{ points: [], width: BRUSH_WIDTH }])).toBeNull();
  });

  test("a drawing moved by whole pad pixels gives identical bytes", () => {
    const shift = fc.integer({ min: -70, max: 79 });
    fc.assert(
      fc.property(drawings, shift, shift, (strokes, dx, dy) => {
        const moved = strokes.map(({ points, width }) => ({
          points: points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
          width,
        }));
        expect(drawingToSample(moved)).toEqual(drawingToSample(strokes));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test("a sample has its centre of mass in pixel 14 and its longer side 20 pixels", () => {
    fc.assert(
      fc.property(drawings, (strokes) => {
        const sample = drawingToSample(strokes)!;
        expect(sample.length).toBe(784);
        const box = crop({ width: 28, height: 28, pixels: sample })!;
        expect(Math.max(box.width, box.height)).toBeGreaterThanOrEqual(19);
        expect(Math.max(box.width, box.height)).toBeLessThanOrEqual(20);
        const { x, y } = massCentre(sample);
        expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5 + 1e-9);
        expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  test("a digit drawn with the pad's brush is as thick, bright and soft as MNIST's", () => {
    const sample = drawingToSample(seven)!;
    const inked = [...sample].filter((level) => level > 0);
    expect(Math.max(...sample)).toBe(255);
    expect(inked.length).toBeGreaterThan(80);
    expect(inked.length).toBeLessThan(200);
    const soft = inked.filter((level) => level < 250).length / inked.length;
    expect(soft).toBeGreaterThan(0.4);
    expect(soft).toBeLessThan(0.8);
  });

  test("numbers that are not finite and brushes without width are ignored", () => {
    const odd: Stroke[] = [
      { points: [{ x: Number.NaN, y: 3 }], width: 20 },
      { points: [{ x: 100, y: Number.POSITIVE_INFINITY }], width: 20 },
      { points: [{ x: 100, y: 100 }], width: Number.NaN },
      { points: [{ x: 100, y: 100 }], width: 0 },
      { points: [{ x: 1e300, y: -1e300 }], width: 20 },
    ];
    expect(drawingToSample(odd)).toBeNull();
    expect(drawingToSample([...odd, ...seven])).toEqual(drawingToSample(seven));
  });

  test("points past the cap are left out", () => {
    const points = Array.from({ length: MAX_POINTS + 500 }, (_, i) => ({
      x: i < MAX_POINTS ? 20 + (i % 2) * 40 : 250,
      y: 140,
    }));
    const raster = rasterise([{ points, width: 4 }]);
    expect(raster.pixels[140 * PAD_SIZE + 40]).toBe(255);
    expect(raster.pixels[140 * PAD_SIZE + 250]).toBe(0);
  });

  test("a dot is a round disc", () => {
    const { pixels } = rasterise([line(140, 140)]);
    const area = pixels.reduce((sum, level) => sum + level / 255, 0);
    expect(area).toBeCloseTo(Math.PI * (BRUSH_WIDTH / 2) ** 2, -1);
  });
});

describe("the steps of the drawing pipeline", () => {
  test("crop gives the smallest box with all the ink", () => {
    const image = {
      width: 4,
      height: 3,
      pixels: Uint8Array.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 7, 0]),
    };
    expect(crop(image)).toEqual({ width: 2, height: 2, pixels: Uint8Array.from([9, 0, 0, 7]) });
    expect(crop({ width: 1, height: 1, pixels: Uint8Array.of(0) })).toBeNull();
  });

  test("scale averages areas and keeps proportions", () => {
    const half = scale({ width: 40, height: 2, pixels: new Uint8Array(80).fill(200) });
    expect(half).toEqual({ width: 20, height: 1, pixels: new Uint8Array(20).fill(200) });
    const part = scale({ width: 40, height: 3, pixels: new Uint8Array(120).fill(200) });
    expect([part.width, part.height]).toEqual([20, 2]);
    expect(part.pixels[0]).toBe(200);
    expect(part.pixels[20]).toBe(100);
    expect(scale({ width: 1, height: 1, pixels: Uint8Array.of(90) }).pixels.length).toBe(400);
  });

  test("centre moves by whole pixels and cuts what sticks out", () => {
    const dot = centre({ width: 1, height: 1, pixels: Uint8Array.of(255) });
    expect(dot.pixels[14 * 28 + 14]).toBe(255);
    const wide = { width: 60, height: 1, pixels: new Uint8Array(60).fill(1) };
    expect(centre(wide).pixels.reduce((sum, level) => sum + level, 0)).toBe(28);
  });
});
