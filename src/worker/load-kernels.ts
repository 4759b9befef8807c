// Loads the WebAssembly kernels that a network needs, once each: files of the page's own.
// Where they cannot be had the specification computes, slower.
import { useKernels } from "#host/make-network";

type KernelName = Parameters<Parameters<typeof useKernels>[1]>[0];
type Precision = Parameters<typeof useKernels>[0];

const addresses: Readonly<Record<KernelName, URL>> = {
  float64: new URL("../engine/built/float64.wasm", import.meta.url),
  float32: new URL("../engine/built/float32.wasm", import.meta.url),
  "float32-relaxed": new URL("../engine/built/float32-relaxed.wasm", import.meta.url),
};

/** Resolves when networks of this precision can be made; never rejects. */
export async function loadKernelsFor(precision: Precision = "float64"): Promise<void> {
  try {
    await useKernels(precision, fetchKernels);
  } catch {
    // The machine refuses to compile them: the specification computes.
  }
}

async function fetchKernels(name: KernelName): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(addresses[name]);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
