// The counter that old projects of Scratch have.
import type { Actions, Reporters } from "#runtime/ports";

export function createControlOps(): { readonly actions: Actions; readonly reporters: Reporters } {
  let counter = 0;
  return {
    actions: {
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
