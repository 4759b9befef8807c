// Where networks come from: new ones and kept ones, all computed by the same arithmetic. Whoever can
// load the WebAssembly kernels does so before the first network is made; otherwise, or where the
// machine cannot run them, the specification computes.
import type { ArithmeticFactory } from "#engine/arithmetic";
import { loadKernels, type ReadKernels } from "#engine/load-kernels";
import { Network } from "#engine/network";
import { fromSnapshot, type Snapshot } from "#engine/snapshot";
import type { NetworkSpec, Precision } from "#engine/spec";

export type { ReadKernels };

const arithmetics = new Map<Precision, ArithmeticFactory | null>();

/**
 * From now on networks of this precision are computed with the kernels that `read` gives; by the
 * specification, in float64, where it gives none. Loads them once.
 */
export async function useKernels(precision: Precision, read: ReadKernels): Promise<void> {
  if (arithmetics.has(precision)) return;
  arithmetics.set(precision, await loadKernels(precision, read));
}

/** A network with fresh weights from the seed. Throws an `EngineMisuse` when the spec cannot be built. */
export function makeNetwork(spec: NetworkSpec, seed: number): Network {
  return new Network(spec, seed, arithmeticOf(spec));
}

/** A network that goes on where the snapshot was taken. */
export function restoreNetwork(snapshot: Snapshot): Network {
  return fromSnapshot(snapshot, arithmeticOf(snapshot.spec));
}

function arithmeticOf({ precision = "float64" }: NetworkSpec): ArithmeticFactory | undefined {
  return arithmetics.get(precision) ?? undefined;
}
