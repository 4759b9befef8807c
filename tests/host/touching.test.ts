// Boxes around costumes, turned and mirrored: whether they touch, by points tried all over.
import { expect, test } from "vitest";
import { Random } from "#engine/rng";
import { boxHolds, type Placed } from "#host/costume-box";
import { boundsOf, type Rgb, touchEachOther, touchesColour, touchesEdge } from "#host/touching";

const random = new Random(5, 0);
const between = (low: number, high: number) => low + random.next() * (high - low);
const styles = ["all around", "left-right", "don't rotate"] as const;

function anySprite(): Placed {
  const [width, height] = [between(5, 80), between(5, 80)];
  const costume = { name: "a", width, height, centreX: between(0, 60), centreY: between(0, 60) };
  return {
    costumes: [costume],
    costume: 0,
    x: between(-60, 60),
    y: between(-60, 60),
    size: between(50, 150),
    direction: between(-180, 180),
    rotationStyle: styles[Math.floor(between(0, 3))]!,
  };
}

/** So many of them that boxes with more than a sliver in common share one. */
function sharedPoints(one: Placed, other: Placed): number {
  let shared = 0;
  for (let x = -200; x <= 200; x += 2) {
    for (let y = -200; y <= 200; y += 2) {
      if (boxHolds(one, { x, y }) && boxHolds(other, { x, y })) shared += 1;
    }
  }
  return shared;
}

test("boxes that have points in common touch, those that do not touch are apart", () => {
  let [together, apart] = [0, 0];
  for (let trial = 0; trial < 60; trial++) {
    const [one, other] = [anySprite(), anySprite()];
    const touches = touchEachOther(one, other);
    expect(touchEachOther(other, one)).toBe(touches);
    const shared = sharedPoints(one, other);
    if (shared > 0) expect(touches).toBe(true);
    if (touches && shared > 0) together += 1;
    if (!touches) apart += 1;
    // A box in common without a point of the grid is small.
    if (touches && shared === 0) expect(nearMiss(one, other)).toBe(true);
  }
  expect(Math.min(together, apart)).toBeGreaterThan(5);
});

/** Made a little smaller, they are apart. */
function nearMiss(one: Placed, other: Placed): boolean {
  const shrunk = (sprite: Placed): Placed => {
    const [costume] = sprite.costumes;
    const { width, height, centreX, centreY } = costume!;
    const by = 300 / sprite.size;
    const smaller = { width: width - 2 * by, height: height - 2 * by };
    return {
      ...sprite,
      costumes: [{ name: "", ...smaller, centreX: centreX - by, centreY: centreY - by }],
    };
  };
  return !touchEachOther(shrunk(one), shrunk(other));
}

test("bounds are as wide as the box that is turned; mirrored, the other way about", () => {
  const costume = { name: "a", width: 40, height: 10, centreX: 0, centreY: 5 };
  const sprite = { costumes: [costume], costume: 0, x: 100, y: 0, size: 100 };
  const bounds = (direction: number, rotationStyle: Placed["rotationStyle"]) => {
    const { left, right, top, bottom } = boundsOf({ ...sprite, direction, rotationStyle })!;
    return [left, right, top, bottom].map((side) => Math.round(side * 1e6) / 1e6 + 0);
  };
  expect(bounds(90, "all around")).toEqual([100, 140, 5, -5]);
  expect(bounds(0, "all around")).toEqual([95, 105, 40, 0]);
  expect(bounds(-90, "left-right")).toEqual([60, 100, 5, -5]);
  expect(bounds(-90, "don't rotate")).toEqual([100, 140, 5, -5]);
  const right = { ...sprite, x: 210, direction: 90, rotationStyle: "left-right" } as const;
  expect([touchesEdge(right), touchesEdge({ ...right, direction: -90 })]).toEqual([true, false]);
  expect(boundsOf({ ...right, costumes: [] })).toBeNull();
  expect(touchEachOther({ ...right, costumes: [] }, right)).toBe(false);
});

test("a colour is touched where the costume is: the upper bits of it count, more of them of the own one", () => {
  const red = [224, 32, 32] as const;
  const green = [127, 207, 95] as const;
  const pixels = (...all: readonly (readonly number[])[]) => new Uint8ClampedArray(all.flat());
  // The costume is red, blue, and not there.
  const own = pixels([...red, 255], [0, 0, 255, 1], [...red, 0]);
  const others = pixels([...green, 255], [255, 255, 255, 255], [0, 0, 0, 255]);
  const touches = (colour: Rgb, ownColour: Rgb | null = null) =>
    touchesColour({ own, others }, colour, ownColour);
  expect([touches(green), touches([255, 255, 255]), touches([0, 0, 0])]).toEqual([
    true,
    true,
    false,
  ]);
  // 127 is 01111|111, 95 is 0101|1111.
  expect([touches([120, 200, 80]), touches([128, 207, 95]), touches([127, 207, 96])]).toEqual([
    ...[true, false, false],
  ]);
  expect([touches(green, red), touches(green, [227, 35, 35])]).toEqual([true, true]);
  expect([touches(green, [228, 32, 32]), touches([255, 255, 255], red)]).toEqual([false, false]);
});
