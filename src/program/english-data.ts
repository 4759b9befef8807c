// English texts: data and files.

export const englishData = {
  // List files.
  "data.noValues":
    'Line {line} has no numbers. A sample is a label and its values, like "5 0.0 0.5 1.0". Add the values or delete the line.',
  "data.ragged":
    "Line {line} has {found} values, but {expected} were expected, as in the other lines. Complete the line or delete it.",
  "data.notANumber":
    'Line {line} has "{token}" where value {position} should be a number. Write a number like 0.5 there, or delete the line.',
  "data.missingNumber":
    "Line {line} has nothing where value {position} should be a number. Look for a comma too many, or write a number there.",
  "data.notFinite":
    'Line {line} has "{token}" as value {position}, and a network cannot count with that. Write an ordinary number there, or delete the line.',
  "data.tooManyValues":
    "Line {line} has more than {limit} values, the most a sample can have. Check that each sample stands on its own line.",
  "data.lineTooLong":
    "Line {line} is longer than {megabytes} MB, the most a line can have. Check that each sample stands on its own line.",
  "data.notUtf8":
    "Line {line} has letters that cannot be read: the text is not UTF-8. Save the file again with the encoding UTF-8.",
  "data.binary":
    "This is not a text file. A list file is plain text with one item a line: choose a .txt or .csv file.",
  "data.binaryFormat":
    "This file holds {format} data, not text. A list file is plain text with one item a line: choose a .txt or .csv file.",
  "data.utf16":
    "This text is saved as UTF-16, but UTF-8 was expected. Save the file again with the encoding UTF-8.",
  "data.empty":
    "The file is empty. A list file has one item a line: choose a file with at least one.",
  "data.tooManyItems":
    "The file has more than {limit} items, the most a list can have. Split it into smaller files.",
  "data.fileTooLarge":
    "The file is larger than {megabytes} MB, the most a list file can have. Split it into smaller files.",
  "data.more": "{count} more lines have problems.",
  "data.atLeastMore": "At least {count} more lines have problems.",

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
  "data.oneSample": "1 sample of {values} values",
  "data.items": "{count} items",
  "data.oneItem": "1 item",
  "data.label": "label {label}",
  "data.labels": "labels {labels}",
  "data.labelsFromTo": "labels {first} to {last}",
  "data.labelCount": "{count} different labels",

  // IDX files.
  "data.idxMagic.images":
    "The images file is not an IDX file of images: it starts with the number {found}, but {expected} was expected. Check that images and labels are not swapped.",
  "data.idxMagic.labels":
    "The labels file is not an IDX file of labels: it starts with the number {found}, but {expected} was expected. Check that images and labels are not swapped.",
  "data.idxCut.images":
    "The images file is cut off: it has {found} bytes, but {expected} were expected. Get the file again.",
  "data.idxCut.labels":
    "The labels file is cut off: it has {found} bytes, but {expected} were expected. Get the file again.",
  "data.idxTooLong.images":
    "The images file is damaged: it has {found} bytes, but {expected} were expected. Get the file again.",
  "data.idxTooLong.labels":
    "The labels file is damaged: it has {found} bytes, but {expected} were expected. Get the file again.",
  "data.idxCounts":
    "There are {images} images but {labels} labels. Choose two files that belong together.",
  "data.idxShape":
    "The images are {rows} rows by {columns} columns, which makes no sample. From 1 to 100,000 pixels were expected: choose other images.",
  "data.gzipDamaged.images": "The gzipped images file is damaged or cut off. Get the file again.",
  "data.gzipDamaged.labels": "The gzipped labels file is damaged or cut off. Get the file again.",
  "data.packedDamaged":
    "The list kept in this browser is damaged and cannot be read. Import its file again.",

  // The dataset maker.
  "data.madeDataset": "Wrote {file}, {megabytes} MB.",
  "data.makeTooMany":
    "{found} samples were asked for, but the files hold {most}. Ask for at most that many.",
  "data.makeNoOut": "No file to write was given. Add --out FILE.",
  "data.makeFrom": '--from is "{found}", but train or test was expected.',
  "data.makeSamples": '--samples is "{found}", but a whole number from 1 was expected.',
  "data.makePair":
    "Images and labels come in two files. Give both --images FILE and --labels FILE.",
  "data.makeUsage":
    'The options "{args}" are not understood. Use --samples N --from train|test --out FILE, and --images FILE --labels FILE for files of your own.',
  "data.makeNoFile": 'The file "{file}" could not be read. Check its name and place.',
  "data.makeNotWritten": 'The file "{file}" could not be written. Check that its folder exists.',
} as const;
