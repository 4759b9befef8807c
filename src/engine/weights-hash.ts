// A short text for all weights and biases of a network, bit by bit: equal texts, equal networks.
// Made for comparing runs on different machines; not for security.
import type { DenseWeights } from "./kernels.ts";

const FNV_PRIME = 0x01000193;

/**
 * 16 hexadecimal digits: two 32-bit FNV-1a hashes with different starts over the bytes of the
 * float64 numbers, lowest byte first, layer by layer, weights before biases.
 */
export function weightsHash(network: { readonly layers: readonly DenseWeights[] }): string {
  let first = 0x811c9dc5;
  let second = 0x9747b28c;
  const view = new DataView(new ArrayBuffer(8));
  for (const { weights, biases } of network.layers) {
    for (const values of [weights, biases]) {
      for (let i = 0; i < values.length; i++) {
        view.setFloat64(0, values[i], true);
        for (let at = 0; at < 8; at++) {
          const byte = view.getUint8(at);
          first = Math.imul(first ^ byte, FNV_PRIME);
          second = Math.imul(second ^ byte, FNV_PRIME);
        }
      }
    }
  }
  return hex(first) + hex(second);
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}
