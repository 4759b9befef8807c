// How other engines' config files spell what a network.json says. Only tables: the first column of each is
// ours, the rest are spellings without case, "_", "-" and spaces.

export type Setting =
  | "inputs"
  | "layers"
  | "hidden"
  | "outputs"
  | "activation"
  | "outputActivation"
  | "init"
  | "dropout"
  | "loss"
  | "optimizer"
  | "learningRate"
  | "momentum"
  | "beta1"
  | "beta2"
  | "epsilon"
  | "decayFactor"
  | "decayFrom"
  | "decayEvery"
  | "batchSize"
  | "l1"
  | "l2"
  | "epochs"
  | "shuffle"
  | "seed"
  | "validation"
  | "patience"
  | "metric"
  | "precision";

const settings: Readonly<Record<Setting, string>> = {
  inputs: "inputs input inputsize inputdim inputneurons inputnodes nin ninputs inputunits",
  layers: "layers network architecture net topology layersizes sizes layerspecs",
  hidden: "hidden hiddenlayers hiddensizes hiddenlayersizes hiddenunits hiddensize",
  outputs:
    "outputs output outputsize outputdim outputneurons outputnodes nout classes nclasses numclasses",
  activation: "activation activations act activationfunction nonlinearity hiddenactivation",
  outputActivation: "outputactivation lastactivation finalactivation",
  init: "init initializer initialization weightinit weightsinit kernelinitializer",
  dropout: "dropout dropoutrate",
  loss: "loss lossfunction lossfn cost costfunction criterion objective",
  optimizer: "optimizer optim optimiser solver",
  learningRate: "learningrate lr rate eta initiallr startlr baselr stepsize alpha",
  momentum: "momentum",
  beta1: "beta1",
  beta2: "beta2",
  epsilon: "epsilon eps",
  decayFactor: "decayrate decayfactor decay lrdecay learningratedecay lrdecayrate gamma factor",
  decayFrom: "startepochdecay decaystart decayfrom lrdecaystart decaystartepoch startdecay",
  decayEvery: "decayevery decayepochs lrdecayepochs lrdecayevery decayinterval every",
  batchSize: "batchsize batch minibatch minibatchsize bs",
  l1: "l1 lambda1 l1lambda",
  l2: "l2 lambda lmbda l2lambda regularization",
  epochs: "epochs epoch numepochs nepochs maxepochs",
  shuffle: "shuffle",
  seed: "seed randomseed randomstate",
  validation: "validation validationsplit validationsize valsplit valsize",
  // System 2 looks every so many epochs, and stops when nothing has become better since.
  patience: "patience earlystop earlystopping earlystoppatience earlystoppingpatience validepoch",
  metric: "metric monitor",
  precision: "precision dtype",
};

/** Groups whose keys count as if they stood one level up. */
const groups =
  "hyperparameters hyperparams hyperparameter params parameters training train model config settings decay lrdecay schedule lrschedule scheduler learningrateschedule optimizer optim optimiser earlystop earlystopping regularization loss";

const layerKeys = {
  kind: "class type kind layer layertype",
  units: "dense units neurons size nodes nout outfeatures outputs outputsize outputdim width",
  inputs: "nin infeatures inputs inputsize inputdim",
  activation: "activation act activationfunction nonlinearity",
  init: "init initializer weightinit kernelinitializer",
  share: "dropout rate p share prob dropoutrate",
} as const;

const layerKinds = {
  dense:
    "linear dense fc fullyconnected affine linearlayer denselayer hidden output outputlayer hiddenlayer",
  dropout: "dropout",
  input: "input inputlayer",
  activation: "activation activationlayer",
} as const;

const activations = {
  relu: "relu",
  "leaky-relu": "leakyrelu lrelu",
  sigmoid: "sigmoid logistic",
  tanh: "tanh",
  linear: "linear identity none",
  softmax: "softmax",
  "log-softmax": "logsoftmax",
};

const losses = {
  "cross-entropy":
    "crossentropy crossentropyloss ce celoss categoricalcrossentropy sparsecategoricalcrossentropy logcrossentropyloss logcrossentropy logce nll nllloss negativeloglikelihood softmaxcrossentropy",
  "binary-cross-entropy": "binarycrossentropy bce bceloss",
  "mean-squared-error": "meansquarederror mse mseloss quadratic squarederror l2loss",
};

const optimizers = {
  sgd: "sgd gd gradientdescent stochasticgradientdescent",
  momentum: "momentum sgdmomentum",
  nesterov: "nesterov nag",
  rmsprop: "rmsprop",
  adagrad: "adagrad",
  adam: "adam",
};

const inits = {
  he: "he henormal kaiming kaimingnormal",
  "he-uniform": "heuniform kaiminguniform",
  glorot: "glorot glorotuniform xavier xavieruniform",
  "glorot-normal": "glorotnormal xaviernormal",
  lecun: "lecun lecunnormal",
  "lecun-uniform": "lecununiform",
  zeros: "zeros zero",
};

const precisions = { float32: "float32 fp32 single", float64: "float64 fp64 double" };

/** Our name by spelling. */
export type Names = ReadonlyMap<string, string>;

function spelled<Name extends string>(table: Readonly<Record<Name, string>>): Map<string, Name> {
  const names = new Map<string, Name>();
  for (const name of Object.keys(table) as Name[]) {
    for (const spelling of table[name].split(" ")) names.set(spelling, name);
  }
  return names;
}

export const settingNames = spelled(settings);
export const groupNames: ReadonlySet<string> = new Set(groups.split(" "));
export const layerKeyNames = spelled(layerKeys);
export const layerKindNames = spelled(layerKinds);
export const activationNames = spelled(activations);
/** Names that stand under a setting. */
export const namesUnder: Readonly<Partial<Record<Setting, Names>>> = {
  loss: spelled(losses),
  optimizer: spelled(optimizers),
  precision: spelled(precisions),
};
export const initNames = spelled(inits);

export function plain(spelling: string): string {
  return spelling.toLowerCase().replace(/[\s_-]/g, "");
}

/** Our name for what stands there; what is not known stays as it is. */
export function known(names: Names, found: unknown): unknown {
  return typeof found === "string" ? (names.get(plain(found)) ?? found) : found;
}
