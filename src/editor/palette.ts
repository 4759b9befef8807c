// What the palette offers, category by category: every block with its holes filled; for variables
// and lists the button that makes one and a reporter with its tick box for each; for My Blocks the
// button and each block with the reporters of its inputs.
// Pure: knows no Blockly, only the form in which its palettes are described.
import type { BlockRegistry, BlockSpec, Category, Slot } from "#compile/block-spec";
import { text } from "#program/messages";
import { ownReporterOf, slotsOf } from "./block-words.ts";
import { defaultShadow } from "./hole-content.ts";
import { CHECKBOX_KIND } from "./monitor-checkbox.ts";
import { callSlots, inputsOf, isArgument, type Procedure } from "./procedure-state.ts";
import { ARGUMENT, NAME_TYPES } from "./saved-words.ts";

/** Fills every sample hole of the palette: `sample (1) of [list]`. */
const SAMPLE_BLOCK = "data_sample";

export interface PaletteNames {
  readonly variables: readonly PaletteName[];
  readonly lists: readonly PaletteName[];
  readonly messages: readonly PaletteName[];
  readonly procedures: readonly Procedure[];
}

export interface PaletteName {
  readonly id: string;
  readonly name: string;
  readonly ticked: boolean;
}

/** One entry in Blockly's words: a block state, a button or a tick box. */
export type PaletteEntry = { readonly kind: string } & Readonly<Record<string, unknown>>;

export const MAKE_CALLBACKS = {
  variables: "MAKE_VARIABLE",
  lists: "MAKE_LIST",
  blocks: "MAKE_BLOCK",
} as const;

/** The entries of one category; `specs` are all blocks there are, by type. */
export function makePalette(
  category: Category,
  names: PaletteNames,
  specs: BlockRegistry,
): PaletteEntry[] {
  return [...makeButton(category), ...category.blocks.flatMap(entriesFor)];

  function entriesFor(spec: BlockSpec): PaletteEntry[] {
    if (spec.hidden) return [];
    const own = ownReporterOf(spec);
    if (own) {
      const all = own.kind === "list" ? names.lists : names.variables;
      return all.flatMap(({ id, name, ticked }, index) => [
        { kind: CHECKBOX_KIND, id, name, ticked },
        {
          kind: "block",
          type: spec.type,
          fields: { [own.slot]: { id, name, type: NAME_TYPES[own.kind] } },
          gap: index === all.length - 1 ? 24 : 12,
        },
      ]);
    }
    if (spec.shape === "own") return names.procedures.flatMap((one) => ownBlock(spec.type, one));
    if (spec.shape === "definition" || isArgument(spec.type)) return [];
    // As in Scratch: nothing to do with variables before there is one.
    if (category.makes && names[category.makes].length === 0) return [];
    return [{ kind: "block", ...blockFor(spec) }];
  }

  function blockFor(spec: BlockSpec): Record<string, unknown> & { type: string } {
    const fields: Record<string, unknown> = {};
    const inputs: Record<string, unknown> = {};
    for (const [name, slot] of slotsOf(spec.slots)) {
      const shadow = emptyHole(spec.type, name, slot);
      const sample = slot.kind === "sample" ? specs.get(SAMPLE_BLOCK) : undefined;
      const chosen = firstName(slot);
      if (shadow) inputs[name] = shadow;
      if (sample) inputs[name] = { block: blockFor(sample) };
      if (chosen) fields[name] = chosen;
    }
    return { type: spec.type, fields, inputs };
  }

  function firstName(slot: Slot): { id: string; name: string; type: string } | null {
    if (slot.kind !== "variable" && slot.kind !== "list" && slot.kind !== "message") return null;
    const first = names[`${slot.kind}s`][0];
    return first ? { id: first.id, name: first.name, type: NAME_TYPES[slot.kind] } : null;
  }
}

/**
 * A call, and below it the reporters of its inputs: the keyboard can't drag them out of the
 * definition's head.
 */
function ownBlock(type: string, procedure: Procedure): PaletteEntry[] {
  const inputs: Record<string, unknown> = {};
  for (const [name, slot] of callSlots(procedure)) {
    const shadow = emptyHole(type, name, slot);
    if (shadow) inputs[name] = shadow;
  }
  const entries = [
    { kind: "block", type, extraState: { procedure }, inputs },
    ...inputsOf(procedure).map(({ kind, name }) => ({
      kind: "block",
      type: ARGUMENT[kind],
      fields: { VALUE: name },
    })),
  ];
  return entries.map((entry, index) => ({ ...entry, gap: index < entries.length - 1 ? 12 : 32 }));
}

function emptyHole(type: string, name: string, slot: Slot) {
  const shadow = defaultShadow(type, name, slot);
  return shadow && { shadow: { type: shadow.type, fields: shadow.fields } };
}

function makeButton({ makes, blocks }: Category): PaletteEntry[] {
  const what = makes ?? (blocks.some(({ shape }) => shape === "own") ? "blocks" : null);
  if (!what) return [];
  return [{ kind: "button", text: text(`editor.make.${what}`), callbackkey: MAKE_CALLBACKS[what] }];
}
