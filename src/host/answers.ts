// What a network's outputs say: the label predicted, how sure it is, the output for a label. Several
// outputs have a label each; a single one is the probability of label 1 (binary cross-entropy) or
// the number learned itself (mean squared error).
import { exp } from "#engine/exp-ln";
import { argmax } from "#engine/metrics";
import type { NetworkSpec } from "#engine/spec";
import { RunError } from "#program/diagnostic";
import type { Value } from "#program/program";
import type { Prediction } from "#program/run-event";
import type { Labels } from "./labels.ts";

/** What the outputs are. */
type Kind = "labels" | "probability" | "number";

export class Answers {
  readonly #labels: Labels;
  readonly #kind: Kind;
  /** Log-softmax gives logarithms of probabilities. */
  readonly #isLog: boolean;
  /** Whether the outputs, or what they are logarithms of, are from 0 to 1. */
  readonly #isShare: boolean;

  constructor({ loss, layers }: NetworkSpec, labels: Labels) {
    this.#labels = labels;
    const single = loss === "binary-cross-entropy" ? "probability" : "number";
    this.#kind = labels.texts.length === 0 ? single : "labels";
    const activation = layers.at(-1)?.activation;
    this.#isLog = activation === "log-softmax";
    this.#isShare = this.#isLog || activation === "softmax" || activation === "sigmoid";
  }

  /** The label of the largest output; of a single output 0 or 1, or the number itself. */
  prediction(outputs: ArrayLike<number>): Value {
    if (this.#kind === "labels") return this.#labels.texts[argmax(outputs)] ?? "";
    return this.#kind === "number" ? outputs[0] : Math.round(outputs[0]);
  }

  /** How sure the network is of its prediction. A number learned has no such thing: a `RunError`. */
  confidence(outputs: ArrayLike<number>): number {
    if (this.#kind === "number") throw new RunError("training.noConfidence");
    return this.#sureness(outputs);
  }

  /** The output for a label. Throws a `RunError` when there is none. */
  output(label: string, outputs: ArrayLike<number>): number {
    const target = this.#labels.targetOf(label);
    if (this.#kind === "probability" && (target === 0 || target === 1)) {
      return target === 1 ? outputs[0] : 1 - outputs[0];
    }
    return outputs[this.place(label)];
  }

  /** Which output, from 0, is for a label. Throws a `RunError` when there is none. */
  place(label: string): number {
    const { texts } = this.#labels;
    const target = this.#labels.targetOf(label);
    if (this.#kind === "number") throw new RunError("training.noLabels");
    if (this.#kind === "labels" && target !== null) return target;
    const first = texts[0] ?? "0";
    const last = texts.at(-1) ?? "1";
    throw new RunError("run.noOutput", { label: label.slice(0, 40), first, last });
  }

  /** How sure the network is of its prediction; null where its outputs are no probabilities. */
  probability(outputs: ArrayLike<number>): number | null {
    return this.#kind !== "number" && this.#isShare ? this.#sureness(outputs) : null;
  }

  /** The outputs; of log-softmax the probabilities they are logarithms of. */
  shares(outputs: ArrayLike<number>): number[] {
    return Array.from(outputs, (output) => (this.#isLog ? exp(output) : output));
  }

  /** The outputs as a picture needs them: probabilities where there are such, for every label. */
  describe(outputs: ArrayLike<number>): Prediction {
    const label = String(this.prediction(outputs));
    const { texts } = this.#labels;
    const values = this.shares(outputs);
    const confidence = this.probability(outputs);
    if (this.#kind === "number") return { label, confidence, outputs: values, labels: [] };
    if (this.#kind === "labels") return { label, confidence, outputs: values, labels: texts };
    const [one] = values;
    return { label, confidence, outputs: [1 - one, one], labels: ["0", "1"] };
  }

  #sureness(outputs: ArrayLike<number>): number {
    const largest = outputs[argmax(outputs)];
    if (this.#kind === "probability") return Math.max(largest, 1 - largest);
    return this.#isLog ? exp(largest) : largest;
  }
}
