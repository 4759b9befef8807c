// A look inside the network: what is shown of it, copied out between two steps of a training, with a
// prediction's own buffers. Takes some of what takes long with each look. It must not know how it is drawn.

import type { Sample } from "#data/sample";
import { isSample } from "#data/sample-list";
import { countParameters } from "#engine/check-spec";
import type { Floats } from "#engine/kernels";
import { argmax } from "#engine/metrics";
import type { Network } from "#engine/network";
import type { LayerPass } from "#engine/pass";
import { phraseSampleProblem } from "#files/phrase-list";
import { RunError } from "#program/diagnostic";
import {
  type Look,
  type LookedColumn,
  type LookedLayer,
  type LookedNeuron,
  type LookedSample,
  type LookQuestion,
  type LookSource,
  type NeuronPlace,
  pictureSide,
  type Spoken,
} from "#program/look";
import { DeadSurvey } from "./dead-survey.ts";
import type { Learner } from "./learner.ts";
import { lookAtSample } from "./look-at-sample.ts";
import { takeSumApart } from "./neuron-sum.ts";
import type { SamplePorts } from "./sample-source.ts";
import { chooseUnits, stepFor, takeEvery } from "./shown-units.ts";
import { columnOf, whoSpoke } from "./spoken-inputs.ts";
import { WeightSurvey } from "./weight-survey.ts";

/** Weights counted with each look: less than a millisecond, or little beside what such a look takes anyway. */
const WEIGHTS_A_LOOK = 200_000;
const LOOKS_A_COUNT = 20;
/** Parameters passed forward with each look to find dead neurons: about a millisecond, or two samples. */
const FORWARD_A_LOOK = 1_000_000;
const LEAST_TRIES = 2;
const MOST_TRIES = 100;
/** Numbers of one neuron or layer that are sent. */
const MOST_WEIGHTS = 16_384;
const MOST_OUTPUTS = 1024;
/** Values of the largest picture that is sent for each neuron drawn. */
const MOST_PIXELS = 4096;

type Counted = "weights" | "dead";

/** The counts that take more than one look, and the states of the weights they were begun and last done at. */
interface Surveys {
  readonly network: Network;
  readonly weights: WeightSurvey;
  readonly dead: DeadSurvey | null;
  readonly list: string | null;
  readonly listVersion: number;
  readonly begun: Record<Counted, string | null>;
  readonly done: Record<Counted, string | null>;
}

export class LookInside {
  readonly #learner: Learner;
  readonly #samples: SamplePorts;
  readonly #now: () => number;
  #surveys: Surveys | null = null;

  /** `now`: a clock in ms. */
  constructor(learner: Learner, samples: SamplePorts, now: () => number) {
    this.#learner = learner;
    this.#samples = samples;
    this.#now = now;
  }

