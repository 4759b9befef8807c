// Tidying up the scripts: stacks and comments in columns, in the order that the user gave them, without
// overlap. One step for undo. Where things go is computed apart from the workspace.
import * as Blockly from "blockly/core";

/** In workspace units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = { column: 60, row: 40 };

/**
 * Where each box goes (its top left corner). A box that begins in the left half of a column belongs to
 * it. Columns keep their order from left to right, boxes theirs from top to bottom; all begin where
 * the leftmost and the topmost stood. Tidying twice changes nothing more.
 */
export function arrangeBoxes(boxes: readonly Box[]): readonly { left: number; top: number }[] {
  const places = boxes.map(({ left, top }) => ({ left, top }));
  const top = Math.min(...boxes.map((box) => box.top));
  let left = Math.min(...boxes.map((box) => box.left));
  for (const column of columnsOf(boxes)) {
    let below = top;
    for (const index of column) {
      places[index] = { left, top: below };
      below += (boxes[index]?.height ?? 0) + GAP.row;
    }
    left += Math.max(...column.map((index) => boxes[index]?.width ?? 0)) + GAP.column;
  }
  return places;
}

/** Indices of the boxes of each column, from top to bottom. */
function columnsOf(boxes: readonly Box[]): number[][] {
  const columns: { left: number; width: number; boxes: number[] }[] = [];
  const byLeft = boxes
    .map((box, index) => ({ box, index }))
    .sort((a, b) => a.box.left - b.box.left);
  for (const { box, index } of byLeft) {
    const column = columns.at(-1);
    if (column && box.left < column.left + column.width / 2) {
      column.width = Math.max(column.width, box.width);
      column.boxes.push(index);
    } else {
      columns.push({ left: box.left, width: box.width, boxes: [index] });
    }
  }
  const topOf = (index: number) => boxes[index]?.top ?? 0;
  return columns.map((column) => column.boxes.sort((a, b) => topOf(a) - topOf(b) || a - b));
}

/** Moves all stacks and comments of the workspace to their places. */
export function tidyUp(workspace: Blockly.WorkspaceSvg): void {
  const items = [
    ...workspace.getTopBlocks(true),
    ...workspace
      .getTopComments()
      .filter((one) => one instanceof Blockly.comments.RenderedWorkspaceComment),
  ];
  const bounds = items.map((item) => item.getBoundingRectangle());
  const places = arrangeBoxes(
    bounds.map((box) => ({
      left: box.left,
      top: box.top,
      width: box.getWidth(),
      height: box.getHeight(),
    })),
  );
  const group = Blockly.Events.getGroup();
  if (!group) Blockly.Events.setGroup(true);
  items.forEach((item, index) => {
    const { left, top } = bounds[index] ?? { left: 0, top: 0 };
    const place = places[index] ?? { left, top };
    if (place.left !== left || place.top !== top) {
      item.moveBy(place.left - left, place.top - top, ["cleanup"]);
    }
  });
  Blockly.Events.setGroup(group);
}
