// What stands in a hole until a block is dropped over it: the white number or text that can be typed
// into, a menu, a colour. Pure: knows no Blockly.
import type { BlockRegistry, Slot } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { slotsOf } from "./block-words.ts";
import { COLOUR_SHADOW, menuShadow, NUMBER_SHADOW, TEXT_SHADOW } from "./saved-words.ts";

/** The types of all blocks that can stand in a hole like that. */
export function holeContents(registry: BlockRegistry): ReadonlySet<string> {
  const types = new Set([NUMBER_SHADOW, TEXT_SHADOW, COLOUR_SHADOW]);
  for (const { type, slots } of registry.values()) {
    for (const [name, slot] of slotsOf(slots)) {
      if (slot.kind === "menu") types.add(menuShadow(type, name));
    }
  }
  return types;
}

export function holdsShadow(slot: Slot): boolean {
  return ["number", "text", "menu", "colour"].includes(slot.kind);
}

/** What stands in an untouched hole of a block of this type. Blockly gives it an id. */
export function defaultShadow(type: string, name: string, slot: Slot): BlockState | null {
  switch (slot.kind) {
    case "number":
      return hole(NUMBER_SHADOW, { NUM: slot.default });
    case "text":
      return hole(TEXT_SHADOW, { TEXT: slot.default });
    case "colour":
      return hole(COLOUR_SHADOW, { COLOUR: slot.default });
    case "menu":
      return hole(menuShadow(type, name), firstOption(slot));
    default:
      return null;
  }
}

/** A menu of what the project has chooses its first by itself. */
function firstOption(slot: Extract<Slot, { kind: "menu" }>): Record<string, unknown> {
  const [first] = slot.options;
  return slot.of === undefined && first ? { VALUE: first.value } : {};
}

function hole(type: string, fields: Record<string, unknown>): BlockState {
  return { type, id: "", fields };
}
