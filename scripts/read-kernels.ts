// The WebAssembly kernels as scripts/build-kernels.mjs leaves them, for programs that run in Node.
import { readFile } from "node:fs/promises";
import { type NetworkTools, provideNetworks } from "#host/network-tools";

type ReadKernels = Parameters<NetworkTools["useKernels"]>[1];

/** Networks are computed with the kernels from now on, where they have been built. */
export async function useBuiltKernels(): Promise<void> {
  const { useKernels } = provideNetworks();
  await Promise.all([useKernels("float64", readKernels), useKernels("float32", readKernels)]);
}

/** The bytes of a kernels file; null when it has not been built. */
const readKernels: ReadKernels = async (name) => {
  const file = new URL(`../src/engine/built/${name}.wasm`, import.meta.url);
  return readFile(file).then(
    (bytes) => Uint8Array.from(bytes),
    () => null,
  );
};
