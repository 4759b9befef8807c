import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centre } from "#drawing/centre";
import { crop } from "#drawing/crop";
import { ALL_STEPS, drawingSteps, NO_STEPS } from "#drawing/drawing-steps";
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
        x: fc.double({ min: 60, max: 210, noNaN: true }),
        y: fc.double({ min: 60, max: 210, noNaN: true }),
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

  test("a drawing moved by whole pad pixels, as far as the pad goes, gives identical bytes", () => {
    const place = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(drawings, place, place, fc.boolean(), (strokes, across, down, greys) => {
        const move = (dx: number, dy: number) =>
          strokes.map(({ points, width }) => ({
            points: points.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
            width,
          }));
        const points = strokes.flatMap((stroke) => stroke.points);
        // Any shift that keeps the pen on the pad, its brush may reach over the edge.
        const shift = (values: number[], draw: number) => {
          const least = Math.ceil(-Math.min(...values));
          const most = Math.floor(PAD_SIZE - Math.max(...values));
          return least + (draw % (most - least + 1));
        };
        const dx = shift(
          points.map(({ x }) => x),
          across,
        );
        const dy = shift(
          points.map(({ y }) => y),
          down,
        );
        const options = { ...ALL_STEPS, greys };
        expect(drawingToSample(move(dx, dy), options)).toEqual(drawingToSample(strokes, options));
      }),
      { numRuns: 120, seed: 1 },
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
  const small = [line(30, 40, 60, 40, 45, 80)];
  const steps = (options: Partial<typeof ALL_STEPS>) =>
    new Map(
      drawingSteps(small, { ...ALL_STEPS, ...options })!.map(({ step, picture }) => [
        step,
        picture,
      ]),
    );
  const boxOf = (picture: { width: number; height: number; pixels: Uint8Array }) => {
    const { left, top, width, height } = crop(picture)!;
    return { left, top, width, height };
  };

  test("each gives a picture, the last is the sample", () => {
    const all = steps({});
    expect([...all.keys()]).toEqual(["strokes", "crop", "scale", "centre", "greys"]);
    expect([all.get("strokes")!.width, all.get("crop")!.width]).toEqual([PAD_SIZE, 58]);
    expect(all.get("scale")!.height).toBe(20);
    expect(all.get("greys")!.pixels).toEqual(drawingToSample(small));
    expect(drawingSteps([])).toBeNull();
  });

  test("with all steps off a sample is the pad made ten times smaller", () => {
    const { pixels } = rasterise(small);
    const sample = drawingToSample(small, NO_STEPS)!;
    for (const [row, column] of [
      [3, 2],
      [4, 5],
      [8, 4],
      [20, 20],
    ] as const) {
      let sum = 0;
      for (let y = 0; y < 10; y++) {
        for (let x = 0; x < 10; x++) sum += pixels[(row * 10 + y) * PAD_SIZE + column * 10 + x]!;
      }
      expect(Math.abs(sample[row * 28 + column]! - sum / 100)).toBeLessThanOrEqual(0.5 + 1e-9);
    }
  });

  test("without centre a digit stays where it was drawn, without scale as large", () => {
    const corner = boxOf(steps({ centre: false, scale: false }).get("greys")!);
    expect(corner).toEqual({ left: 2, top: 3, width: 6, height: 7 });
    const large = boxOf(steps({ centre: false }).get("greys")!);
    expect([large.left, large.top, large.height]).toEqual([0, 0, 20]);
    const middle = boxOf(steps({ scale: false }).get("greys")!);
    expect(middle).toEqual({ left: 11, top: 12, width: 6, height: 7 });
  });

  test("without crop the whole pad is made 20 pixels wide", () => {
    const { width, height } = boxOf(steps({ crop: false }).get("greys")!);
    expect([width, height]).toEqual([5, 6]);
  });

  test("without greys there is only ink and paper", () => {
    const levels = new Set(steps({ greys: false }).get("greys")!.pixels);
    expect([...levels].sort((a, b) => a - b)).toEqual([0, 255]);
  });

  test("what the pen drew outside the pad is left out, but not the brush's other half", () => {
    const edge = drawingToSample([line(-80, 100, 100, 100, 100, 180)]);
    expect(edge).toEqual(drawingToSample([line(0, 100, 100, 100, 100, 180)]));
    expect(drawingToSample([line(-20, 10, -20, 200)])).toBeNull();
  });

  test("crop gives the smallest box with all the ink", () => {
    const image = {
      width: 4,
      height: 3,
      pixels: Uint8Array.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 7, 0]),
    };
    const pixels = Uint8Array.from([9, 0, 0, 7]);
    expect(crop(image)).toEqual({ width: 2, height: 2, left: 1, top: 1, pixels });
    expect(crop({ width: 1, height: 1, pixels: Uint8Array.of(0) })).toBeNull();
  });

  test("scale averages areas and keeps proportions", () => {
    const half = scale({ width: 40, height: 2, pixels: new Uint8Array(80).fill(200) }, 2);
    expect(half).toEqual({ width: 20, height: 1, pixels: new Uint8Array(20).fill(200) });
    const part = scale({ width: 40, height: 3, pixels: new Uint8Array(120).fill(200) }, 2);
    expect([part.width, part.height]).toEqual([20, 2]);
    expect(part.pixels[0]).toBe(200);
    expect(part.pixels[20]).toBe(100);
    expect(scale({ width: 1, height: 1, pixels: Uint8Array.of(90) }, 1 / 20).pixels.length).toBe(
      400,
    );
  });

  test("centre moves by whole pixels and cuts what sticks out", () => {
    const dot = centre({ width: 1, height: 1, pixels: Uint8Array.of(255) });
    expect(dot.pixels[14 * 28 + 14]).toBe(255);
    const wide = { width: 60, height: 1, pixels: new Uint8Array(60).fill(1) };
    expect(centre(wide).pixels.reduce((sum, level) => sum + level, 0)).toBe(28);
  });
});
