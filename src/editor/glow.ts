// Where a run is: blocks glow when one can follow them one by one, whole scripts when it runs faster.
// The page says so for every frame; only what differs from the frame before is touched.
import type * as Blockly from "blockly/core";
import type { BlockId } from "#program/program";
import { outlineBlock, outlineScript } from "./run-outline.ts";

/** What glows: the blocks themselves, or the whole scripts that begin with them. */
export type GlowKind = "blocks" | "scripts";

export interface Glow {
  show(blocks: readonly BlockId[], kind: GlowKind): void;
  /** Whether the script that begins with this block glows, or a block of it. */
  isRunning(first: Blockly.BlockSvg): boolean;
}

interface Glowing {
  readonly root: Element;
  readonly end: () => void;
}

const LOOKS = { blocks: "block-glows", scripts: "script-glows" } as const;

export function createGlow(workspace: Blockly.WorkspaceSvg): Glow {
  let glowing = new Map<BlockId, Glowing>();
  let shown: GlowKind = "blocks";
  workspace.addChangeListener((event) => {
    // What is edited while it runs has another outline.
    if (!event.isUiEvent) endAll();
  });

  function show(blocks: readonly BlockId[], kind: GlowKind): void {
    if (kind !== shown) endAll();
    shown = kind;
    const wanted = new Map<BlockId, Glowing>();
    for (const id of blocks) {
      const known = glowing.get(id);
      const now = known?.root.isConnected ? known : begin(id);
      if (now) wanted.set(id, now);
    }
    for (const [id, one] of glowing) if (wanted.get(id) !== one) one.end();
    glowing = wanted;
  }

  function begin(id: BlockId): Glowing | null {
    const block = workspace.getBlockById(id);
    if (!block) return null;
    const root = block.getSvgRoot();
    const look = LOOKS[shown];
    root.classList.add(look);
    const removeOutline = shown === "scripts" ? outlineScript(block) : outlineBlock(block);
    return {
      root,
      end() {
        root.classList.remove(look);
        removeOutline();
      },
    };
  }

  function endAll(): void {
    for (const { end } of glowing.values()) end();
    glowing = new Map();
  }

  function isRunning(first: Blockly.BlockSvg): boolean {
    const root = first.getSvgRoot();
    return [...glowing.values()].some((one) => root.contains(one.root));
  }

  return { show, isRunning };
}
