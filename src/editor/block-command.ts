// A command on a block, offered in its menu and under a key while the block has the focus. Blockly
// keeps menus and keys once for all workspaces; whose command it is, the block's workspace says.
import * as Blockly from "blockly/core";

export interface BlockCommand {
  readonly id: string;
  /** Its place in the menu, from 0. */
  readonly weight: number;
  readonly key: { readonly code: number; readonly shift: true };
  /** What the menu says for this block; null where the command makes no sense. */
  label(block: Blockly.BlockSvg): string | null;
  run(block: Blockly.BlockSvg): void;
}

const commands = new WeakMap<Blockly.Workspace, Map<string, BlockCommand>>();

/** Offers the command on the blocks of a workspace and of its palette. */
export function offerCommand(workspace: Blockly.Workspace, command: BlockCommand): void {
  const offered = commands.get(workspace) ?? new Map<string, BlockCommand>();
  commands.set(workspace, offered.set(command.id, command));
  if (!Blockly.ContextMenuRegistry.registry.getItem(command.id)) register(command);
}

function register({ id, weight, key }: BlockCommand): void {
  const find = (block: Blockly.BlockSvg | null | undefined): Offer | null => {
    if (!block) return null;
    const home = block.workspace.targetWorkspace ?? block.workspace;
    const command = commands.get(home)?.get(id);
    const label = command?.label(block) ?? null;
    return command && label !== null ? { label, run: () => command.run(block) } : null;
  };
  const keys = Blockly.ShortcutRegistry.registry;
  keys.register({
    name: id,
    keyCodes: [keys.createSerializedKey(key.code, [Blockly.utils.KeyCodes.SHIFT])],
    preconditionFn: (workspace, { focusedNode }) =>
      !workspace.isDragging() && find(blockOf(focusedNode)) !== null,
    callback: (_workspace, event, _shortcut, { focusedNode }) => {
      event.preventDefault();
      find(blockOf(focusedNode))?.run();
      return true;
    },
    displayText: () => find(blockOf(Blockly.getFocusManager().getFocusedNode()))?.label ?? "",
  });
  Blockly.ContextMenuRegistry.registry.register({
    id,
    weight,
    scopeType: Blockly.ContextMenuRegistry.ScopeType.BLOCK,
    displayText: ({ block }) => find(block)?.label ?? "",
    preconditionFn: ({ block }) => (find(block) ? "enabled" : "hidden"),
    callback: ({ block }) => find(block)?.run(),
    associatedKeyboardShortcut: id,
  });
}

interface Offer {
  readonly label: string;
  readonly run: () => void;
}

/** The block that has the focus, or in which the field or hole is that has it. */
function blockOf(node: Blockly.IFocusableNode | null | undefined): Blockly.BlockSvg | null {
  if (node instanceof Blockly.BlockSvg) return node;
  if (node instanceof Blockly.Field || node instanceof Blockly.RenderedConnection) {
    const block = node.getSourceBlock();
    return block instanceof Blockly.BlockSvg ? block : null;
  }
  return null;
}
