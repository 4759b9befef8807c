// English texts: what is said while a program runs. They come with what runs.

export const englishRun = {
  "run.waitsTime": "waits for time to pass",
  "run.waitsCondition": "`wait until` waits for its condition to become true",
  "run.waitsReceivers": "waits until all scripts that received “{message}” have ended",
  "run.waitsAnswer": "`ask and wait` waits for an answer to “{question}”",
  "run.waitsBackdrop":
    "`switch backdrop and wait` waits until all scripts of the backdrop have ended",
  "run.noNetwork":
    "There is no complete network yet. Drag the block `network with 784 inputs` from Network and put layers, a loss and an optimizer into it.",
  "run.noSampleYet":
    "The network has not seen a sample yet. Run `train on` or `forward pass of` a sample first.",
  "run.backwardFirst":
    "A backward pass needs a forward pass before it. Put `forward pass of` above.",
  "run.updateFirst":
    "There is nothing to update with. Put `backward pass` before `update weights`.",
  "run.rate":
    "The learning rate would be {found}, but an ordinary number greater than 0 is expected. Try 0.005.",
  "run.wrongLength":
    "This sample has {found} numbers, but the network takes {expected}. Change the inputs of the network, or use another list.",
  "run.label":
    "This sample's label is “{label}”, but the network has {outputs} outputs, for the labels {first} to {last}. Give the last layer one neuron for each label, or use another list.",
  "run.labelWord":
    "This sample's label is “{label}”, but the outputs of the network are for the numbers {first} to {last}. Write a number from 0 for each word in the data, and give the last layer one neuron for each.",
  "run.noOutput":
    "There is no output for the label “{label}”: the network has the labels {first} to {last}. Use one of them.",
  "run.notFinite.z":
    "The numbers grew too large: neuron {neuron} of layer {layer} came to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "run.notFinite.loss":
    "The numbers grew too large: the loss came to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "run.notFinite.step":
    "The numbers grew too large: a weight of neuron {neuron} in layer {layer} would have changed to {value}. The last update was not made, and the weights are the last good ones. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "run.deadLayer":
    "All neurons of layer {layer} are dead: their ReLU gives 0 for every sample, so nothing can be learned any more. This comes from steps that are too large. The learning rate is {rate}: try {smaller}, then press the green flag.",
  "run.noDrawing": "The drawing pad is empty. Draw a digit first.",
  "run.notASample": "{why}",
  "run.itemLength":
    "Sample {item} of “{list}” has {found} numbers, but the network takes {expected}. Change the inputs of the network, or use another list.",
  "run.itemLabel":
    "Sample {item} of “{list}” has the label “{label}”, but the network has {outputs} outputs, for the labels {first} to {last}. Give the last layer one neuron for each label, or use other data.",
  "run.itemWord":
    "Sample {item} of “{list}” has the label “{label}”, but the outputs of the network are for the numbers {first} to {last}. Write a number from 0 for each word in the data, and give the last layer one neuron for each.",
  "run.itemNumber":
    "Sample {item} of “{list}” has the label “{label}”. A network with one output learns the label as a number (with binary cross-entropy from 0 to 1). Use such labels, or give the last layer one neuron for each label.",
  "run.batchTooLarge":
    "The batch size is {found}, but there are only {samples} samples to train on. Use a batch of at most {samples}, or all samples at once.",
  "run.noSamples": "There are no samples to train on. Import some, or leave fewer for validation.",
  "run.textNotASample":
    "“{text}” is not a sample. A sample is a label and its numbers, like “5 0.0 0.5 1.0”. Drag `sample (1) of [list]` or `my drawing` in here.",
  "run.emptyList":
    "The list “{list}” is empty. Import samples into it: use the Import button of the list.",
  "run.sampleOutside":
    "There is no sample {index} in “{list}”: it has {length}. Use a number from 1 to {length}.",
  "run.noSuchSamples":
    "Samples {first} to {last} of “{list}” were asked for, but it has {length}. Use numbers from 1 to {length}, the first not above the last.",
  "run.tooDeep":
    "My Blocks have called each other {found} deep without one coming to its end, and that is the most there is room for. Often a My Block calls itself and never stops: put the call into an `if`, so that it ends at some point.",
  "run.textTooLong":
    "This text would have {found} characters, but {most} are the most there is room for. Often a loop joins a text to itself: begin with an empty text before the loop, or add the parts to a list.",
  "run.contentsTooLong":
    "The {length} items of this list are longer than {most} characters together, and that is the most that fits into one text. Take one item at a time: `item (1) of` the list.",
  "run.hatTakesLong":
    "The number in this hat takes long to work out, but it is looked at all the time. Put it into a variable elsewhere, and drag the variable in here.",
  "run.deadlock":
    "All scripts wait, and nothing can happen any more: {waiting}. Change what one of them waits for, so that it can go on without the others.",
  "run.noColours":
    "Nothing is drawn on the command line, so every `touching color` was false here. Run the project in the page if it matters.",
  "run.itemNotFinite":
    "Sample {item} of “{list}” cannot be answered: neuron {neuron} of layer {layer} came to {value}. The weights of the network or the numbers of the sample are too large. Use a network trained with a smaller learning rate, or numbers from 0 to 1.",
  "train.notFinite.z":
    "Epoch {epoch}, {sample}: the numbers grew too large: neuron {neuron} of layer {layer} came to {value}. The learning rate is {rate}: try {smaller}.",
  "train.notFinite.loss":
    "Epoch {epoch}, {sample}: the numbers grew too large: the loss of layer {layer}, the last, came to {value}. The learning rate is {rate}: try {smaller}.",
  "train.notFinite.step":
    "Epoch {epoch}, {sample}: the numbers grew too large: a weight of neuron {neuron} in layer {layer} would have changed to {value}. The learning rate is {rate}: try {smaller}.",
  "train.deadLayer":
    "All neurons of layer {layer} are dead: their ReLU gave 0 for every sample of this epoch, so this layer and those below it learn nothing any more. This comes from steps that are too large. The learning rate is {rate}: try {smaller}.",
  "train.at.training": "sample {sample}",
  "train.at.validation": "validation sample {sample}",
  "train.at.test": "test sample {sample}",
} as const;
