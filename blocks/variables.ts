// Variables: one value each, with a monitor on the stage. As in Scratch.
import type { BlockReader, BlockSpec, Category } from "#compile/block-spec";

const variable = { kind: "variable" } as const;

function monitor(type: string, word: string, help: string): BlockSpec {
  return {
    type,
    shape: "statement",
    text: `${word} variable {VARIABLE}`,
    slots: { VARIABLE: variable },
    help,
    compile: (b: BlockReader) => b.call(type, b.literal(b.variable("VARIABLE"))),
  };
}

export const variables: Category = {
  id: "variables",
  name: "Variables",
  colour: ["#FF8C1A", "#FF8000", "#DB6E00"],
  makes: "variables",
  blocks: [
    {
      type: "data_variable",
      shape: "reporter",
      text: "{VARIABLE}",
      slots: { VARIABLE: variable },
      help: "The value of the variable.",
      compile: (b) => ({ kind: "variable", id: b.variable("VARIABLE"), block: b.id }),
    },
    {
      type: "data_setvariableto",
      shape: "statement",
      text: "set {VARIABLE} to {VALUE}",
      slots: { VARIABLE: variable, VALUE: { kind: "text", default: "0" } },
      help: "Gives the variable this value.",
      compile: (b) => ({
        kind: "set",
        id: b.variable("VARIABLE"),
        value: b.expr("VALUE"),
        block: b.id,
      }),
    },
    {
      type: "data_changevariableby",
      shape: "statement",
      text: "change {VARIABLE} by {VALUE}",
      slots: { VARIABLE: variable, VALUE: { kind: "number", default: 1 } },
      help: "Adds the number to the variable.",
      compile: (b) => ({
        kind: "change",
        id: b.variable("VARIABLE"),
        by: b.expr("VALUE"),
        block: b.id,
      }),
    },
    monitor("data_showvariable", "show", "Shows the variable's monitor on the stage."),
    monitor("data_hidevariable", "hide", "Hides the variable's monitor."),
  ],
};
