// Bringing a block before all others when it is picked. Blockly moves every other block behind it,
// so that the picked one keeps the focus; in a project of 1,200 blocks that takes a third of a second.
// Where the browser can move one element without disturbing it, that one is moved. Blocks that hang
// below another one keep their place, which is also the order in which they are read aloud.
import * as Blockly from "blockly/core";
import { BELOW } from "./stack-groups.ts";

/** Changes Blockly's blocks, once for all workspaces. */
export function moveOnlyThePickedBlock(): void {
  if (!("moveBefore" in Element.prototype)) return;
  // The focus stays where it is, so there is none to give back.
  Blockly.BlockSvg.prototype.bringToFront = function (blockOnly) {
    this.moveSvgRootToFront(blockOnly);
  };
  Blockly.BlockSvg.prototype.moveSvgRootToFront = function (blockOnly = false) {
    requestAnimationFrame(() => {
      if (this.isDragging()) return;
      let block: Blockly.BlockSvg | null = this;
      while (block && !block.isDeadOrDying()) {
        const root = block.getSvgRoot();
        const { parentElement } = root;
        const isLast = parentElement?.lastChild === root;
        if (parentElement && !isLast && !root.classList.contains(BELOW)) {
          parentElement.moveBefore(root, null);
        }
        block = blockOnly ? null : block.getParent();
      }
    });
  };
}
