// A click on a block runs its script, or tells a reporter's value, as in Scratch; so do an entry of
// its menu and Shift+Enter. What running means is not known here: who made this is told the block.
import * as Blockly from "blockly/core";
import type { BlockRegistry, BlockSpec } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { text } from "#program/messages";
import type { BlockId } from "#program/program";
import { offerCommand } from "./block-command.ts";

/** What was clicked: the first block of a stack, or a reporter. */
export interface Clicked {
  readonly block: BlockId;
  /** The saved form of a reporter in the palette, which no project holds. */
  readonly fromPalette: BlockState | null;
}

export interface RunClicksDeps {
  readonly workspace: Blockly.WorkspaceSvg;
  readonly palette: Blockly.WorkspaceSvg;
  readonly registry: BlockRegistry;
  readonly run: (clicked: Clicked) => void;
  /** Whether the script that begins with this block runs. */
  readonly isRunning: (first: Blockly.BlockSvg) => boolean;
}

type Runnable =
  | { readonly kind: "script" | "value"; readonly block: Blockly.BlockSvg }
  /** A part of a network, or a stack in the palette. */
  | { readonly kind: "nothing" };

export function listenForRunClicks(deps: RunClicksDeps): void {
  const { workspace, palette, registry, isRunning } = deps;

  function runnableOf(block: Blockly.BlockSvg): Runnable {
    const parent = block.getParent();
    if (block.isShadow() && parent) return runnableOf(parent);
    if (isReporter(registry.get(block.type))) return { kind: "value", block };
    const first = block.getRootBlock();
    // A click beside a block to be dragged must not reset a network that took hours to train.
    if (block.workspace === palette) return { kind: "nothing" };
    return isScript(registry.get(first.type))
      ? { kind: "script", block: first }
      : { kind: "nothing" };
  }

  function run(block: Blockly.BlockSvg): void {
    const runnable = runnableOf(block);
    if (runnable.kind === "nothing") return;
    const { block: asked } = runnable;
    deps.run({ block: asked.id, fromPalette: asked.workspace === palette ? saved(asked) : null });
  }

  for (const place of [workspace, palette]) {
    place.addChangeListener((event) => {
      if (!(event instanceof Blockly.Events.Click) || event.targetType !== "block") return;
      const block = event.blockId ? place.getBlockById(event.blockId) : null;
      if (block) run(block);
    });
  }

  offerCommand(workspace, {
    id: "block.run",
    weight: 0,
    key: { code: Blockly.utils.KeyCodes.ENTER, shift: true },
    label(block) {
      const runnable = runnableOf(block);
      if (runnable.kind === "nothing") return null;
      if (runnable.kind === "value") return text("following.value");
      return text(isRunning(runnable.block) ? "following.stop" : "following.run");
    },
    run,
  });
}

function isReporter(spec: BlockSpec | undefined): boolean {
  return spec?.shape === "reporter" || spec?.shape === "boolean";
}

function isScript(spec: BlockSpec | undefined): boolean {
  return (
    spec !== undefined &&
    !isReporter(spec) &&
    !["network", "part", "definition"].includes(spec.shape)
  );
}

/** Saved like this a block always has an id, which Blockly's own type leaves open. */
function saved(block: Blockly.BlockSvg): BlockState | null {
  return Blockly.serialization.blocks.save(block) as BlockState | null;
}
