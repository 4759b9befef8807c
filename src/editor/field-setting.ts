// A number typed into a block itself, not into a hole. It keeps what was typed even if that does not
// fit: the compiler then says on the block what was found and what is expected, which a field that
// quietly changes 0 neurons to 1 would not. Knows no bounds.
import * as Blockly from "blockly/core";

export class FieldSetting extends Blockly.FieldNumber {
  /** What is no number is not taken; nor is a decimal comma, which Blockly would read 0,005 as 5 with. */
  protected override doClassValidation_(newValue?: unknown): number | null {
    const typed = String(newValue ?? "").trim();
    const value = Number(typed);
    return typed !== "" && Number.isFinite(value) ? value + 0 : null;
  }
}
