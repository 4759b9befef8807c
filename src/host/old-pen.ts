// The pen's hue and shade as Scratch 2 had them: its converted projects still have the blocks. Each
// change goes on from what came of the last, so all is rounded where Scratch rounds.
import { fromHsv, toHsv } from "./colour.ts";
import type { Pen } from "./pen.ts";

/** From 0 to 200; the shades between give colours mixed with black or white. */
const SHADES = 200;

/** The hue, from 0 to 200 once around. The pen is opaque then. */
export function setHue(pen: Pen, hue: number): void {
  pen.setParameter("color", hue / 2);
  pen.setParameter("transparency", 0);
  applyShade(pen);
}

export function changeHue(pen: Pen, by: number): void {
  pen.changeParameter("color", by / 2);
  applyShade(pen);
}

/** 0 and 200 are black, 50 the plain colour, 100 white. */
export function setShade(pen: Pen, shade: number): void {
  const rest = shade % SHADES;
  pen.shade = rest < 0 ? rest + SHADES : rest;
  applyShade(pen);
}

function applyShade(pen: Pen): void {
  const { red, green, blue } = fromHsv({ hue: pen.hue, saturation: 1, brightness: 1 }, 1);
  const shade = pen.shade > SHADES / 2 ? SHADES - pen.shade : pen.shade;
  const share = shade < 50 ? (10 + shade) / 60 : 1 - (shade - 50) / 60;
  const paler = shade < 50 ? 0 : 255 * (1 - share);
  const mixed = (part: number) => (share * Math.round(part * 255) + paler) / 255;
  const hsv = toHsv({ red: mixed(red), green: mixed(green), blue: mixed(blue), alpha: 1 });
  Object.assign(pen.parameters, {
    color: (100 * hsv.hue) / 360,
    saturation: 100 * hsv.saturation,
    brightness: 100 * hsv.brightness,
  });
  pen.mix();
}
