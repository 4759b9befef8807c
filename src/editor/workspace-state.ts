// A workspace filled from a saved target and read back into one. The saved form is the truth: who
// compiles reads it, never the live blocks.
import * as Blockly from "blockly/core";
import type { BlockRegistry } from "#compile/block-spec";
import type { BlockState, ProjectTarget } from "#compile/project";
import { text } from "#program/messages";
import { appendStack, quietly } from "./append-stack.ts";
import { filling } from "./bump-aside.ts";
import { hasOwnNames, isForAll, keepForSprite, setOwnNames } from "./name-scope.ts";
import { freeName, tidyName } from "./names.ts";
import { prepareBlocks, restoreBlock } from "./prepare-blocks.ts";
import { kindOfType, NAME_TYPES, type NameKind } from "./saved-words.ts";

const NAME_KINDS: readonly NameKind[] = ["variable", "list", "message"];

export interface SavedName {
  readonly id: string;
  readonly name: string;
}

export interface NamesOf {
  readonly variables: readonly SavedName[];
  readonly lists: readonly SavedName[];
  readonly messages: readonly SavedName[];
}

/** What the editor keeps of a target. Values of variables and items of lists live elsewhere. */
export interface EditorState extends NamesOf {
  readonly blocks: readonly BlockState[];
  readonly comments: readonly unknown[];
  /** The stage's names, which are for all; there when `EditorSource.shared` was. */
  readonly shared?: NamesOf;
}

/** With a sprite open, `shared` are the stage's names: its blocks can speak of them too. */
export type EditorSource = Pick<ProjectTarget, "blocks" | "comments"> &
  NamesOf & { readonly shared?: NamesOf };

export function readWorkspace(workspace: Blockly.Workspace): EditorState {
  const { shared, ...own } = readScopes(workspace);
  return {
    ...own,
    ...(shared ? { shared } : {}),
    blocks: workspace.getTopBlocks(false).flatMap(saveStack),
    comments: workspace
      .getTopComments()
      .map((comment) => Blockly.serialization.workspaceComments.save(comment, COMMENT_OPTIONS)),
  };
}

/** All names that blocks can speak of. */
export function readNames(workspace: Blockly.Workspace): NamesOf {
  const map = workspace.getVariableMap();
  const named = (kind: NameKind) =>
    map
      .getVariablesOfType(NAME_TYPES[kind])
      .map((one) => ({ id: one.getId(), name: one.getName() }));
  return { variables: named("variable"), lists: named("list"), messages: named("message") };
}

function readScopes(workspace: Blockly.Workspace): NamesOf & { readonly shared?: NamesOf } {
  const all = readNames(workspace);
  if (!hasOwnNames(workspace)) return all;
  const only = (isWanted: (name: SavedName) => boolean): NamesOf => ({
    variables: all.variables.filter(isWanted),
    lists: all.lists.filter(isWanted),
    messages: all.messages.filter(isWanted),
  });
  return {
    ...only(({ id }) => !isForAll(workspace, id)),
    shared: only(({ id }) => isForAll(workspace, id)),
  };
}

const COMMENT_OPTIONS = { addCoordinates: true };

function saveStack(block: Blockly.Block): BlockState[] {
  const state = Blockly.serialization.blocks.save(block, {
    addCoordinates: true,
    doFullSerialization: false,
  });
  // Blockly's own type for a saved block leaves the id open; saved like this it always has one.
  return state ? [restoreBlock(state as BlockState)] : [];
}

/** Of one script, that are deleted at once. */
const PIECE = 100;

/** Deletes everything, some blocks after another; false when that is no longer wanted. */
export async function emptyWorkspace(
  workspace: Blockly.Workspace,
  rest: () => Promise<boolean>,
): Promise<boolean> {
  filling.add(workspace);
  try {
    for (const first of workspace.getTopBlocks(false)) {
      const script: Blockly.Block[] = [];
      for (let at: Blockly.Block | null = first; at; at = at.getNextBlock()) script.push(at);
      while (script.length > 0) {
        const [last] = script.splice(Math.floor((script.length - 1) / PIECE) * PIECE);
        quietly(() => last.dispose(false));
        if (!(await rest())) return false;
      }
    }
  } finally {
    filling.delete(workspace);
  }
  quietly(() => workspace.clear());
  return true;
}

/**
 * Fills an empty workspace, some blocks after another; between them `rest` may let the page
 * breathe. Nothing of it can be undone and no change events are fired.
 */
export async function fillWorkspace(
  workspace: Blockly.Workspace,
  source: EditorSource,
  options: { readonly registry: BlockRegistry; readonly rest: () => Promise<boolean> },
): Promise<void> {
  const { registry, rest } = options;
  const declared = new Map<string, NameKind>();
  setOwnNames(workspace, source.shared ? ownOf(source, source.shared) : null);
  quietly(() => {
    // A name of the stage stays as it is: other targets speak of it too.
    for (const names of source.shared ? [source.shared, source] : [source]) {
      for (const kind of NAME_KINDS) {
        for (const { id, name } of names[`${kind}s`])
          declareName(workspace, declared, { id, name, kind });
      }
    }
  });
  const { blocks, lost } = prepareBlocks(source.blocks, registry, declared);
  quietly(() => {
    for (const name of lost) {
      declareName(workspace, declared, name);
      if (name.kind !== "message") keepForSprite(workspace, name.id);
    }
  });
  filling.add(workspace);
  try {
    for (const block of blocks) {
      if (!(await appendStack(workspace, block, rest))) return;
    }
  } finally {
    filling.delete(workspace);
  }
  quietly(() => {
    for (const comment of source.comments ?? []) appendComment(workspace, comment);
  });
}

/** Ids of the sprite's own names. */
function ownOf(source: NamesOf, shared: NamesOf): string[] {
  const ids = (names: NamesOf) =>
    [...names.variables, ...names.lists, ...names.messages].map(({ id }) => id);
  const forAll = new Set(ids(shared));
  return ids(source).filter((id) => !forAll.has(id));
}

function declareName(
  workspace: Blockly.Workspace,
  declared: Map<string, NameKind>,
  { id, name, kind }: SavedName & { readonly kind: NameKind },
): void {
  const map = workspace.getVariableMap();
  if (map.getVariableById(id)) return;
  const wanted = tidyName(name) || text(`editor.lost.${kind}`);
  const free = freeName(wanted, (one) => map.getVariable(one, NAME_TYPES[kind]) !== null);
  declared.set(id, kindOfType(map.createVariable(free, NAME_TYPES[kind], id).getType()));
}

function appendComment(workspace: Blockly.Workspace, comment: unknown): void {
  if (typeof comment !== "object" || comment === null) return;
  Blockly.serialization.workspaceComments.append(comment, workspace, { recordUndo: false });
}
