// Which block fits where, as Blockly's connection checks (two connections fit when their lists share
// a word). As in Scratch: round blocks fit every round hole, hexagonal ones fit both kinds of hole.
// Scripts and the parts of a network keep apart. A sample hole takes round blocks only.

/** What a block offers with its output. */
export const OUTPUT = { reporter: ["Value"], boolean: ["Boolean"] };

/** What a hole takes. */
export const HOLE = {
  number: ["Value", "Boolean"],
  text: ["Value", "Boolean"],
  boolean: ["Boolean"],
  sample: ["Value"],
  menu: ["Value", "Boolean"],
  colour: ["Value", "Boolean"],
};

/** What hangs above and below each other. */
export const STACK = { statements: ["Statement"], parts: ["Part"] };
