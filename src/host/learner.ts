// The network of a session: made from its declaration, taught and asked by label. Turns what the
// engine throws into sentences for the learner. One sample is in hand at a time: the last one
// trained on, passed forward or predicted.
import { fillInputs, type Sample } from "#data/sample";
import type { EvaluatedRow } from "#engine/evaluation";
import type { Network } from "#engine/network";
import { type Place, startPlace } from "#engine/place";
import type { SampleTable } from "#engine/sample-table";
import type { EpochResult, TrainingRun } from "#engine/training-run";
import { RunError } from "#program/diagnostic";
import type { NetworkDeclaration, Value } from "#program/program";
import type { Prediction } from "#program/run-event";
import type { Answers } from "./answers.ts";
import { explainStop, smallerRate } from "./explain-stop.ts";
import { Labels } from "./labels.ts";
import { tools } from "./provided-tools.ts";
import type { SampleForm } from "./ready-samples.ts";

/** The network in hand, what it asks of samples, and what its outputs say. */
interface Taught {
  readonly network: Network;
  readonly form: SampleForm;
  readonly answers: Answers;
}

export class Learner {
  /** How often the network was made anew or loaded: tells its weights from earlier ones. */
  resets = 0;
  /** The sample last trained on, passed forward or predicted. */
  sample: Sample | null = null;
  /** The last epoch that a block finished on the network in hand. */
  lastEpoch: EpochResult | null = null;
  private declaration: NetworkDeclaration | null = null;
  private seed = 1;
  private taught: Taught | null = null;
  private inputs = new Float64Array(0);
  private asked = new Float64Array(0);
  /** The training of whole epochs that the weights are from. */
  private run: TrainingRun | null = null;
  /** State of the random stream that shuffles, before `run`; null when it is the seed's first. */
  private shuffle: number | null = null;

  get network(): Network | null {
    return this.taught?.network ?? null;
  }

  /** The labels of the network's outputs. */
  get labels(): Labels {
    return this.taught?.form.labels ?? noLabels;
  }

  /** What the next `reset` makes. */
  declare(declaration: NetworkDeclaration | null, seed: number): void {
    this.declaration = declaration;
    this.seed = seed;
  }

  /** What the next `reset` makes, and the labels of its outputs. Throws a `RunError` without a plan. */
  get planned(): { readonly form: SampleForm; readonly seed: number } {
    if (this.declaration === null) throw new RunError("run.noNetwork");
    const spec = tools().specOf(this.declaration);
    const labels = Labels.numbered(spec.layers.at(-1)?.units ?? 0);
    return { form: { spec, labels, key: keyOf(spec, labels) }, seed: this.seed };
  }

  /** Fresh weights from the seed, for the network as it is declared now. */
  reset(): void {
    if (this.declaration === null) throw new RunError("run.noNetwork");
    const { isSameSpec, makeNetwork, specOf } = tools();
    const spec = specOf(this.declaration);
    const { network } = this;
    if (network === null || !isSameSpec(network.spec, spec)) {
      this.adopt(makeNetwork(spec, this.seed));
      return;
    }
    // The same network again: its memory, which may be that of a WebAssembly module, is kept.
    network.reset(this.seed);
    network.updates.trainingSamples = 1;
    this.adopt(network);
  }

  /** Takes a network, fresh or loaded, with the labels of its outputs (default 0, 1, 2, ...). */
  adopt(network: Network, kept: { labels?: Labels; place?: Place } = {}): void {
    const { spec } = network;
    const outputs = spec.layers.at(-1)?.units ?? 0;
    const { labels = Labels.numbered(outputs), place = startPlace } = kept;
    const form = { spec, labels, key: keyOf(spec, labels) };
    this.taught = { network, form, answers: new (tools().Answers)(spec, labels) };
    this.resets += 1;
    this.inputs = new Float64Array(spec.inputs);
    this.asked = new Float64Array(spec.inputs);
    this.sample = null;
    this.lastEpoch = null;
    this.run = null;
    this.shuffle = place.shuffle;
  }

  /** Whether the network in hand is what the blocks declare now. */
  get isAsDeclared(): boolean {
    if (this.network === null || this.declaration === null) return true;
    const { isSamePlan, specOf } = tools();
    return isSamePlan(this.network.spec, specOf(this.declaration));
  }

  /** The network in hand, made now if `reset network` has not made one yet. */
  ready(): Taught {
    if (this.taught === null) this.reset();
    return this.taught as Taught;
  }

  /** Trains on a sample. `among` is how many samples there are, if it is one of a list. */
  train(sample: Sample, among: number | null = null): void {
    const { network } = this.ready();
    this.leaveRun();
    const target = this.targetOf(sample);
    this.fill(sample, this.inputs);
    if (among !== null) network.updates.trainingSamples = among;
    try {
      network.trainSample(this.inputs, target);
    } catch (error) {
      throw this.explain(error);
    }
    this.sample = sample;
    this.stopIfDead();
  }

