// What a network is made of and how it learns, as plain data: the layers, the loss, the optimizer.
// The same shape as the network declaration of a program without its block ids, so a program's
// declaration can be handed over as it is. Knows nothing of blocks or files. Formulas: README.md.

export const activations = [
  "relu",
  "leaky-relu",
  "sigmoid",
  "tanh",
  "linear",
  "softmax",
  "log-softmax",
] as const;
export type Activation = (typeof activations)[number];

export const losses = ["cross-entropy", "binary-cross-entropy", "mean-squared-error"] as const;
export type Loss = (typeof losses)[number];

export const inits = [
  "he",
  "he-uniform",
  "glorot",
  "glorot-normal",
  "lecun",
  "lecun-uniform",
  "uniform",
  "zeros",
  "scratch",
] as const;
export type Init = (typeof inits)[number];

export const optimizers = ["sgd", "momentum", "nesterov", "rmsprop", "adagrad", "adam"] as const;
export type OptimizerName = (typeof optimizers)[number];

export const precisions = ["float64", "float32"] as const;
export type Precision = (typeof precisions)[number];

export interface DenseSpec {
  /** Number of neurons. */
  readonly units: number;
  readonly activation: Activation;
  readonly init: Init;
  /** The a of init `uniform`, which draws from -a to a; 0.5 when left out. */
  readonly range?: number;
  /** The share of this layer's inputs that is dropped while training, 0 to below 1; 0 when left out. */
  readonly dropout?: number;
}

/** The settings an optimizer does not use are left out; those it uses have PyTorch's defaults. */
export interface OptimizerSpec {
  readonly name: OptimizerName;
  readonly learningRate: number;
  /** Of momentum and nesterov: how much of the last step goes on, 0.9. */
  readonly momentum?: number;
  /** Of rmsprop: how much of the mean square is kept, 0.99. */
  readonly decay?: number;
  /** Of adam: how much of the mean gradient and of the mean square is kept, 0.9 and 0.999. */
  readonly beta1?: number;
  readonly beta2?: number;
  /** Keeps the division of rmsprop (1e-8), adagrad (1e-10) and adam (1e-8) away from 0. */
  readonly epsilon?: number;
}

/** How the learning rate changes from epoch to epoch, counted from 1. */
export type Schedule =
  | { readonly name: "constant" }
  /** Times `factor` after every so many epochs. */
  | { readonly name: "step"; readonly every: number; readonly factor: number }
  /** Times `factor` after each epoch. */
  | { readonly name: "exponential"; readonly factor: number }
  /** Rises evenly to the full rate over the first so many epochs. */
  | { readonly name: "warm-up"; readonly epochs: number }
  /** Times `factor` in epoch `from`, and once more in each epoch after it. */
  | { readonly name: "decay-from"; readonly from: number; readonly factor: number };

export interface NetworkSpec {
  /** Number of values of one sample. */
  readonly inputs: number;
  /** The dense layers, first to last. */
  readonly layers: readonly DenseSpec[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec;
  /** Strengths of the regularisation of the weights; 0 when left out. */
  readonly l1?: number;
  readonly l2?: number;
  readonly schedule?: Schedule;
  /** Samples before the weights change, or all of an epoch; 1 when left out. */
  readonly batchSize?: number | "full";
  /** float64 when left out. float32 needs WebAssembly with SIMD and is float64 without it. */
  readonly precision?: Precision;
}
