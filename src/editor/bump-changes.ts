// Moves blocks aside that stand in the way of others, looking only at connections that changed. After
// each drawing Blockly compares all connections of a script with all around them, and goes up to the
// script's first block each time; in a script of 1,200 blocks that takes longer than drawing it.
// Made for Blockly 13.3: tests/editor/render-changes.test.ts says what is relied on.
import * as Blockly from "blockly/core";

interface Compared {
  readonly x: number;
  readonly y: number;
  readonly isConnected: boolean;
}

/** How each connection was when it was last compared. */
const compared = new WeakMap<Blockly.RenderedConnection, Compared>();

/** Changes Blockly's blocks, once for all workspaces. */
export function bumpOnlyChanges(): void {
  Blockly.BlockSvg.prototype.bumpNeighbours = function () {
    const root = this.getRootBlock();
    const isBusy = this.workspace.isDragging() || this.isDragging();
    if (this.isDeadOrDying() || isBusy || root.isInFlyout) return;
    const left: Blockly.BlockSvg[] = [this];
    for (let block = left.pop(); block; block = left.pop()) {
      if (!block.isDeadOrDying()) bump(block, root);
      left.push(...block.getChildren(false));
    }
  };
}

function bump(block: Blockly.BlockSvg, root: Blockly.Block): void {
  for (const connection of block.getConnections_(false)) {
    if (!hasChanged(connection)) continue;
    for (const neighbour of connection.neighbours(Blockly.config.snapRadius)) {
      const isOwn = neighbour.getSourceBlock().getRootBlock() === root;
      if (isOwn || (connection.isConnected() && neighbour.isConnected())) continue;
      if (connection.isSuperior()) neighbour.bumpAwayFrom(connection, false);
      else if (!neighbour.getSourceBlock().isDragging()) connection.bumpAwayFrom(neighbour, true);
    }
  }
}

function hasChanged(connection: Blockly.RenderedConnection): boolean {
  const now = { x: connection.x, y: connection.y, isConnected: connection.isConnected() };
  const before = compared.get(connection);
  compared.set(connection, now);
  return (
    before === undefined ||
    before.x !== now.x ||
    before.y !== now.y ||
    before.isConnected !== now.isConnected
  );
}
