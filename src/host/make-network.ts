// Where networks come from: new ones and kept ones, all computed by the same arithmetic. Whoever can
// load the WebAssembly kernels does so before the first network is made; otherwise, or where the
// machine cannot run them, the specification computes.
import type { ArithmeticFactory } from "#engine/arithmetic";
import { loadKernels } from "#engine/load-kernels";
import { Network } from "#engine/network";
import { fromSnapshot, type Snapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";

let arithmetic: ArithmeticFactory | undefined;

/** What computes networks from now on; undefined stands for the specification. */
export function setArithmetic(factory: ArithmeticFactory | undefined): void {
  arithmetic = factory;
}

/** Computes networks with the kernels that `read` gives (null for none), from now on. */
export async function useKernels(read: Parameters<typeof loadKernels>[0]): Promise<void> {
  setArithmetic((await loadKernels(read)) ?? undefined);
}

/** A network with fresh weights from the seed. Throws an `EngineMisuse` when the spec cannot be built. */
export function makeNetwork(spec: NetworkSpec, seed: number): Network {
  return new Network(spec, seed, arithmetic);
}

/** A network that goes on where the snapshot was taken. */
export function restoreNetwork(snapshot: Snapshot): Network {
  return fromSnapshot(snapshot, arithmetic);
}
