// Moves blocks aside that stand in the way of others. After each drawing Blockly compares all connections
// of a script with all around them, though only a pair with a free connection can be in the way; in a
// script of 1,200 blocks that takes longer than drawing it. Here the search begins at the free ones.
// Made for Blockly 13.3: tests/editor/long-scripts.test.ts says what is relied on.
import * as Blockly from "blockly/core";

/** Workspaces that are being filled: scripts stay where they were saved, though they are still without an end. */
export const filling = new WeakSet<Blockly.Workspace>();

/** Changes Blockly's blocks, once for all workspaces. */
export function searchFromFreeConnections(): void {
  Blockly.BlockSvg.prototype.bumpNeighbours = function () {
    if (filling.has(this.workspace)) return;
    const root = this.getRootBlock();
    const isBusy = this.workspace.isDragging() || this.isDragging();
    if (this.isDeadOrDying() || isBusy || root.isInFlyout) return;
    for (const own of freeConnections([this])) {
      for (const other of own.neighbours(Blockly.config.snapRadius)) {
        if (!isIn(root, other)) bump(own, other);
      }
    }
    const others = this.workspace.getTopBlocks(false).filter((block) => block !== root);
    for (const other of freeConnections(others)) {
      for (const own of other.neighbours(Blockly.config.snapRadius)) {
        if (own.isConnected() && isIn(root, own)) bump(own, other);
      }
    }
  };
}

function freeConnections(blocks: readonly Blockly.BlockSvg[]): Blockly.RenderedConnection[] {
  return blocks
    .filter((block) => !block.isDeadOrDying())
    .flatMap((block) => block.getDescendants(false))
    .flatMap((block) => block.getConnections_(false))
    .filter((connection) => !connection.isConnected());
}

function isIn(root: Blockly.Block, connection: Blockly.RenderedConnection): boolean {
  return connection.getSourceBlock().getRootBlock() === root;
}

/** Of two scripts the one moves whose connection goes into the other's. */
function bump(own: Blockly.RenderedConnection, other: Blockly.RenderedConnection): void {
  if (own.isSuperior()) other.bumpAwayFrom(own, false);
  else if (!other.getSourceBlock().isDragging()) own.bumpAwayFrom(other, true);
}
