// Collapsed blocks keep out of sight what is not on their one line: a row that only shows a note comes
// and goes by itself, and Blockly shows every row of a block that is opened again.
import * as Blockly from "blockly/core";
import { writeNote } from "./write-note.ts";

export function listenForCollapse(workspace: Blockly.WorkspaceSvg): void {
  workspace.addChangeListener((event) => {
    if (!(event instanceof Blockly.Events.BlockChange) || event.element !== "collapsed") return;
    if (event.newValue === true) return;
    const block = event.blockId ? workspace.getBlockById(event.blockId) : null;
    for (const field of block?.getFields() ?? []) {
      if (field instanceof Blockly.FieldLabel) writeNote(field, String(field.getValue()));
    }
  });
}