  /** Makes the network if there is none yet. Throws a `RunError` when none is declared. */
  look(question: LookQuestion): Look {
    const began = this.#now();
    const { network } = this.#learner.ready();
    const { layers } = network;
    const isCounted = !question.layers || this.#count(network, question.list);
    const { sample, problem } = this.#lookAt(question.source);
    const pass = sample === null ? null : network.lastPrediction;
    const hasLoss = sample !== null && sample.loss !== null;
    const place = question.neuron === null ? null : nearest(network, question.neuron);
    const seen = {
      trained: network.trained,
      resets: this.#learner.resets,
      inputs: network.spec.inputs,
      parameters: countParameters(network.spec),
      sample,
      problem,
      length: this.#lengthOf(question.source),
      columns: columnsOf(network, { pass, place, most: question.most }),
      neuron: place === null ? null : neuronOf(network, { pass, hasLoss, place }),
      layers: question.layers
        ? layers.map((_, l) => this.#layer(network, { pass, hasLoss, l }))
        : [],
      spoke: sample === null ? null : this.#spoken(network, { question, place, sample }),
      isCounted,
    };
    return { ...seen, ms: this.#now() - began };
  }

  #lookAt(source: LookSource): Pick<Look, "sample" | "problem"> {
    try {
      return { sample: lookAtSample(this.#learner, this.#find(source)), problem: null };
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
      return { sample: null, problem: error.message };
    }
  }

  #find(source: LookSource): Sample {
    switch (source.kind) {
      case "training": {
        const { sample } = this.#learner;
        if (sample === null) throw new RunError("look.noSampleYet");
        return sample;
      }
      case "drawing": {
        const { inputs } = this.#learner.ready().network.spec;
        if (inputs !== 28 * 28) throw new RunError("look.drawingDoesNotFit", { inputs });
        const drawing = this.#samples.drawing();
        if (drawing === null) throw new RunError("look.noDrawing");
        return drawing;
      }
      case "list": {
        const { list, name } = this.#samples.sampleList(source.list);
        if (list.length === 0) throw new RunError("look.emptyList", { list: name });
        const index = Math.max(0, Math.min(list.length - 1, source.index));
        const sample = list.sample(index);
        if (isSample(sample)) return sample;
        const why = phraseSampleProblem(sample, { list: name, item: index + 1 });
        throw new RunError("run.notASample", { why });
      }
      default:
        throw new Error(`Unknown source ${String(source satisfies never)}`);
    }
  }

  #lengthOf(source: LookSource): number | null {
    return source.kind === "list" ? this.#samples.sampleList(source.list).list.length : null;
  }

  /** Goes on counting. Answers whether all is counted as the weights are now. */
  #count(network: Network, list: string | null): boolean {
    const surveys = this.#surveysOf(network, list);
    const state = `${this.#learner.resets} ${network.trained}`;
    const go = (what: Counted, step: () => boolean): boolean => {
      if (surveys.done[what] === state) return true;
      surveys.begun[what] ??= state;
      if (!step()) return false;
      // What the network learned since the beginning is counted in the next looks.
      surveys.done[what] = surveys.begun[what];
      surveys.begun[what] = null;
      return surveys.done[what] === state;
    };
    const { weights, dead } = surveys;
    // Each weight is looked at twice.
    const part = Math.max(WEIGHTS_A_LOOK, (2 * countParameters(network.spec)) / LOOKS_A_COUNT);
    const areWeights = go("weights", () => weights.step(Math.ceil(part)));
    const areDead = dead === null || go("dead", () => dead.step(triesFor(network)));
    return areWeights && areDead;
  }

  #surveysOf(network: Network, id: string | null): Surveys {
    const list = id === null ? null : this.#samples.sampleList(id).list;
    const known = this.#surveys;
    const version = list?.version ?? 0;
    if (known?.network === network && known.list === id && known.listVersion === version) {
      return known;
    }
    const isSame = known?.network === network;
    this.#surveys = {
      network,
      weights: isSame ? known.weights : new WeightSurvey(network.layers),
      dead: list === null || list.length === 0 ? null : new DeadSurvey(network, list),
      list: id,
      listVersion: version,
      begun: { weights: isSame ? known.begun.weights : null, dead: null },
      done: { weights: isSame ? known.done.weights : null, dead: null },
    };
    return this.#surveys;
  }

  #layer(
    network: Network,
    { pass, hasLoss, l }: { pass: readonly LayerPass[] | null; hasLoss: boolean; l: number },
  ): LookedLayer {
    const { inputs, units, activation } = network.layers[l];
    const at = pass?.[l] ?? null;
    const every = stepFor(units, MOST_OUTPUTS);
    return {
      inputs,
      units,
      activation,
      outputs: at === null ? null : takeEvery(at.a, every),
      every,
      zeros: at === null ? null : countZeros(at.a),
      gradient: at === null || !hasLoss ? null : gradientLength(at),
      weights: this.#surveys?.weights.counts[l] ?? null,
      dead: this.#surveys?.dead?.counts[l] ?? null,
    };
  }

  #spoken(
    network: Network,
    {
      question,
      place,
      sample,
    }: { question: LookQuestion; place: NeuronPlace | null; sample: LookedSample },
  ): Spoken | null {
    if (question.spoke === null) return null;
    const pass = network.lastPrediction;
    const last = network.layers.length - 1;
    const isNeuron = question.spoke === "neuron" && place !== null;
    const asked = isNeuron ? place : { layer: last, unit: argmax(pass[last].a) };
    const label = asked.layer === last ? (this.#learner.labels.texts[asked.unit] ?? null) : null;
    return { ...whoSpoke({ layers: network.layers, pass }, asked, sample.inputs), label };
  }
}

