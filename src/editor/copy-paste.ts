// Copy, cut, paste and duplicate beyond what Blockly does: what is copied reaches the other tabs, what
// is pasted brings what it needs (bring-along.ts), a hat is copied with its script, and a duplicate has
// the blocks below, as in Scratch. Where copies are kept it does not know.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import type { BlockState } from "#compile/project";
import { pasteStacksInPieces } from "./paste-stack.ts";
import { prepareBlocks, restoreBlock } from "./prepare-blocks.ts";
import { wrapShortcut } from "./wrap-shortcut.ts";

/** Blocks that were copied, with the definitions of My Blocks that they need. */
export interface BlockCopy extends Blockly.clipboard.BlockCopyData {
  readonly definitions?: readonly BlockState[];
}

/** Null for what is no copy of blocks. */
export function blockCopy(data: Blockly.ICopyData | null): BlockCopy | null {
  return data && "blockState" in data ? (data as BlockCopy) : null;
}

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
      const copied = script ?? Blockly.clipboard.getLastCopiedData();
      if (!isDone || !copied) return isDone;
      const home = workspace.targetWorkspace ?? workspace;
      Blockly.clipboard.setLastCopiedData(copied);
      const blocks = blockCopy(copied);
      if (!blocks) exchanges.get(home)?.keep(JSON.stringify(copied));
      else void keepWhole(blocks, home);
      return isDone;
    });
  }
  wrapShortcut(names.PASTE, (act) => (workspace, ...rest) => {
    const copied = Blockly.clipboard.getLastCopiedData();
    const blocks = blockCopy(copied);
    if (!blocks) return act(workspace, ...rest);
    rest[0].preventDefault();
    void pasteWhole(workspace.targetWorkspace ?? workspace, () => act(workspace, ...rest));
    return true;
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

const bringing = () => import("./bring-along.ts");

async function keepWhole(blocks: BlockCopy, home: Blockly.WorkspaceSvg): Promise<void> {
  const { withDefinitions } = await bringing();
  const whole = withDefinitions(blocks, home);
  exchanges.get(home)?.keep(JSON.stringify(whole));
  if (Blockly.clipboard.getLastCopiedData() === blocks) {
    Blockly.clipboard.setLastCopiedData(whole);
  }
}

async function pasteWhole(home: Blockly.WorkspaceSvg, paste: () => boolean): Promise<void> {
  const { bringAlong } = await bringing();
  const blocks = blockCopy(Blockly.clipboard.getLastCopiedData());
  if (!blocks) return;
  bringAlong(home, blocks, ({ copy }) => {
    Blockly.clipboard.setLastCopiedData(copy);
    paste();
    Blockly.clipboard.setLastCopiedData(blocks);
  });
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

/** What another tab copied, made safe to load; null for what is no block or comment. */
export function readCopy(content: string, registry: BlockRegistry): Blockly.ICopyData | null {
  const copy = parse(content);
  if (!isRecord(copy)) return null;
  if (copy.paster === "block" && isRecord(copy.blockState)) {
    const saved: readonly unknown[] = Array.isArray(copy.definitions) ? copy.definitions : [];
    const [blockState, ...definitions] = [copy.blockState, ...saved].map((state) =>
      prepareCopied(state, registry),
    );
    if (!blockState) return null;
    const blocks: BlockCopy = {
      paster: "block",
      blockState: blockState as BlockCopy["blockState"],
      typeCounts: {},
      definitions: definitions.filter((one) => one !== null),
    };
    return blocks;
  }
  if (copy.paster === "workspace-comment" && isRecord(copy.commentState)) {
    const { text } = copy.commentState;
    if (typeof text !== "string") return null;
    return { paster: "workspace-comment", commentState: { text } } as Blockly.ICopyData;
  }
  return null;
}

/** A saved block is read with care from here on. */
function prepareCopied(saved: unknown, registry: BlockRegistry): BlockState | null {
  if (!isRecord(saved) || typeof saved.type !== "string") return null;
  try {
    const state = restoreBlock(saved as unknown as BlockState);
    return prepareBlocks([state], registry, new Map()).blocks[0] ?? null;
  } catch {
    // Damaged inside.
    return null;
  }
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
