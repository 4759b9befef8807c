// In large projects, blocks far outside the view are taken out of the page: the browser's work for a
// frame then no longer grows with the project, nor with the length of a script. (Hiding is not enough:
// browsers lay out what is in a hidden group of SVG all the same.) They are put back a screen before
// they come into view. While one moves about with the keyboard, everything is put back, a screen more in
// each frame, so that a screen reader finds all of it.
import * as Blockly from "blockly/core";
import { places } from "./stack-groups.ts";

/** On a far block in whose drawing near blocks stand: all else in it is hidden. */
const FAR_ALONE = "far-block";
/** Holes count as blocks. Below this, nothing is taken out: the browser's own search finds everything. */
const LARGE = 600;

/** Typing into a block, Ctrl+wheel or Delete after a click are no moving about. */
const MOVES = /^(Tab|Arrow|Home|End|Page)/;

export interface FarStacks {
  /** After scrolling, zooming and changes; cheap enough for every frame. */
  update(): void;
}

interface Far {
  /** Drawings to take out, with all that stands in them, and whose they are. */
  readonly out: Map<SVGElement, Blockly.BlockSvg>;
  readonly alone: Set<SVGElement>;
}

const nothing: Far = { out: new Map(), alone: new Set() };

export function createFarStacks(workspace: Blockly.WorkspaceSvg): FarStacks {
  let before = nothing;
  /** Screens that are drawn on each side of the view. */
  let reach = 1;
  let frame = 0;
  let isMoving = false;
  document.addEventListener("keydown", ({ key }) => (isMoving ||= MOVES.test(key)), true);
  document.addEventListener("pointerdown", () => (isMoving = false), true);

  function update(): void {
    if (!workspace.rendered) return;
    cancelAnimationFrame(frame);
    const far: Far = { out: new Map(), alone: new Set() };
    if (workspace.getAllBlocks(false).length > LARGE) {
      const near = nearView(workspace, reach);
      for (const block of workspace.getTopBlocks(false)) findFar(block, near, far);
    }
    // Also those that were far away and now hang below another block.
    for (const [root, block] of before.out) {
      if (block.isDisposed()) forget(root);
      else if (!far.out.has(root)) putBack(root);
    }
    for (const root of before.alone) if (!far.alone.has(root)) root.classList.remove(FAR_ALONE);
    for (const root of far.out.keys()) takeOut(root);
    for (const root of far.alone) root.classList.add(FAR_ALONE);
    before = far;
    const isKeyboard = isMoving && Blockly.keyboardNavigationController.getIsActive();
    if (isKeyboard && far.out.size + far.alone.size > 0) reach += 1;
    else if (!isKeyboard && reach > 1) reach -= 1;
    else return;
    frame = requestAnimationFrame(update);
  }

  return { update };
}

/** Changes Blockly, once for all workspaces: what gets the focus is in the page, or it could not have it. */
export function drawWhatGetsFocus(): void {
  for (const { prototype } of [Blockly.BlockSvg, Blockly.Field, Blockly.RenderedConnection]) {
    const { onNodeFocus } = prototype;
    prototype.onNodeFocus = function (this: Blockly.IFocusableNode) {
      let element: Element | null = this.getFocusableElement();
      while (element) {
        element.classList.remove(FAR_ALONE);
        if (!element.parentElement) putBack(element);
        element = element.parentElement;
      }
      onNodeFocus.call(this as never);
    };
  }
}

function takeOut(root: SVGElement): void {
  if (!root.parentNode || root.contains(document.activeElement)) return;
  const place = document.createComment("");
  places.get(root)?.remove();
  places.set(root, place);
  root.replaceWith(place);
}

function putBack(root: Element): void {
  const place = places.get(root);
  if (!place) return;
  places.delete(root);
  // Blockly may have found another place for it.
  if (root.parentNode) place.remove();
  else place.replaceWith(root);
}

/** Its block is gone: nothing comes back. */
function forget(root: Element): void {
  places.get(root)?.remove();
  places.delete(root);
}

/** What is in view and so many screens around it, in workspace units. */
function nearView(workspace: Blockly.WorkspaceSvg, reach: number): Blockly.utils.Rect {
  const { left, top, width, height } = workspace.getMetricsManager().getViewMetrics(true);
  const [across, up] = [reach * width, reach * height];
  return new Blockly.utils.Rect(top - up, top + height + up, left - across, left + width + across);
}

/** Goes through a stack from its first block, and through the stacks inside blocks that are near. */
function findFar(first: Blockly.BlockSvg, near: Blockly.utils.Rect, far: Far): void {
  if (!near.intersects(first.getBoundingRectangle())) {
    far.out.set(first.getSvgRoot(), first);
    return;
  }
  let block: Blockly.BlockSvg | null = first;
  while (block) {
    const root = block.getSvgRoot();
    const { y } = block.getRelativeToSurfaceXY();
    const next: Blockly.BlockSvg | null = block.getNextBlock();
    const holdsNext = next !== null && drawnIn(next) === root;
    if (y > near.bottom) {
      far.out.set(root, block);
      // What stands in this drawing goes with it, and so does all that is below.
      if (holdsNext) return;
    } else if (y + block.height < near.top) {
      if (holdsNext) far.alone.add(root);
      else far.out.set(root, block);
    } else {
      for (const input of block.inputList) {
        if (input.type !== Blockly.inputs.inputTypes.STATEMENT) continue;
        const inside = input.connection?.targetBlock();
        if (inside instanceof Blockly.BlockSvg) findFar(inside, near, far);
      }
    }
    block = next;
  }
}

function drawnIn(block: Blockly.BlockSvg): Node | null {
  const root = block.getSvgRoot();
  return root.parentNode ?? places.get(root)?.parentNode ?? null;
}
