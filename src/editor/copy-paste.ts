// Copy, cut, paste and duplicate beyond what Blockly does: what is copied reaches the other tabs, what
// is pasted brings the variables, lists and messages it needs, a hat is copied with its script, and a
// duplicate has the blocks below, as in Scratch. Where copies are kept it does not know.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { pasteStacksInPieces } from "./paste-stack.ts";
import { prepareBlocks } from "./prepare-blocks.ts";
import { wrapShortcut } from "./wrap-shortcut.ts";

/** Copies on their way to and from other tabs, as text. */
export interface CopyExchange {
  keep(content: string): void;
  /** Tells what other tabs copied. */
  listen(heard: (content: string) => void): void;
}

const exchanges = new WeakMap<Blockly.Workspace, CopyExchange>();

/** Lets copies of this workspace reach other tabs, and theirs this one. */
export function exchangeCopies(
  workspace: Blockly.WorkspaceSvg,
  registry: BlockRegistry,
  exchange: CopyExchange,
): void {
  exchanges.set(workspace, exchange);
  exchange.listen((content) => {
    const data = readCopy(content, registry);
    if (!data) return;
    Blockly.clipboard.setLastCopiedData(data);
    Blockly.clipboard.setLastCopiedWorkspace(workspace);
    const { x = 0, y = 0 } = stateOf(data) ?? {};
    Blockly.clipboard.setLastCopiedLocation(new Blockly.utils.Coordinate(x, y));
  });
}

/** The keys and the menu entry, once for all workspaces. */
export function registerCopyPaste(): void {
  pasteStacksInPieces();
  const { names } = Blockly.ShortcutItems;
  for (const name of [names.COPY, names.CUT]) {
    wrapShortcut(name, (act) => (workspace, ...rest) => {
      const node = Blockly.getFocusManager().getFocusedNode();
      const script = node instanceof Blockly.BlockSvg ? wholeScript(node) : null;
      const isDone = act(workspace, ...rest);
      if (isDone && script) Blockly.clipboard.setLastCopiedData(script);
      const data = Blockly.clipboard.getLastCopiedData();
      const home = workspace.targetWorkspace ?? workspace;
      if (isDone && data) exchanges.get(home)?.keep(JSON.stringify(data));
      return isDone;
    });
  }
  wrapShortcut(names.PASTE, (act) => (workspace, ...rest) => {
    const home = workspace.targetWorkspace ?? workspace;
    return withNames(home, Blockly.clipboard.getLastCopiedData(), () => act(workspace, ...rest));
  });
  wrapShortcut(names.DUPLICATE, (act) => (workspace, event, shortcut, scope) => {
    const node = Blockly.getFocusManager().getFocusedNode();
    return node instanceof Blockly.BlockSvg
      ? duplicate(node)
      : act(workspace, event, shortcut, scope);
  });
  const menus = Blockly.ContextMenuRegistry.registry;
  const entry = menus.getItem("blockDuplicate");
  if (!entry || !("callback" in entry)) throw new Error("Blockly has no menu entry for duplicates");
  menus.unregister(entry.id);
  menus.register({
    ...entry,
    callback: ({ block }: Blockly.ContextMenuRegistry.Scope) => {
      if (block) duplicate(block);
    },
  } as Blockly.ContextMenuRegistry.RegistryItem);
}

function duplicate(block: Blockly.BlockSvg): boolean {
  const data = block.toCopyData(true);
  return data !== null && Blockly.clipboard.paste(data, block.workspace) !== null;
}

/** A hat with all that hangs below it; null for other blocks, which are copied alone. */
function wholeScript(block: Blockly.BlockSvg): Blockly.clipboard.BlockCopyData | null {
  const isHat = !block.previousConnection && !block.outputConnection && block.nextConnection;
  return isHat && !block.workspace.isFlyout ? block.toCopyData(true) : null;
}

/** Makes the names that a copy needs and this project lacks; one undo takes them back, too. */
function withNames(
  workspace: Blockly.WorkspaceSvg,
  data: Blockly.ICopyData | null,
  paste: () => boolean,
): boolean {
  const before = Blockly.Events.getGroup();
  if (!before) Blockly.Events.setGroup(true);
  try {
    const map = workspace.getVariableMap();
    for (const { id, name, type } of namesIn(data && stateOf(data))) {
      if (!map.getVariableById(id) && !map.getVariable(name, type)) {
        map.createVariable(name, type, id);
      }
    }
    return paste();
  } finally {
    Blockly.Events.setGroup(before);
  }
}

interface CopiedName {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Every field that names something, in a block and all that hangs in and below it. */
function namesIn(value: unknown): CopiedName[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isRecord(value)) return [];
  const { id, name, type } = value;
  const isName = typeof id === "string" && typeof name === "string" && typeof type === "string";
  const isBlock = "fields" in value || "inputs" in value || "next" in value;
  const inside = Object.values(value).flatMap(namesIn);
  return isName && !isBlock ? [{ id, name, type }, ...inside] : inside;
}

/** What another tab copied, made safe to load; null for what is no block or comment. */
export function readCopy(content: string, registry: BlockRegistry): Blockly.ICopyData | null {
  const copy = parse(content);
  if (!isRecord(copy)) return null;
  if (copy.paster === "block" && isRecord(copy.blockState)) {
    const { type } = copy.blockState;
    if (typeof type !== "string") return null;
    // A saved block is read with care from here on.
    const state = { ...copy.blockState, type } as unknown as BlockState;
    const [prepared] = prepareBlocks([state], registry, new Map()).blocks;
    return { paster: "block", blockState: prepared, typeCounts: {} } as Blockly.ICopyData;
  }
  if (copy.paster === "workspace-comment" && isRecord(copy.commentState)) {
    const { text } = copy.commentState;
    if (typeof text !== "string") return null;
    return { paster: "workspace-comment", commentState: { text } } as Blockly.ICopyData;
  }
  return null;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function stateOf(data: Blockly.ICopyData): { x?: number; y?: number } | null {
  return "blockState" in data && isRecord(data.blockState) ? data.blockState : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
