// English texts: lists and their samples.

export const englishData = {
  // An item of a list as a sample.
  "data.item.noValues":
    'Item {item} of "{list}" is not a sample: it has no values. A sample is a label and its values, like "5 0.0 0.5 1.0". Import a list of samples, or correct the item.',
  "data.item.notANumber":
    'Item {item} of "{list}" is not a sample: value {position} is "{token}", but a number was expected. Correct the item.',
  "data.item.missingNumber":
    'Item {item} of "{list}" is not a sample: value {position} is missing. Correct the item.',
  "data.item.notFinite":
    'Item {item} of "{list}" has "{token}" as value {position}, and a network cannot count with that. Write an ordinary number there.',
  "data.item.tooManyValues":
    'Item {item} of "{list}" has more than {limit} values, the most a sample can have. Shorten it.',

  // What an import read.
  "data.samples": "{count} samples of {values} values",
  "data.samplesOfOne": "{count} samples of 1 value",
  "data.oneSample": "1 sample of {values} values",
  "data.oneSampleOfOne": "1 sample of 1 value",
  "data.items": "{count} items",
  "data.oneItem": "1 item",
  "data.label": "label {label}",
  "data.labels": "labels {labels}",
  "data.labelsFromTo": "labels {first} to {last}",
  "data.labelCount": "{count} different labels",

  // Lists in the page.
  "data.refused": "{why}",
  "data.notFetched": "The file {name} could not be loaded. Check the connection and try again.",
  "data.projectLeft": "Another project was opened meanwhile, so this import was dropped.",
  "data.undoGone": "This change is too long ago to be undone.",
  "importing.noFolder": "The folder could not be read ({why}). Choose its files by Import instead.",
  "list.importHelp":
    "Lists, CSV, JSON, IDX, pictures, and zips of these. Several files can be chosen at once. Files and folders can also be dropped here, and text pasted with Ctrl+V.",
  "list.importFolder": "Import a folder",
  "list.library": "Data library…",
  "list.split": "Split…",
  "lists.library": "Library",
  "lists.libraryHelp": "Data library",
  "list.forTesting": "This list is for testing",
  "list.isForTesting": "for testing",
  "list.browse": "Browse samples",
  "list.exportCsv": "Export as CSV",
  "list.exportIdx": "Export as IDX (zip)",
} as const;
