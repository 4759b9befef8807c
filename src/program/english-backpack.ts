// English texts: the backpack.

export const englishBackpack = {
  "backpack.filled": "Backpack ({count})",
  "backpack.scripts": "Scripts in the backpack",
  "backpack.empty":
    "Nothing in here yet. Drag a script here, or choose “Put into the backpack” in its menu. It then waits here for all your projects.",
  "backpack.drop": "Let go to put it into the backpack",
  "backpack.block": "1 block",
  "backpack.blocks": "{count} blocks",
  "backpack.entry": "{name}, {blocks}: put into the project",
  "backpack.more": "More about “{name}”",
  "backpack.take": "Put into the project",
  "backpack.rename": "Rename…",
  "backpack.askName": "What shall this script be called in the backpack?",
  "backpack.remove": "Remove from the backpack",

  "backpack.packed": "“{name}” is in the backpack.",
  "backpack.taken": "“{name}” is in the project now.",
  "backpack.brought":
    "“{name}” is in the project now, and below all scripts what it needs: the definition of {blocks}.",
  "backpack.removed": "“{name}” is no longer in the backpack.",

  "backpack.full":
    "The backpack is full: it holds {most} scripts. Remove one that you no longer need, then try again.",
  "backpack.tooLong":
    "This script is too long for the backpack: as text it has {length} characters, and {most} are the most. Put it in in two parts, or copy it with Ctrl+C.",
  "backpack.damaged":
    "Damaged scripts in the backpack that were left out: {count}. All others are there.",
  "backpack.unreadable":
    "“{name}” can't be put into the project: what is kept of it is damaged, or another tab has removed it. The other scripts are not affected.",
  "backpack.refused":
    "The backpack is not available, since this browser refuses to keep anything here ({reason}). In a private window use Ctrl+C and Ctrl+V, or save the project to a file.",
} as const;
