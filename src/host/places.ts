// Where the menus of places lead: to a sprite, the mouse, or anywhere on the stage.
import type { Arguments } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Point } from "./costume-box.ts";
import type { Senses } from "./senses.ts";
import type { Sprites } from "./sprites.ts";
import { STAGE_HEIGHT, STAGE_WIDTH } from "./stage-picture.ts";

export const MOUSE = "_mouse_";
export const RANDOM = "_random_";

/** In stage units; null where there is nothing of that name. */
export type PlaceOf = (thread: Thread) => Point | null;

export interface Around {
  readonly sprites: Sprites;
  readonly senses: Senses;
}

/** The place that the argument names. */
export function linkPlace(a: Arguments, index: number, around: Around): PlaceOf {
  const name = a.text(index);
  return (t) => placeOf(name(t), around, a.random);
}

/** Of a sprite by its name, of the mouse, or a random one, drawn anew each time. */
export function placeOf(
  name: string,
  { sprites, senses }: Around,
  random: () => number,
): Point | null {
  if (name === MOUSE) return { x: senses.mouseX, y: senses.mouseY };
  if (name !== RANDOM) {
    const sprite = sprites.named(name);
    // Where it is now: it may move on.
    return sprite === undefined ? null : { x: sprite.x, y: sprite.y };
  }
  const anywhere = (length: number) => Math.round(length * (random() - 0.5));
  const x = anywhere(STAGE_WIDTH);
  return { x, y: anywhere(STAGE_HEIGHT) };
}
