// What the engine throws. Everything in it is data for whoever talks to the user; the English
// message is for programmers. Layers and neurons are counted from 1, as learners count.

/**
 * A number became infinite or not a number. Nothing was updated: the weights are the last good ones.
 * `value` is the number found: the sum z, the loss, or the step (for a step that is finite itself
 * but would push a weight out of range, the weight it would give).
 */
export class TrainingStop extends Error {
  readonly code = "not-finite";
  readonly where: "z" | "loss" | "step";
  readonly layer: number;
  readonly neuron: number;
  readonly value: number;

  constructor(
    where: TrainingStop["where"],
    at: { readonly layer: number; readonly neuron: number; readonly value: number },
  ) {
    super(`${where} of layer ${at.layer}, neuron ${at.neuron} is ${at.value}`);
    this.name = "TrainingStop";
    this.where = where;
    this.layer = at.layer;
    this.neuron = at.neuron;
    this.value = at.value;
  }
}

export type MisuseCode =
  /** The network cannot be built; ask `checkNetwork` first. */
  | "network-not-valid"
  /** numbers: found */
  | "seed-not-whole"
  /** numbers: found */
  | "random-state"
  /** numbers: found */
  | "learning-rate-not-positive"
  /** A sample of the wrong length. numbers: found, expected */
  | "wrong-input-length"
  /** numbers: found (output index from 0), outputs */
  | "target-outside-outputs"
  | "loss-before-forward"
  /** No forward pass since the last update or reset. */
  | "backward-before-forward"
  | "update-before-backward"
  /** Weights to load that do not fit. numbers: layer, found, expected */
  | "wrong-shape"
  /** numbers: found (row from 0), rows */
  | "row-outside-table"
  /** A training on an empty table. */
  | "no-samples"
  /** numbers: found, samples */
  | "batch-larger-than-data";

/** A call that cannot be done: out of order, or with something that does not fit. Nothing changed. */
export class EngineMisuse extends Error {
  readonly code: MisuseCode;
  readonly numbers: Readonly<Record<string, number>>;

  constructor(code: MisuseCode, numbers: Readonly<Record<string, number>> = {}) {
    super(`${code} ${JSON.stringify(numbers)}`);
    this.name = "EngineMisuse";
    this.code = code;
    this.numbers = numbers;
  }
}
