// The keys of the editor, shown in a dialog. Which keys they are is read where they are registered, so
// that the list can't differ from what the keys do. Loaded when first asked for.
import "./key-list.css";
import * as Blockly from "blockly/core";
import { englishHelp } from "#program/english-help";
import { addMissing, text } from "#program/messages";
import { openDialog } from "#ui/dialog";
import { h } from "#ui/element";

const { names } = Blockly.ShortcutItems;

/** Shortcuts by group; each line says what its shortcuts do together, under `editor.keys.LINE`. */
const GROUPS: readonly (readonly [
  group: string,
  lines: readonly (readonly [string, string[]])[],
])[] = [
  [
    "find",
    [
      ["palette", [names.FOCUS_TOOLBOX]],
      ["searchPalette", ["search_palette"]],
      ["scripts", [names.FOCUS_WORKSPACE]],
      ["search", ["search_scripts"]],
      [
        "arrows",
        [names.NAVIGATE_UP, names.NAVIGATE_DOWN, names.NAVIGATE_LEFT, names.NAVIGATE_RIGHT],
      ],
      ["stacks", [names.NEXT_STACK, names.PREVIOUS_STACK]],
      ["headings", [names.NEXT_HEADING, names.PREVIOUS_HEADING]],
    ],
  ],
  [
    "build",
    [
      ["act", [names.PERFORM_ACTION]],
      ["move", [names.START_MOVE]],
      ["disconnect", [names.DISCONNECT]],
      ["duplicate", [names.DUPLICATE]],
      ["copy", [names.COPY, names.CUT, names.PASTE]],
      ["backpack", ["block.backpack"]],
      ["delete", [names.DELETE]],
      ["undo", [names.UNDO, names.REDO]],
      ["menu", [names.MENU]],
      ["escape", [names.ESCAPE]],
    ],
  ],
  [
    "look",
    [
      ["run", ["block.run"]],
      ["breakpoint", ["block.breakpoint"]],
      ["help", ["block_help"]],
      ["tell", [names.INFORMATION]],
      ["tidy", [names.CLEANUP]],
      ["fit", ["zoom_to_fit"]],
      ["keys", ["show_keys"]],
    ],
  ],
];

/** A key of the page outside the editor. */
export interface PageKey {
  /** As it stands on keyboards: "Shift+F2". */
  readonly key: string;
  readonly does: string;
}

/** @param pageKeys work wherever the focus is; they make a group of their own. */
export async function showKeys(pageKeys: readonly PageKey[]): Promise<void> {
  addMissing(englishHelp);
  const dialog = openDialog<null>({
    title: text("editor.keys.title"),
    body: [
      h("p", {}, text("editor.keys.start")),
      h(
        "div",
        { class: "key-groups" },
        ...GROUPS.map(([group, lines]) => section(group, lines.flatMap(shortcutLine))),
        pageKeys.length === 0 ? null : section("page", pageKeys.map(pageLine)),
      ),
    ],
    buttons: [{ label: text("app.close"), value: null, look: "main" }],
  });
  dialog.el.classList.add("key-list");
  await dialog.result;
}

interface Line {
  readonly keys: readonly string[];
  readonly does: string;
}

function section(group: string, lines: readonly Line[]): HTMLElement {
  return h(
    "section",
    {},
    h("h3", {}, text(`editor.keys.${group}Group`)),
    h(
      "dl",
      {},
      ...lines.flatMap(({ keys, does }) => [
        h("dt", {}, ...keys.map((key) => h("kbd", {}, key))),
        h("dd", {}, does),
      ]),
    ),
  );
}

function shortcutLine([line, shortcuts]: readonly [string, string[]]): Line[] {
  const keys = shortcuts.flatMap(keysOf);
  return keys.length === 0 ? [] : [{ keys, does: text(`editor.keys.${line}`) }];
}

function pageLine({ key, does }: PageKey): Line {
  return { keys: [key], does };
}

/** The first key of a shortcut as it stands on keyboards: "Ctrl+F". Nothing for unknown ones. */
export function keysOf(shortcut: string): string[] {
  const [code] = Blockly.ShortcutRegistry.registry.getKeyCodesByShortcutName(shortcut);
  return code === undefined ? [] : [keyName(code)];
}

function keyName(serialized: string): string {
  const parts = serialized.split("+");
  const code = Number(parts.pop());
  return [...parts.map((part) => MODIFIERS[part] ?? part), KEYS[code] ?? plainKey(code)].join("+");
}

/** Letters, digits and function keys. */
function plainKey(code: number): string {
  return code >= 112 && code <= 123 ? `F${code - 111}` : String.fromCharCode(code);
}

const MODIFIERS: Readonly<Record<string, string>> = { Control: "Ctrl", Meta: "⌘" };
const KEYS: Readonly<Record<number, string>> = {
  8: "Backspace",
  13: "Enter",
  27: "Esc",
  32: "Space",
  35: "End",
  36: "Home",
  37: "←",
  38: "↑",
  39: "→",
  40: "↓",
  46: "Delete",
  93: "Menu",
  191: "/",
};
