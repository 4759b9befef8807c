// Scratch's graphic effects on a costume's pixels: the formulas of its published sprite shader, in
// its order, on plain RGBA bytes. Pure arithmetic: no canvas, no cache.
import type { Effects } from "#host/stage-picture";

export const noEffects: Readonly<Effects> = {
  color: 0,
  brightness: 0,
  ghost: 0,
  pixelate: 0,
  whirl: 0,
  fisheye: 0,
  mosaic: 0,
};

/** A picture: RGBA bytes row by row, not premultiplied; `scale` pixels a stage unit. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** What everything that is drawn is multiplied with: 1 is opaque. */
export function opacityOf(ghost: number): number {
  return 1 - clamp(ghost, 0, 100) / 100;
}

/** What two sets of effects must share to give the same pixels; "" when they change none. */
export function effectsKey(effects: Readonly<Effects>): string {
  const { pixelate, whirl, fisheye } = effects;
  const color = turnsOf(effects);
  const brightness = clamp(effects.brightness, -100, 100);
  const parts = [color, brightness, pixelate, whirl, Math.max(-100, fisheye), tilesOf(effects)];
  return parts.join() === "0,0,0,0,0,1" ? "" : parts.join();
}

/** The picture with all effects but `ghost`, which is one factor for all pixels: `opacityOf`. */
export function applyEffects(picture: Pixels, effects: Readonly<Effects>): Uint8ClampedArray {
  const result = isBent(effects) ? bend(picture, effects) : picture.data.slice();
  tint(result, turnsOf(effects), clamp(effects.brightness, -100, 100) / 100);
  return result;
}

function turnsOf({ color }: Readonly<Effects>): number {
  return ((((color / 200) % 1) + 1) % 1) + 0;
}

function tilesOf({ mosaic }: Readonly<Effects>): number {
  return clamp(Math.round((Math.abs(mosaic) + 10) / 10), 1, 512);
}

function isBent(effects: Readonly<Effects>): boolean {
  const { pixelate, whirl, fisheye } = effects;
  return pixelate !== 0 || whirl !== 0 || fisheye !== 0 || tilesOf(effects) !== 1;
}

/** Each pixel takes the colour of the one that the effects say, the nearest. */
function bend(
  { data, width, height, scale }: Pixels,
  effects: Readonly<Effects>,
): Uint8ClampedArray {
  const tiles = tilesOf(effects);
  const block = Math.abs(effects.pixelate) / 10;
  const blocks = { x: width / scale / block, y: height / scale / block };
  const angle = (-effects.whirl * Math.PI) / 180;
  const power = Math.max(0, (effects.fisheye + 100) / 100);
  const source = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const result = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      // Texture coordinates, 0..1.
      let u = (((column + 0.5) / width) * tiles) % 1;
      let v = (((row + 0.5) / height) * tiles) % 1;
      if (block !== 0) {
        u = (Math.floor(u * blocks.x) + 0.5) / blocks.x;
        v = (Math.floor(v * blocks.y) + 0.5) / blocks.y;
      }
      if (angle !== 0) {
        const x = u - 0.5;
        const y = v - 0.5;
        const strength = Math.max(1 - Math.hypot(x, y) / 0.5, 0);
        const turn = angle * strength * strength;
        u = Math.cos(turn) * x + Math.sin(turn) * y + 0.5;
        v = -Math.sin(turn) * x + Math.cos(turn) * y + 0.5;
      }
      if (power !== 1) {
        const x = (u - 0.5) / 0.5;
        const y = (v - 0.5) / 0.5;
        const length = Math.hypot(x, y);
        const stretch =
          length === 0 ? 1 : (Math.min(length, 1) ** power * Math.max(1, length)) / length;
        u = 0.5 + stretch * x * 0.5;
        v = 0.5 + stretch * y * 0.5;
      }
      const fromColumn = clamp(Math.floor(u * width), 0, width - 1);
      const fromRow = clamp(Math.floor(v * height), 0, height - 1);
      result[row * width + column] = source[fromRow * width + fromColumn];
    }
  }
  return new Uint8ClampedArray(result.buffer);
}

/** The shader keeps divisors from being 0 with this. */
const EPSILON = 1e-3;
/** Greys get this much colour, so that a turn of the hue is seen on them. */
const MIN_SATURATION = 0.09;
const MIN_VALUE = 0.11 / 2;

/** Turns hues by `turns` and adds `light` (-1..1) to every channel, in place. */
function tint(data: Uint8ClampedArray, turns: number, light: number): void {
  if (turns === 0 && light === 0) return;
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  // Costumes are mostly areas of one colour: what came out for it last is kept.
  let last = -1;
  let lastResult = 0;
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at];
    if (pixel === last) {
      pixels[at] = lastResult;
      continue;
    }
    last = pixel;
    const i = at * 4;
    if (data[i + 3] !== 0) {
      const rgb: Rgb = [data[i] / 255, data[i + 1] / 255, data[i + 2] / 255];
      const turned = turns === 0 ? rgb : turnHue(rgb, turns);
      for (let channel = 0; channel < 3; channel++) {
        data[i + channel] = clamp(turned[channel] + light, 0, 1) * 255;
      }
    }
    lastResult = pixels[at];
  }
}

type Rgb = readonly [number, number, number];

function turnHue([r, g, b]: Rgb, turns: number): Rgb {
  const value = Math.max(r, g, b);
  const chroma = value - Math.min(r, g, b);
  let hue = hueOf([r, g, b], value, chroma);
  let saturation = chroma / (value + EPSILON);
  let light = value;
  if (value < MIN_VALUE) {
    hue = 0;
    saturation = 1;
    light = MIN_VALUE;
  } else if (saturation < MIN_SATURATION) {
    hue = 0;
    saturation = MIN_SATURATION;
  }
  hue = (hue + turns) % 1;
  const strength = light * saturation;
  const base = light - strength;
  return [
    clamp(Math.abs(hue * 6 - 3) - 1, 0, 1) * strength + base,
    clamp(2 - Math.abs(hue * 6 - 2), 0, 1) * strength + base,
    clamp(2 - Math.abs(hue * 6 - 4), 0, 1) * strength + base,
  ];
}

/** 0..1 around the colour wheel, red at 0. */
function hueOf([r, g, b]: Rgb, value: number, chroma: number): number {
  const sixths = 6 * chroma + EPSILON;
  if (value === r) return g >= b ? (g - b) / sixths : 1 + (g - b) / sixths;
  return value === g ? 1 / 3 + (b - r) / sixths : 2 / 3 + (r - g) / sixths;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
