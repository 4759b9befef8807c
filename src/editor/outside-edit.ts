// An edit made outside the blocks, such as an import into a list, as an event of Blockly's: so that
// one Undo takes back what was done last, wherever it was done.
import * as Blockly from "blockly/core";
import { inOneStep } from "./names.ts";

export interface OutsideEdit {
  undo(): void;
  redo(): void;
}

class OutsideEditEvent extends Blockly.Events.Abstract {
  override readonly type = "outside_edit";
  override isBlank = false;
  readonly #edit: OutsideEdit;

  constructor(workspace: Blockly.Workspace, edit: OutsideEdit) {
    super();
    this.workspaceId = workspace.id;
    this.#edit = edit;
  }

  override isNull(): boolean {
    return false;
  }

  override run(forward: boolean): void {
    if (forward) this.#edit.redo();
    else this.#edit.undo();
  }
}

/** Puts the edit, already done, into the workspace's history. Tells whether it is still the newest. */
export function recordOutsideEdit(workspace: Blockly.Workspace, edit: OutsideEdit): () => boolean {
  const event = new OutsideEditEvent(workspace, edit);
  inOneStep(() => Blockly.Events.fire(event));
  return () => workspace.getUndoStack().at(-1) === event;
}
