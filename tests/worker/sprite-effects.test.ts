// The numbers are what Scratch's sprite shader gives for the same colours.
import { describe, expect, test } from "vitest";
import {
  applyEffects,
  effectsKey,
  noEffects,
  opacityOf,
  type Pixels,
} from "#worker/sprite-effects";

const one = (...rgba: readonly number[]): Pixels => ({
  data: Uint8ClampedArray.from(rgba),
  width: rgba.length / 4,
  height: 1,
  scale: 1,
});
const changed = (picture: Pixels, effects: Partial<typeof noEffects>) => [
  ...applyEffects(picture, { ...noEffects, ...effects }),
];

describe("graphic effects", () => {
  test("color 200/3 turns red to green, and again to blue", () => {
    const [r, g, b, a] = changed(one(255, 0, 0, 255), { color: 200 / 3 });
    expect([r, g, b, a]).toEqual([0, 255, 0, 255].map((v) => expect.closeTo(v, -0.5)));
    expect(changed(one(255, 0, 0, 255), { color: 400 / 3 })[2]).toBeGreaterThan(253);
  });

  test("color 100 makes the opposite colour, and 200 and -200 none", () => {
    const [r, g, b] = changed(one(255, 200, 0, 255), { color: 100 });
    expect([r, g, b]).toEqual([0, 55, 255].map((v) => expect.closeTo(v, -0.8)));
    expect(effectsKey({ ...noEffects, color: 200 })).toBe("");
    expect(effectsKey({ ...noEffects, color: -400 })).toBe("");
  });

  test("color shows on white and black too: a saturation of 0.09, a value of 0.055", () => {
    // White becomes the hue's lightest tint, black its darkest shade.
    expect(changed(one(255, 255, 255, 255), { color: 100 })).toEqual([232, 255, 255, 255]);
    expect(changed(one(0, 0, 0, 255), { color: 100 })).toEqual([0, 14, 14, 255]);
  });

  test("brightness adds to every channel and leaves transparency alone", () => {
    expect(changed(one(10, 100, 250, 128), { brightness: 50 })).toEqual([138, 227, 255, 128]);
    expect(changed(one(10, 100, 250, 255), { brightness: -100 })).toEqual([0, 0, 0, 255]);
    expect(changed(one(10, 100, 250, 255), { brightness: 300 })).toEqual([255, 255, 255, 255]);
  });

  test("ghost is one factor from 1 to 0", () => {
    expect([-20, 0, 25, 100, 400].map(opacityOf)).toEqual([1, 1, 0.75, 0, 0]);
  });

  test("pixelate 20 gives blocks of two stage units the colour of their middle", () => {
    const shades = [0, 40, 80, 120, 160, 200];
    const picture = one(...shades.flatMap((s) => [s, s, s, 255]));
    const row = changed(picture, { pixelate: 20 }).filter((_, i) => i % 4 === 0);
    expect(row).toEqual([40, 40, 120, 120, 200, 200]);
    const sharp = changed({ ...picture, scale: 2 }, { pixelate: 10 });
    expect(sharp.filter((_, i) => i % 4 === 0)).toEqual(row);
  });

  test("mosaic 10 shows the picture twice in each direction", () => {
    const shades = [0, 40, 80, 120];
    const row = changed(one(...shades.flatMap((s) => [s, s, s, 255])), { mosaic: 10 });
    expect(row.filter((_, i) => i % 4 === 0)).toEqual([40, 120, 40, 120]);
  });

  test("whirl and fisheye leave the middle where it is and move the rest", () => {
    const data = new Uint8ClampedArray(81 * 4).map((_, i) => i);
    const picture = { data, width: 9, height: 9, scale: 1 };
    const middle = 40 * 4;
    for (const effects of [{ whirl: 90 }, { fisheye: 80 }]) {
      const bent = changed(picture, effects);
      expect(bent[middle]).toBe(data[middle]);
      expect(bent).not.toEqual([...data]);
    }
  });

  test("no effects give the same pixels, in a copy", () => {
    const picture = one(1, 2, 3, 4, 1, 2, 3, 4);
    expect(changed(picture, {})).toEqual([...picture.data]);
    expect(applyEffects(picture, noEffects)).not.toBe(picture.data);
    expect(effectsKey({ ...noEffects, ghost: 50 })).toBe("");
  });
});
