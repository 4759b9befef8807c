// With a sprite open, a workspace knows two kinds of names: the sprite's own and those of the stage,
// which are for all. Blockly's variables do not say which is which; this does, by id, also after an
// undo has brought a variable back. Knows nothing of how names are made.
import type * as Blockly from "blockly/core";

/** Ids of the names that belong to the sprite alone; no entry with the stage open. */
const ownIds = new WeakMap<Blockly.Workspace, Set<string>>();

/** From now on names are for all but these; null: there is only one kind. */
export function setOwnNames(workspace: Blockly.Workspace, ids: Iterable<string> | null): void {
  if (ids) ownIds.set(workspace, new Set(ids));
  else ownIds.delete(workspace);
}

/** Whether a new name can be for all or for this sprite only. */
export function hasOwnNames(workspace: Blockly.Workspace): boolean {
  return ownIds.has(workspace);
}

export function keepForSprite(workspace: Blockly.Workspace, id: string): void {
  ownIds.get(workspace)?.add(id);
}

/** Whether the name is the stage's, seen from a sprite. */
export function isForAll(workspace: Blockly.Workspace, id: string): boolean {
  return ownIds.get(workspace)?.has(id) === false;
}
