// English texts: opening and saving Scratch projects. They come with the code that reads files.

export const englishScratch = {
  "scratch.untitled": "Scratch project",
  "scratch.costume": "costume",
  "scratch.block.sound_playuntildone": "play sound ( ) until done",
  "scratch.block.sound_play": "start sound ( )",
  "scratch.block.sound_stopallsounds": "stop all sounds",
  "scratch.block.sound_changeeffectby": "change ( ) sound effect by ( )",
  "scratch.block.sound_seteffectto": "set ( ) sound effect to ( )",
  "scratch.block.sound_cleareffects": "clear sound effects",
  "scratch.block.sound_changevolumeby": "change volume by ( )",
  "scratch.block.sound_setvolumeto": "set volume to ( ) %",
  "scratch.block.sound_volume": "volume",
  "scratch.counted": "{count} × {name}",
  "scratch.more": "and {count} other kinds",
  "scratch.unknown":
    "Blocks that Blockprop does not have: {things}. They stay where they are, and the scripts they stand in do not run.",
  "scratch.skipped":
    "Blocks that do nothing here: {things}. They stay where they are, and their scripts run without them.",
  "scratch.dropped": "Left out: {things}.",
  "scratch.lacks":
    "Blocks that Scratch does not have: {things}. They are left out of the file; the blocks below them stay.",
  "scratch.disabled": "Blocks that are switched off: {things}. They are left out of the file.",
  "scratch.tooLarge":
    "The lists have more than {most} MB of text, more than Scratch can open. Shorten the longest list, then save again.",
  "scratch.largeForSite":
    "The project has {megabytes} MB without its pictures. The Scratch editor opens it from the file, but the Scratch website keeps {most} MB at most.",
  "scratch.sounds": "sound",
  "scratch.cloud": "link of a variable to the cloud (it stays as an ordinary variable)",
  "scratch.stray": "block that belongs to no script",
  "scratch.missing": "block that is missing in the file",
  "scratch.monitor": "monitor of “{name}”",
  "scratch.noPicture": "picture of costume “{name}”, which is missing in the file",
  "scratch.damagedPicture":
    "picture of costume “{name}”, which is damaged or of a kind that cannot be drawn",
  "scratch.largePicture":
    "picture of costume “{name}”: one picture can have {most} MB, all together {all} MB",
  "scratch.manyCostumes": "costume after the first {most}",
  "scratch.activePicture": "script in the picture of costume “{name}” (pictures are only drawn)",
  "scratch.remotePicture": "link to another site in the picture of costume “{name}”",
  "scratch.version2":
    "This is a Scratch 2 project, but one of Scratch 3 was expected. Open it in Scratch 3 and save it there: the new file opens here.",
  "scratch.version1":
    "This is a Scratch 1 project, but one of Scratch 3 was expected. Open it in Scratch 3 and save it there: the new file opens here.",
  "scratch.sprite":
    "This is a single Scratch sprite, but a whole project was expected. Put the sprite into a project in Scratch and save that: it opens here.",
  "scratch.noStage":
    "The Scratch project has no stage, and every project has one. The file is damaged: try an earlier copy, or open and save it in Scratch.",
  "scratch.manyTargets":
    "The Scratch project has more than {most} sprites, the most a project can have. Delete some in Scratch and save it again.",
  "scratch.cycle":
    "Block “{block}” stands in two places at once, or the blocks below it lead back to it. The file is damaged: try an earlier copy, or open and save it in Scratch.",
  "scratch.deep":
    "Blocks stand in each other more than {most} deep. The file is damaged, or the script has to be made simpler in Scratch.",
  "scratch.longStack":
    "A script has more than {most} blocks below each other, the most that can be read. Divide it into My Blocks in Scratch and save it again.",
  "scratch.longList":
    "The list “{list}” has {found} items, but a list can have {most} at most. Shorten it in Scratch and save the project again.",
};
