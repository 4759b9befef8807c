// The menu of variables, lists or messages on a block. The last entries make, rename or delete one;
// what they do comes from outside through `setNameActions`, because a field is made by its block.
import * as Blockly from "blockly/core";
import { text } from "#program/messages";
import { NAME_TYPES, type NameKind } from "./saved-words.ts";

export interface NameActions {
  /** Asks for a name; `done` gets the id of what was made. */
  make(workspace: Blockly.Workspace, kind: NameKind, done: (id: string) => void): void;
  rename(workspace: Blockly.Workspace, id: string): void;
  remove(workspace: Blockly.Workspace, id: string): void;
}

const MAKE = "MAKE_NAME";
const RENAME = "RENAME_NAME";
const REMOVE = "REMOVE_NAME";

const actions = new WeakMap<Blockly.Workspace, NameActions>();

/** Says what the menus of a workspace (and of its palette) do. */
export function setNameActions(workspace: Blockly.Workspace, nameActions: NameActions): void {
  actions.set(workspace, nameActions);
}

export function nameActionsOf(workspace: Blockly.Workspace): NameActions | undefined {
  return actions.get(workspace);
}

/** Made once: making one takes longer than comparing with it. */
const inOrder = new Intl.Collator(undefined, { numeric: true });

export class FieldNameMenu extends Blockly.FieldVariable {
  readonly kind: NameKind;

  constructor(kind: NameKind) {
    super(text(`editor.default.${kind}`), undefined, [NAME_TYPES[kind]], NAME_TYPES[kind]);
    this.kind = kind;
    this.menuGenerator_ = () => this.#menu();
  }

  #menu(): [string, string][] {
    const names = this.#names();
    const shown = this.getText();
    if (this.kind === "message") return [...names, [text("editor.message.make"), MAKE]];
    return [
      ...names,
      [text(`editor.${this.kind}.rename`), RENAME],
      [text(`editor.${this.kind}.delete`, { name: shown }), REMOVE],
    ];
  }

  #names(): [string, string][] {
    const workspace = this.getSourceBlock()?.workspace;
    const type = NAME_TYPES[this.kind];
    const named = [
      ...(workspace?.getVariableMap().getVariablesOfType(type) ?? []),
      ...(workspace?.getPotentialVariableMap()?.getVariablesOfType(type) ?? []),
    ];
    return named
      .map((one): [string, string] => [one.getName(), one.getId()])
      .sort(([a], [b]) => inOrder.compare(a, b));
  }

  protected override onItemSelected_(_menu: Blockly.Menu, item: Blockly.MenuItem): void {
    const chosen = item.getValue();
    const block = this.getSourceBlock();
    const workspace = this.#home();
    const current = this.getValue();
    const acts = workspace && actions.get(workspace);
    if (typeof chosen !== "string" || !block) return;
    if (chosen === MAKE) {
      if (acts)
        acts.make(workspace, this.kind, (id) => !block.isDeadOrDying() && this.setValue(id));
    } else if (chosen === RENAME) {
      if (acts && current) acts.rename(workspace, current);
    } else if (chosen === REMOVE) {
      if (acts && current) acts.remove(workspace, current);
    } else {
      this.setValue(chosen);
    }
  }

  /** The workspace of the scripts, also for a block in the palette. */
  #home(): Blockly.Workspace | null {
    const workspace = this.getSourceBlock()?.workspace;
    if (!(workspace instanceof Blockly.WorkspaceSvg)) return workspace ?? null;
    return workspace.targetWorkspace ?? workspace;
  }
}
