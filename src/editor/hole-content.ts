// What stands in a hole until a block is dropped over it: the white number or text that can be typed
// into. Pure: knows no Blockly.
import type { Slot } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { NUMBER_SHADOW, TEXT_SHADOW } from "./saved-words.ts";

export function isHoleContent(type: string): boolean {
  return type === NUMBER_SHADOW || type === TEXT_SHADOW;
}

export function holdsShadow(slot: Slot): boolean {
  return slot.kind === "number" || slot.kind === "text";
}

/** What stands in an untouched hole. Blockly gives it an id. */
export function defaultShadow(slot: Slot): BlockState | null {
  if (slot.kind === "number") return hole(NUMBER_SHADOW, { NUM: slot.default });
  if (slot.kind === "text") return hole(TEXT_SHADOW, { TEXT: slot.default });
  return null;
}

function hole(type: string, fields: Record<string, unknown>): BlockState {
  return { type, id: "", fields };
}
