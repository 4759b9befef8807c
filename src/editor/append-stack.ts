// Saved stacks put into a workspace in small pieces, however blocks are nested: between two pieces the page may
// answer. It reads nothing back and knows neither names nor files.
import * as Blockly from "blockly/core";
import type { BlockState } from "#compile/project";
import { restoreBlock, standInFor } from "./prepare-blocks.ts";

/** Blocks that are made at once. */
export const PIECE = 10;

/** The way from a block to one of its connections: inputs and `NEXT`. */
type Path = readonly string[];
const NEXT = "";

/** What was cut off a piece, and where it hangs. */
export interface Cut {
  readonly path: Path;
  readonly state: BlockState;
}

export interface Piece {
  readonly state: BlockState;
  readonly cuts: readonly Cut[];
}

interface Cover {
  readonly path: Path;
  readonly shadow: BlockState;
}

/** The first blocks, as one reads them; a collapsed block keeps what is inside it. */
export function cutPiece(state: BlockState): Piece {
  const cuts: Cut[] = [];
  let room = PIECE;
  return { state: cut(state, []), cuts };

  function cut(whole: BlockState, path: Path): BlockState {
    room -= 1;
    const { inputs, next, ...own } = whole;
    const piece: { inputs?: BlockState["inputs"]; next?: BlockState["next"] } = {};
    if (inputs && "collapsed" in own && own.collapsed === true) piece.inputs = inputs;
    else if (inputs) {
      piece.inputs = Object.fromEntries(
        Object.entries(inputs).map(([name, input]) => {
          const { block, ...shadow } = input;
          const kept = block && child(block, [...path, name]);
          return [name, kept ? { ...shadow, block: kept } : shadow];
        }),
      );
    }
    const below = next?.block && child(next.block, [...path, NEXT]);
    if (next && below) piece.next = { ...next, block: below };
    return { ...own, ...piece };
  }

  function child(state: BlockState, path: Path): BlockState | undefined {
    if (room > 0) return cut(state, path);
    cuts.push({ path, state });
    return undefined;
  }
}

/** The connection at the end of the path; null where there is none. */
export function connectionAt(from: Blockly.Block, path: Path): Blockly.Connection | null {
  let block: Blockly.Block | null = from;
  for (const step of path.slice(0, -1)) {
    block = step === NEXT ? block.getNextBlock() : block.getInputTargetBlock(step);
    if (!block) return null;
  }
  const last = path.at(-1) ?? NEXT;
  return last === NEXT ? block.nextConnection : (block.getInput(last)?.connection ?? null);
}

/**
 * Puts a prepared stack where it says, without events; what Blockly refuses loads as one stand-in, so that
 * nothing is lost. False when the rest is no longer wanted.
 */
export async function appendStack(
  workspace: Blockly.Workspace,
  stack: BlockState,
  rest: () => Promise<boolean>,
): Promise<boolean> {
  const { x = 0, y = 0 } = stack;
  const left: { state: BlockState; above: Blockly.Connection | null }[] = [
    { state: stack, above: null },
  ];
  for (let one = left.pop(); one; one = left.pop()) {
    const { state, above } = one;
    const piece = cutPiece(state);
    const block = quietly(() => appendPiece(workspace, piece.state, above));
    if (block === null) {
      quietly(() => append(workspace, standInFor(restoreBlock({ x, y, ...state }))));
    } else {
      const cuts = piece.cuts.map(({ path, state: inside }) => {
        return { state: inside, above: connectionAt(block, path) };
      });
      left.push(...cuts.reverse());
    }
    if (!(await rest())) return false;
  }
  return true;
}

/** Its first block; null, with nothing changed, when Blockly refuses it. */
function appendPiece(
  workspace: Blockly.Workspace,
  piece: BlockState,
  above: Blockly.Connection | null,
): Blockly.Block | null {
  const before = new Set(workspace.getTopBlocks(false));
  const covers: Cover[] = [];
  try {
    const first = append(workspace, uncovered(piece, [], covers), above);
    for (const { path, shadow } of covers) {
      const connection = connectionAt(first, path);
      if (connection) connection["shadowState"] = shadow as Blockly.serialization.blocks.State;
    }
    return first;
  } catch {
    for (const block of workspace.getTopBlocks(false)) {
      if (!before.has(block)) block.dispose(false);
    }
    return null;
  }
}

/**
 * Without what lies under other blocks, which goes to `covers`: Blockly would make each such shadow only to
 * delete it again, which takes a third of the time of opening a project.
 */
function uncovered(state: BlockState, path: Path, covers: Cover[]): BlockState {
  const { inputs, next } = state;
  const bare = Object.entries(inputs ?? {}).map(([name, { block, shadow }]) => {
    const way = [...path, name];
    // One that was never there has no id yet.
    const id = shadow?.id || Blockly.utils.idGenerator.genUid();
    if (block && shadow) covers.push({ path: way, shadow: { ...shadow, id } });
    return [name, block ? { block: uncovered(block, way, covers) } : { shadow }];
  });
  return {
    ...state,
    ...(inputs ? { inputs: Object.fromEntries(bare) } : {}),
    ...(next?.block ? { next: { block: uncovered(next.block, [...path, NEXT], covers) } } : {}),
  };
}

function append(
  workspace: Blockly.Workspace,
  state: BlockState,
  above: Blockly.Connection | null = null,
): Blockly.Block {
  // Our saved form is Blockly's, only read-only.
  const saved = state as Blockly.serialization.blocks.State;
  const block = Blockly.serialization.blocks.append(saved, workspace, { recordUndo: false });
  const end = above && (block.outputConnection ?? block.previousConnection);
  if (above && end) above.connect(end);
  if (above && above.targetBlock() !== block) throw new Error("The pieces do not fit together");
  // It puts what hangs on it to its place.
  const holder = above?.getSourceBlock();
  if (holder instanceof Blockly.BlockSvg) holder.queueRender();
  return block;
}

export function quietly<T>(act: () => T): T {
  Blockly.Events.disable();
  try {
    return act();
  } finally {
    Blockly.Events.enable();
  }
}
