// A network as plain data, to keep or to send, and back. Restored, it gives the same bits as one
// that was never put away.
import type { ArithmeticFactory } from "./arithmetic.ts";
import { Network } from "./network.ts";
import { type Copied, copyAll, type NetworkState } from "./parameters.ts";
import type { NetworkSpec } from "./spec.ts";

export interface Snapshot {
  readonly spec: NetworkSpec;
  /** What the weights were first drawn from: a reset draws the same ones again. */
  readonly seed: number;
  /** One a dense layer; weights flat, row-major [inputs][units]. */
  readonly layers: readonly Copied[];
  readonly state: NetworkState;
}

/** Copies, so training may go on. Gradients that wait for an update are not part of it. */
export function takeSnapshot(network: Network): Snapshot {
  const { spec, seed, layers, state } = network;
  return { spec, seed, layers: copyAll(layers), state };
}

/** A network that goes on where the snapshot was taken. */
export function fromSnapshot(snapshot: Snapshot, makeArithmetic?: ArithmeticFactory): Network {
  const network = new Network(snapshot.spec, snapshot.seed, makeArithmetic);
  network.restore(snapshot.layers, snapshot.state);
  return network;
}
