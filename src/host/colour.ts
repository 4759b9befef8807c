// Colours as the pen's blocks speak of them: what is given as a colour, and hue, saturation and
// brightness (the HSV model, A. R. Smith 1978). Pure.
import type { Value } from "#program/program";
import { toNumber } from "#runtime/cast";

/** Each from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** Hue in parts of the whole circle, from 0 (red) to 1; saturation and brightness from 0 to 1. */
export interface Hsv {
  readonly hue: number;
  readonly saturation: number;
  readonly brightness: number;
}

/**
 * `#rrggbb` or `#rgb`, or a number: red * 65536 + green * 256 + blue, and above that the opacity,
 * where 0 is opaque too. Other texts with `#` are black. As in Scratch.
 */
export function colourOf(value: Value): Colour {
  if (typeof value === "string" && value.startsWith("#")) return ofDigits(value.slice(1));
  const number = toNumber(value);
  const opacity = (number >> 24) & 255;
  return ofBytes([number >> 16, number >> 8, number], opacity === 0 ? 255 : opacity);
}

function ofDigits(digits: string): Colour {
  const doubled = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const number = /^[0-9a-f]{6}$/i.test(doubled) ? Number.parseInt(doubled, 16) : 0;
  return ofBytes([number >> 16, number >> 8, number], 255);
}

function ofBytes([red, green, blue]: readonly [number, number, number], opacity: number): Colour {
  const share = (byte: number) => (byte & 255) / 255;
  return { red: share(red), green: share(green), blue: share(blue), alpha: share(opacity) };
}

/** A grey has the hue 0. */
export function toHsv({ red, green, blue }: Colour): Hsv {
  const brightness = Math.max(red, green, blue);
  const range = brightness - Math.min(red, green, blue);
  if (range === 0) return { hue: 0, saturation: 0, brightness };
  let sixths = (red - green) / range + 4;
  if (brightness === red) sixths = (green - blue) / range;
  else if (brightness === green) sixths = (blue - red) / range + 2;
  return { hue: ((sixths + 6) % 6) / 6, saturation: range / brightness, brightness };
}

export function fromHsv({ hue, saturation, brightness }: Hsv, alpha: number): Colour {
  const channel = (shift: number) => {
    const sixths = (hue * 6 + shift) % 6;
    const away = Math.max(0, Math.min(1, sixths, 4 - sixths));
    return brightness * (1 - saturation * away);
  };
  return { red: channel(5), green: channel(3), blue: channel(1), alpha };
}
