// Lists as they were before the last edits, to be brought back by a token. An old list shares
// its items with the list until one of them changes.
import type { SampleList } from "#data/sample-list";

export interface ListUndo {
  readonly undo: Map<number, SampleList>;
  undoTokens: number;
}

/** So many states are kept in any case; more as long as they have no more items than this in all. */
const UNDO_DEPTH = 20;
const UNDO_ITEMS = 2_000_000;

/** Remembers the list as it is now; the token brings it back, once. */
export function rememberList(desk: ListUndo, list: SampleList): number {
  desk.undoTokens += 1;
  desk.undo.set(desk.undoTokens, list.copy());
  let items = 0;
  for (const { length } of desk.undo.values()) items += length;
  for (const [token, { length }] of desk.undo) {
    if (desk.undo.size <= UNDO_DEPTH || items <= UNDO_ITEMS) break;
    desk.undo.delete(token);
    items -= length;
  }
  return desk.undoTokens;
}
