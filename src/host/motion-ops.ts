// The operations of the Motion blocks: they move the script's own target.
import { toNumber } from "#runtime/cast";
import type {
  Action,
  Actions,
  Arguments,
  Reporter,
  Reporters,
  WaitingAction,
} from "#runtime/ports";
import { bounce } from "./bounce.ts";
import { type Around, linkPlace, type PlaceOf, placeOf, RANDOM } from "./places.ts";
import type { Sprite } from "./sprite.ts";
import { spriteAction } from "./sprite-action.ts";
import type { Sprites } from "./sprites.ts";

/** So often at least a gliding sprite moves on. */
const FRAME_MS = 1000 / 30;
const rotationStyles = ["all around", "left-right", "don't rotate"] as const;

export function createMotionActions(around: Around, now: () => number): Actions {
  const { sprites } = around;
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
    motion_goto: spriteAction(sprites, (sprite, a) => {
      const place = linkPlace(a, 0, around);
      return (t) => {
        const to = place(t);
        if (to !== null) sprite.moveTo(to.x, to.y);
      };
    }),
    motion_glidesecstoxy: glide((a) => {
      const x = a.number(1);
      const y = a.number(2);
      return (t) => ({ x: x(t), y: y(t) });
    }),
    motion_glideto: glide((a) => {
      const place = linkPlace(a, 1, around);
      return (t) => {
        const to = place(t);
        // A sprite that is nowhere is glided to as to 0, as in Scratch.
        return to === null ? null : { x: toNumber(to.x), y: toNumber(to.y) };
      };
    }),
    motion_pointtowards: spriteAction(sprites, (sprite, a) => {
      const name = a.text(0);
      return (t) => {
        const wanted = name(t);
        if (wanted === RANDOM) return sprite.turnTo(Math.round(a.random() * 360) - 180);
        const to = placeOf(wanted, around, a.random);
        if (to === null) return;
        const angle = Math.atan2(to.y - sprite.y, to.x - sprite.x);
        sprite.turnTo(90 - (angle * 180) / Math.PI);
      };
    }),
    motion_ifonedgebounce: spriteAction(sprites, (sprite) => () => bounce(sprite)),
    motion_setrotationstyle: spriteAction(sprites, (sprite, a) => {
      const style = rotationStyles.find((one) => one === a.literal(0)) ?? "all around";
      return () => sprite.setRotationStyle(style);
    }),
    motion_changexby: move((sprite, by) => sprite.moveTo(sprite.x + by, sprite.y)),
    motion_setx: move((sprite, x) => sprite.moveTo(x, sprite.y)),
    motion_changeyby: move((sprite, by) => sprite.moveTo(sprite.x, sprite.y + by)),
    motion_sety: move((sprite, y) => sprite.moveTo(sprite.x, y)),
  };

  /** Argument 0 says how many seconds. Where it leads is worked out anew in each round, as in Scratch. */
  function glide(link: (a: Arguments) => PlaceOf): WaitingAction {
    return {
      wait: (a) => {
        const sprite = sprites.sprite(a.target);
        const seconds = a.number(0);
        const place = link(a);
        return (t) => {
          const end = place(t);
          const length = seconds(t) * 1000;
          const { x, y } = sprite;
          const begin = now();
          const moveTo = (share: number) => {
            const { version } = sprites;
            if (end === null) return;
            if (share < 1) sprite.moveTo(x + share * (end.x - x), y + share * (end.y - y));
            else sprite.moveTo(end.x, end.y);
            if (sprites.version !== version) t.scheduler.noteVisible();
          };
          if (end === null || length <= 0) {
            moveTo(1);
            return null;
          }
          return {
            done: () => {
              if (place(t) === null) return true;
              const share = (now() - begin) / length;
              moveTo(share);
              return share >= 1;
            },
            code: "run.waitsTime",
            get until() {
              return Math.min(now() + FRAME_MS, begin + length);
            },
          };
        };
      },
    };
  }
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
