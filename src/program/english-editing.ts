// English texts: the tools of the block editor: search, help, tidy up, the list of keys.

export const englishEditing = {
  "app.menu.keys": "Keyboard…",
  "backpack.label": "Backpack",
  "backpack.put": "Put into the backpack",
  "editor.tools": "Editing",
  "editor.tidy": "Tidy up the blocks",
  "editor.fit": "Zoom to fit",
  "editor.help": "Help",
  "editor.menu.search": "Search the Scripts",
  "editor.menu.fit": "Zoom to Fit",
  "editor.menu.keys": "Keyboard",
  "editor.menu.deleteAll": "Delete all {count} Blocks",
  "editor.deleteAll": "Delete all {count} blocks? Undo brings them back.",

  "editor.search.label": "Search the scripts",
  "editor.search.placeholder": "Search the scripts",
  "editor.search.previous": "Previous (Shift+Enter)",
  "editor.search.next": "Next (Enter)",
  "editor.search.count": "{at} of {count}",
  "editor.search.none": "not found",

  "editor.palette.search": "Search the blocks",
  "editor.palette.found": "{count} blocks",
  "editor.palette.byHelp": "In their help",
  "editor.palette.none": "No block found.",
  "editor.palette.tryThis": "Try one word, such as “train” or “list”.",
} as const;
