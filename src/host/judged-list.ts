// What a network said of every sample of a list when it was last tested on it: the counts, and which
// samples are in a cell of the confusion matrix or surprise most. Keeps the list as it was then.
import type { Sample } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import { classFigures, type EvaluatedRow, Evaluation } from "#engine/evaluation";
import { isRight } from "#engine/metrics";
import type { Judged } from "#program/browsing";
import type {
  EvaluationResult,
  JudgedFilter,
  JudgedOrder,
  JudgedSample,
} from "#program/evaluation";
import { toNumber } from "#runtime/cast";
import type { Answers } from "./answers.ts";
import type { Labels } from "./labels.ts";
import { pictureOf } from "./recorder.ts";

export type Finding = Omit<JudgedSample, "picture" | "labelNow">;

export class JudgedList {
  /** The list as it was tested, and its version. */
  readonly list: SampleList;
  readonly version: number;
  readonly #evaluation: Evaluation;
  readonly #labels: Labels;
  readonly #answers: Answers;
  /** Of each sample the output its label asks for and the one predicted; numbers of a single output. */
  readonly #targets: Float64Array;
  readonly #predicted: Float64Array;
  readonly #losses: Float64Array;
  /** NaN where there is none. */
  readonly #confidences: Float64Array;
  readonly #isRight: Uint8Array;
  #bySurprise: Uint32Array | null = null;
  /** The places of the samples, made when first asked for: samples stay the same objects in edits. */
  #places: { readonly of: Map<Sample, number>; readonly pictures: Set<Sample["pixels"]> } | null =
    null;
  /** Of samples whose label was changed since: what the same network says of them now. */
  readonly #later = new WeakMap<Sample, Judged>();
  /** What was last asked for: pages of it are asked for one after the other. */
  #chosen: { readonly question: string; readonly indexes: Uint32Array } | null = null;

  constructor(list: SampleList, network: { labels: Labels; answers: Answers; outputs: number }) {
    const { length } = list;
    this.list = list.copy();
    this.version = list.version;
    this.#evaluation = new Evaluation(network.outputs);
    this.#labels = network.labels;
    this.#answers = network.answers;
    this.#targets = new Float64Array(length);
    this.#predicted = new Float64Array(length);
    this.#losses = new Float64Array(length);
    this.#confidences = new Float64Array(length);
    this.#isRight = new Uint8Array(length);
  }

  /** Where the counts are added up; each sample is then told to `add`. */
  get evaluation(): Evaluation {
    return this.#evaluation;
  }

  /** Notes what the network said of the sample at a place from 0. */
  add(index: number, { outputs, target, loss }: EvaluatedRow): void {
    const prediction = this.#answers.prediction(outputs);
    this.#targets[index] = target;
    this.#predicted[index] = this.#labels.targetOf(String(prediction)) ?? Number.NaN;
    this.#losses[index] = loss;
    this.#confidences[index] = this.#answers.probability(outputs) ?? Number.NaN;
    this.#isRight[index] = isRight(outputs, target) ? 1 : 0;
  }

  get result(): EvaluationResult {
    const { loss, accuracy, correct, samples } = this.#evaluation.score;
    const { confusion } = this.#evaluation;
    const classes = classFigures(confusion).map((figures, c) => ({
      label: this.#labels.texts[c],
      ...figures,
    }));
    return { loss, accuracy, correct, samples, confusion, classes };
  }

  /** The places of the samples asked for, in that order. Not to be changed. */
  choose(filter: JudgedFilter, order: JudgedOrder): Uint32Array {
    const question = JSON.stringify([filter.label, filter.predicted, filter.isRight, order]);
    if (this.#chosen?.question === question) return this.#chosen.indexes;
    const all = order === "list" ? this.#inOrder() : this.#surprising();
    const label = this.#targetOf(filter.label);
    const predicted = this.#targetOf(filter.predicted);
    const indexes = all.filter(
      (index) =>
        (label === null || this.#targets[index] === label) &&
        (predicted === null || this.#predicted[index] === predicted) &&
        (filter.isRight === undefined || this.#isRight[index] === Number(filter.isRight)),
    );
    this.#chosen = { question, indexes };
    return indexes;
  }

  /** What was found at a place from 0, without the picture. */
  finding(index: number): Finding {
    return { index, label: this.#sampleAt(index).label, ...this.#judgedAt(index) };
  }

  /** What was found of a sample, wherever it stands now; null when it was not there. */
  judgedOf(sample: Sample): Judged | null {
    const place = this.#known().of.get(sample);
    return place === undefined ? (this.#later.get(sample) ?? null) : this.#judgedAt(place);
  }

  /** Whether the same values were tested, perhaps with another label. */
  knows({ pixels }: Sample): boolean {
    return this.#known().pictures.has(pixels);
  }

  /** Notes what the same network says of a sample that has another label now. */
  addLater(sample: Sample, { outputs, target, loss }: EvaluatedRow): Judged {
    const judged = {
      predicted: String(this.#answers.prediction(outputs)),
      isRight: isRight(outputs, target),
      loss,
      confidence: this.#answers.probability(outputs),
    };
    this.#later.set(sample, judged);
    return judged;
  }

  /** The same for a page, which shows the picture; `now` is the list as it is now. */
  sample(index: number, now: SampleList): JudgedSample {
    const sample = this.#sampleAt(index);
    const picture = pictureOf(sample);
    return { ...this.finding(index), picture, labelNow: labelNow(sample, now, index) };
  }

  #judgedAt(index: number): Judged {
    const confidence = this.#confidences[index];
    const predicted = this.#predicted[index];
    return {
      predicted: this.#labels.texts[predicted] ?? String(predicted),
      isRight: this.#isRight[index] === 1,
      loss: this.#losses[index],
      confidence: Number.isNaN(confidence) ? null : confidence,
    };
  }

  #known() {
    if (this.#places !== null) return this.#places;
    const of = new Map<Sample, number>();
    const pictures = new Set<Sample["pixels"]>();
    for (let index = 0; index < this.list.length; index++) {
      const sample = this.#sampleAt(index);
      of.set(sample, index);
      pictures.add(sample.pixels);
    }
    this.#places = { of, pictures };
    return this.#places;
  }

  #sampleAt(index: number): Sample {
    const sample = this.list.sample(index);
    if (!isSample(sample)) throw new Error(`Item ${index} was tested, but is no sample`);
    return sample;
  }

  #targetOf(label: string | undefined): number | null {
    if (label === undefined) return null;
    return this.#labels.targetOf(label) ?? toNumber(label);
  }

  #inOrder(): Uint32Array {
    return Uint32Array.from(this.#losses, (_, index) => index);
  }

  #surprising(): Uint32Array {
    const losses = this.#losses;
    this.#bySurprise ??= this.#inOrder().sort((a, b) => losses[b] - losses[a] || a - b);
    return this.#bySurprise;
  }
}

/** The label of the same picture, if it still stands at its place. */
function labelNow({ pixels }: Sample, list: SampleList, index: number): string | null {
  if (index >= list.length) return null;
  const now = list.sample(index);
  if (!isSample(now) || now.pixels.length !== pixels.length) return null;
  const isSame = now.pixels === pixels || now.pixels.every((value, i) => value === pixels[i]);
  return isSame ? now.label : null;
}
