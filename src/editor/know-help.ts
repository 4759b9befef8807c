// Has the help on blocks loaded when it is about to be needed, and knows it from then on.
import { addMissing, hasText, text } from "#program/messages";
import { helpKey } from "./block-words.ts";

let loading: Promise<void> | null = null;

/** From its end on `helpOn` knows all blocks. Rejects when the texts cannot be had; then try again. */
export function loadHelp(): Promise<void> {
  loading ??= import("./block-help.ts").then(
    ({ blockHelp }) => addMissing(blockHelp),
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** What a block of this type does; "" as long as that is not known. */
export function helpOn(type: string): string {
  const key = helpKey(type);
  return hasText(key) ? text(key) : "";
}