  /** The same for a sample that stands in row `row` of a table of all samples. */
  trainRow(sample: Sample, table: SampleTable, row: number): void {
    const { network } = this.ready();
    this.leaveRun();
    network.updates.trainingSamples = table.length;
    try {
      network.trainRow(table, row);
    } catch (error) {
      throw this.explain(error);
    }
    this.sample = sample;
    this.stopIfDead();
  }

  /** The first part of a training step; `among` as in `train`. */
  forward(sample: Sample, among: number | null = null): void {
    const { network } = this.ready();
    this.fill(sample, this.inputs);
    if (among !== null) network.updates.trainingSamples = among;
    this.explained(() => network.forward(this.inputs));
    this.sample = sample;
  }

  backward(): void {
    const { network, sample } = this.inHand();
    const target = this.targetOf(sample);
    this.explained(() => network.backward(target));
  }

  update(): void {
    const { network } = this.ready();
    this.leaveRun();
    this.explained(() => network.update());
    this.stopIfDead();
  }

  /** Asks the network about a sample, without dropout, and takes it in hand. Nothing is learned. */
  askAbout(sample: Sample): void {
    const { network } = this.ready();
    this.fill(sample, this.inputs);
    this.explained(() => network.evaluate(this.inputs));
    this.sample = sample;
  }

  get learningRate(): number {
    return this.network?.updates.rateInForce ?? this.declaration?.optimizer.learningRate ?? 0;
  }

  set learningRate(rate: number) {
    if (!(rate > 0 && Number.isFinite(rate))) throw new RunError("run.rate", { found: rate });
    this.ready().network.updates.rateInForce = rate;
  }

  /** The loss of the sample in hand. */
  loss(): number {
    const { network, sample } = this.inHand();
    return this.explained(() => network.loss(this.targetOf(sample)));
  }

  /** What the network says of the sample in hand: the label, or the number. */
  prediction(): Value {
    const { network, answers } = this.inHand();
    return answers.prediction(network.outputs);
  }

  confidence(): number {
    const { network, answers } = this.inHand();
    return answers.confidence(network.outputs);
  }

  output(label: string): number {
    const { network, answers } = this.inHand();
    return answers.output(label, network.outputs);
  }

  /** What the network says of a sample, without touching the sample in hand. */
  predict(sample: Sample): Prediction {
    const { network } = this.ready();
    this.fill(sample, this.asked);
    return this.explained(() => this.describe(network.predict(this.asked)));
  }

  /** Tests the network on one sample, without touching the sample in hand. */
  judge(sample: Sample): EvaluatedRow {
    const { network } = this.ready();
    const target = this.targetOf(sample);
    this.fill(sample, this.asked);
    return this.explained(() => {
      const outputs = network.predict(this.asked);
      return { outputs, target, loss: network.predictionLoss(target) };
    });
  }

  /** Outputs of the engine as a picture needs them. */
  describe(outputs: ArrayLike<number>): Prediction {
    return this.ready().answers.describe(outputs);
  }

  /** Where the training of whole epochs stands: for a file, and for the next one to go on from. */
  get place(): Place {
    const place = this.run?.place ?? startPlace;
    return { ...place, shuffle: place.shuffle ?? this.shuffle };
  }

  /** The weights are this training's from here on, and `sample` is the one it has just gone through. */
  follow(run: TrainingRun, sample: Sample | null): void {
    if (this.run !== run) {
      this.leaveRun();
      this.run = run;
    }
    this.sample = sample;
  }

  /** Throws a `RunError` when a layer has been dead for so long that nothing more can be learned. */
  stopIfDead(): void {
    const layer = this.network?.deadLayer() ?? 0;
    if (layer === 0) return;
    const rate = this.learningRate;
    throw new RunError("run.deadLayer", { layer, rate, smaller: smallerRate(rate) });
  }

  /** The weights are no longer those of a whole epoch's training: only its shuffling goes on. */
  private leaveRun(): void {
    if (this.run === null) return;
    this.shuffle = this.place.shuffle;
    this.run = null;
  }

  private inHand(): Taught & { readonly sample: Sample } {
    const { taught, sample } = this;
    if (taught === null || sample === null) throw new RunError("run.noSampleYet");
    return { ...taught, sample };
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
    const { spec, labels } = this.ready().form;
    const { texts } = labels;
    const target = labels.targetOf(sample.label);
    if (target !== null && tools().isTarget(spec.loss, spec.layers.at(-1)?.units ?? 0, target)) {
      return target;
    }
    const many = labels.isWordForNumber(sample.label) ? "run.labelWord" : "run.label";
    throw new RunError(texts.length === 0 ? "training.labelNoNumber" : many, {
      label: sample.label.slice(0, 40),
      outputs: texts.length,
      first: texts[0] ?? "",
      last: texts.at(-1) ?? "",
    });
  }

  private explained<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.explain(error);
    }
  }

  private explain(error: unknown): unknown {
    return explainStop(error, this.learningRate);
  }
}

const noLabels = new Labels([]);

/** Which samples fit: the same text for networks that take the same. */
function keyOf({ inputs, layers, loss }: Network["spec"], { texts }: Labels): string {
  return JSON.stringify([inputs, layers.at(-1)?.units, loss, ...texts]);
}
