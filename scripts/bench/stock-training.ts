// A network of 784-8-8-10 neurons trained in blocks that stock Scratch has too: forward, backward and
// update as loops over lists. ReLU twice, softmax, cross-entropy, one-sample SGD without an end.
// Made as a project, so that the same file can be run elsewhere. It must not know who runs it.
import type { BlockState, Project } from "#compile/project";
import {
  change,
  equals,
  exponential,
  forever,
  get,
  greater,
  ifElse,
  item,
  minus,
  over,
  plus,
  repeat,
  replace,
  set,
  stockProject,
  times,
  when,
  whenFlag,
} from "./stock-blocks.ts";

const RATE = 0.005;
const LAYERS = [
  { inputs: 784, units: 8, from: "pixels" },
  { inputs: 8, units: 8, from: "a1" },
  { inputs: 8, units: 10, from: "a2" },
] as const;

export interface StockData {
  /** Values of all samples, one after the other: 784 a sample. */
  readonly pixels: readonly number[];
  /** One label a sample, 0 to 9. */
  readonly labels: readonly number[];
}

/** The project; its variable `trained` counts the samples, its lists w1 to w3 hold the weights. */
export function stockTraining({ pixels, labels }: StockData): Project {
  const lists: Record<string, readonly number[]> = { pixels, labels };
  LAYERS.forEach(({ inputs, units }, index) => {
    const layer = index + 1;
    lists[`w${layer}`] = startingWeights(inputs, units);
    for (const name of ["b", "a", "dz", "step"]) lists[`${name}${layer}`] = zeros(units);
  });
  const names = ["trained", "sample", "start", "label", "i", "j", "p", "w", "x", "sum", "largest"];
  return stockProject("Training in stock blocks", {
    variables: names,
    lists,
    script: whenFlag(forever(...trainOneSample(labels.length))),
  });
}

function trainOneSample(samples: number): BlockState[] {
  return [
    set("start", times(get("sample"), 784)),
    change("sample", 1),
    set("label", item("labels", get("sample"))),
    ...LAYERS.flatMap((_, index) => forward(index)),
    ...softmax(),
    ...backward(3),
    ...backward(2),
    ...LAYERS.flatMap((_, index) => update(index)),
    change("trained", 1),
    when(equals(get("sample"), samples), set("sample", 0)),
  ];
}

/** Sums and activations of a layer; the last layer's sums stay for the softmax. */
function forward(index: number): BlockState[] {
  const { inputs, units, from } = LAYERS[index] ?? LAYERS[0];
  const layer = index + 1;
  const bias = plus(get("sum"), item(`b${layer}`, get("j")));
  const relu = ifElse(
    greater(get("sum"), 0),
    replace(`a${layer}`, get("j"), get("sum")),
    replace(`a${layer}`, get("j"), 0),
  );
  return [
    set("j", 0),
    repeat(
      units,
      change("j", 1),
      set("sum", 0),
      set("p", index === 0 ? get("start") : 0),
      set("w", minus(get("j"), units)),
      repeat(
        inputs,
        change("p", 1),
        change("w", units),
        change("sum", times(item(from, get("p")), item(`w${layer}`, get("w")))),
      ),
      set("sum", bias),
      index === 2 ? replace("a3", get("j"), get("sum")) : relu,
    ),
  ];
}

/** The outputs and, from them, what the last sums are to lose: output - 1 for the label's neuron. */
function softmax(): BlockState[] {
  const output = item("a3", get("j"));
  const each = (...body: BlockState[]) => [set("j", 0), repeat(10, change("j", 1), ...body)];
  return [
    set("largest", item("a3", 1)),
    ...each(when(greater(output, get("largest")), set("largest", output))),
    set("sum", 0),
    ...each(
      replace("a3", get("j"), exponential(minus(output, get("largest")))),
      change("sum", output),
    ),
    ...each(replace("a3", get("j"), over(output, get("sum"))), replace("dz3", get("j"), output)),
    set("j", plus(get("label"), 1)),
    replace("dz3", get("j"), minus(item("dz3", get("j")), 1)),
  ];
}

/** Through a layer's weights, and the ReLU before them. */
function backward(layer: number): BlockState[] {
  const { inputs, units } = LAYERS[layer - 1] ?? LAYERS[0];
  const before = layer - 1;
  return [
    set("i", 0),
    set("w", 0),
    repeat(
      inputs,
      change("i", 1),
      set("sum", 0),
      set("j", 0),
      repeat(
        units,
        change("j", 1),
        change("w", 1),
        change("sum", times(item(`w${layer}`, get("w")), item(`dz${layer}`, get("j")))),
      ),
      ifElse(
        greater(item(`a${before}`, get("i")), 0),
        replace(`dz${before}`, get("i"), get("sum")),
        replace(`dz${before}`, get("i"), 0),
      ),
    ),
  ];
}

function update(index: number): BlockState[] {
  const { inputs, units, from } = LAYERS[index] ?? LAYERS[0];
  const layer = index + 1;
  const [weights, steps, biases] = [`w${layer}`, `step${layer}`, `b${layer}`];
  const lower = (list: string, at: string, by: BlockState) =>
    replace(list, get(at), minus(item(list, get(at)), by));
  return [
    set("j", 0),
    repeat(
      units,
      change("j", 1),
      replace(steps, get("j"), times(RATE, item(`dz${layer}`, get("j")))),
      lower(biases, "j", item(steps, get("j"))),
    ),
    set("p", index === 0 ? get("start") : 0),
    set("w", 0),
    repeat(
      inputs,
      change("p", 1),
      set("x", item(from, get("p"))),
      set("j", 0),
      repeat(
        units,
        change("j", 1),
        change("w", 1),
        lower(weights, "w", times(get("x"), item(steps, get("j")))),
      ),
    ),
  ];
}

const zeros = (length: number) => new Array<number>(length).fill(0);

/** Evenly between -1 and 1 over the square root of the inputs, by Lehmer's generator. */
function startingWeights(inputs: number, units: number): number[] {
  let state = inputs * 7919 + units;
  return Array.from({ length: inputs * units }, () => {
    state = (state * 48271) % 2147483647;
    return ((2 * state) / 2147483647 - 1) / Math.sqrt(inputs);
  });
}
