// A workspace without a page, as the editor fills and reads it, for tests in plain Node.
import * as Blockly from "blockly/core";
import { categories, registry } from "#blocks/index";
import type { BlockState } from "#compile/project";
import { blockHelp } from "#editor/block-help";
import { addBlockWords } from "#editor/block-words";
import { defineBlocks } from "#editor/define-blocks";
import { CaseSensitiveNames } from "#editor/names";
import {
  type EditorSource,
  type EditorState,
  fillWorkspace,
  readWorkspace,
} from "#editor/workspace-state";
import { addMissing } from "#program/messages";

addBlockWords(categories);
addMissing(blockHelp);
defineBlocks(categories);

export function makeWorkspace(): Blockly.Workspace {
  const workspace = new Blockly.Workspace();
  workspace.setVariableMap(new CaseSensitiveNames(workspace));
  return workspace;
}

/** What is saved after loading. */
export async function reload(source: EditorSource): Promise<EditorState> {
  const workspace = makeWorkspace();
  await fillWorkspace(workspace, source, { registry, rest: async () => true });
  return readWorkspace(workspace);
}

const names = {
  variables: [{ id: "v1", name: "epoch" }],
  lists: [{ id: "l1", name: "Mnist" }],
  messages: [{ id: "m1", name: "go" }],
};

/** A target with a variable `v1`, a list `l1` and a message `m1`. */
export function target(...blocks: readonly BlockState[]): EditorSource {
  return { ...names, blocks };
}
