// The WebAssembly kernels: files of the page's own, for the worker and its helpers.
import type { ReadKernels } from "#host/make-network";

type KernelName = Parameters<ReadKernels>[0];

const addresses: Readonly<Record<KernelName, URL>> = {
  float64: new URL("../engine/built/float64.wasm", import.meta.url),
  float32: new URL("../engine/built/float32.wasm", import.meta.url),
  "float32-relaxed": new URL("../engine/built/float32-relaxed.wasm", import.meta.url),
};

/** Null when they cannot be had: the specification then computes. */
export async function fetchKernels(name: KernelName): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(addresses[name]);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
