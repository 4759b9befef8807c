// English texts: what a preview says about files before they are imported.

export const englishImport = {
  // What is wrong with a choice of files.
  "import.noFiles":
    "There is nothing to import: no file was chosen, or only hidden ones. Choose a file or folder with data.",
  "import.noLists":
    "{name} is a Scratch project, but all of its lists are empty. Choose one whose lists hold samples, or open it as a project.",
  "import.onlyOther":
    "Nothing here is data that can be read: {name} is none of text, table, JSON, IDX, picture or a zip of these. Choose another file.",
  "import.onlyFormat":
    "{name} holds {format} data, which cannot be read here. Choose a text, table, JSON, IDX, picture or zip file.",
  "import.imagesHere":
    "{name} is made of pictures, which only the page can read. Import it there and export the list.",
  "import.zipCut":
    "The zip is cut off: its end is missing, which says what is in it. So nothing of it is imported. Copy or download it again.",
  "import.zipDamaged": "The zip is damaged: its table of contents is wrong. Get it again.",
  "import.zipEntryDamaged":
    "The zip is damaged: “{name}” inside it cannot be unpacked to its end. Get it again.",
  "import.zipPath":
    "The zip holds the path “{name}”, which leads outside it. Take files only from places that you trust.",
  "import.zipMethod":
    "“{name}” in the zip is locked with a password or packed in an unknown way. Unpack it and import the files.",
  "import.zipTwice":
    "The zip holds “{name}” twice, so nobody knows which one counts. Get it again.",
  "import.zipEntries":
    "The zip holds more than {most} files, the most that can be read at once. Split it into smaller ones.",
  "import.zipTooLarge":
    "The zip holds or unpacks to more than {megabytes} MB, the most that can be read at once. Split it into smaller ones.",
  "import.zipInZip":
    "“{name}” is a zip inside a zip. Unpack the outer one and import what you need.",
  "import.textGzip": "The gzip file {name} is damaged or cut off. Get it again.",
  "import.idxImagesOnly":
    "{name} holds images, but their labels are missing. Choose the images and the labels file together, or choose to have no labels.",
  "import.idxLabelsOnly":
    "{name} holds labels, but their images are missing. Choose the images and the labels file together.",

  // JSON.
  "import.jsonDamaged":
    "The JSON is not valid at or after entry {row}. Look there for a missing comma, quotation mark or bracket.",
  "import.jsonCut": "The JSON is cut off in or after entry {row}. Get the file again.",
  "import.jsonElement":
    "Entry {row} is no sample: a row of numbers, a record, or an object with a label and pixels was expected, as in the others. Correct or delete it.",
  "import.jsonTooLong":
    "Entry {row} is longer than {megabytes} MB, the most one can have. Check that each sample is an entry of its own.",
  "import.jsonNoArray":
    'This JSON holds no list. Write the samples as an array: [[7, 0, 255, ...], ...] or [{"label": 7, "pixels": [0, 255, ...]}, ...].',
  "import.jsonCounts":
    "Pictures: {images}, labels: {labels}. Every picture needs one label, in the same order.",

  // Pictures.
  "import.imageUnknown":
    "{name} is no picture that can be read: PNG, JPEG, GIF, BMP or WebP was expected. Save it as PNG, or leave it out.",
  "import.imageDamaged":
    "{name} is damaged or cut off and cannot be shown. Get it again, or leave it out.",
  "import.imageTooLarge":
    "{name} is {width} x {height} pixels, but at most {side} a side and {pixels} in all can be read. Make it smaller, or leave it out.",
  "import.sheetNoGrid":
    "{name} is {width} x {height} pixels, which does not divide into cells of {side} x {side}. Choose another cell size.",

  "import.sheetBlank":
    "Every cell of {side} x {side} is of one colour only, so there are no pictures. Choose another cell size.",

  // Why not all can be imported.
  "import.someBad":
    "{bad} of {rows} rows cannot be read; {good} can. Import the good ones only, or correct the file.",
  "import.readSoFar": "What is good before that can be imported, in rows: {good}.",
  "import.moreRows": "{count} more rows have the same problem.",
  "import.oneMoreRow": "1 more row has the same problem.",

  // What was read.
  "import.rowsPicture": "{rows} rows of {columns}: {label}{width} x {height}, {range}",
  "import.rowsValues": "{rows} rows of {columns}: {label}{values}, {range}",
  "import.rowsItems": "{rows} items, one a line, kept as they are",
  "import.oneRowPicture": "1 row of {columns}: {label}{width} x {height}, {range}",
  "import.oneRowValues": "1 row of {columns}: {label}{values}, {range}",
  "import.values": "{values} values",
  "import.oneValue": "1 value",
  "import.oneItem": "1 item, kept as it is",
  "import.images": "{rows} pictures as {width} x {height}, {range}",
  "import.oneImage": "1 picture as {width} x {height}, {range}",
  "import.withLabel": "label + ",
  "import.noLabel": "no label, ",
  "import.range": "values {low} to {high}",
  "import.rangeScaled": "values {low} to {high}, will be scaled to {newLow} to {newHigh}",
  "import.nothing": "Nothing could be read",

  // What is worth a look.
  "import.cutOff":
    "Row {row}, the last, is not complete and has no end: the file seems to be cut off there. Get it again, or go on without that row.",
  "import.labelsJoined":
    "Labels of several words are joined with “-”, since a label is one word. Such labels: {count}.",
  "import.decimalCommas": "Numbers are written with a decimal comma: 0,5 is read as 0.5.",
  "import.encoding": "The text is read as {encoding}.",
  "import.tryWindows1252":
    "If the letters come from an older Windows program, choose the encoding Windows-1252.",
  "import.otherParts":
    "There are {count} data files here; this is {name}. Choose another one to import that.",
  "import.severalParts":
    "There are {count} data files in it ({names}), but one was expected. Unpack it and give one of them.",
  "import.leftOut": "Files that are no data are left out: {count}, the first is {name}.",
  "import.oneLeftOut": "A file that is no data is left out: {name}.",
  "import.resized": "Pictures of another size, made to fit {side} x {side}: {count}.",
  "import.blankCells": "Cells of one colour only, taken for empty and left out: {count}.",
  "import.darkOnLight":
    "The pictures are dark on light, but MNIST and the drawing pad are light on dark. Choose inverted to swap black and white.",
  "import.noTranspose":
    "Rows and columns cannot be swapped: {values} values are no square picture.",
  "import.doubles": "{count} rows are the same as an earlier one.",
  "import.oneDouble": "1 row is the same as an earlier one.",
  "import.contradictions":
    "{count} rows have the same values as an earlier one, but another label. One of the labels must be wrong.",
  "import.oneContradiction":
    "1 row has the same values as an earlier one, but another label. One of the labels must be wrong.",
  "import.constant":
    "Columns that have the same value in every row, so that nothing can be learned from them: {count} of {values}.",
  "import.allConstant": "All rows have the same values: nothing can be learned from them.",
  "import.oneClass": "Every label is “{label}”: a network needs at least two to tell apart.",
  "import.manyClasses":
    "Nearly every row has its own label ({count} labels). Check that the right column holds the labels.",
  "import.imbalance":
    "The classes are uneven: “{frequent}” has {most}, “{rare}” has {fewest}. A network may learn to guess “{frequent}”.",
  "import.unlabelled": "There are no labels: every sample has the label “?”.",
  "import.outside":
    "Values reach from {low} to {high}, but a network learns best from 0 to 1. Choose a scale.",
  "import.mixed":
    "Rows with values of 0 to 1 only, while others reach up to {high}: {count}. Two scales seem to be mixed.",
  "import.smallPixels":
    "Whole numbers are taken for grey levels 0 to 255 and divided by 255, but the largest is {high}. If they are no grey levels, choose another scale.",

  // The two steps in the page.
  "import.previewGone":
    "What was previewed is not there any more: another preview took its place. Choose the files again.",
  "import.notWhole":
    "Not all of it can be read. Import the good rows, or correct the file and choose it again.",
  "import.pasted": "pasted text",
  "import.column": "column {number}",

  // Saving a list in another form.
  "import.exportEmpty": "The list is empty, so there is nothing to save in this form.",
  "import.exportPlain":
    "Item {item} is not a sample, and only samples fit in this form: a label and its values. Save the list as text, or correct the item.",
  "import.exportRagged":
    "Item {item} has {found} values, but the others have {expected}, and all have to have as many in this form. Save the list as text, or correct the item.",
  "import.exportRaggedOne":
    "Item {item} has 1 value, but the others have {expected}, and all have to have as many in this form. Save the list as text, or correct the item.",
  "import.exportLabel":
    "The label of item {item} is not one word. Correct it, or save the list as text.",
  "import.idxValues":
    "Item {item} has values that are no grey levels: IDX holds whole numbers 0 to 255 only. Save the list as CSV or text.",
  "import.idxLabel":
    "Item {item} has the label “{token}”, but IDX holds labels from 0 to 255 only. Save the list as CSV or text.",
} as const;
