// What the context menus offer besides Blockly's own entries: renaming and deleting a variable or
// list on its own reporter, and comments in the workspace.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";
import { FieldNameLabel } from "./field-name-label.ts";
import { nameActionsOf } from "./field-name-menu.ts";
import { kindOfType } from "./saved-words.ts";

export function registerContextMenus(): void {
  Blockly.ContextMenuItems.registerCommentOptions();
  // Blocks keep their rows as they are designed.
  Blockly.ContextMenuRegistry.registry.unregister("blockInline");
  registerNameEntry("rename", 8);
  registerNameEntry("delete", 9);
}

function registerNameEntry(what: "rename" | "delete", weight: number): void {
  Blockly.ContextMenuRegistry.registry.register({
    id: `name.${what}`,
    scopeType: Blockly.ContextMenuRegistry.ScopeType.BLOCK,
    weight,
    displayText: ({ block }) => {
      const variable = nameOf(block);
      if (!variable) return "";
      const kind = kindOfType(variable.getType());
      return text(`editor.${kind}.${what}`, { name: variable.getName() });
    },
    preconditionFn: ({ block }) => (nameOf(block) ? "enabled" : "hidden"),
    callback: ({ block }) => {
      const variable = nameOf(block);
      const workspace = block?.workspace;
      const home = workspace?.targetWorkspace ?? workspace;
      if (!variable || !home) return;
      const actions = nameActionsOf(home);
      if (what === "rename") actions?.rename(home, variable.getId());
      else actions?.remove(home, variable.getId());
    },
  });
}

function nameOf(block: Blockly.BlockSvg | undefined) {
  for (const field of block?.getFields() ?? []) {
    if (field instanceof FieldNameLabel) return field.getVariable();
  }
  return null;
}
