// `if on edge, bounce`: turns away from the edge that the box around the costume reaches, and moves back
// onto the stage.
import type { Sprite } from "./sprite.ts";
import { STAGE_HEIGHT, STAGE_WIDTH } from "./stage-picture.ts";
import { boundsOf } from "./touching.ts";

/** So much of a step at least leads away from the edge. */
const LEAST_AWAY = 0.2;

export function bounce(sprite: Sprite): void {
  const bounds = sprite.isStage ? null : boundsOf(sprite);
  if (bounds === null) return;
  const room = {
    left: bounds.left + STAGE_WIDTH / 2,
    top: STAGE_HEIGHT / 2 - bounds.top,
    right: STAGE_WIDTH / 2 - bounds.right,
    bottom: bounds.bottom + STAGE_HEIGHT / 2,
  };
  // Of several edges the first one counts.
  const edge = (["left", "top", "right", "bottom"] as const).find((one) => room[one] <= 0);
  if (edge === undefined) return;
  const angle = ((90 - sprite.direction) * Math.PI) / 180;
  // y downwards.
  let [x, y] = [Math.cos(angle), -Math.sin(angle)];
  if (edge === "left") x = away(x);
  else if (edge === "right") x = -away(x);
  else if (edge === "top") y = away(y);
  else y = -away(y);
  sprite.turnTo((Math.atan2(y, x) * 180) / Math.PI + 90);
  backOntoStage(sprite);
}

function away(part: number): number {
  return Math.max(LEAST_AWAY, Math.abs(part));
}

/** By the bounds it has now, being turned. */
function backOntoStage(sprite: Sprite): void {
  const bounds = boundsOf(sprite);
  if (bounds === null) return;
  // Nothing leads back from infinity.
  const inside = (from: number, to: number, half: number) =>
    Number.isFinite(from) ? (from < -half ? -half - from : 0) + (to > half ? half - to : 0) : 0;
  const dx = inside(bounds.left, bounds.right, STAGE_WIDTH / 2);
  const dy = inside(bounds.bottom, bounds.top, STAGE_HEIGHT / 2);
  sprite.moveTo(sprite.x + dx, sprite.y + dy);
}
