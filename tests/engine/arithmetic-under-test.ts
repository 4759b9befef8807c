// The WebAssembly arithmetic for the engine's tests: compiled when it is stale, with little memory.
import { readFile } from "node:fs/promises";
import type { ArithmeticFactory } from "#engine/arithmetic";
import { compileKernels, type KernelName } from "#engine/load-kernels";
import { wasmArithmetic } from "#engine/wasm-arithmetic";
import { buildKernels } from "../../scripts/build-kernels.mjs";

export async function readKernels(name: KernelName): Promise<Uint8Array<ArrayBuffer>> {
  await buildKernels();
  const file = new URL(`../../src/engine/built/${name}.wasm`, import.meta.url);
  return Uint8Array.from(await readFile(file));
}

/** `reserve`: bytes for copies of sample tables. */
export async function arithmeticUnderTest(
  name: KernelName,
  reserve = 1 << 16,
): Promise<ArithmeticFactory> {
  const module = await compileKernels(name, readKernels);
  if (module === null) throw new Error(`This Node cannot run the kernels ${name}`);
  return wasmArithmetic({
    module,
    precision: name === "float64" ? "float64" : "float32",
    reserve,
  });
}
