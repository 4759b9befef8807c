// Where in a network.json the key stands that a problem of the engine is about, as `layers[1].activation`.
// The engine counts dense layers, a file counts entries.
import type { NetworkFileProblem } from "#engine/network-file";

/** The path; "" where the sentence names it itself. `data`: the file's, of which `layers` is a list. */
export function problemPath(problem: NetworkFileProblem, data: unknown): string {
  const entry = (layer: number) => `layers[${entryOf(data, layer)}]`;
  switch (problem.code) {
    case "inputs-out-of-range":
      return "inputs";
    case "no-layers":
    case "too-many-parameters":
      return "layers";
    case "units-out-of-range":
    case "cross-entropy-needs-two":
      return `${entry(problem.layer)}.dense`;
    case "softmax-not-last":
    case "cross-entropy-needs-softmax":
    case "binary-cross-entropy-needs-sigmoid":
      return `${entry(problem.layer)}.activation`;
    case "layer-setting-unknown":
      return `${entry(problem.layer)}.${problem.key}`;
    case "layer-kind-unknown":
    case "dropout-not-before-dense":
      return `layers[${problem.layer - 1}]`;
    case "learning-rate-not-positive":
      return "optimizer.learningRate";
    case "network-setting-unknown":
      return /^(optimizer|schedule)$/.test(problem.key) ? `${problem.key}.name` : problem.key;
    case "setting-out-of-range":
      if (problem.layer === 0) return "";
      return problem.setting === "dropout"
        ? `layers[${entryOf(data, problem.layer) - 1}].dropout`
        : `${entry(problem.layer)}.${problem.setting}`;
    case "network-not-readable":
      return "";
    default:
      return problem satisfies never;
  }
}

/** The place of the n-th dense layer, counted from 1, among all entries, counted from 0. */
function entryOf(data: unknown, layer: number): number {
  const entries = isLayered(data) ? data.layers : [];
  let left = layer;
  return entries.findIndex((entry) => {
    if (typeof entry === "object" && entry !== null && "dense" in entry) left -= 1;
    return left === 0;
  });
}

function isLayered(data: unknown): data is { readonly layers: readonly unknown[] } {
  return (
    typeof data === "object" && data !== null && "layers" in data && Array.isArray(data.layers)
  );
}
