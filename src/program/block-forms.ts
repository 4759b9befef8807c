// What blocks look like from outside, as plain data that can be sent to a worker: all that is needed to
// read blocks from a file of Scratch and to write them to one. `#compile/block-spec` has all about them.

export interface BlockForm {
  /** "hat", "statement", "reporter", ... */
  readonly shape: string;
  /** The kind of each slot: "number", "stack", "variable", ... */
  readonly slots: Readonly<Record<string, string>>;
  /** "train on {SAMPLE}" */
  readonly words: string;
}

/** By block type. */
export type BlockForms = Readonly<Record<string, BlockForm>>;

/** The form of a block, or undefined. Names in files can be any, `constructor` too. */
export function formOf(forms: BlockForms, type: string): BlockForm | undefined {
  return Object.hasOwn(forms, type) ? forms[type] : undefined;
}
