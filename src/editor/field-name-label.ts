// The name of a variable or list as plain words: what its own reporter shows. The value is the id;
// the name is looked up, so that a renamed variable is renamed on every block.
import * as Blockly from "blockly/core";

export class FieldNameLabel extends Blockly.FieldLabel {
  override SERIALIZABLE = true;
  readonly #type: string;

  /** @param type Blockly's variable type: "" for variables, "list" for lists. */
  constructor(type: string) {
    super("");
    this.#type = type;
  }

  override referencesVariables(): boolean {
    return true;
  }

  override refreshVariableName(): void {
    this.forceRerender();
  }

  getVariable(): Blockly.IVariableModel<Blockly.IVariableState> | null {
    const block = this.getSourceBlock();
    const id = this.getValue();
    return block && id ? Blockly.Variables.getVariable(block.workspace, id) : null;
  }

  protected override getText_(): string | null {
    return this.getVariable()?.getName() ?? "?";
  }

  /** In full with its name: a copy may be pasted where the id means nothing. */
  override saveState(inFull?: boolean): unknown {
    const id = this.getValue();
    const variable = inFull ? this.getVariable() : null;
    return variable ? { id, name: variable.getName(), type: variable.getType() } : { id };
  }

  override loadState(state: { id?: string; name?: string }): void {
    const block = this.getSourceBlock();
    if (!block) return;
    const variable = Blockly.Variables.getOrCreateVariablePackage(
      block.workspace,
      state.id ?? null,
      state.name,
      this.#type,
    );
    this.setValue(variable.getId());
  }
}
