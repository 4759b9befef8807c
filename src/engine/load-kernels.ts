// Gets the WebAssembly kernels ready, where the machine can run them. Where their files come from is
// the caller's; where there are none, or no SIMD, the specification computes.
import type { ArithmeticFactory } from "./arithmetic.ts";
import type { Precision } from "./spec.ts";
import { Specification } from "./specification.ts";
import { wasmArithmetic } from "./wasm-arithmetic.ts";

/** The files that scripts/build-kernels.mjs makes, without their ending. */
export type KernelName = "float64" | "float32" | "float32-relaxed";

/** Reads a kernels file; null when there is none. */
export type ReadKernels = (name: KernelName) => Promise<Uint8Array<ArrayBuffer> | null>;

/**
 * What computes networks in this precision; null when there are no kernels or the machine has no
 * WebAssembly with SIMD. In float32 it takes the kernels with fused multiply-add when the machine knows
 * it. A network that is too large for the machine's memory gets the specification.
 */
export async function loadKernels(
  precision: Precision,
  read: ReadKernels,
): Promise<ArithmeticFactory | null> {
  const module =
    precision === "float64"
      ? await compileKernels("float64", read)
      : ((await compileKernels("float32-relaxed", read)) ??
        (await compileKernels("float32", read)));
  if (module === null) return null;
  const make = wasmArithmetic({ module, precision });
  return (spec) => {
    try {
      return make(spec);
    } catch (error) {
      if (error instanceof RangeError) return new Specification(spec);
      throw error;
    }
  };
}

/** The compiled kernels; null when they are missing or use what the machine does not know. */
export async function compileKernels(
  name: KernelName,
  read: ReadKernels,
): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly === "undefined") return null;
  const bytes = await read(name);
  if (bytes === null || !WebAssembly.validate(bytes)) return null;
  return WebAssembly.compile(bytes);
}
