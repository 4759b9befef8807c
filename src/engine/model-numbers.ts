// Weights and biases out of a model file, or numbers of the same shape: checked one by one, because
// a single missing or infinite one would show only later, as a network that answers nonsense.
import type { ModelProblem } from "./model.ts";
import { isRecord } from "./network-file.ts";
import type { Copied } from "./parameters.ts";
import type { NetworkSpec } from "./spec.ts";

/**
 * One entry a dense layer. What does not fit is added to `problems`, with its layer from 1; so is a
 * number that would be infinite in the network's precision.
 */
export function readNumbers(data: unknown, spec: NetworkSpec, problems: ModelProblem[]): Copied[] {
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  if (list.length !== spec.layers.length) {
    const numbers = { found: list.length, expected: spec.layers.length };
    problems.push({ code: "model-layer-count", ...numbers });
    return [];
  }
  const inPrecision = spec.precision === "float32" ? Math.fround : Number;
  const isOrdinary = (value: unknown) =>
    typeof value === "number" && Number.isFinite(inPrecision(value));
  return spec.layers.map(({ units }, l) => {
    const inputs = l === 0 ? spec.inputs : spec.layers[l - 1].units;
    const item = list[l];
    const layer = isRecord(item) ? item : {};
    const read = (part: "weights" | "biases", expected: number): Float64Array => {
      const numbers = layer[part];
      const problem = findBadNumber(numbers, { layer: l + 1, part, expected, isOrdinary });
      if (problem === null) return Float64Array.from(numbers as number[]);
      problems.push(problem);
      return new Float64Array(0);
    };
    return { weights: read("weights", inputs * units), biases: read("biases", units) };
  });
}

interface NumbersPlace {
  readonly layer: number;
  readonly part: "weights" | "biases";
  readonly expected: number;
  readonly isOrdinary: (value: unknown) => boolean;
}

function findBadNumber(data: unknown, place: NumbersPlace): ModelProblem | null {
  const { layer, part, expected, isOrdinary } = place;
  const list: readonly unknown[] = Array.isArray(data) ? data : [];
  if (list.length !== expected) {
    return { code: "model-shape", layer, part, found: list.length, expected };
  }
  const at = list.findIndex((value) => !isOrdinary(value));
  if (at < 0) return null;
  return { code: "model-number", layer, part, at: at + 1, found: String(list[at]) };
}
