// English texts: the block editor.

export const englishEditor = {
  "editor.label.region": "Blocks",
  "editor.label.scripts": "Scripts",
  "editor.label.palette": "Palette",
  "editor.label.categories": "Categories",
  "editor.flag": "green flag",
  "editor.colour": "colour",
  "editor.unknownBlock": "unknown block {type}",
  "editor.unknownHelp":
    "Blockprop does not know this block. It may come from a newer version. It is kept as it is, but cannot run.",
  "editor.make.variables": "Make a Variable",
  "editor.make.lists": "Make a List",
  "editor.monitor.show": "Show {name} on the stage",
  "editor.monitor.hide": "Hide {name} from the stage",

  "editor.default.variable": "my variable",
  "editor.default.list": "my list",
  "editor.default.message": "message1",
  "editor.lost.variable": "lost variable",
  "editor.lost.list": "lost list",
  "editor.lost.message": "lost message",

  "editor.variable.ask": "What is the new variable's name?",
  "editor.variable.askRename": "What is the new name of the variable “{name}”?",
  "editor.variable.askDelete":
    "Delete the variable “{name}”? {uses} blocks use it and will be deleted with it.",
  "editor.variable.taken": "There is already a variable “{name}”. Choose another name.",
  "editor.variable.rename": "Rename variable…",
  "editor.variable.delete": "Delete the variable “{name}”",

  "editor.list.ask": "What is the new list's name?",
  "editor.list.askRename": "What is the new name of the list “{name}”?",
  "editor.list.askDelete":
    "Delete the list “{name}”? {uses} blocks use it and will be deleted with it.",
  "editor.list.taken": "There is already a list “{name}”. Choose another name.",
  "editor.list.rename": "Rename list…",
  "editor.list.delete": "Delete the list “{name}”",

  "editor.forAll": "For all sprites",
  "editor.forSprite": "For this sprite only",
  "editor.usedElsewhere.askDelete":
    "Delete “{name}”? It is for all sprites. Blocks that use it here will be deleted with it: {uses}. Blocks of other sprites or the stage that use it will no longer work: {elsewhere}.",

  "editor.make.blocks": "Make a Block",
  "editor.block.title": "Make a Block",
  "editor.block.editTitle": "Edit Block",
  "editor.block.edit": "Edit this block…",
  "editor.block.newName": "block name",
  "editor.block.new.label": "label text",
  "editor.block.new.text": "number or text",
  "editor.block.new.boolean": "boolean",
  "editor.block.empty": "This block is empty. Give it at least one word.",
  "editor.block.nameless": "An input has no name. Type one, or remove the input.",
  "editor.block.twice": "Two inputs have the name “{name}”. Give one of them another name.",
  "editor.block.taken": "There is already a block with these words and inputs. Change the words.",
  "editor.block.inUse":
    "This definition can't be deleted while blocks use it: there are {uses}. Delete those first.",

  "editor.message.make": "New message…",
  "editor.message.ask": "What is the new message's name?",
  "editor.message.askRename": "What is the new name of the message “{name}”?",
  "editor.message.askDelete":
    "Delete the message “{name}”? {uses} blocks use it and will be deleted with it.",
  "editor.message.taken": "There is already a message “{name}”. Choose another name.",
  "editor.message.rename": "Rename message…",
  "editor.message.delete": "Delete the message “{name}”",
} as const;
