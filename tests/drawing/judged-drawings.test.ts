// What the pipeline is worth: the network that ships, trained on all of MNIST, reads all the hand-style digits
// and some redrawn MNIST digits. `npm run drawings` trains it anew and takes all 10,000 (tests/long).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { isSample, type SampleList } from "#data/sample-list";
import { NO_STEPS } from "#drawing/drawing-steps";
import { predictDrawings, shareRight } from "#host/ask-drawings";
import type { KeptModel } from "#host/kept-model";
import { listOfIdx, readMnist } from "../../scripts/dataset-files.ts";
import type { HandDigit } from "../../scripts/hand-digit.ts";
import { countBy, handDrawing, redrawAll } from "../../scripts/judge-drawings.ts";
import { handDigitsFile, makeHandDigits } from "../../scripts/make-hand-digits.ts";
import { openModelFile } from "../../scripts/open-model.ts";
import { useBuiltKernels } from "../../scripts/read-kernels.ts";
import { digitStrokes } from "../../scripts/thin-digit.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const handFile = read("tests/drawing/fixtures/hand-digits.json");
const hand = JSON.parse(handFile) as HandDigit[];
const REDRAWN = 200;

let model: KeptModel;
let testImages: SampleList;
beforeAll(async () => {
  await useBuiltKernels();
  model = await openModelFile(
    fileURLToPath(new URL("src/gallery/models/784-128-64-10.json.gz", root)),
  );
  testImages = await listOfIdx(readMnist("test"));
});

describe("the committed hand-style digits", () => {
  test("are what their script makes, at least 200, each digit in each manner", () => {
    expect(handFile).toBe(handDigitsFile(makeHandDigits()));
    expect(hand.length).toBeGreaterThanOrEqual(200);
    const manners = new Set(hand.map(({ label, manner }) => `${label} ${manner}`));
    expect(manners.size).toBe(100);
  });

  test("are read right with the pipeline, at least 90 %, and far less without", () => {
    const drawings = hand.map(handDrawing);
    const predictions = predictDrawings(drawings, model);
    expect(shareRight(drawings, predictions)).toBeGreaterThanOrEqual(0.9);
    const without = predictDrawings(drawings, model, NO_STEPS);
    expect(shareRight(drawings, without)).toBeLessThanOrEqual(0.7);
    for (const { right, total } of countBy(
      drawings,
      predictions,
      (k) => hand[k]!.manner,
    ).values()) {
      expect(right / total).toBeGreaterThanOrEqual(0.75);
    }
  });
});

describe("MNIST test images thinned to strokes and drawn anew", () => {
  test("are read right with the pipeline, at least 93 %, and 20 points fewer without", () => {
    const drawings = redrawAll(testImages, 1, REDRAWN);
    const share = shareRight(drawings, predictDrawings(drawings, model));
    const without = shareRight(drawings, predictDrawings(drawings, model, NO_STEPS));
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(without).toBeLessThanOrEqual(share - 0.2);
  });

  test("a line, a ring and a cross become one, one and four strokes", () => {
    const picture = (isInk: (x: number, y: number) => boolean) => {
      const pixels = new Uint8Array(784);
      for (let k = 0; k < 784; k++) pixels[k] = isInk(k % 28, Math.floor(k / 28)) ? 255 : 0;
      return digitStrokes({ width: 28, height: 28, pixels });
    };
    const [line, ...others] = picture((x, y) => Math.abs(x - 14) < 2 && y > 4 && y < 24);
    expect(others).toEqual([]);
    expect(line!.every(({ x }) => Math.abs(x - 14.5) < 0.6)).toBe(true);
    const ring = picture((x, y) => Math.abs(Math.hypot(x - 14, y - 14) - 8) < 1.5);
    expect(ring.length).toBe(1);
    expect(ring[0]!.every(({ x, y }) => Math.abs(Math.hypot(x - 14.5, y - 14.5) - 8) < 1)).toBe(
      true,
    );
    const cross = picture((x, y) => Math.min(Math.abs(x - 14), Math.abs(y - 14)) < 2);
    expect(cross.length).toBeGreaterThanOrEqual(4);
  });

  test("every test image among the first has ink for its strokes", () => {
    for (let index = 0; index < 20; index++) expect(isSample(testImages.sample(index))).toBe(true);
    const drawings = redrawAll(testImages, 2, 20);
    for (const { strokes } of drawings) {
      const points = strokes.flatMap((stroke) => stroke.points);
      expect(points.length).toBeGreaterThan(5);
      for (const { x, y } of points) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x, y)).toBeLessThanOrEqual(280);
      }
    }
  });
});
