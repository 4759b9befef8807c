// What a block says in words: its labels, numbers, menus and names, and what stands in its holes; and
// the same for what search looks through, its comment included. Knows nothing of how it is drawn.
import * as Blockly from "blockly/core";

/** The words on the block itself, without the blocks inside and below it. */
export function wordsOfBlock(block: Blockly.Block): string {
  return block.inputList
    .filter((input) => input.name !== Blockly.COLLAPSED_INPUT_NAME)
    .flatMap((input) => {
      const hole = input.connection?.targetBlock();
      const inHole = hole?.isShadow() ? wordsOfBlock(hole) : "";
      return [...input.fieldRow.map((field) => field.getText()), inHole];
    })
    .filter((words) => words.trim() !== "")
    .join(" ");
}

/** Its words and its comment. */
export function searchedWords(block: Blockly.Block): string {
  return `${wordsOfBlock(block)} ${block.getCommentText() ?? ""}`;
}
