// What each block does, in English, by its key in the catalogue. The texts stand beside the blocks; in
// the built page they are here alone (scripts/block-help.mjs). Loaded by know-help.ts.
import { categories } from "#blocks/index";
import type { Catalogue } from "#program/messages";
import { helpKey } from "./block-words.ts";

export const blockHelp: Catalogue = Object.fromEntries(
  categories.flatMap(({ blocks }) => blocks.map(({ type, help }) => [helpKey(type), help])),
);
