// Whose a letter or Space is that is pressed while scripts or palette have the focus: the editor's for
// who got there with the keyboard, the program's for who clicked there, as in Scratch. For else a
// pupil who clicks a script and then plays with the keys would duplicate and disconnect blocks.
import * as Blockly from "blockly/core";
import { wrapShortcut } from "./wrap-shortcut.ts";

/** Once for all workspaces, after all shortcuts are registered. What the editor takes is prevented. */
export function shareLetterKeys(): void {
  const keyboard = Blockly.keyboardNavigationController;
  const shortcuts = Blockly.ShortcutRegistry.registry;
  document.addEventListener("pointerdown", () => keyboard.setIsActive(false), { capture: true });
  for (const name of Object.keys(shortcuts.getRegistry())) {
    if (!shortcuts.getKeyCodesByShortcutName(name).some(isLetterOrSpace)) continue;
    wrapShortcut(name, (act) => (workspace, event, ...rest) => {
      if (!(event instanceof KeyboardEvent) || !isTyped(event)) {
        return act(workspace, event, ...rest);
      }
      const isTaken = keyboard.getIsActive() && act(workspace, event, ...rest);
      if (isTaken) event.preventDefault();
      return isTaken;
    });
  }
}

/** As the registry writes keys: "68", "Shift+88", "Control+67". */
function isLetterOrSpace(serialized: string): boolean {
  const code = Number(serialized.replace(/^Shift\+/, ""));
  return code === Blockly.utils.KeyCodes.SPACE || (code >= 65 && code <= 90);
}

function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}
