// Whether costumes touch something: told by the boxes around them, turned as they are, since nobody
// here knows their pictures. Colours are told by what whoever draws the stage sees there.
import { boxHolds, cornersOf, type Placed, type Point } from "./costume-box.ts";
import { type Sight, STAGE_HEIGHT, STAGE_WIDTH } from "./stage-picture.ts";

/** What a costume takes up on the stage, in stage units. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Null without a costume. */
export function boundsOf(sprite: Placed): Bounds | null {
  const corners = cornersOf(sprite);
  if (corners.length === 0) return null;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.max(...ys),
    bottom: Math.min(...ys),
  };
}

/** Whether some of it lies outside of the stage. */
export function touchesEdge(sprite: Placed): boolean {
  const bounds = boundsOf(sprite);
  if (bounds === null) return false;
  const { left, right, top, bottom } = bounds;
  const [halfWidth, halfHeight] = [STAGE_WIDTH / 2, STAGE_HEIGHT / 2];
  return left < -halfWidth || right > halfWidth || top > halfHeight || bottom < -halfHeight;
}

export const touchesPoint = boxHolds;

/** Whether the boxes have more than an edge in common: then no line lies between them. */
export function touchEachOther(one: Placed, other: Placed): boolean {
  const [a, b] = [cornersOf(one), cornersOf(other)];
  if (a.length === 0 || b.length === 0) return false;
  return [a, b].every((box) => sidesOf(box).every((side) => !liesBetween(side, a, b)));
}

const MIDDLE: Point = { x: 0, y: 0 };

/** The directions of its sides. */
function sidesOf(corners: readonly Point[]): readonly Point[] {
  const [first = MIDDLE, second = MIDDLE, third = MIDDLE] = corners;
  return [difference(first, second), difference(second, third)];
}

function difference(from: Point, to: Point): Point {
  return { x: to.x - from.x, y: to.y - from.y };
}

/** Whether a line across that direction has the one on this side and the other on that. */
function liesBetween({ x, y }: Point, one: readonly Point[], other: readonly Point[]): boolean {
  const along = (corner: Point) => corner.x * x + corner.y * y;
  const [a, b] = [one.map(along), other.map(along)];
  return Math.max(...a) <= Math.min(...b) || Math.max(...b) <= Math.min(...a);
}

/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** How many of a colour's upper bits count, in Scratch. */
const TOUCHED: Rgb = [0xf8, 0xf8, 0xf0];
const OWN: Rgb = [0xfc, 0xfc, 0xfc];

/** Whether the sprite, or what of it is of the colour `ownColour`, lies on a colour somewhere. */
export function touchesColour({ own, others }: Sight, colour: Rgb, ownColour: Rgb | null): boolean {
  const onColour = likeness(colour, TOUCHED);
  const ofColour = ownColour === null ? null : likeness(ownColour, OWN);
  for (let at = 0; at < own.length; at += 4) {
    if (own[at + 3] === 0 || !onColour(others, at)) continue;
    if (ofColour === null || ofColour(own, at)) return true;
  }
  return false;
}

function likeness([red, green, blue]: Rgb, [r, g, b]: Rgb) {
  return (pixels: Uint8ClampedArray, at: number) =>
    ((pixels[at] ^ red) & r) === 0 &&
    ((pixels[at + 1] ^ green) & g) === 0 &&
    ((pixels[at + 2] ^ blue) & b) === 0;
}
