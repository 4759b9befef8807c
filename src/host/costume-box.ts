// Where a target's costume is on the stage: the box around its picture, turned and scaled. For
// clicks and for bubbles; what of the box is transparent nobody here knows.
import type { CostumeDeclaration } from "#program/program";

export interface Point {
  /** In stage units, y upwards. */
  readonly x: number;
  readonly y: number;
}

interface Placed extends Point {
  readonly costumes: readonly CostumeDeclaration[];
  readonly costume: number;
  /** Per cent. */
  readonly size: number;
  /** Degrees, 90 for a costume that is not turned. */
  readonly direction: number;
}

/** Whether the point is in the costume's box. Without a costume there is none. */
export function boxHolds(sprite: Placed, point: Point): boolean {
  const box = boxOf(sprite);
  if (box === null) return false;
  const { x, y } = turned({ x: point.x - sprite.x, y: point.y - sprite.y }, turnOf(sprite));
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
}

/** The top right corner of what the box takes up on the stage; the sprite's point without a costume. */
export function cornerBeside(sprite: Placed): Point {
  const box = boxOf(sprite);
  if (box === null) return { x: sprite.x, y: sprite.y };
  const corners = [box.left, box.right].flatMap((x) =>
    [box.top, box.bottom].map((y) => turned({ x, y }, -turnOf(sprite))),
  );
  return {
    x: sprite.x + Math.max(...corners.map(({ x }) => x)),
    y: sprite.y + Math.max(...corners.map(({ y }) => y)),
  };
}

/** The box around the sprite's point before it is turned. */
function boxOf({ costumes, costume, size }: Placed) {
  const picture = costumes[costume];
  if (picture === undefined) return null;
  const { width, height, centreX, centreY } = picture;
  const scale = size / 100;
  return {
    left: -centreX * scale,
    right: (width - centreX) * scale,
    top: centreY * scale,
    bottom: (centreY - height) * scale,
  };
}

/** By how many degrees the costume is turned clockwise. */
function turnOf({ direction }: Placed): number {
  return direction - 90;
}

/** Turned around the middle, anticlockwise for degrees above 0. */
function turned({ x, y }: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}
