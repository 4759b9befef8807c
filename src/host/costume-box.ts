// Where a target's costume is on the stage: the box around its picture, turned and scaled. For
// clicks and for bubbles; what of the box is transparent nobody here knows.
import type { CostumeDeclaration, RotationStyle } from "#program/program";

export interface Point {
  /** In stage units, y upwards. */
  readonly x: number;
  readonly y: number;
}

/** What of a sprite says where its costume is. */
export interface Placed extends Point {
  readonly costumes: readonly CostumeDeclaration[];
  readonly costume: number;
  /** Per cent. */
  readonly size: number;
  readonly direction: number;
  readonly rotationStyle: RotationStyle;
}

/** How a costume is drawn: turned clockwise by so many degrees, `mirror` -1 with left and right changed. */
export function turnOf({ direction, rotationStyle }: Pick<Placed, "direction" | "rotationStyle">): {
  readonly degrees: number;
  readonly mirror: 1 | -1;
} {
  if (rotationStyle === "all around") return { degrees: direction - 90, mirror: 1 };
  return { degrees: 0, mirror: rotationStyle === "left-right" && direction < 0 ? -1 : 1 };
}

/** Whether the point is in the costume's box. Without a costume there is none. */
export function boxHolds(sprite: Placed, point: Point): boolean {
  const box = boxOf(sprite);
  if (box === null) return false;
  const { degrees, mirror } = turnOf(sprite);
  const { x, y } = turned({ x: point.x - sprite.x, y: point.y - sprite.y }, degrees);
  return mirror * x >= box.left && mirror * x <= box.right && y >= box.bottom && y <= box.top;
}

/** The corners of the costume's box on the stage, going around it; none without a costume. */
export function cornersOf(sprite: Placed): readonly Point[] {
  const box = boxOf(sprite);
  if (box === null) return [];
  const { left, right, top, bottom } = box;
  const { degrees, mirror } = turnOf(sprite);
  const around = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  return around.map(([x, y]) => {
    const corner = turned({ x: mirror * x, y }, -degrees);
    return { x: sprite.x + corner.x, y: sprite.y + corner.y };
  });
}

/** The top right corner of what the box takes up on the stage; the sprite's point without a costume. */
export function cornerBeside(sprite: Placed): Point {
  const corners = cornersOf(sprite);
  if (corners.length === 0) return { x: sprite.x, y: sprite.y };
  return {
    x: Math.max(...corners.map(({ x }) => x)),
    y: Math.max(...corners.map(({ y }) => y)),
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

/** Turned around the middle, anticlockwise for degrees above 0. */
function turned({ x, y }: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}
