// The head of a definition: its hat and the picture of its block. Enter and a double click there
// open the block for editing; what that means comes from outside.
import * as Blockly from "blockly/core";
import { DEFINITION } from "./saved-words.ts";

type Edit = (definition: Blockly.BlockSvg) => void;

const edits = new WeakMap<Blockly.Workspace, Edit>();

/** Says what editing does in a workspace. */
export function setHeadEdit(workspace: Blockly.WorkspaceSvg, edit: Edit): void {
  edits.set(workspace, edit);
  workspace.getCanvas().addEventListener("dblclick", ({ target }) => {
    const block = blockAt(workspace, target);
    const definition = block && headOf(block);
    if (definition) edit(definition);
  });
}

/** The definition in whose head the block stands, or that it is itself. */
export function headOf(block: Blockly.BlockSvg): Blockly.BlockSvg | null {
  if (block.type === DEFINITION) return block;
  const parent = block.getParent();
  return block.isShadow() && parent ? headOf(parent) : null;
}

export function blockAt(
  workspace: Blockly.WorkspaceSvg,
  target: EventTarget | null,
): Blockly.BlockSvg | null {
  const element = target instanceof Element ? target.closest(".blocklyBlock") : null;
  return workspace.getBlockById(element?.getAttribute("data-id") ?? "");
}

/** Call for a definition and for the blocks that may stand in its head. */
export function opensOnEnter(block: Blockly.Block): void {
  if (!(block instanceof Blockly.BlockSvg)) return;
  const usual = block.performAction.bind(block);
  block.performAction = (event) => {
    const definition = headOf(block);
    const edit = edits.get(block.workspace);
    if (definition && edit) edit(definition);
    else usual(event);
  };
}
