// One training of a sweep: a network with fresh weights from its seed, taught at one of several learning
// rates, and how right it then is. Command line, blocks and the helpers of the page try rates with this one.
// It must not know of lists, workers or clocks.
import type { Network } from "#engine/network";
import { startPlace } from "#engine/place";
import { TrainingStop } from "#engine/stop";
import {
  type EpochResult,
  type RunSettings,
  type RunTables,
  TrainingRun,
} from "#engine/training-run";
import { explainStop } from "./explain-stop.ts";

export interface RateResult {
  readonly learningRate: number;
  /** Of the weights that were kept at the end; null when the numbers overflowed. */
  readonly testAccuracy: number | null;
  readonly history: readonly EpochResult[];
}

export interface TrialSettings {
  readonly tables: RunTables;
  readonly settings: RunSettings;
}

/**
 * A training with the network made anew from its seed, at this rate: the same as of a network that was
 * declared with it. Throws a `RunError` when it cannot begin.
 */
export function startTrial(
  network: Network,
  learningRate: number,
  { tables, settings }: TrialSettings,
): TrainingRun {
  network.reset();
  network.updates.learningRate = learningRate;
  try {
    return new TrainingRun(network, tables, { ...settings, place: startPlace });
  } catch (error) {
    throw explainStop(error, learningRate);
  }
}

/** What came of a training that is over, or that stopped since its numbers grew too large. */
export function resultOfTrial(
  learningRate: number,
  { history, bestEpoch }: Pick<TrainingRun, "history" | "bestEpoch">,
  hasStopped: boolean,
): RateResult {
  const kept = history.find(({ epoch }) => epoch === bestEpoch) ?? history.at(-1);
  return { learningRate, testAccuracy: hasStopped ? null : (kept?.testAccuracy ?? null), history };
}

/** A training that tells its epochs, and at its end what came of it. */
export class RateTrial {
  readonly learningRate: number;
  readonly #run: TrainingRun;
  readonly #samples: number;
  #hasStopped = false;

  /** As `startTrial`. */
  constructor(network: Network, learningRate: number, how: TrialSettings) {
    this.learningRate = learningRate;
    this.#run = startTrial(network, learningRate, how);
    this.#samples = how.tables.training.length;
  }

  /** Goes through at most `most` samples; the epoch that has just ended, or null. */
  step(most: number): EpochResult | null {
    try {
      return this.#run.step(most) ? (this.#run.history.at(-1) ?? null) : null;
    } catch (error) {
      if (!(error instanceof TrainingStop)) throw error;
      this.#hasStopped = true;
      return null;
    }
  }

  /** Null while it goes on. */
  get result(): RateResult | null {
    if (!this.#hasStopped && this.#run.phase !== "over") return null;
    return resultOfTrial(this.learningRate, this.#run, this.#hasStopped);
  }

  /** A layer gave only zeros for a whole epoch: nothing can be learned any more, steps were too large. */
  get isDead(): boolean {
    return this.#run.network.deadLayer(this.#samples) > 0;
  }
}

/** The rate with the highest test accuracy, the smallest one on a tie; null when all overflowed. */
export function bestRate(
  results: readonly Pick<RateResult, "learningRate" | "testAccuracy">[],
): number | null {
  let best: { readonly rate: number; readonly accuracy: number } | null = null;
  for (const { learningRate: rate, testAccuracy: accuracy } of results) {
    if (accuracy === null) continue;
    const isBetter =
      best === null || accuracy > best.accuracy || (accuracy === best.accuracy && rate < best.rate);
    if (isBetter) best = { rate, accuracy };
  }
  return best?.rate ?? null;
}
