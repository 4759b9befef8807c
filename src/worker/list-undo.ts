// Lists as they were before the user's last edits, to be brought back by a token. An old list shares
// its items with the list until one of them changes.
import type { SampleList } from "#data/sample-list";

export interface ListUndo {
  readonly undo: Map<number, SampleList>;
  undoTokens: number;
}

const UNDO_DEPTH = 20;

/** Remembers the list as it is now; the token brings it back. */
export function rememberList(desk: ListUndo, list: SampleList): number {
  desk.undoTokens += 1;
  desk.undo.set(desk.undoTokens, list.copy());
  desk.undo.delete(desk.undoTokens - UNDO_DEPTH);
  return desk.undoTokens;
}
