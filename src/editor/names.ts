// The names of variables, lists and messages in a workspace: making, renaming and deleting them,
// with questions asked through the page's own dialogs. Names are plain text, unique per kind
// (capital letters count, as in Scratch) and at most 100 characters. Values live elsewhere.
import * as Blockly from "blockly/core";
import { STAGE_VALUE } from "#compile/saved-blocks";
import { text } from "#program/messages";
import type { NameActions } from "./field-name-menu.ts";
import { hasOwnNames, isForAll, keepForSprite } from "./name-scope.ts";
import { kindOfType, NAME_TYPES, type NameKind } from "./saved-words.ts";
import type { AskScoped } from "./scope-dialog.ts";

export const LONGEST_NAME = 100;

export interface Dialogs {
  /** Resolves to what was typed, null when the person thought better of it. */
  prompt(question: string, proposed: string): Promise<string | null>;
  confirm(question: string): Promise<boolean>;
  alert(message: string): Promise<void>;
}

/** Blockly takes "a" and "A" for one name; Scratch does not, and neither do we. */
export class CaseSensitiveNames extends Blockly.VariableMap {
  override getVariable(
    name: string,
    type?: string,
  ): Blockly.IVariableModel<Blockly.IVariableState> | null {
    return this.getVariablesOfType(type ?? "").find((one) => one.getName() === name) ?? null;
  }
}

/** A name as it is kept: without spaces around it, no line breaks, not too long. */
export function tidyName(typed: string): string {
  const line = typed.replace(/\s+/g, " ").trim();
  return [...line].slice(0, LONGEST_NAME).join("");
}

/** The name itself if it is free, otherwise with the first free number behind it. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`)) number++;
  return `${name} ${number}`;
}

export interface NameDeps {
  readonly dialogs: Dialogs;
  readonly askScoped?: AskScoped;
  /** How many blocks use a name in scripts that are not in the workspace. */
  readonly usesElsewhere?: (id: string) => number;
}

export function makeNameActions(deps: NameDeps): NameActions {
  const { dialogs, askScoped = openScoped, usesElsewhere = () => 0 } = deps;

  async function askName(question: string, proposed: string): Promise<string | null> {
    const typed = await dialogs.prompt(question, proposed);
    const name = typed === null ? "" : tidyName(typed);
    return name === "" ? null : name;
  }

  async function make(
    workspace: Blockly.Workspace,
    kind: NameKind,
    done: (id: string) => void,
  ): Promise<void> {
    const question = text(`editor.${kind}.ask`);
    const isAsked = kind !== "message" && hasOwnNames(workspace);
    const answer = isAsked ? await askScoped(question) : null;
    const name = isAsked ? tidyName(answer?.name ?? "") : await askName(question, "");
    if (!name) return;
    const map = workspace.getVariableMap();
    if (map.getVariable(name, NAME_TYPES[kind])) {
      await dialogs.alert(text(`editor.${kind}.taken`, { name }));
      return;
    }
    const id = Blockly.utils.idGenerator.genUid();
    if (answer?.forAll === false) keepForSprite(workspace, id);
    inOneStep(() => done(map.createVariable(name, NAME_TYPES[kind], id).getId()));
  }

  async function rename(workspace: Blockly.Workspace, id: string): Promise<void> {
    const map = workspace.getVariableMap();
    const variable = map.getVariableById(id);
    if (!variable) return;
    const kind = kindOfType(variable.getType());
    const old = variable.getName();
    const name = await askName(text(`editor.${kind}.askRename`, { name: old }), old);
    if (name === null || name === old) return;
    if (map.getVariable(name, variable.getType())) {
      await dialogs.alert(text(`editor.${kind}.taken`, { name }));
      return;
    }
    inOneStep(() => {
      map.renameVariable(variable, name);
      const isStages = !hasOwnNames(workspace) || isForAll(workspace, id);
      if (kind === "variable" && isStages) renameOfStage(workspace, old, name);
    });
  }

  async function remove(workspace: Blockly.Workspace, id: string): Promise<void> {
    const map = workspace.getVariableMap();
    const variable = map.getVariableById(id);
    if (!variable) return;
    const kind = kindOfType(variable.getType());
    const uses = Blockly.Variables.getVariableUsesById(workspace, id).length;
    const elsewhere = usesElsewhere(id);
    const key = elsewhere > 0 ? "editor.usedElsewhere.askDelete" : `editor.${kind}.askDelete`;
    const question = text(key, { name: variable.getName(), uses, elsewhere });
    if (uses + elsewhere > 0 && !(await dialogs.confirm(question))) return;
    map.deleteVariable(variable);
  }

  return {
    make: (workspace, kind, done) => void make(workspace, kind, done),
    rename: (workspace, id) => void rename(workspace, id),
    remove: (workspace, id) => void remove(workspace, id),
  };
}

/** `(variable) of (Stage)` says a name, not an id. Scripts of other targets are the project's. */
function renameOfStage(workspace: Blockly.Workspace, from: string, to: string): void {
  for (const block of workspace.getBlocksByType("sensing_of")) {
    const object = block.getInputTargetBlock("OBJECT");
    const isOfStage = object?.isShadow() && object.getFieldValue("VALUE") === STAGE_VALUE;
    if (isOfStage && block.getFieldValue("PROPERTY") === from) block.setFieldValue(to, "PROPERTY");
  }
}

const openScoped: AskScoped = async (question) =>
  (await import("./scope-dialog.ts")).askScopedName(question);

/** One undo takes back all of it. */
export function inOneStep(change: () => void): void {
  const group = Blockly.Events.getGroup();
  if (!group) Blockly.Events.setGroup(true);
  change();
  Blockly.Events.setGroup(group);
}
