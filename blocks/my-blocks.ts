// My Blocks: blocks that people make themselves. Their words and holes are their `ProcedureState`, which
// the editor draws; here stand the blocks that carry it, and the inputs inside a definition.
import type { Category } from "#compile/block-spec";

export const myBlocks: Category = {
  id: "myblocks",
  name: "My Blocks",
  colour: ["#FF6680", "#FF4D6A", "#FF3355"],
  blocks: [
    {
      type: "procedures_definition",
      shape: "definition",
      text: "define",
      help: "What a block of your own does: the blocks below run each time it is used. Its inputs can be dragged from here into them.",
    },
    {
      type: "procedures_call",
      shape: "own",
      text: "my block",
      help: "Runs the blocks below its `define` with these inputs, then goes on. It may use itself inside its own `define`.",
      compile: (b) => b.procedureCall(),
    },
    {
      type: "argument_reporter_string_number",
      shape: "reporter",
      text: "input",
      help: "What was put into this input of the My Block. Outside its `define` it is 0.",
      compile: (b) => b.procedureInput(),
    },
    {
      type: "argument_reporter_boolean",
      shape: "boolean",
      text: "input",
      help: "What was put into this input of the My Block: true or false. Outside its `define` it is 0.",
      compile: (b) => b.procedureInput(),
    },
  ],
};
