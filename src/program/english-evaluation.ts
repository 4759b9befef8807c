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
  "grid.empty": "(no samples)",
  "grid.right": "✓",
  "grid.wrong": "✗",
} as const;
