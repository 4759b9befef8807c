// English texts: testing a network on a list, by panel, blocks and command line.

export const englishEvaluation = {
  "judge.networkChanged":
    "The network was made anew while it was tested, so there is no result. Test it again.",
  "judge.oneOutput":
    "This network has one output and so no labels to tell apart: there is no precision, recall or F1. Give the last layer one neuron for each label, or use `accuracy on`.",
  "judge.emptyList":
    "The list “{list}” is empty: there is nothing to test on. Import samples into it.",
  "judge.notTested": "The network has not been tested on “{list}” yet. Press “Test the network”.",
  "judge.untrained":
    "The network has not learned anything yet: it can only guess. Press the green flag to train it, then test it.",
  "judge.label":
    "“{label}” cannot be a label. A label is one word without spaces, commas or semicolons, like 7 or cat.",
  "judge.labelMoved":
    "This sample is no longer at its place in “{list}”, so its label was left as it is. Test again, then change it.",
  "side.tabs": "Under the stage",
  "side.lists": "Lists",
  "side.evaluation": "Evaluation",
  "side.larger": "Larger",
  "side.smaller": "Show the stage",
  "evaluation.list": "Test on the list",
  "evaluation.test": "Test the network",
  "evaluation.testing": "Testing…",
  "evaluation.noList":
    "There is no list to test on. Make one under Lists in the palette and import samples into it.",
  "evaluation.empty":
    "Press “Test the network” to see how many samples of the list it gets right, which ones it takes for what, and which labels surprise it. Nothing is learned from a test. A list it was not trained on tells most.",
  "evaluation.score": "{correct} of {samples} right ({share}), loss {loss}.",
  "evaluation.before": "Before: {correct} of {samples} ({points} points).",
  "evaluation.asBefore": "Before: as many.",
  "evaluation.change": "({change} since the test before)",
  "evaluation.learned": "The network has changed since this test. Test it again.",
  "evaluation.meanwhile":
    "The network went on learning during this test: the numbers are of several states of it. Test it again when it has stopped.",
  "evaluation.changed": "“{list}” has changed since this test. Test again to count anew.",
  "evaluation.views": "What is shown",
  "evaluation.view.matrix": "Confusion matrix",
  "evaluation.view.labels": "Each label",
  "evaluation.view.surprise": "Most surprising",
  "evaluation.matrix.help":
    "Rows: the label. Columns: what it is read as. A cell opens its samples.",
  "evaluation.corner": "label",
  "evaluation.noMatrix":
    "A network with one output has no labels to tell apart. See “Most surprising”.",
  "evaluation.wideMatrix":
    "A matrix of {count} labels is too wide to read here. See “Each label”, or save the matrix as CSV.",
  "evaluation.cell.right": "Label {label} read as {predicted}, right: {count}",
  "evaluation.cell.wrong": "Label {label} read as {predicted}, wrong: {count}",
  "evaluation.surprise.help":
    "The labels the network expected least come first: hard samples, and wrong labels. Choose one to change its label.",
  "evaluation.back": "Back",
  "evaluation.figure.label": "label",
  "evaluation.figure.label.help": "One label against all others",
  "evaluation.figure.precision": "precision",
  "evaluation.figure.precision.help":
    "TP / (TP + FP): how many of those read as this label have it",
  "evaluation.figure.recall": "recall",
  "evaluation.figure.recall.help": "TP / (TP + FN): how many with this label were found",
  "evaluation.figure.f1": "F1",
  "evaluation.figure.f1.help": "2 TP / (2 TP + FP + FN): precision and recall in one",
  "evaluation.figure.tp": "TP",
  "evaluation.figure.tp.help": "True positives: with this label, and read so",
  "evaluation.figure.fp": "FP",
  "evaluation.figure.fp.help": "False positives: with another label, but read as this one",
  "evaluation.figure.fn": "FN",
  "evaluation.figure.fn.help": "False negatives: with this label, but read as another",
  "evaluation.figure.tn": "TN",
  "evaluation.figure.tn.help": "True negatives: with another label, and read as another",
  "evaluation.save": "Save as CSV",
  "evaluation.save.confusion": "Confusion matrix",
  "evaluation.save.classes": "Figures of each label",
  "evaluation.save.samples": "Every sample",
  "evaluation.file.confusion": "confusion matrix",
  "evaluation.file.classes": "labels",
  "evaluation.file.samples": "samples",
  "evaluation.labelled": "A label in “{list}” was changed.",
  "sample.title": "Sample {number} of “{list}”",
  "sample.label": "Its label is {label}.",
  "sample.labelNow": "Its label was {label} and is {now} now.",
  "sample.says": "The network reads {predicted}{sure}.",
  "sample.loss": "Surprise (loss): {loss}",
  "sample.newLabel": "Label",
  "sample.change": "Change the label",
  "sample.reveal": "Show in the list",
  "sample.moved":
    "It no longer stands at this place of “{list}”. Test again to work on the list as it is.",
  "sample.line.right": "loss {loss}",
  "sample.line.wrong": "{predicted}? loss {loss}",
  "sample.line.changed": "was {label}",
  "sample.name.right": "Sample {number}: label {label} read as {predicted}, right, loss {loss}",
  "sample.name.wrong": "Sample {number}: label {label} read as {predicted}, wrong, loss {loss}",
  "sample.name.changed": "(label changed to {now})",
  "grid.empty": "(no samples)",
  "grid.right": "✓",
  "grid.wrong": "✗",
} as const;
