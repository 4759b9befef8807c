// Undo and redo across the targets of one project: while another target's blocks are being loaded,
// the history is out of reach, since its steps would find only half of their blocks; then it goes on.
import type * as Blockly from "blockly/core";

export interface HeldHistory {
  /** Takes the history out of reach. Held already, it stays so. */
  hold(): void;
  /** Puts it back. */
  release(): void;
  /** Forgets it: another project comes. */
  drop(): void;
}

export function createHeldHistory(workspace: Blockly.Workspace): HeldHistory {
  let undo: Blockly.Events.Abstract[] = [];
  let redo: Blockly.Events.Abstract[] = [];
  let isHeld = false;

  function hold(): void {
    const recorded = workspace.getUndoStack().splice(0);
    const undone = workspace.getRedoStack().splice(0);
    // A step recorded while the history was held makes redo impossible, as any new step does.
    redo = isHeld && recorded.length > 0 ? [] : [...redo, ...undone];
    undo = [...undo, ...recorded];
    isHeld = true;
  }

  function letGo(): void {
    undo = [];
    redo = [];
    isHeld = false;
  }

  return {
    hold,
    release() {
      hold();
      workspace.getUndoStack().push(...undo);
      workspace.getRedoStack().push(...redo);
      letGo();
    },
    drop() {
      letGo();
      workspace.clearUndo();
    },
  };
}
