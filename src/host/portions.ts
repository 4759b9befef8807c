// How much of a long work is done between two looks at the clock: a stop must never wait long.
import { countParameters } from "#engine/check-spec";
import type { Network } from "#engine/network";

const PARAMETERS_A_PART = 200_000;
const MOST_SAMPLES = 32;

const known = new WeakMap<Network, number>();

/** Samples trained on or asked about: less than a millisecond's work, or a single one. */
export function samplesAPart(network: Network): number {
  let samples = known.get(network);
  if (samples === undefined) {
    samples = Math.floor(PARAMETERS_A_PART / countParameters(network.spec));
    samples = Math.min(MOST_SAMPLES, Math.max(1, samples));
    known.set(network, samples);
  }
  return samples;
}
