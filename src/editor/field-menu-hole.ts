// The menu in a round hole. It keeps a value that is not among its options, such as a costume that
// is gone, as an option of its own, so that nothing saved is lost.
import * as Blockly from "blockly/core";
import { type ProjectNames, projectNamesOf } from "./project-names.ts";

type Option = [words: string, value: string];

export class FieldMenuHole extends Blockly.FieldDropdown {
  readonly #fixed: () => readonly Option[];
  readonly #of: keyof ProjectNames | undefined;

  /** @param of what of the project is offered: costumes before the fixed options, others after them. */
  constructor(fixed: () => readonly Option[], of: keyof ProjectNames | undefined) {
    super(Blockly.Field.SKIP_SETUP);
    this.#fixed = fixed;
    this.#of = of;
    this.setOptions(() => this.#options());
  }

  #options(): Option[] {
    const workspace = this.getSourceBlock()?.workspace;
    const names = this.#of && workspace ? projectNamesOf(workspace)[this.#of] : [];
    const named = names.map((name): Option => [name, name]);
    const fixed = this.#fixed();
    const isLast = this.#of === "targets" || this.#of === "variables";
    const options = isLast ? [...fixed, ...named] : [...named, ...fixed];
    const value = this.getValue();
    const isKnown = options.some(([, one]) => one === value);
    if (value !== null && value !== "" && !isKnown) options.unshift([value, value]);
    return options.length > 0 ? options : [["", ""]];
  }

  protected override doClassValidation_(value?: unknown): string | null {
    return typeof value === "string" ? value : null;
  }

  /** The words of a value have to be known before it is taken. */
  protected override doValueUpdate_(value: string): void {
    this.value_ = value;
    this.getOptions(false);
    super.doValueUpdate_(value);
  }

  /** A new block chooses the first of what there is. */
  override setSourceBlock(block: Blockly.Block): void {
    super.setSourceBlock(block);
    this.value_ = null;
    const [first] = this.#options();
    if (first) this.doValueUpdate_(first[1]);
  }
}
