// Where the drawings of a script's blocks stand in the page. Blockly puts each block inside the one
// above it: a script of 1,200 blocks is nested 1,200 deep, and the browser's work for styles, layout
// and painting grows with depth times blocks. Here the blocks of a stack stand side by side in the
// drawing of a block above, their holder, and only every 40th holds the next ones. As with Blockly,
// what hangs below the first block of a stack is inside its drawing, so that it moves as one.
// Made for Blockly 13.3: tests/editor/long-scripts.test.ts says what is relied on.
import * as Blockly from "blockly/core";

/** On blocks that hang below another one. */
export const BELOW = "block-below";
/** Blocks that stand side by side; the last one holds the next ones. */
const SIDE_BY_SIDE = 40;

interface Held {
  readonly holder: Blockly.BlockSvg;
  /** How many blocks below the holder, from 1. */
  readonly place: number;
  /** Place in the holder's drawing, in workspace units. */
  x: number;
  y: number;
}

/** The blocks that hang below another one. */
const held = new WeakMap<Blockly.BlockSvg, Held>();

/** What stands in the place of a drawing that was taken out of the page (far-stacks.ts). */
export const places = new WeakMap<Element, Comment>();

/** Changes Blockly's blocks, once for all workspaces. */
export function groupStacks(): void {
  const { setParent, translate } = Blockly.BlockSvg.prototype;

  Blockly.BlockSvg.prototype.setParent = function (parent) {
    if (parent === this.getParent()) return;
    const followers = besideBelow(this);
    held.delete(this);
    setParent.call(this, parent);
    if (this.workspace.isClearing || !this.getSvgRoot()) return;
    const isBelow = parent !== null && parent.getNextBlock() === this;
    this.getSvgRoot().classList.toggle(BELOW, isBelow);
    for (const block of isBelow ? [this, ...followers] : followers) settle(block);
  };

  Blockly.BlockSvg.prototype.translate = function (x, y) {
    translate.call(this, x, y);
    arrange(this);
  };
}

/** The blocks below this one that stand together in one drawing, from top to bottom. */
function besideBelow(block: Blockly.BlockSvg): Blockly.BlockSvg[] {
  const found: Blockly.BlockSvg[] = [];
  let below = block.getNextBlock();
  const holder = below && held.get(below)?.holder;
  while (below && held.get(below)?.holder === holder) {
    found.push(below);
    below = below.getNextBlock();
  }
  return found;
}

/** Puts a block into the drawing where it belongs: beside the one above it, or in it when it is the last. */
function settle(block: Blockly.BlockSvg): void {
  const above = block.getParent();
  if (!above) return;
  const beside = held.get(above);
  const isRoom = beside !== undefined && beside.place < SIDE_BY_SIDE;
  const { holder, place } = isRoom ? beside : { holder: above, place: 0 };
  held.set(block, { holder, place: place + 1, x: Number.NaN, y: Number.NaN });
  const group = holder.getSvgRoot();
  // What is far away stays out of the page.
  const root = block.getSvgRoot();
  const drawing = root.parentNode ? root : (places.get(root) ?? root);
  if (drawing.parentNode !== group) moveInto(group, drawing);
  arrange(block);
}

/** Without losing the focus, where the browser can. */
export function moveInto<T extends Node>(group: Element, drawing: T): T {
  if ("moveBefore" in group && group.isConnected && drawing.isConnected) {
    group.moveBefore(drawing, null);
    return drawing;
  }
  return Node.prototype.appendChild.call(group, drawing) as T;
}

/** Puts a block and the ones below it in the same drawing to their places. */
function arrange(block: Blockly.BlockSvg): void {
  let next: Blockly.BlockSvg | null = block;
  while (next) {
    const own = held.get(next);
    if (!own || (next !== block && own.holder !== held.get(block)?.holder)) return;
    const above = next.getParent();
    const from = (above && above !== own.holder && held.get(above)) || { x: 0, y: 0 };
    const { x, y } = next.relativeCoords;
    const at = { x: from.x + x, y: from.y + y };
    // A block that Blockly has just placed has the wrong place now, whatever was right before.
    if (next !== block && own.x === at.x && own.y === at.y) return;
    Object.assign(own, at);
    next.getSvgRoot().setAttribute("transform", `translate(${at.x}, ${at.y})`);
    next = next.getNextBlock();
  }
}
