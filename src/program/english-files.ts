// English texts: what is wrong with files. They come with the code that reads files, and with the command line.

export const englishFiles = {
  // List files.
  "data.noValues":
    'Line {line} has no numbers. A sample is a label and its values, like "5 0.0 0.5 1.0". Add the values or delete the line.',
  "data.ragged":
    "Line {line} has {found} values, but {expected} were expected, as in the other lines. Complete the line or delete it.",
  "data.raggedOne":
    "Line {line} has 1 value, but {expected} were expected, as in the other lines. Complete the line or delete it.",
  "data.raggedOneExpected":
    "Line {line} has {found} values, but 1 was expected, as in the other lines. Shorten the line or delete it.",
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

  // Tables: CSV and the like.
  "data.tableRagged":
    "Row {row} has {found} columns, but {expected} were expected, as in the first row. Complete the row or delete it.",
  "data.tableRaggedOne":
    "Row {row} has 1 column, but {expected} were expected, as in the first row. Complete the row or delete it.",
  "data.tableNotANumber":
    'Row {row} has "{token}" in column {column}, where a number was expected. Write a number like 0.5 there; or, if that column holds the labels, give the table a header that names it "label".',
  "data.tableMissingNumber":
    "Row {row} has nothing in column {column}, where a number was expected. Write a number there, or delete the row.",
  "data.tableNotFinite":
    'Row {row} has "{token}" in column {column}, and a network cannot count with that. Write an ordinary number there, or delete the row.',
  "data.tableNoLabel":
    "Row {row} has no label: there is nothing in column {column}. Write a label there, or delete the row.",
  "data.tableLabel":
    'Row {row} has the label "{token}", but a label is one word, without spaces, commas and semicolons. Write it like "{word}".',
  "data.tableQuote":
    'Row {row} has a quotation mark that is not closed, or is closed inside a field. Close it at the end of the field, or write "" for a quotation mark inside.',
  "data.tableOnlyHeader":
    "The table has a header, but no rows below it. Add one row for each sample: its label and its values.",
  "data.tableOneColumn":
    "The table has one column, but a label and at least one value were expected. Put commas, semicolons or tabs between the columns.",

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
  "data.idxNoImages": "The images file holds no images. Choose a file with at least one.",
  "data.idxShape":
    "The images are {rows} rows by {columns} columns, which makes no sample. From 1 to 100,000 pixels were expected: choose other images.",
  "data.gzipDamaged.images": "The gzipped images file is damaged or cut off. Get the file again.",
  "data.gzipDamaged.labels": "The gzipped labels file is damaged or cut off. Get the file again.",
  "data.packedDamaged":
    "The list kept in this browser is damaged and cannot be read. Import its file again.",

  // Data files on the command line.
  "data.notGzip":
    "The name ends with .gz, but this is no gzip file. Get the file again, or take .gz off its name.",
  "data.gzipDamaged": "The gzip file is damaged or cut off. Get the file again.",
  "data.idxGivenLabels":
    "This is a file of labels, but the file of its images was expected. Give that one: the labels beside it are then found.",
  "data.idxGivenLabelsOf":
    "This is a file of labels, but the file of its images was expected. Give {images} instead: the labels beside it are then found.",
  "data.idxNoLabelsFile":
    "The labels of these images are missing: {labels} was expected beside them. Put it there.",
  "data.idxNoLabelsName":
    "The labels of these images cannot be found by name. Name the two files like train-images-idx3-ubyte and train-labels-idx1-ubyte.",

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

  // Project files.
  "files.notAProject":
    "This is neither a project of Blockprop (.blockprop) nor one of Scratch (.sb3). Open a file that one of them saved.",
  "files.zipCut": "The file is cut off: its end is missing. Copy or download it again.",
  "files.zipDamaged": "The file is damaged: its table of contents is wrong. Try an earlier copy.",
  "files.zipEntryDamaged":
    "The file is damaged: “{name}” inside it cannot be unpacked. Try an earlier copy.",
  "files.zipPath":
    "The file holds the path “{name}”, which leads outside it. Neither Blockprop nor Scratch writes that: open a file that you trust.",
  "files.zipMethod":
    "The part “{name}” is packed or locked in a way that Blockprop does not know. Save the project with Blockprop again.",
  "files.zipTwice":
    "The file holds “{name}” twice, so nobody knows which one counts. Try an earlier copy.",
  "files.zipEntries":
    "The file holds more than {most} parts, which no project needs. Open a file that you trust.",
  "files.zipTooLarge":
    "The file would unpack to more than {megabytes} MB, the most a project can have. Make its lists shorter.",
  "files.noProject":
    "There is no project.json in this file, so it is no project. Open a .blockprop or .sb3 file.",
  "files.projectTooLarge":
    "project.json is larger than {megabytes} MB, the most it can be. Make the lists in it shorter, or keep them in files of their own.",
  "files.projectJson":
    "project.json is cut off or damaged: it is not valid JSON. Try an earlier copy of the file.",
  "files.noListFile":
    "The list “{list}” should be in “{file}”, but that is not in this file. Open the complete .blockprop file.",

  // Model and network files.
  "files.modelJson":
    "model.json is cut off or damaged: it is not valid JSON. The network has to be trained again.",
  "files.model-format":
    "This is not a model: it does not begin as model.json does. Choose a model that Blockprop saved.",
  "files.model-version":
    "This model has format version {found}; this Blockprop knows versions up to {newest}. Open it with a newer Blockprop.",
  "files.model-labels":
    'The labels of the model are not a list of different texts. Write them like "labels": ["0", "1"].',
  "files.model-label-count":
    "The model has {found} labels, but its last layer has {expected} neurons. Each neuron needs one label.",
  "files.model-layer-count":
    "The model has weights for {found} layers, but its network has {expected}. Save the model again.",
  "files.model-shape":
    "Layer {layer} has {found} {part}, but {expected} were expected. Save the model again.",
  "files.model-number":
    "Layer {layer} has “{found}” among its {part}, at place {at}, where an ordinary number was expected. Save the model again.",
  "files.model-state":
    "The part “{part}” of the model is not as it should be. Save the model again, or take that part out.",
  "files.networkJson":
    "The file is not valid JSON: line {line} has “{found}” where it cannot stand. Look for a missing comma, bracket or quote there or just before.",
  "files.networkJsonEmpty": "The file is empty. Copy or download it again.",
  "files.networkJsonCut":
    "The file is cut off: its end is missing after line {line}. Copy or download it again.",
  "files.networkLayers":
    "The key “{path}” has {found} entries, but {most} is the most. Take some out.",
  "files.at": "{path}: {sentence}",
  "files.configTooLarge":
    "The file has {megabytes} MB, but {most} MB is the most for a network or a model. Open a smaller one.",
  "files.engineLayer":
    "{path}: This kind of layer is not known here. Known are dense layers, activations and dropout.",
  "files.engineFit":
    "{path}: The layer takes {found} numbers, but what is before it gives {before}. Make the two the same.",
  "files.engineActivation":
    "{path}: This activation does not stand after a layer of its own. Put it right after a dense layer.",
  "files.engineNoBlock": "These keys have no counterpart here and no effect: {keys}.",
  "files.engineNoBlockOne": "The key {keys} has no counterpart here and no effect.",
  "files.engineValidation":
    "The file stops early, but does not say by which samples: the last tenth of the list is kept apart for that.",
  "files.engineSoftmax":
    "The last layer got softmax, which cross-entropy needs here and other engines add by themselves.",
  "files.engineLoss": "The file names no loss: cross-entropy goes with its softmax.",
  "files.engineDefaults": "The file does not say it, so it is as usual in that engine: {settings}.",
  "files.engine.learningRate": "learning rate {value}",
  "files.engine.epochs": "{value} epochs",
  "files.engine.batchSize": "batches of {value}",
  "files.engine.decayFactor": "decay × {value}",
  "files.engine.decayFrom": "from epoch {value}",
  "files.engine.patience": "stop after {value} epochs without a better loss",
  "files.found.list": "a list",
  "files.found.object": "a group of keys",
  "files.networkKey": "The key “{path}” is not known. Check its spelling, or take it out.",
  "files.networkKeyUnused":
    "The key “{path}” has no effect with what stands beside it. Take it out, or check the names there.",
  "files.networkMissing":
    "The key “{path}” is missing. A network needs inputs, layers and a loss, and a layer its neurons as dense.",
  "files.networkMissingIn": "The key “{path}” is missing, but it is needed there. Add it.",
  "files.networkValue":
    "The key “{path}” is {found}, but {expected} was expected. Correct it, or take it out if it is not needed.",
  "files.networkSetting": "The key “{path}” is {found}, but {expected} was expected. Try {usual}.",
  "files.layerSetting":
    "Layer {layer} has the {path} {found}, but {expected} was expected. Try {usual}.",
  "files.expected.number": "a number",
  "files.expected.whole": "a whole number",
  "files.expected.wholeFrom0": "a whole number from 0",
  "files.expected.wholeFrom1": "a whole number from 1",
  "files.expected.above0": "a number above 0",
  "files.expected.from0": "a number from 0",
  "files.expected.share": "a number from 0 to below 1",
  "files.expected.factor": "a number above 0, up to 1",
  "files.expected.noMomentum": "0, since this optimizer has none,",
  "files.expected.name": "a name in quotes",
  "files.expected.boolean": "true or false",
  "files.expected.list": "a list in brackets",
  "files.expected.object": "a group of keys in braces",
  "files.expected.batchSize": 'a whole number from 1, or "full",',
  "files.expected.validation": "0, a share below 1, or a whole number of samples",
  "files.expected.earlyStop": 'null, or a group like {"patience": 3, "metric": "loss"},',
  "files.expected.metric": '"loss" or "accuracy"',
  "files.network-not-readable":
    'This is not a network. Write it like {"inputs": 784, "layers": [{"dense": 10, "activation": "softmax"}], "loss": "cross-entropy"}.',
  "files.layer-kind-unknown":
    'Entry {layer} of the layers is neither a dense layer nor a dropout. Write it like {"dense": 10} or {"dropout": 0.2}.',
  "files.dropout-not-before-dense":
    "Entry {layer} of the layers is a dropout that does not stand right before a dense layer. Put one dropout before a dense layer, or take it out.",
  "files.layer-setting-unknown":
    "Layer {layer} has the {key} “{found}”, which is not known. Choose one of: {known}.",
  "files.network-setting-unknown":
    "The network has the {key} “{found}”, which is not known. Choose one of: {known}.",
  "files.inputs-out-of-range":
    "The network has {found} inputs, but a whole number from 1 to {most} was expected. Write how many values a sample has.",
  "files.no-layers": "The network has no layers. Give it at least one dense layer.",
  "files.units-out-of-range":
    "Layer {layer} has {found} neurons, but a whole number from 1 to {most} was expected. Write such a number as dense.",
  "files.too-many-parameters":
    "The network has {found} weights and biases, but {most} is the most. Make its layers smaller.",
  "files.softmax-not-last":
    "Layer {layer} has {activation}, but only the last layer can have it. Choose another activation there.",
  "files.cross-entropy-needs-softmax":
    "Layer {layer}, the last, has {activation}, but cross-entropy needs softmax there. Choose softmax.",
  "files.cross-entropy-needs-two":
    "Layer {layer}, the last, has one neuron, but cross-entropy needs two or more: the softmax of one number is always 1. Give it one neuron for each label, or choose binary-cross-entropy with sigmoid.",
  "files.binary-cross-entropy-needs-sigmoid":
    "Layer {layer}, the last, has {activation}, but binary-cross-entropy needs sigmoid there. Choose sigmoid.",
  "files.learning-rate-not-positive":
    "The learning rate is {found}, but a number above 0 was expected. Try 0.01.",
} as const;
