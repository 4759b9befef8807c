// Making clones, and the counter that old projects of Scratch have.
import type { Actions, Reporters } from "#runtime/ports";
import type { Clones } from "./clones.ts";
import { spriteAction } from "./sprite-action.ts";
import type { Sprites } from "./sprites.ts";

const MYSELF = "_myself_";

export function createControlOps(
  sprites: Sprites,
  clones: Clones,
): { readonly actions: Actions; readonly reporters: Reporters } {
  let counter = 0;
  return {
    actions: {
      control_create_clone_of: spriteAction(sprites, (sprite, a) => {
        const name = a.text(0);
        return (t) => {
          const wanted = name(t);
          const like = wanted === MYSELF ? sprite : sprites.named(wanted);
          const clone =
            like === undefined ? null : clones.create(like, (one) => t.scheduler.hasTarget(one));
          if (clone === null) return;
          t.scheduler.arrange();
          t.scheduler.start("clone", "", clone.name);
        };
      }),
      control_incr_counter: {
        link: () => () => {
          counter += 1;
        },
      },
      control_clear_counter: {
        link: () => () => {
          counter = 0;
        },
      },
    },
    reporters: { control_get_counter: { returns: "number", link: () => () => counter } },
  };
}
