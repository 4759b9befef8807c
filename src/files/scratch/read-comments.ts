// Comments of a Scratch project -> notes on blocks, and comments on the workspace, as Blockly keeps them.
import type { BlockState } from "#compile/project";
import { isRecord } from "#compile/read-json";

export interface BlockNote {
  readonly text: string;
  readonly isOpen: boolean;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  /** The file says where it stands. */
  readonly hasPlace: boolean;
  /** Its block was found. */
  isPlaced: boolean;
}

export interface ReadComments {
  /** By the block's id in the file. */
  readonly onBlocks: ReadonlyMap<string, BlockNote>;
  readonly others: readonly BlockNote[];
}

/** As long as Scratch lets them be. */
const MAX_TEXT = 8000;

/** `shift` is what all of the workspace is moved by. */
export function readComments(saved: unknown, shift: { x: number; y: number }): ReadComments {
  const onBlocks = new Map<string, BlockNote>();
  const others: BlockNote[] = [];
  for (const comment of Object.values(isRecord(saved) ? saved : {})) {
    if (!isRecord(comment) || typeof comment.text !== "string") continue;
    const note = {
      text: comment.text.slice(0, MAX_TEXT),
      isOpen: comment.minimized !== true,
      width: within(comment.width, 50, 2000, 200),
      height: within(comment.height, 20, 2000, 200),
      x: within(comment.x, -1e6, 1e6, 0) + shift.x,
      y: within(comment.y, -1e6, 1e6, 0) + shift.y,
      hasPlace: typeof comment.x === "number" && typeof comment.y === "number",
      isPlaced: false,
    };
    const { blockId } = comment;
    if (typeof blockId === "string" && !onBlocks.has(blockId)) onBlocks.set(blockId, note);
    else others.push(note);
  }
  return { onBlocks, others };
}

export function iconsOf(note: BlockNote): Pick<BlockState, "icons"> {
  const { text, isOpen, width, height, x, y, hasPlace } = note;
  const at = hasPlace ? { x, y } : {};
  return { icons: { comment: { text, pinned: isOpen, height, width, ...at } } };
}

/** Those on no block, and those whose block is not there. */
export function workspaceComments({ onBlocks, others }: ReadComments) {
  const lost = [...onBlocks.values()].filter(({ isPlaced }) => !isPlaced);
  return [...others, ...lost].map(({ text, isOpen, width, height, x, y }) => ({
    ...{ text, width, height, x, y },
    collapsed: !isOpen,
  }));
}

function within(value: unknown, min: number, max: number, otherwise: number): number {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  return isNumber ? Math.round(Math.min(max, Math.max(min, value))) : otherwise;
}
