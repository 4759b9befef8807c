// What one core of this machine can do at most, and how much of it a training step needs: so a
// ratio that is missed can be told from one that is out of reach. It must not know the peers.
import { execFileSync } from "node:child_process";
import { compileC } from "./compile-c.ts";
import { showNumber } from "./print-table.ts";
import { measureRooflineInWasm } from "./roofline-wasm.ts";
import { Unavailable } from "./unavailable.ts";

/** G/s: arithmetic on 128-bit vectors without fused multiply-add; bytes read and written. */
export interface Roofline {
  readonly float64: number;
  readonly float32: number;
  readonly l1: number;
  readonly l2: number;
  readonly from: string;
}

export interface StepShape {
  readonly inputs: number;
  /** Neurons of each layer. */
  readonly units: readonly number[];
  readonly precision: "float64" | "float32";
  /** The part of the inputs that is not 0. */
  readonly nonzero: number;
}

/** Of a hidden layer's neurons so many are active after a ReLU: half, as a rule of thumb. */
const ACTIVE = 0.5;
/** Weights that a step touches and that lie in the first cache, at most. */
const L1_BYTES = 32 << 10;

export async function measureRoofline(): Promise<Roofline> {
  try {
    const options = ["-ffp-contract=off"];
    const program = compileC("roofline.c", "roofline", [
      ["-march=native", "-mprefer-vector-width=128", ...options],
      options,
    ]);
    return { ...JSON.parse(execFileSync(program, { encoding: "utf8" })), from: "C" };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { ...(await measureRooflineInWasm()), from: "WebAssembly" };
  }
}

/** Flops and bytes of weights of one training step that leaves out zeros. */
export function costOfStep({ inputs, units, precision, nonzero }: StepShape) {
  const size = precision === "float64" ? 8 : 4;
  let touched = 0;
  let flops = 0;
  units.forEach((count, l) => {
    const weights = (l === 0 ? inputs * nonzero : (units[l - 1] ?? 0) * ACTIVE) * count;
    touched += weights;
    // A multiplication and an addition a weight: forward, update and, above the first layer, backward.
    flops += weights * (l === 0 ? 4 : 6);
  });
  // Read forward; read, and written back, for gradient and update.
  return { flops, bytes: touched * size * 3, weightBytes: touched * size };
}

/** Samples a second. */
export interface Race {
  readonly ours: number;
  readonly other: number;
}

/** In words: what a step needs, what the machine allows, also as a ratio, how near ours comes. */
export function sayBound(shape: StepShape, roofline: Roofline, { ours, other }: Race): string {
  const { flops, bytes, weightBytes } = costOfStep(shape);
  const cache = weightBytes <= L1_BYTES ? "l1" : "l2";
  const byArithmetic = (roofline[shape.precision] * 1e9) / flops;
  const byBytes = (roofline[cache] * 1e9) / bytes;
  const bound = Math.min(byArithmetic, byBytes);
  const what = byArithmetic < byBytes ? "arithmetic" : `${cache.toUpperCase()} traffic`;
  return (
    `a step is ${showNumber(flops / 1e3)} kflop and ${showNumber(bytes / 1e3)} kB: ${what} ` +
    `allows ${showNumber(bound)}/s (${showNumber(bound / other)} x), ` +
    `reached ${showNumber((100 * ours) / bound)} %`
  );
}
