// Gets the WebAssembly kernels ready, where the machine can run them. Where their files come from is
// the caller's; where there are none, or no SIMD, the specification computes.
import type { ArithmeticFactory } from "./arithmetic.ts";
import { Specification } from "./specification.ts";
import { wasmArithmetic } from "./wasm-arithmetic.ts";

/** The files that scripts/build-kernels.mjs makes, without their ending. */
export type KernelName = "float64" | "float32" | "float32-relaxed";

/**
 * Answers what computes networks in the precision their spec asks for; null when the machine has no
 * WebAssembly with SIMD or `read` answers null. In float32 it takes the kernels with fused
 * multiply-add when the machine knows it. A network too large for its memory gets the specification.
 */
export async function loadKernels(
  read: (name: KernelName) => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<ArithmeticFactory | null> {
  const float64 = await compileKernels("float64", read);
  const float32 =
    (await compileKernels("float32-relaxed", read)) ?? (await compileKernels("float32", read));
  if (float64 === null || float32 === null) return null;
  const make64 = wasmArithmetic({ module: float64, precision: "float64" });
  const make32 = wasmArithmetic({ module: float32, precision: "float32" });
  return (spec) => {
    try {
      return spec.precision === "float32" ? make32(spec) : make64(spec);
    } catch (error) {
      if (error instanceof RangeError) return new Specification(spec);
      throw error;
    }
  };
}

/** The compiled kernels; null when they are missing or use what the machine does not know. */
export async function compileKernels(
  name: KernelName,
  read: (name: KernelName) => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly === "undefined") return null;
  const bytes = await read(name);
  if (bytes === null || !WebAssembly.validate(bytes)) return null;
  return WebAssembly.compile(bytes);
}
