// English texts of the page: opening and saving Scratch projects.

export const englishScratchDialog = {
  "scratchFile.title": "Open “{name}” from Scratch",
  "scratchFile.intro":
    "Some of this project is different here. Nothing is replaced yet; the project that is open now stays under My projects.",
  "scratchFile.open": "Open it",
  "scratchFile.saveTitle": "Save “{name}” for Scratch",
  "scratchFile.saveIntro": "Some of this project does not go into the file. Nothing is saved yet.",
  "scratchFile.save": "Save it",
  "scratchFile.saved": "Saved as {file}. Scratch opens it by File, Load from your computer.",
};
