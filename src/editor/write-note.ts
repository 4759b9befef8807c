// The words that the page itself writes on a block, such as a layer's shape. Knows nothing of what
// they say.
import type * as Blockly from "blockly/core";

/** Writes a note into its field. A row that holds nothing else is there only while there is one. */
export function writeNote(field: Blockly.Field, words: string): void {
  if (field.getValue() !== words) field.setValue(words, false);
  const row = field.getParentInput();
  if (row?.fieldRow.length !== 1) return;
  row.setVisible(words !== "" && field.getSourceBlock()?.isCollapsed() !== true);
}
