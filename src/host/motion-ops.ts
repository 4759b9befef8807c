// The operations of the Motion blocks: they move the script's own target.
import type { Action, Actions, Arguments, Reporter, Reporters } from "#runtime/ports";
import type { Sprite } from "./sprite.ts";
import { spriteAction } from "./sprite-action.ts";
import type { Sprites } from "./sprites.ts";

export function createMotionActions(sprites: Sprites): Actions {
  /** Of one number. */
  const move = (apply: (sprite: Sprite, by: number) => void): Action =>
    spriteAction(sprites, (sprite, a) => {
      const by = a.number(0);
      return (t) => apply(sprite, by(t));
    });
  return {
    motion_movesteps: move((sprite, steps) => sprite.move(steps)),
    motion_turnright: move((sprite, degrees) => sprite.turnTo(sprite.direction + degrees)),
    motion_turnleft: move((sprite, degrees) => sprite.turnTo(sprite.direction - degrees)),
    motion_pointindirection: move((sprite, degrees) => sprite.turnTo(degrees)),
    motion_gotoxy: spriteAction(sprites, (sprite, a) => {
      const x = a.number(0);
      const y = a.number(1);
      return (t) => sprite.moveTo(x(t), y(t));
    }),
    motion_changexby: move((sprite, by) => sprite.moveTo(sprite.x + by, sprite.y)),
    motion_setx: move((sprite, x) => sprite.moveTo(x, sprite.y)),
    motion_changeyby: move((sprite, by) => sprite.moveTo(sprite.x, sprite.y + by)),
    motion_sety: move((sprite, y) => sprite.moveTo(sprite.x, y)),
  };
}

export function createMotionReporters(sprites: Sprites): Reporters {
  const read = (value: (sprite: Sprite) => number): Reporter => ({
    returns: "number",
    link: (a: Arguments) => {
      const sprite = sprites.sprite(a.target);
      return () => value(sprite);
    },
  });
  return {
    motion_xposition: read(({ x }) => withoutDust(x)),
    motion_yposition: read(({ y }) => withoutDust(y)),
    motion_direction: read(({ direction }) => direction),
  };
}

/** A place that is all but a whole number is that number, as in Scratch. */
function withoutDust(place: number): number {
  const whole = Math.round(place);
  return Math.abs(place - whole) < 1e-9 ? whole : place;
}
