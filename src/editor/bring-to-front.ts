// Bringing a block before all others when it is picked. Blockly moves every other block behind it,
// so that the picked one keeps the focus; in a project of 1,200 blocks that takes a third of a second.
// Where the browser can move one element without disturbing it, that one is moved.
import * as Blockly from "blockly/core";

/** Changes Blockly's blocks, once for all workspaces. */
export function moveOnlyThePickedBlock(): void {
  if (!("moveBefore" in Element.prototype)) return;
  Blockly.BlockSvg.prototype.bringToFront = function (blockOnly = false) {
    requestAnimationFrame(() => {
      if (this.isDragging()) return;
      let block: Blockly.BlockSvg | null = this;
      while (block && !block.isDeadOrDying()) {
        const root = block.getSvgRoot();
        const { parentElement } = root;
        if (parentElement && parentElement.lastChild !== root) parentElement.moveBefore(root, null);
        block = blockOnly ? null : block.getParent();
      }
    });
  };
}
