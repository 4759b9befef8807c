// Draws only the blocks that changed. Blockly draws all blocks above a changed one again, though only
// those that surround it can look different; in a script of 1,200 blocks that takes seconds.
// Made for Blockly 13.3: tests/editor/long-scripts.test.ts says what is relied on.
import * as Blockly from "blockly/core";
import { withTextWidths } from "./text-widths.ts";

/** Asked to be drawn, and the blocks around them. */
const changed = new WeakSet<Blockly.BlockSvg>();

/** Changes Blockly's blocks, once for all workspaces. */
export function renderOnlyChanges(): void {
  const { queueRender, renderEfficiently } = Blockly.BlockSvg.prototype;

  Blockly.BlockSvg.prototype.queueRender = function () {
    let block: Blockly.BlockSvg | null = this;
    while (block) {
      changed.add(block);
      block = block.getSurroundParent();
    }
    return queueRender.call(this);
  };

  Blockly.BlockSvg.prototype.renderEfficiently = function () {
    if (changed.delete(this)) withTextWidths(this, () => renderEfficiently.call(this));
  };
}
