// How and where a target is drawn on a canvas.
import { turnOf } from "#host/costume-box";
import { type SpriteView, STAGE_HEIGHT, STAGE_WIDTH } from "#host/stage-picture";
import type { Stamp } from "./pen-layer.ts";

/** In stage units, of which 0, 0 is the middle of the stage. */
export const HALF_WIDTH = STAGE_WIDTH / 2;
export const HALF_HEIGHT = STAGE_HEIGHT / 2;

/** Which part of the stage a canvas shows: where its top left corner is, and its pixels a stage unit. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** How a target's costume is drawn. */
export type Look = Omit<Stamp, "target">;

/** As it is now; a backdrop always fills the stage. */
export function lookOf(target: SpriteView): Look {
  const { costume, effects, isStage, x, y, size } = target;
  if (isStage) return { costume, effects, x: 0, y: 0, size: 100, degrees: 0, mirror: 1 };
  return { costume, effects, x, y, size, ...turnOf(target) };
}
