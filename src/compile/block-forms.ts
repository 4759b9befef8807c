// All blocks -> what they look like from outside.
import type { BlockForms } from "#program/block-forms";
import type { BlockRegistry } from "./block-spec.ts";

export function formsOf(registry: BlockRegistry): BlockForms {
  return Object.fromEntries(
    [...registry].map(([type, { shape, slots = {} }]) => {
      const kinds = Object.entries(slots).map(([name, { kind }]) => [name, kind] as const);
      return [type, { shape, slots: Object.fromEntries(kinds) }];
    }),
  );
}
