// Changes what one of Blockly's own keys does, and may fall back on what it did before.
import * as Blockly from "blockly/core";

type Act = NonNullable<Blockly.ShortcutRegistry.KeyboardShortcut["callback"]>;

/** @throws {Error} if Blockly has no shortcut of that name. */
export function wrapShortcut(name: string, wrap: (before: Act) => Act): void {
  const registry = Blockly.ShortcutRegistry.registry;
  const shortcut = registry.getRegistry()[name];
  if (!shortcut?.callback) throw new Error(`Blockly has no shortcut ${name}`);
  const { callback } = shortcut;
  const keys = registry.getKeyCodesByShortcutName(name);
  registry.unregister(name);
  registry.register({
    ...shortcut,
    keyCodes: keys,
    allowCollision: true,
    callback: wrap((...given) => callback.apply(shortcut, given)),
  });
}
