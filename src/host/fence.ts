// Keeps sprites within reach, as Scratch's fence does: of a costume's box 15 units stay on the stage, of a
// smaller one half. A sprite that is stopped stands at a whole number.
import type { Placed, Point } from "./costume-box.ts";
import { STAGE_HEIGHT, STAGE_WIDTH } from "./stage-picture.ts";
import { boundsOf } from "./touching.ts";

/** What stays on the stage of a large costume, in stage units. */
const KEPT = 15;
/** Wherever a sprite's point is nearer to the middle, enough of its costume is on the stage. */
const FREE_X = STAGE_WIDTH / 2 - KEPT;
const FREE_Y = STAGE_HEIGHT / 2 - KEPT;

/** Whether it may surely go there: told without a look at its box, since a pen goes to 784 places a digit. */
export function isWithinFence(sprite: Placed, x: number, y: number): boolean {
  return Math.abs(x) <= FREE_X && Math.abs(y) <= FREE_Y && holdsItsPoint(sprite);
}

/** Where the sprite comes to when it is sent to that place. */
export function fenced(sprite: Placed, to: Point): Point {
  const box = boundsOf({
    ...{ x: 0, y: 0, costumes: sprite.costumes, costume: sprite.costume },
    ...{ size: sprite.size, direction: sprite.direction, rotationStyle: sprite.rotationStyle },
  });
  if (box === null) return to;
  const { left, right, top, bottom } = box;
  const kept = Math.min(KEPT, Math.floor(Math.min(right - left, top - bottom) / 2));
  return {
    x: within(to.x, STAGE_WIDTH / 2 - kept, [left, right]),
    y: within(to.y, STAGE_HEIGHT / 2 - kept, [bottom, top]),
  };
}

/** So that the costume's far end is not beyond the fence on this side or that. */
function within(place: number, fence: number, [low, high]: readonly [number, number]): number {
  if (place + high < -fence) return Math.ceil(-fence - high);
  if (place + low > fence) return Math.floor(fence - low);
  return place;
}

/** Whether the point by which the costume is placed and turned lies in it. */
function holdsItsPoint({ costumes, costume }: Placed): boolean {
  const picture = costumes[costume];
  if (picture === undefined) return true;
  const { centreX, centreY, width, height } = picture;
  return centreX >= 0 && centreX <= width && centreY >= 0 && centreY <= height;
}
