// English texts: testing a network on a list, by blocks, command line and after a training; the tabs that
// lead to the panel.

export const englishJudging = {
  "judge.networkChanged":
    "The network was made anew while it was tested, so there is no result. Test it again.",
  "judge.oneOutput":
    "This network has one output and so no labels to tell apart: there is no precision, recall or F1. Give the last layer one neuron for each label, or use `accuracy on`.",
  "judge.emptyList":
    "The list “{list}” is empty: there is nothing to test on. Import samples into it.",
  "judge.notTested": "The network has not been tested on “{list}” yet. Press “Test the network”.",
  "judge.label":
    "“{label}” cannot be a label. A label is one word without spaces, commas or semicolons, like 7 or cat.",
  "judge.labelMoved":
    "This sample is no longer at its place in “{list}”, so its label was left as it is. Test again, then change it.",
  "side.tabs": "Under the stage",
  "side.lists": "Lists",
  "side.evaluation": "Evaluation",
  "side.larger": "Larger",
  "side.smaller": "Show the stage",
  "evaluation.score": "{correct} of {samples} right ({share}), loss {loss}.",
  "evaluation.before": "Before: {correct} of {samples} ({points} points).",
  "evaluation.asBefore": "Before: as many.",
} as const;
