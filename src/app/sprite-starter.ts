// The plain sprite: a coloured dot, for whoever has no picture at hand.
import type { ProjectCostume } from "#compile/project";

const COLOURS = ["#4C97FF", "#FF8C1A", "#59C059", "#9966FF", "#FF6680", "#0FBD8C"];
const SIZE = 48;

/** The dot of the sprite with this number; the colours come round again. */
export function dotCostume(number: number, name: string): ProjectCostume {
  const colour = COLOURS[number % COLOURS.length];
  const middle = SIZE / 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><circle cx="${middle}" cy="${middle}" r="${middle - 2}" fill="${colour}" stroke="#20304F" stroke-width="2"/></svg>`;
  return {
    name,
    image: `data:image/svg+xml;base64,${btoa(svg)}`,
    width: SIZE,
    height: SIZE,
    centreX: middle,
    centreY: middle,
  };
}
