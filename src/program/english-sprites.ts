// English texts: what is said of sprites before their panel is there.

export const englishSprites = {
  "sprites.add": "Add a sprite",
  "sprites.addShort": "+ Sprite",
  "sprites.addPlain": "A coloured dot",
  "sprites.addPictures": "From pictures…",
  "sprites.nameOf": "{sprite}: {name}",
  "sprites.inTarget": "{name}: {text}",
} as const;
