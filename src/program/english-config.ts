// English texts: networks and models from files and into files. They come with what opens and saves them.

export const englishConfig = {
  "config.title": "Open “{file}”",
  "config.says": "It describes a network {shape} with {parameters} weights and biases.",
  "config.saysModel":
    "It holds a trained network {shape} with {parameters} weights and biases. The blocks become those of that network.",
  "config.otherLayers":
    "The file has {found}, the blocks have {expected}. Weights only fit the layers they were trained in.",
  "config.otherActivations":
    "The file has {found}, the blocks have {expected}: other activations. Weights only fit the layers they were trained in.",
  "config.question":
    "Put it in the place of this project's network, or make a new project? This project stays under “My projects”.",
  "config.replace": "Replace its network",
  "config.new": "New project",
  "config.add": "Make the blocks",
  "config.opened": "The blocks are now {shape}. `reset network` makes that network.",
  "config.openedModel": "The blocks and the weights are now those of “{file}”: {shape}.",
  "config.weights": "The network now has the weights of “{file}”: {shape}.",
  "config.weightsBack": "The weights are as they were before.",
  "config.newStack":
    "This project's scripts train in their own way. A stack with the file's epochs stands above them: click it to run it.",
  "config.emptyList":
    "Import samples with {inputs} values into “{list}” before you press the flag.",
  "config.noField":
    "{path} is {found}, but its block takes numbers from {min} to {max}. Change it in the file.",
  "config.refused": "“{file}” was not opened. {why} Nothing was changed.",
  "config.noNetwork":
    "The blocks do not make a network that could be saved. Look for the red sign on a block, or put a network together first.",
  "config.noWeights":
    "There are no trained weights yet. Press the green flag first, then save them.",
  "config.saved": "“{file}” was saved.",
  "config.noTraining":
    "No `train epochs` block is there, so the file says nothing of how this project trains: 1 epoch.",
  "config.computed": "Blocks compute {setting}; the file says {usual}.",
  "config.setting.EPOCHS": "the number of epochs",
  "config.setting.PATIENCE": "the patience",
  "config.otherSlice":
    "Which samples are kept apart for validation could not be said in the file: it knows only those at the end of the list.",
  "config.otherList":
    "The list to validate on is not said in the file: give it along, as `--validation FILE` on the command line.",
  "config.samplesList": "samples",
  "config.validationList": "validation",
};
