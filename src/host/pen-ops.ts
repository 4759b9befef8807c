// The operations of the Pen blocks. What they draw is recorded as commands for whoever draws it.
import type { Action, Actions } from "#runtime/ports";
import { changeHue, setHue, setShade } from "./old-pen.ts";
import type { Sprite } from "./sprite.ts";
import { spriteAction } from "./sprite-action.ts";
import type { Sprites } from "./sprites.ts";

export function createPenActions(sprites: Sprites): Actions {
  const parameter = (apply: (sprite: Sprite, name: string, value: number) => void): Action =>
    spriteAction(sprites, (sprite, a) => {
      const name = a.text(0);
      const value = a.number(1);
      return (t) => apply(sprite, name(t), value(t));
    });
  /** Of one number. */
  const numbered = (apply: (sprite: Sprite, value: number) => void): Action =>
    spriteAction(sprites, (sprite, a) => {
      const value = a.number(0);
      return (t) => apply(sprite, value(t));
    });
  const simply = (apply: (sprite: Sprite) => void): Action =>
    spriteAction(sprites, (sprite) => () => apply(sprite));
  return {
    pen_clear: simply(() => sprites.erase()),
    pen_stamp: simply((sprite) => sprite.stamp()),
    pen_penDown: simply((sprite) => sprite.penDown()),
    pen_penUp: simply((sprite) => {
      sprite.pen.isDown = false;
    }),
    pen_setPenColorToColor: spriteAction(sprites, (sprite, a) => {
      const colour = a.value(0);
      return (t) => sprite.pen.setColour(colour(t));
    }),
    pen_changePenColorParamBy: parameter(({ pen }, name, by) => pen.changeParameter(name, by)),
    pen_setPenColorParamTo: parameter(({ pen }, name, value) => pen.setParameter(name, value)),
    pen_changePenSizeBy: numbered(({ pen }, by) => pen.setSize(pen.size + by)),
    pen_setPenSizeTo: numbered(({ pen }, to) => pen.setSize(to)),
    pen_setPenHueToNumber: numbered(({ pen }, hue) => setHue(pen, hue)),
    pen_changePenHueBy: numbered(({ pen }, by) => changeHue(pen, by)),
    pen_setPenShadeToNumber: numbered(({ pen }, shade) => setShade(pen, shade)),
    pen_changePenShadeBy: numbered(({ pen }, by) => setShade(pen, pen.shade + by)),
  };
}
