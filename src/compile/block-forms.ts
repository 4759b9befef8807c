// All blocks -> what they look like from outside.
import type { BlockForms } from "#program/block-forms";
import { hasText, text } from "#program/messages";
import type { BlockRegistry } from "./block-spec.ts";

export function formsOf(registry: BlockRegistry): BlockForms {
  return Object.fromEntries(
    [...registry].map(([type, { shape, slots = {}, text: english }]) => {
      const kinds = Object.entries(slots).map(([name, { kind }]) => [name, kind] as const);
      const words = hasText(`block.${type}`) ? text(`block.${type}`) : english;
      return [type, { shape, slots: Object.fromEntries(kinds), words }];
    }),
  );
}
