// In large projects, scripts far outside the view are not drawn: the browser's work for a frame then
// no longer grows with the project. They are drawn again a screen before they come into view, and
// always while the keyboard is in use, since what is hidden can't have the focus (see editor.css).
import * as Blockly from "blockly/core";

const FAR = "far-stack";
/** Holes count as blocks. Below this, nothing is hidden: it also hides from the browser's own search. */
const LARGE = 600;

export interface FarStacks {
  /** After scrolling, zooming and changes; cheap enough for every frame. */
  update(): void;
}

export function createFarStacks(workspace: Blockly.WorkspaceSvg): FarStacks {
  let hidden = new Set<Element>();
  const blocks = workspace.getCanvas().getElementsByClassName("blocklyBlock");

  function update(): void {
    const far = blocks.length > LARGE ? farRoots(workspace) : new Set<Element>();
    for (const root of far) root.classList.add(FAR);
    // Also those that were far away and now hang below another block.
    for (const root of hidden) if (!far.has(root)) root.classList.remove(FAR);
    hidden = far;
  }

  return { update };
}

function farRoots(workspace: Blockly.WorkspaceSvg): Set<Element> {
  const { left, top, width, height } = workspace.getMetricsManager().getViewMetrics(true);
  const near = new Blockly.utils.Rect(
    top - height,
    top + 2 * height,
    left - width,
    left + 2 * width,
  );
  const roots = new Set<Element>();
  for (const block of workspace.getTopBlocks(false)) {
    if (!near.intersects(block.getBoundingRectangle())) roots.add(block.getSvgRoot());
  }
  return roots;
}
