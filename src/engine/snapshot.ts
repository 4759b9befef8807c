// A network as plain data, to keep or to send, and back. Restored, it gives the same bits as one
// that was never put away.
import type { DenseWeights } from "./kernels.ts";
import { Network } from "./network.ts";
import type { NetworkSpec } from "./spec.ts";

export interface Snapshot {
  readonly spec: NetworkSpec;
  /** One a dense layer; weights flat, row-major [inputs][units]. */
  readonly layers: readonly DenseWeights[];
  /** Samples learned from since the last reset. */
  readonly trained: number;
  /** What the weights were first drawn from: a reset draws the same ones again. */
  readonly seed: number;
  /** The rate in use, which may differ from the declared one. */
  readonly learningRate: number;
}

/** Copies, so training may go on. Gradients that wait for an update are not part of it. */
export function takeSnapshot(network: Network): Snapshot {
  return {
    spec: network.spec,
    layers: network.layers.map(({ weights, biases }) => ({
      weights: weights.slice(),
      biases: biases.slice(),
    })),
    trained: network.trained,
    seed: network.seed,
    learningRate: network.learningRate,
  };
}

/** A network that goes on where the snapshot was taken. */
export function fromSnapshot(snapshot: Snapshot): Network {
  const network = new Network(snapshot.spec, snapshot.seed);
  network.restore(snapshot.layers, snapshot.trained);
  network.learningRate = snapshot.learningRate;
  return network;
}
