// English texts: the sprites under the stage, their costumes and the pictures they come from. They come with
// their panel.

export const englishSpritePanel = {
  "sprites.region": "Sprites",
  "sprites.list": "Stage and sprites",
  "sprites.more": "What to do with {name}",
  "sprites.rename": "Rename…",
  "sprites.duplicate": "Duplicate",
  "sprites.delete": "Delete",
  "sprites.keys": "Arrow keys move, Enter chooses, F2 renames, Delete deletes.",
  "sprites.open": "{name}, open in the editor",
  "sprites.plainName": "Dot",
  "sprites.askName": "Name of the sprite",
  "sprites.askCostumeName": "Name of the costume",
  "sprites.noName": "Type a name of at least one letter.",
  "sprites.nameTaken": "There is a “{name}” already. Choose another name.",
  "sprites.deleted": "“{name}” was deleted.",
  "sprites.stageStays": "The stage cannot be renamed or deleted. Choose a sprite.",
  "costumes.costumes": "Costumes of {name}",
  "costumes.backdrops": "Backdrops of the stage",
  "costumes.costumesShort": "Costumes: {count}",
  "costumes.backdropsShort": "Backdrops: {count}",
  "costumes.none": "No pictures yet. Press + or drop a picture here.",
  "costumes.add": "Add pictures…",
  "costumes.more": "What to do with the costume",
  "costumes.worn": "{name}, worn now",
  "costumes.full":
    "A project can have {most} costumes, and this one would have more. Delete some first.",
  "pictures.unknown":
    "“{file}” is no picture that can be used here. Take an SVG, PNG, JPEG, GIF, BMP or WebP file.",
  "pictures.unreadable":
    "“{file}” looks like a picture but cannot be drawn: it may be cut off. Try to open it in another program and save it again as PNG.",
  "pictures.tooLarge":
    "“{file}” has {megabytes} MB; pictures can have up to {most} MB. Make it smaller in a picture program and try again.",
  "pictures.full":
    "The pictures of a project can have {most} MB together, and with “{file}” it would be more. Delete some first.",
} as const;
