// A helper's part in a sweep: trainings it is given one at a time, over its own copy of the samples, in the
// portions it is asked for. It must not know where it runs, or how it hears and tells.
import type { Network } from "#engine/network";
import { type PackedTable, SampleTable } from "#engine/sample-table";
import type { EpochResult, RunTables } from "#engine/training-run";
import { makeNetwork } from "./make-network.ts";
import { samplesAPart } from "./portions.ts";
import { type RateResult, RateTrial } from "./rate-trial.ts";
import type { TrialsAsked } from "./trials.ts";

/** What a helper needs to begin, as one message. */
export interface PackedTrials extends Pick<TrialsAsked, "spec" | "seed" | "settings"> {
  readonly training: PackedTable;
  readonly test: PackedTable | null;
}

export function packTrials({ spec, seed, settings, tables }: TrialsAsked): PackedTrials {
  const { training, test } = tables;
  return { spec, seed, settings, training: training.pack(), test: test?.pack() ?? null };
}

/** The memory of the packed tables, which can be handed over. */
export function buffersOf({ training, test }: PackedTrials): ArrayBuffer[] {
  return [training, test].flatMap((table) =>
    table === null
      ? []
      : [table.starts, table.index, table.value, table.targets].map(({ buffer }) => buffer),
  );
}

export type TrialNews =
  | { readonly type: "epoch"; readonly trial: number; readonly epoch: EpochResult }
  | {
      readonly type: "over";
      readonly trial: number;
      readonly result: RateResult & { readonly isDead: boolean };
    };

export class TrialHelper {
  readonly #network: Network;
  readonly #tables: RunTables;
  readonly #packed: PackedTrials;
  #place = 0;
  #trial: RateTrial | null = null;

  constructor(packed: PackedTrials) {
    const { spec, seed, training, test } = packed;
    this.#packed = packed;
    this.#network = makeNetwork(spec, seed);
    this.#tables = {
      training: SampleTable.unpack(training),
      validation: null,
      test: test === null ? null : SampleTable.unpack(test),
    };
  }

  /** Begins a training; `trial` is its number in all that is told of it. */
  begin(trial: number, rate: number): void {
    const { settings } = this.#packed;
    this.#place = trial;
    this.#trial = new RateTrial(this.#network, rate, { tables: this.#tables, settings });
  }

  get isBusy(): boolean {
    return this.#trial !== null;
  }

  /** Less than a millisecond's work, or one sample; what is new after it. */
  step(): readonly TrialNews[] {
    if (this.#trial === null) return [];
    const epoch = this.#trial.step(samplesAPart(this.#network));
    const { result, isDead } = this.#trial;
    const trial = this.#place;
    if (result !== null) this.#trial = null;
    return [
      ...(epoch === null ? [] : [{ type: "epoch", trial, epoch } as const]),
      ...(result === null ? [] : [{ type: "over", trial, result: { ...result, isDead } } as const]),
    ];
  }
}
