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

/** Hue in degrees, from 0 (red) to 360; saturation and brightness from 0 to 1. */
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
  const least = Math.min(red, green, blue);
  const range = brightness - least;
  if (range === 0) return { hue: 0, saturation: 0, brightness };
  // How far it is from the colour opposite of the channel that has least, in sixths of the circle.
  let sixths = 1 - (red - green) / range;
  if (red === least) sixths = 3 - (green - blue) / range;
  else if (green === least) sixths = 5 - (blue - red) / range;
  return { hue: (sixths * 60) % 360, saturation: range / brightness, brightness };
}

/** In whole 255ths, rounded down, as in Scratch. A pen that draws a picture asks for each of its dots. */
export function fromHsv({ hue, saturation, brightness }: Hsv, alpha: number): Colour {
  const turned = hue % 360;
  const sixths = (turned < 0 ? turned + 360 : turned) / 60;
  const sixth = Math.floor(sixths);
  const part = sixths - sixth;
  const most = Math.floor(brightness * 255) / 255;
  const least = Math.floor(brightness * (1 - saturation) * 255) / 255;
  const falling = Math.floor(brightness * (1 - saturation * part) * 255) / 255;
  const rising = Math.floor(brightness * (1 - saturation * (1 - part)) * 255) / 255;
  switch (sixth) {
    case 1:
      return { red: falling, green: most, blue: least, alpha };
    case 2:
      return { red: least, green: most, blue: rising, alpha };
    case 3:
      return { red: least, green: falling, blue: most, alpha };
    case 4:
      return { red: rising, green: least, blue: most, alpha };
    case 5:
      return { red: most, green: least, blue: falling, alpha };
    default:
      return { red: most, green: rising, blue: least, alpha };
  }
}
