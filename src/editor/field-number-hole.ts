// The white number in a round hole: any finite number, or nothing at all, as in Scratch.
// Saved as a number where that says the same; otherwise as it was typed: `pick random 1.0 to 2` is not
// `pick random 1 to 2`, and an emptied hole is "".
import * as Blockly from "blockly/core";

export class FieldNumberHole extends Blockly.FieldTextInput {
  /** Not of one field: Blockly sets a first value before a field has members of its own. */
  static #isLoading = false;

  /** Typing something that is not a number keeps the number that was there; a file may hold any text. */
  protected override doClassValidation_(newValue?: unknown): string | null {
    const typed = String(newValue ?? "").trim();
    if (FieldNumberHole.#isLoading) return String(newValue ?? "");
    return typed === "" || Number.isFinite(Number(typed)) ? typed : null;
  }

  override saveState(): number | string {
    const typed = this.getValue() ?? "";
    return String(Number(typed)) === typed ? Number(typed) : typed;
  }

  override loadState(state: unknown): void {
    FieldNumberHole.#isLoading = true;
    this.setValue(String(state));
    FieldNumberHole.#isLoading = false;
  }

  override getAriaTypeName(): string | null {
    return Blockly.Msg.ARIA_TYPE_FIELD_NUMBER ?? null;
  }
}
