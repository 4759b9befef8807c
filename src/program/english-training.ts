// English texts: what is said while a network is trained and asked by blocks. They come with what trains.

export const englishTraining = {
  "training.waitsEpoch": "waits until all scripts under `after each epoch` have ended",
  "training.labelNoNumber":
    "This sample's label is “{label}”. A network with one output learns the label as a number (with binary cross-entropy from 0 to 1). Use such labels, or give the last layer one neuron for each label.",
  "training.noConfidence":
    "This network has one output, which is a number and no probability, so there is no confidence. Use `prediction` and `loss`.",
  "training.noLabels":
    "This network has one output, which is a number, so there are no labels to ask for. Use `prediction`.",
  "split.itself":
    "This block would put a part back into the list that it splits, and the list would be smaller each time. Choose other lists for the parts.",
  "split.sameList":
    "Two parts would go into the same list, and the second would replace the first. Choose a list of its own for each part.",
  "split.shares":
    "The shares are {training}, {validation} and {test} %, together {total} %, but must be 100 % together. Change one of them.",
  "split.negative":
    "The shares are {training}, {validation} and {test} %, but none can be less than 0 %. Use numbers from 0 to 100, together 100.",
  "training.patience":
    "The training would stop after {found} epochs without a better validation {metric}, but a number from 1 is expected. Try 3.",
  "sweep.epochs":
    "Each learning rate would be tried for {found} epochs, but at least 1 is expected. Try 3.",
  "sweep.waits": "tries {rates} learning rates: {over} over, {done} of {epochs} epochs",
  "training.notFinite.z":
    "The numbers grew too large at sample {item} of “{list}” in epoch {epoch}: neuron {neuron} of layer {layer} came to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "training.notFinite.loss":
    "The numbers grew too large at sample {item} of “{list}” in epoch {epoch}: the loss of layer {layer}, the last, came to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "training.notFinite.step":
    "The numbers grew too large at sample {item} of “{list}” in epoch {epoch}: a weight of neuron {neuron} in layer {layer} would have changed to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
} as const;
