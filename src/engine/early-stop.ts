// Early stopping: training ends when a score on the validation samples has not become better for some
// epochs, and the network goes back to the best epoch.
import type { Network } from "./network.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";

export interface EarlyStopSettings {
  /** Epochs without a better score before the training ends; a whole number from 1. */
  readonly patience: number;
  /** What is watched on the validation samples. */
  readonly metric: "loss" | "accuracy";
}

export class EarlyStop {
  readonly #settings: EarlyStopSettings;
  #best: { readonly score: number; readonly epoch: number; readonly snapshot: Snapshot } | null =
    null;
  #since = 0;

  constructor(settings: EarlyStopSettings) {
    this.#settings = settings;
  }

  /** The best epoch so far, from 1; 0 before the first. */
  get bestEpoch(): number {
    return this.#best?.epoch ?? 0;
  }

  /** After each epoch: looks at its validation scores. Answers whether the training should end. */
  isOver(network: Network, { epoch, loss, accuracy }: EpochScore): boolean {
    const score = this.#settings.metric === "loss" ? -loss : accuracy;
    if (this.#best === null || score > this.#best.score) {
      this.#best = { score, epoch, snapshot: takeSnapshot(network) };
      this.#since = 0;
    } else this.#since++;
    return this.#since >= this.#settings.patience;
  }

  /** Puts the weights of the best epoch back, with all that belongs to them. */
  restoreBest(network: Network): void {
    if (this.#best !== null) network.restore(this.#best.snapshot.layers, this.#best.snapshot.state);
  }
}

export interface EpochScore {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
}
