// The WebAssembly kernels as scripts/build-kernels.mjs leaves them, for programs that run in Node.
import { readFile } from "node:fs/promises";
import { provideRunTools, type RunTools } from "#host/run-tools";

type ReadKernels = Parameters<RunTools["useKernels"]>[1];

/** Networks are computed with the kernels from now on, where they have been built. */
export async function useBuiltKernels(): Promise<void> {
  const { useKernels } = provideRunTools();
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
