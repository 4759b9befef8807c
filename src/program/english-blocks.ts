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
  "network.needsTwo":
    "Cross-entropy compares the outputs, but the last layer has one neuron, and the softmax of one number is always 1. Give it one neuron for each label, or choose binary cross-entropy with sigmoid.",
  "network.needsSigmoid":
    "Binary cross-entropy needs outputs between 0 and 1, each on its own, but the last layer does not give such. Put `activation sigmoid` after the last dense layer.",
  "network.softmaxInside":
    "A {activation} stands before this layer. Softmax belongs after the last dense layer only: use ReLU, sigmoid or tanh in between.",
  "network.activationFirst":
    "This activation has no dense layer before it. Put a dense layer above it.",
  "network.activationTwice":
    "There is already an activation for this layer. Take one of the two away, or put a dense layer between them.",
  "network.activationAfterDropout":
    "A dropout stands between this activation and its dense layer. Put the activation right below the dense layer, and the dropout below both.",
  "network.dropoutTwice":
    "There is already a dropout before the next dense layer. Take one of the two away, or put a dense layer between them.",
  "network.dropoutLast":
    "This dropout has no dense layer after it, so there is nothing whose inputs it could drop. Put it above a dense layer, or take it away.",
  "network.dropoutAll":
    "A dropout of 1 drops everything, so nothing would be learned. Write a share below 1: 0.2 drops one input in five.",
  "network.range":
    "The range is 0, so all weights would start at 0. Write a number above 0, such as 0.5.",
  "network.lossTwice": "There is already a loss above. A network has one: take one away.",
  "network.optimizerTwice":
    "There is already an optimizer above. A network has one: take one away.",
  "network.scheduleTwice":
    "There is already a plan for the learning rate above. A network has one: take one away.",
  "network.batchSizeTwice":
    "The size of a batch is already set above. A network has one: take one away.",
  "network.l1Twice":
    "There is already an L1 regularisation above. A network has one: take one away.",
  "network.l2Twice":
    "There is already an L2 regularisation above. A network has one: take one away.",
  "network.precisionTwice": "float32 is already chosen above. Take one of the two blocks away.",
  "network.layerAfterLoss": "This comes after the loss. Move all layers above the loss.",
  "network.rate": "The learning rate is 0 or less, so nothing would be learned. Try {usual}.",
  "network.forgetsNothing":
    "{setting} is 1, but a number from 0 to below 1 is expected: with 1 the optimizer would never forget an old gradient. Try {usual}.",
  "network.setting.momentum": "The momentum",
  "network.setting.decay": "The decay",
  "network.setting.beta1": "β1",
  "network.setting.beta2": "β2",
  "network.epsilon":
    "ε is 0, but a number above 0 is expected: it keeps the optimizer from dividing by 0. Try 1e-8.",
  "network.factor":
    "The learning rate would be multiplied by 0, so nothing more would be learned. Write a number above 0, up to 1, such as 0.5.",
  "sweep.rate":
    "Learning rate {place} is “{found}”, but a number above 0 is expected. Write rates with points and with spaces between, like 0.001 0.01 0.1.",
  "sweep.rates":
    "{found} learning rates are asked for, but 1 to {most} are expected. Write them with spaces between, like 0.001 0.01 0.1.",
  "network.zeros":
    "All neurons of this layer start with the same weights, so they may never learn to differ. Choose Glorot or He.",
  "network.noActivation":
    "There is no activation between this layer and the next, so the two can do no more than one layer. Put `activation ReLU` below this one.",
  "network.logOutputs":
    "The outputs of log-softmax are never above 0, but the right one should become 1, so this loss cannot come near 0. Choose cross-entropy.",
  "network.tooLarge":
    "This network has {parameters} weights and biases, and {most} is the most that fits. Give its layers fewer neurons.",
  "stage.boundaryInputs":
    "A decision boundary is a picture of a plane: it needs a network with 2 inputs, x and y. This one has {found}. Change its inputs to 2, or take “draw decision boundary” out.",
  "network.two":
    "There are two networks, but a project has one: the first one is used. Take one of them away.",
  "lists.learnsTest":
    "“{list}” is for testing, but this block learns from it. Then a test on it does not tell any more how well new samples are read. Learn from another list, or change “This list is for testing” in the menu of the list.",
  "lists.validatesTest":
    "“{list}” is for testing, but this block chooses the best epoch by it, so that a test on it would come out too well. Validate on another list: “Split…” in the menu of a list makes one.",
  "lists.validatesTraining":
    "Samples of “{list}” that this block validates on are also learned from, so that it does not tell how well new samples are read. Validate on other samples: “Split…” in the menu of a list makes one.",
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
  "compile.scratchBlock":
    "Blockprop does not have Scratch's block “{words}”, so its script does not run. It is kept for Scratch: take it out of the script, and the rest runs.",
  "compile.misplaced": "This block does not belong here. Drag it out of the script.",
  "compile.tooDeep":
    "Blocks are nested more than {most} deep here, and {most} is the most that can run. Take some of them out.",
  "compile.ownDamaged":
    "This My Block is damaged: “{where}” is missing or wrong. Take it out, and make the block again.",
  "compile.ownTooLarge":
    "This My Block has {found} labels and inputs, and {most} is the most that can run. Take some of them out.",
  "compile.ownTwice":
    "There is another definition of this My Block, and that one counts. Take one of the two away.",
  "compile.ownMissing":
    "This My Block has no definition here, so nothing happens. Make the block again, or take this one out.",
  "compile.strayInput":
    "There is no input “{name}” here, so the value is 0. Inputs have a value only below the definition of their own My Block.",
  "compile.clickedGone": "This block is no longer there. Click another one.",
  "compile.clickedNothing":
    "This block does nothing by itself. Click a script, or a block that has a value.",
  "project.notOne":
    "This is no project: its project.json begins neither as those of Blockprop do nor as those of Scratch. Open a .blockprop or .sb3 file.",
  "project.future":
    "This project has format version {found}; this Blockprop knows versions up to {known}. Open it with a newer Blockprop.",
  "project.damaged":
    "This project is damaged: “{where}” is missing or wrong. Nothing was changed. Try an earlier copy of the file.",
  "project.dataset":
    "“{where}” asks for a data set “{dataset}”, which is no name of one. Nothing was changed. Import the list from a file instead.",
  "project.noStage": "This project is damaged: it needs exactly one stage. Nothing was changed.",
  "project.twoTargets":
    "This project is damaged: two of its sprites (or a sprite and the stage) are named “{name}”. Nothing was changed. Try an earlier copy of the file.",
  "project.picture":
    "The picture at “{where}” begins with “{begin}”. Pictures have to be inside the file, as data: addresses of SVG, PNG, JPEG, GIF, BMP or WebP. Nothing was changed. Try an earlier copy of the file.",
  "project.pictureTooLarge":
    "The picture of the costume “{name}” takes more than {most} MB, which is the most for one picture. Nothing was opened.",
  "project.picturesTooLarge":
    "The pictures of this project take more than {most} MB together, which is more than can be opened.",
  "project.tooManyCostumes":
    "This project has more than {most} costumes, which is more than can be opened.",
  "project.tooLarge": "This project has more than {most} blocks, which is more than can be opened.",
  "project.listTooLong":
    "This project has {found} items in “{where}”, but a list can have at most {most}. Nothing was changed. Save a shorter list in it, or import the items in parts.",
} as const;
