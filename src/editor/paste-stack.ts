// Pasting and duplicating blocks: of a long stack the first blocks are there at once, the others follow in
// pieces between which the page answers. All of it is one step for Undo, whatever was there by then.
import * as Blockly from "blockly/core";
import type { BlockState } from "#compile/project";
import { createRest, nextTask } from "./frames.ts";
import { definedBy, definitionOf } from "./procedure-edits.ts";
import { cutAfter, lastBelow, PIECE } from "./workspace-state.ts";

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
    const [piece, below] = isCopy ? [state] : cutAfter(state, PIECE);
    const block = super.paste({ ...copy, blockState: piece as Copy["blockState"] }, ...place);
    if (block && below) void pasteBelow(block, below);
    return block;
  }
}

async function pasteBelow(block: Blockly.BlockSvg, below: BlockState): Promise<void> {
  const pieces = pasteInPieces(block, below, Blockly.Events.getGroup());
  unfinished.add(pieces);
  await nextTask();
  const rest = createRest(() => true);
  do {
    await rest();
    while (block.workspace.isDragging()) await nextTask();
  } while (!pieces.next().done);
  unfinished.delete(pieces);
}

function* pasteInPieces(first: Blockly.BlockSvg, all: BlockState, group: string) {
  const { workspace } = first;
  let last: Blockly.Block = lastBelow(first);
  let left: BlockState | undefined = all;
  while (left && !last.isDeadOrDying()) {
    const [piece, below] = cutAfter(left, PIECE);
    const before = Blockly.Events.getGroup();
    Blockly.Events.setGroup(group);
    try {
      const state = piece as Blockly.serialization.blocks.State;
      const next = Blockly.serialization.blocks.append(state, workspace, { recordUndo: true });
      if (next.previousConnection) last.nextConnection?.connect(next.previousConnection);
      last = lastBelow(next);
    } finally {
      Blockly.Events.setGroup(before);
    }
    left = below;
    yield;
  }
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
