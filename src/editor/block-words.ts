// The words on the blocks: which keys they have in the message catalogue, and how a sentence with
// `{SLOT}` in it is cut into rows of words and slots. Knows no Blockly.
import type { BlockSpec, Category, Slot } from "#compile/block-spec";
import { addMessages, hasText } from "#program/messages";

/** One piece of a row: words to show, or the slot of that name. */
export type Piece = { readonly words: string } | { readonly slot: string };

export function wordsKey(type: string): string {
  return `block.${type}`;
}

export function helpKey(type: string): string {
  return `block.${type}.help`;
}

export function optionKey(type: string, slot: string, value: string): string {
  return `block.${type}.${slot}.${value}`;
}

export function categoryKey(id: string): string {
  return `category.${id}`;
}

/** Puts the blocks' own English words into the catalogue, where no translation stands already. */
export function addBlockWords(categories: readonly Category[]): void {
  const words: Record<string, string> = {};
  const add = (key: string, value: string) => {
    if (!hasText(key)) words[key] = value;
  };
  for (const category of categories) {
    add(categoryKey(category.id), category.name);
    for (const block of category.blocks) {
      add(wordsKey(block.type), block.text);
      for (const [name, slot] of slotsOf(block.slots)) {
        if (slot.kind !== "choice" && slot.kind !== "menu") continue;
        for (const option of slot.options)
          add(optionKey(block.type, name, option.value), option.text);
      }
    }
  }
  addMessages(words);
}

export function slotsOf(slots: Readonly<Record<string, Slot>> | undefined): [string, Slot][] {
  return Object.entries(slots ?? {});
}

/** Whether the block is nothing but that name: a variable's or list's own reporter. */
export function isOwnReporter(spec: BlockSpec, slot: string): boolean {
  return spec.shape === "reporter" && spec.text.trim() === `{${slot}}`;
}

/** The kind and slot of a variable's or list's own reporter; null for every other block. */
export function ownReporterOf(
  spec: BlockSpec,
): { readonly kind: "variable" | "list"; readonly slot: string } | null {
  for (const [name, slot] of slotsOf(spec.slots)) {
    if ((slot.kind === "variable" || slot.kind === "list") && isOwnReporter(spec, name)) {
      return { kind: slot.kind, slot: name };
    }
  }
  return null;
}

/** Cuts "if {CONDITION} then\n{SUBSTACK}" into rows of pieces. */
export function cutWords(sentence: string): readonly (readonly Piece[])[] {
  return sentence.split("\n").map(cutRow);
}

function cutRow(row: string): readonly Piece[] {
  return row
    .split(/(\{\w+\})/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const slot = /^\{(\w+)\}$/.exec(part)?.[1];
      return slot === undefined ? { words: part } : { slot };
    });
}
