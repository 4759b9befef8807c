// Pasting and duplicating blocks: of a long stack the first blocks are there at once, the others follow in
// pieces between which the page answers. All of it is one step for Undo, whatever was there by then.
import * as Blockly from "blockly/core";
import type { BlockState } from "#compile/project";
import { type Cut, connectionAt, cutPiece } from "./append-stack.ts";
import { createRest, nextTask } from "./frames.ts";
import { definedBy, definitionOf } from "./procedure-edits.ts";

const { BlockPaster } = Blockly.clipboard;
type Copy = Parameters<Blockly.clipboard.BlockPaster["paste"]>[0];

const unfinished = new Set<Iterator<void>>();

/** Puts down at once what is still to come. */
export function finishPasting(): void {
  for (const pieces of unfinished) while (!pieces.next().done);
}

class StackPaster extends BlockPaster {
  override paste(copy: Copy, ...place: [Blockly.WorkspaceSvg, Blockly.utils.Coordinate?]) {
    const state = copy.blockState as BlockState;
    // A copy of a definition that is there gets another name, and so do the calls below it.
    const id = definedBy(state)?.id;
    const isCopy = id !== undefined && definitionOf(place[0], id) !== null;
    const { state: piece, cuts } = isCopy ? { state, cuts: [] } : cutPiece(state);
    const block = super.paste({ ...copy, blockState: piece as Copy["blockState"] }, ...place);
    if (block && cuts.length > 0) void pasteRest(block, cuts);
    return block;
  }
}

async function pasteRest(block: Blockly.BlockSvg, cuts: readonly Cut[]): Promise<void> {
  const pieces = pasteInPieces(block, cuts, Blockly.Events.getGroup());
  unfinished.add(pieces);
  await nextTask();
  const rest = createRest(() => true);
  do {
    await rest();
    while (block.workspace.isDragging()) await nextTask();
  } while (!pieces.next().done);
  unfinished.delete(pieces);
}

function* pasteInPieces(first: Blockly.BlockSvg, cuts: readonly Cut[], group: string) {
  const { workspace } = first;
  const left = placed(first, cuts);
  for (let one = left.pop(); one; one = left.pop()) {
    const { state, above } = one;
    if (!above || above.getSourceBlock().isDeadOrDying()) continue;
    const piece = cutPiece(state);
    const before = Blockly.Events.getGroup();
    Blockly.Events.setGroup(group);
    try {
      const saved = piece.state as Blockly.serialization.blocks.State;
      const block = Blockly.serialization.blocks.append(saved, workspace, { recordUndo: true });
      const end = block.outputConnection ?? block.previousConnection;
      if (end) above.connect(end);
      left.push(...placed(block, piece.cuts));
    } finally {
      Blockly.Events.setGroup(before);
    }
    yield;
  }
}

/** What is next comes last. */
function placed(first: Blockly.Block, cuts: readonly Cut[]) {
  return cuts.map(({ path, state }) => ({ state, above: connectionAt(first, path) })).reverse();
}

/** Changes Blockly, once for all workspaces. */
export function pasteStacksInPieces(): void {
  const { TYPE } = BlockPaster;
  Blockly.clipboard.registry.unregister(TYPE);
  Blockly.clipboard.registry.register(TYPE, new StackPaster());
  const { undo } = Blockly.WorkspaceSvg.prototype;
  Blockly.WorkspaceSvg.prototype.undo = function (redo) {
    const act = () => undo.call(this, redo);
    if (unfinished.size === 0) return act();
    finishPasting();
    // Blockly puts changes into the history after the next frame.
    requestAnimationFrame(() => setTimeout(act));
  };
}
