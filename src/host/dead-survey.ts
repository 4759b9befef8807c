// Finds the ReLUs that are dead: those that give 0 for every sample of a list that is tried. A few
// samples at a time, since each takes a forward pass.
import { fillInputs } from "#data/sample";
import { isSample, type SampleList } from "#data/sample-list";
import type { Network } from "#engine/network";
import { TrainingStop } from "#engine/stop";
import type { DeadCount } from "#program/look";

/** Samples tried, evenly spread over the list. */
const MOST_SAMPLES = 120;

export class DeadSurvey {
  readonly #network: Network;
  readonly #list: SampleList;
  readonly #inputs: Float64Array;
  /** For each layer of ReLUs 1 for each neuron that has given more than 0. */
  #alive: (Uint8Array | null)[];
  #tried = 0;
  #next = 0;
  /** Of the last survey that came to its end; null before, and for layers without ReLUs. */
  counts: readonly (DeadCount | null)[];

  constructor(network: Network, list: SampleList) {
    this.#network = network;
    this.#list = list;
    this.#inputs = new Float64Array(network.spec.inputs);
    this.counts = network.layers.map(() => null);
    this.#alive = this.#begin();
  }

  /** Tries up to `most` samples. Answers whether the survey has come to its end. */
  step(most: number): boolean {
    const { length } = this.#list;
    const total = Math.min(length, MOST_SAMPLES);
    if (this.#alive.every((layer) => layer === null)) return true;
    for (let n = 0; n < most && this.#next < total; n++) {
      this.#try(Math.floor((this.#next * length) / total));
      this.#next++;
    }
    if (this.#next < total) return false;
    const samples = this.#tried;
    this.counts = this.#alive.map((alive) =>
      alive === null || samples === 0
        ? null
        : { count: alive.reduce((dead, one) => dead + 1 - one, 0), samples },
    );
    this.#alive = this.#begin();
    return true;
  }

  #begin(): (Uint8Array | null)[] {
    this.#tried = 0;
    this.#next = 0;
    return this.#network.layers.map(({ activation, units }) =>
      activation === "relu" ? new Uint8Array(units) : null,
    );
  }

  /** An item that is no sample for this network, or that it cannot answer, tells nothing. */
  #try(index: number): void {
    const sample = this.#list.sample(index);
    if (!isSample(sample) || sample.pixels.length !== this.#inputs.length) return;
    fillInputs(sample, this.#inputs);
    try {
      this.#network.predict(this.#inputs);
    } catch (error) {
      if (error instanceof TrainingStop) return;
      throw error;
    }
    this.#tried++;
    this.#network.lastPrediction.forEach(({ a }, l) => {
      const alive = this.#alive[l];
      if (alive === null) return;
      for (let j = 0; j < a.length; j++) if (a[j] > 0) alive[j] = 1;
    });
  }
}
