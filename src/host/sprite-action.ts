// An operation that changes the script's own target: it counts as visible when it changed what the
// stage shows, so that a hidden sprite with its pen up costs a paced run nothing.
import type { Action, Arguments } from "#runtime/ports";
import type { Thread } from "#runtime/thread";
import type { Sprite } from "./sprite.ts";
import type { Sprites } from "./sprites.ts";

export function spriteAction(
  sprites: Sprites,
  link: (sprite: Sprite, a: Arguments) => (thread: Thread) => void,
): Action {
  return {
    isQuick: true,
    link: (a) => {
      const change = link(sprites.sprite(a.target), a);
      return (t) => {
        const { version } = sprites;
        change(t);
        if (sprites.version !== version) t.scheduler.noteVisible();
      };
    },
  };
}
