// English texts: what is said about blocks and projects before they run. Words on the blocks
// themselves stand beside the blocks.

export const englishBlocks = {
  "network.shape": "{shape}, {parameters} weights and biases",
  "network.empty":
    "This network has no layers. Drag a dense layer into it, then an activation, a loss and an optimizer.",
  "network.noLoss":
    "This network has no loss. Put the block `loss cross-entropy` after the last layer.",
  "network.noOptimizer":
    "This network has no optimizer. Put the block `SGD, learning rate 0.005` at the end.",
  "network.needsSoftmax":
    "Cross-entropy needs probabilities, but the last layer does not give any. Put `activation softmax` after the last dense layer.",
  "network.softmaxInside":
    "A softmax stands before this layer. Softmax belongs after the last dense layer only: use ReLU, sigmoid or tanh in between.",
  "network.activationFirst":
    "This activation has no dense layer before it. Put a dense layer above it.",
  "network.activationTwice":
    "There is already an activation for this layer. Take one of the two away, or put a dense layer between them.",
  "network.lossTwice": "There is already a loss above. A network has one: take one away.",
  "network.optimizerTwice":
    "There is already an optimizer above. A network has one: take one away.",
  "network.layerAfterLoss": "This comes after the loss. Move all layers above the loss.",
  "network.rate": "The learning rate is 0 or less, so nothing would be learned. Try 0.005.",
  "network.tooLarge":
    "This network has {parameters} weights and biases, and {most} is the most that fits. Give its layers fewer neurons.",
  "network.two":
    "There are two networks, but a project has one: the first one is used. Take one of them away.",
  "compile.hole":
    "A hole in this block is empty, but a value is expected there. Type one in, or drag a round block into it.",
  "compile.sampleHole":
    "This block needs a sample. Drag `sample (1) of [list]` or `my drawing` from Data into the hole.",
  "compile.number":
    "“{found}” does not fit here: a {whole}number from {min} to {max} is expected. Type one in.",
  "compile.choice": "“{found}” is not in this menu. Choose one of: {options}.",
  "compile.noVariable": "This variable no longer exists. Choose another one or make it again.",
  "compile.noList": "This list no longer exists. Choose another one or make it again.",
  "compile.noMessage": "This message no longer exists. Choose another one or make it again.",
  "compile.unknownBlock":
    "Blockprop does not know the block “{type}”. It may come from a newer version. It is kept, but cannot run: take it out of the script.",
  "compile.misplaced": "This block does not belong here. Drag it out of the script.",
  "compile.tooDeep":
    "Blocks are nested more than {most} deep here, and {most} is the most that can run. Take some of them out.",
  "project.notOne":
    "This is not a Blockprop project: it does not begin as project.json does. Open a .blockprop file that was saved here.",
  "project.future":
    "This project has format version {found}; this Blockprop knows versions up to {known}. Open it with a newer Blockprop.",
  "project.damaged":
    "This project is damaged: “{where}” is missing or wrong. Nothing was changed. Try an earlier copy of the file.",
  "project.dataset":
    "“{where}” asks for a data set “{dataset}”, which is no name of one. Nothing was changed. Import the list from a file instead.",
  "project.noStage": "This project is damaged: it needs exactly one stage. Nothing was changed.",
  "project.tooLarge": "This project has more than {most} blocks, which is more than can be opened.",
} as const;
