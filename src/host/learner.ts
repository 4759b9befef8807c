// The network of a session: made from its declaration, taught and asked by label. Turns what the
// engine throws into sentences for the learner. One sample is in hand at a time: the last one
// trained on or passed forward.
import { fillInputs, type Sample } from "#data/sample";
import { argmax } from "#engine/metrics";
import { Network } from "#engine/network";
import { RunError } from "#program/diagnostic";
import type { NetworkDeclaration } from "#program/program";
import type { Prediction } from "#program/run-event";
import { explainStop, smallerRate } from "./explain-stop.ts";

export class Learner {
  network: Network | null = null;
  labels: readonly string[] = [];
  /** How often the network was made anew or loaded: tells its weights from earlier ones. */
  resets = 0;
  /** The sample last trained on or passed forward, and its loss (NaN until known). */
  sample: Sample | null = null;
  private declaration: NetworkDeclaration | null = null;
  private seed = 1;
  private outputOf = new Map<string, number>();
  private inputs = new Float64Array(0);
  private asked = new Float64Array(0);

  /** What the next `reset` makes. */
  declare(declaration: NetworkDeclaration | null, seed: number): void {
    this.declaration = declaration;
    this.seed = seed;
  }

  /** Fresh weights from the seed, for the network as it is declared now. */
  reset(): void {
    if (this.declaration === null) throw new RunError("run.noNetwork");
    this.adopt(new Network(specOf(this.declaration), this.seed), null);
  }

  /** Takes a network, fresh or loaded, with the label of each output (default 0, 1, 2, ...). */
  adopt(network: Network, labels: readonly string[] | null): void {
    const outputs = network.spec.layers.at(-1)?.units ?? 0;
    this.network = network;
    this.resets += 1;
    this.labels = labels ?? Array.from({ length: outputs }, (_, index) => String(index));
    this.outputOf = new Map(this.labels.map((label, index) => [label, index]));
    this.inputs = new Float64Array(network.spec.inputs);
    this.asked = new Float64Array(network.spec.inputs);
    this.sample = null;
  }

  forget(): void {
    this.network = null;
    this.sample = null;
  }

  /** Whether the network in hand is what the blocks declare now. */
  get isAsDeclared(): boolean {
    if (this.network === null || this.declaration === null) return true;
    const { inputs, layers } = this.network.spec;
    const declared = this.declaration;
    return (
      inputs === declared.inputs &&
      layers.length === declared.layers.length &&
      layers.every((layer, index) => {
        const other = declared.layers[index];
        return layer.units === other?.units && layer.activation === other.activation;
      })
    );
  }

  train(sample: Sample): void {
    const network = this.ready();
    const target = this.targetOf(sample);
    this.fill(sample, this.inputs);
    try {
      network.trainSample(this.inputs, target);
    } catch (error) {
      throw this.explain(error);
    }
    this.sample = sample;
    stopIfDead(network);
  }

  forward(sample: Sample): void {
    const network = this.ready();
    this.fill(sample, this.inputs);
    try {
      network.forward(this.inputs);
    } catch (error) {
      throw this.explain(error);
    }
    this.sample = sample;
  }

  backward(): void {
    const { network, sample } = this.inHand();
    const target = this.targetOf(sample);
    try {
      network.backward(target);
    } catch (error) {
      throw this.explain(error);
    }
  }

  update(): void {
    const network = this.ready();
    try {
      network.update();
    } catch (error) {
      throw this.explain(error);
    }
    stopIfDead(network);
  }

  get learningRate(): number {
    return this.network?.updates.rateInForce ?? this.declaration?.optimizer.learningRate ?? 0;
  }

  set learningRate(rate: number) {
    if (!(rate > 0 && Number.isFinite(rate))) throw new RunError("run.rate", { found: rate });
    this.ready().updates.learningRate = rate;
  }

  /** The loss of the sample in hand. */
  loss(): number {
    const { network, sample } = this.inHand();
    try {
      return network.loss(this.targetOf(sample));
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Index of the largest output for the sample in hand. */
  predicted(): number {
    return argmax(this.inHand().network.outputs);
  }

  output(label: string): number {
    const { network } = this.inHand();
    return network.outputs[this.indexOf(label, "run.noOutput")] ?? 0;
  }

  /** What the network says of a sample, without touching the sample in hand. */
  predict(sample: Sample): Prediction {
    const network = this.ready();
    this.fill(sample, this.asked);
    try {
      return this.describe(network.predict(this.asked));
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Loss and correctness of one sample of a list, without touching the sample in hand. */
  evaluate(sample: Sample): { readonly right: boolean; readonly loss: number } {
    const network = this.ready();
    const target = this.targetOf(sample);
    this.fill(sample, this.asked);
    try {
      const outputs = network.predict(this.asked);
      return { right: argmax(outputs) === target, loss: network.predictionLoss(target) };
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Outputs of the engine as a picture needs them. */
  describe(outputs: ArrayLike<number>): Prediction {
    const best = argmax(outputs);
    return {
      label: this.labels[best] ?? "",
      confidence: outputs[best] ?? 0,
      outputs: Array.from(outputs),
      labels: this.labels,
    };
  }

  /** The network, made now if `reset network` has not made one yet. */
  private ready(): Network {
    if (this.network === null) this.reset();
    return this.network as Network;
  }

  private inHand(): { network: Network; sample: Sample } {
    if (this.network === null || this.sample === null) throw new RunError("run.noSampleYet");
    return { network: this.network, sample: this.sample };
  }

  private fill(sample: Sample, inputs: Float64Array): void {
    if (sample.pixels.length !== inputs.length) {
      throw new RunError("run.wrongLength", {
        found: sample.pixels.length,
        expected: inputs.length,
      });
    }
    fillInputs(sample, inputs);
  }

  private targetOf(sample: Sample): number {
    return this.indexOf(sample.label, "run.label");
  }

  /** The output for a label; `code` is the sentence when there is none. */
  private indexOf(label: string, code: string): number {
    const asNumber = label.trim() === "" ? "" : String(Number(label));
    const index = this.outputOf.get(label) ?? this.outputOf.get(asNumber);
    if (index !== undefined) return index;
    throw new RunError(code, {
      label: label.slice(0, 40),
      outputs: this.labels.length,
      first: this.labels[0] ?? "",
      last: this.labels.at(-1) ?? "",
    });
  }

  private explain(error: unknown): unknown {
    return explainStop(error, this.learningRate);
  }
}

function stopIfDead(network: Network): void {
  const layer = network.deadLayer();
  if (layer === 0) return;
  const rate = network.updates.rateInForce;
  throw new RunError("run.deadLayer", { layer, rate, smaller: smallerRate(rate) });
}

/** The engine's part of a declaration: all but the blocks. */
function specOf({ block: _block, layers, ...rest }: NetworkDeclaration): Network["spec"] {
  return { ...rest, layers: layers.map(({ block: _layer, ...layer }) => layer) };
}
