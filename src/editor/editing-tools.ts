// Search, tidy up, zoom to fit, help and the list of keys: their buttons in the workspace, their keys,
// their entries in the menus. What they do is loaded when it is first asked for. Blockly keeps menus
// and keys once for all workspaces; whose tools are meant, the workspace says.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import { text } from "#program/messages";
import { h } from "#ui/element";
import { createRest } from "./frames.ts";
import type { PageKey } from "./key-list.ts";
import type { WorkspaceSearch } from "./workspace-search.ts";
import { wrapShortcut } from "./wrap-shortcut.ts";

export interface EditingTools {
  search(): void;
  searchPalette(): void;
  tidy(): void;
  fit(): void;
  help(block: Blockly.BlockSvg): void;
  keys(): void;
  deleteAll(): void;
}

export interface EditingToolsDeps {
  readonly host: HTMLElement;
  readonly workspace: Blockly.WorkspaceSvg;
  readonly registry: BlockRegistry;
  readonly searchPalette: () => void;
  readonly confirm: (question: string) => Promise<boolean>;
  /** Keys of the page outside the editor, for the list of keys. */
  readonly pageKeys: readonly PageKey[];
}

export function createEditingTools(deps: EditingToolsDeps): EditingTools {
  const { host, workspace, registry } = deps;
  let searching: Promise<WorkspaceSearch> | null = null;
  const loadSearch = () => {
    searching ??= import("./workspace-search.ts").then((found) =>
      found.createWorkspaceSearch(host, workspace),
    );
    return searching;
  };
  // Who types right after asking for the search must not lose the first letters.
  host.addEventListener("focusin", loadSearch, { once: true });

  const tools: EditingTools = {
    search: () => void loadSearch().then((search) => search.open()),
    searchPalette: deps.searchPalette,
    tidy: () => void import("./tidy-up.ts").then(({ tidyUp }) => tidyUp(workspace)),
    fit: () => fitAll(workspace),
    help: (block) =>
      void import("./help-card.ts").then(({ showHelp }) => showHelp(block, registry)),
    keys: () => void import("./key-list.ts").then(({ showKeys }) => showKeys(deps.pageKeys)),
    deleteAll: () => void deleteAll(),
  };

  async function deleteAll(): Promise<void> {
    const stacks = workspace.getTopBlocks(true);
    const count = countBlocks(workspace);
    if (count > 1 && !(await deps.confirm(text("editor.deleteAll", { count })))) return;
    const rest = createRest(() => true);
    Blockly.Events.setGroup(true);
    const group = Blockly.Events.getGroup();
    for (const stack of stacks) {
      Blockly.Events.setGroup(group);
      if (!stack.isDeadOrDying()) stack.dispose(false);
      Blockly.Events.setGroup(false);
      await rest();
    }
  }

  const button = (name: string, picture: keyof typeof PICTURES, run: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: "editing-tool",
        title: text(name),
        aria: { label: text(name) },
        on: { click: run },
      },
      drawing(PICTURES[picture]),
    );
  host.append(
    h(
      "div",
      { class: "editing-tools", role: "group", aria: { label: text("editor.tools") } },
      button("editor.search.label", "search", tools.search),
      button("editor.tidy", "tidy", tools.tidy),
      button("editor.fit", "fit", tools.fit),
    ),
  );
  toolsOf.set(workspace, tools);
  return tools;
}

const toolsOf = new WeakMap<Blockly.Workspace, EditingTools>();

function toolsFor(workspace: Blockly.WorkspaceSvg | undefined): EditingTools | undefined {
  return workspace && toolsOf.get(workspace.targetWorkspace ?? workspace);
}

/** Never larger than blocks are at first: a small program would fill the view with giants. */
function fitAll(workspace: Blockly.WorkspaceSvg): void {
  if (workspace.getTopBlocks(false).length === 0) return;
  workspace.zoomToFit();
  const largest = workspace.options.zoomOptions.startScale;
  if (workspace.scale <= largest) return;
  workspace.setScale(largest);
  workspace.scrollCenter();
}

/** What stands in holes to be typed over is no block to the one who reads the number. */
function countBlocks(workspace: Blockly.Workspace): number {
  return workspace.getAllBlocks(false).filter((block) => !block.isShadow()).length;
}

const PICTURES = {
  search: "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.5 15.5L21 21",
  tidy: "M4 5h7v4H4zM4 12h7v3H4zM4 18h7v2H4zM14 5h6v7h-6zM14 15h6v5h-6z",
  fit: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
} as const;

function drawing(path: string): SVGElement {
  const draw = Blockly.utils.dom.createSvgElement;
  const svg = draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  svg.append(draw("path", { d: path }));
  return svg;
}