function triesFor({ spec }: Network): number {
  const tries = Math.floor(FORWARD_A_LOOK / countParameters(spec));
  return Math.max(LEAST_TRIES, Math.min(MOST_TRIES, tries));
}

function nearest({ layers }: Network, { layer, unit }: NeuronPlace): NeuronPlace {
  const within = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));
  const l = within(layer, layers.length);
  return { layer: l, unit: within(unit, layers[l].units) };
}

function columnsOf(
  { layers, spec }: Network,
  seen: { pass: readonly LayerPass[] | null; place: NeuronPlace | null; most: number },
): LookedColumn[] {
  const { pass, place, most } = seen;
  let before = spec.inputs <= most ? chooseUnits(spec.inputs, most, null) : null;
  return layers.map((layer, l) => {
    const { units, activation, weights } = layer;
    const shown = chooseUnits(units, most, place?.layer === l ? place.unit : null);
    const outputs = pass === null ? null : Float64Array.from(shown, (unit) => pass[l].a[unit]);
    const isPicture = l === 0 && before === null && pictureSide(spec.inputs) !== null;
    let pictures: Float64Array | null = null;
    if (isPicture && spec.inputs <= MOST_PIXELS) {
      pictures = new Float64Array(shown.length * spec.inputs);
      for (let k = 0; k < shown.length; k++) {
        pictures.set(columnOf(layer, shown[k]), k * spec.inputs);
      }
    }
    let lines: Float64Array | null = null;
    if (before !== null) {
      lines = new Float64Array(before.length * shown.length);
      let at = 0;
      for (const input of before)
        for (const unit of shown) lines[at++] = weights[input * units + unit];
    }
    before = shown;
    return { layer: l, units, activation, shown, outputs, lines, pictures };
  });
}

function neuronOf(
  { layers }: Network,
  {
    pass,
    hasLoss,
    place,
  }: { pass: readonly LayerPass[] | null; hasLoss: boolean; place: NeuronPlace },
): LookedNeuron {
  const layer = layers[place.layer];
  const every = stepFor(layer.inputs, MOST_WEIGHTS);
  const weights = takeEvery(columnOf(layer, place.unit), every);
  const at = pass?.[place.layer] ?? null;
  return {
    ...place,
    activation: layer.activation,
    inputs: layer.inputs,
    weights,
    every,
    bias: layer.biases[place.unit],
    sum: at === null ? null : takeSumApart(layer, at, place.unit),
    gradient:
      at === null || !hasLoss ? null : takeEvery(gradientOf(at, place.unit, layer.inputs), every),
  };
}

/** x_i dz_j for each input i of neuron j. */
function gradientOf({ x, dz }: LayerPass, unit: number, inputs: number): Float64Array {
  const gradient = new Float64Array(inputs);
  for (let k = 0; k < x.count; k++) gradient[x.index[k]] += x.value[k] * dz[unit];
  return gradient;
}

/** Of all x_i dz_j and, for the biases, dz_j: the length of an outer product is the product of the lengths. */
function gradientLength({ x, dz }: LayerPass): number {
  let inputs = 1;
  for (let k = 0; k < x.count; k++) inputs += x.value[k] * x.value[k];
  let errors = 0;
  for (let j = 0; j < dz.length; j++) errors += dz[j] * dz[j];
  return Math.sqrt(inputs) * Math.sqrt(errors);
}

function countZeros(values: Floats): number {
  let count = 0;
  for (let j = 0; j < values.length; j++) if (values[j] === 0) count++;
  return count;
}
