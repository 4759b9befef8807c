// English texts: the dialog in which a My Block is put together. They come with it.

export const englishProcedure = {
  "editor.block.parts": "The block",
  "editor.block.part.label": "label",
  "editor.block.part.text": "input for a number or text",
  "editor.block.part.boolean": "input for a boolean",
  "editor.block.add.text": "Add an input: number or text",
  "editor.block.add.boolean": "Add an input: boolean",
  "editor.block.add.label": "Add a label",
  "editor.block.left": "Move “{name}” to the left",
  "editor.block.right": "Move “{name}” to the right",
  "editor.block.remove": "Remove “{name}”",
  "editor.block.warp": "Run without screen refresh",
};