/** Keys and menu entries, once for all workspaces. */
export function registerEditingTools(): void {
  const { KeyCodes } = Blockly.utils;
  const keys = Blockly.ShortcutRegistry.registry;
  const ctrl = (code: number) => keys.createSerializedKey(code, [KeyCodes.CTRL_CMD]);
  registerKey("search_scripts", ctrl(KeyCodes.F), (tools) => tools.search());
  // Letters stand on every keyboard, other signs do not.
  registerKey("search_palette", KeyCodes.S, (tools) => tools.searchPalette());
  registerKey("zoom_to_fit", KeyCodes.F, (tools) => tools.fit());
  registerKey("show_keys", KeyCodes.K, (tools) => tools.keys());
  registerKey("block_help", KeyCodes.F1, (tools) => {
    const block = focusedBlock();
    if (block) tools.help(block);
    else tools.keys();
  });
  wrapShortcut(Blockly.ShortcutItems.names.CLEANUP, () => (workspace) => {
    toolsFor(workspace)?.tidy();
    return true;
  });
  // Blockly's own opens no menu where a part of a block, or the workspace itself, has the focus.
  wrapShortcut(Blockly.ShortcutItems.names.MENU, (open) => (workspace, event, ...rest) => {
    if (open(workspace, event, ...rest)) return true;
    const block = focusedBlock();
    if (!block && workspace.isFlyout) return false;
    event.preventDefault();
    if (block) block.showContextMenu(event);
    else workspace.showContextMenu(menuPlace(workspace));
    Blockly.ContextMenu.getMenu()?.highlightNext();
    return true;
  });
  registerMenuEntries();
}

function registerKey(name: string, key: string | number, run: (tools: EditingTools) => void): void {
  Blockly.ShortcutRegistry.registry.register({
    name,
    keyCodes: [key],
    allowCollision: true,
    preconditionFn: (workspace) =>
      !workspace.isDragging() && !Blockly.getFocusManager().ephemeralFocusTaken(),
    callback: (workspace, event) => {
      const tools = toolsFor(workspace);
      if (!tools) return false;
      event.preventDefault();
      run(tools);
      return true;
    },
  });
}

/** The block at the keyboard's focus: the one itself, or that of its field or hole. */
function focusedBlock(): Blockly.BlockSvg | null {
  const node = Blockly.getFocusManager().getFocusedNode();
  const tree = Blockly.getFocusManager().getFocusedTree();
  if (node instanceof Blockly.BlockSvg) return node;
  if (!node || !(tree instanceof Blockly.WorkspaceSvg)) return null;
  return tree.getNavigator().getSourceBlockFromNode(node);
}

/** The corner of the visible scripts, for a menu that no pointer asked for. */
function menuPlace(workspace: Blockly.WorkspaceSvg): PointerEvent {
  const { left, top } = workspace.getInjectionDiv().getBoundingClientRect();
  const beside = workspace.getMetricsManager().getAbsoluteMetrics();
  const place = { clientX: left + beside.left + 20, clientY: top + beside.top + 20 };
  return new PointerEvent("contextmenu", place);
}

function registerMenuEntries(): void {
  const menus = Blockly.ContextMenuRegistry;
  const replace = (
    id: string,
    run: (tools: EditingTools) => void,
    displayText?: (scope: Blockly.ContextMenuRegistry.Scope) => string,
  ) => {
    const before = menus.registry.getItem(id);
    if (!before || !("callback" in before)) throw new Error(`Blockly has no menu entry ${id}`);
    menus.registry.unregister(id);
    menus.registry.register({
      ...before,
      ...(displayText ? { displayText } : {}),
      callback: ({ workspace }: Blockly.ContextMenuRegistry.Scope) => {
        const tools = toolsFor(workspace);
        if (tools) run(tools);
      },
    } as Blockly.ContextMenuRegistry.RegistryItem);
  };
  replace("cleanWorkspace", (tools) => tools.tidy());
  replace(
    "workspaceDelete",
    (tools) => tools.deleteAll(),
    ({ workspace }) =>
      text("editor.menu.deleteAll", { count: workspace ? countBlocks(workspace) : 0 }),
  );
  menus.registry.unregister("blockHelp");
  menus.registry.register({
    id: "blockHelp",
    scopeType: menus.ScopeType.BLOCK,
    weight: 7,
    displayText: () => text("editor.help"),
    preconditionFn: ({ block }) => (toolsFor(block?.workspace) ? "enabled" : "hidden"),
    callback: ({ block }) => {
      if (block) toolsFor(block.workspace)?.help(block);
    },
    associatedKeyboardShortcut: "block_help",
  });
  const entry = (id: string, weight: number, run: (tools: EditingTools) => void) => {
    menus.registry.register({
      id: `tools.${id}`,
      scopeType: menus.ScopeType.WORKSPACE,
      weight,
      displayText: () => text(`editor.menu.${id}`),
      preconditionFn: ({ workspace }) => (toolsFor(workspace) ? "enabled" : "hidden"),
      callback: ({ workspace }) => {
        const tools = toolsFor(workspace);
        if (tools) run(tools);
      },
      associatedKeyboardShortcut: SHORTCUT_OF[id],
    });
  };
  entry("search", 3.2, (tools) => tools.search());
  entry("fit", 3.4, (tools) => tools.fit());
  entry("keys", 9, (tools) => tools.keys());
}

const SHORTCUT_OF: Readonly<Record<string, string>> = {
  search: "search_scripts",
  fit: "zoom_to_fit",
  keys: "show_keys",
};
