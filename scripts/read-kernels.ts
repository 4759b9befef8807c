// The WebAssembly kernels as scripts/build-kernels.mjs leaves them, for programs that run in Node.
import { readFile } from "node:fs/promises";
import type { useKernels } from "#host/make-network";

type ReadKernels = Parameters<typeof useKernels>[0];

/** The bytes of a kernels file; null when it has not been built. */
export const readKernels: ReadKernels = async (name) => {
  const file = new URL(`../src/engine/built/${name}.wasm`, import.meta.url);
  return readFile(file).then(
    (bytes) => Uint8Array.from(bytes),
    () => null,
  );
};
