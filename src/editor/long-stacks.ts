// What picking up and putting down a script costs, in time that grows with its length. Blockly asks each
// block anew whether one around it is disabled, and whether it is the first of its script, by walking up
// all blocks above; in a script of 1,200 blocks that takes longer than drawing it. And it takes what
// is picked up out of the page and puts it in elsewhere, twice, each time giving the focus back.
// Made for Blockly 13.3: tests/editor/long-scripts.test.ts says what is relied on.
import * as Blockly from "blockly/core";
import { moveInto } from "./stack-groups.ts";

/** Changes Blockly's blocks, once for all workspaces. */
export function handleWholeStacks(): void {
  const { prototype } = Blockly.BlockSvg;

  // All blocks of a stack stand in the same blocks.
  prototype.updateDisabled = function () {
    const inherited = this.getInheritedDisabled();
    let block: Blockly.BlockSvg | null = this;
    while (block) {
      const next: Blockly.BlockSvg | null = block.getNextBlock();
      const isOff = inherited || !block.isEnabled();
      if (block["visuallyDisabled"] !== isOff) {
        block.applyColour();
        block["visuallyDisabled"] = isOff;
        for (const child of block.getChildren(false)) if (child !== next) child.updateDisabled();
        block["recomputeAriaContext"]();
      }
      block = next;
    }
  };

  // One class on the drawing that holds all others, instead of one on each; and only the first
  // block is read aloud otherwise than before.
  prototype.setDragging = function (isDragging) {
    const { draggingConnections } = Blockly.common;
    if (!isDragging) draggingConnections.length = 0;
    for (const block of this.getDescendants(false)) {
      block["dragging"] = isDragging;
      if (isDragging) draggingConnections.push(...block.getConnections_(true));
    }
    this.getSvgRoot().classList.toggle("blocklyDragging", isDragging);
    if (!isDragging) this["recomputeAriaContext"]();
  };
}

/** What is moved from one layer of the workspace to another keeps the focus. */
export function keepFocusAcrossLayers(workspace: Blockly.WorkspaceSvg): void {
  const layers = workspace.getInjectionDiv().querySelectorAll<SVGElement>(LAYERS);
  for (const layer of layers) layer.appendChild = (node) => moveInto(layer, node);
}

const LAYERS = ".blocklyBlockCanvas, .blocklyBlockDragSurface > g";
