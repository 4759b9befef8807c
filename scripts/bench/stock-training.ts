// A network of 784-8-8-10 neurons trained in blocks that stock Scratch has too: forward, backward and
// update as loops over lists. ReLU twice, softmax, cross-entropy, one-sample SGD without an end.
// Made as a project, so that the same file can be run elsewhere. It must not know who runs it.
import type { BlockState, Project } from "#compile/project";

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
  const script = stack("event_whenflagclicked", forever(...trainOneSample(labels.length)));
  return {
    format: "blockprop-project",
    version: 1,
    name: "Training in stock blocks",
    seed: 1,
    targets: [
      {
        name: "Stage",
        isStage: true,
        variables: names.map((name) => ({ id: name, name, value: 0 })),
        lists: Object.keys(lists).map((name) => ({ id: name, name })),
        messages: [],
        blocks: [script],
      },
    ],
    lists: Object.fromEntries(Object.entries(lists).map(([id, items]) => [id, { items }])),
    monitors: [],
    settings: { speed: "turbo", drawingPad: false },
  };
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

type Part = number | BlockState;
type Fields = Record<string, unknown>;

let made = 0;
const block = (
  type: string,
  fields: Fields = {},
  inputs: Record<string, Part> = {},
): BlockState => ({
  type,
  id: `${type}-${++made}`,
  fields,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([name, part]) => [
      name,
      typeof part === "number" ? { shadow: block("math_number", { NUM: part }) } : { block: part },
    ]),
  ),
});

function stack(type: string, ...below: readonly BlockState[]): BlockState {
  return under([block(type), ...below]);
}

function under([first, ...rest]: readonly BlockState[]): BlockState {
  if (first === undefined) throw new Error("A stack has at least one block");
  return rest.length === 0 ? first : { ...first, next: { block: under(rest) } };
}

const listField = (list: string) => ({ LIST: { id: list } });
const variableField = (name: string) => ({ VARIABLE: { id: name } });
const get = (name: string) => block("data_variable", variableField(name));
const set = (name: string, VALUE: Part) =>
  block("data_setvariableto", variableField(name), { VALUE });
const change = (name: string, VALUE: Part) =>
  block("data_changevariableby", variableField(name), { VALUE });
const item = (list: string, INDEX: Part) => block("data_itemoflist", listField(list), { INDEX });
const replace = (list: string, INDEX: Part, ITEM: Part) =>
  block("data_replaceitemoflist", listField(list), { INDEX, ITEM });
const arithmetic = (name: string) => (NUM1: Part, NUM2: Part) =>
  block(`operator_${name}`, {}, { NUM1, NUM2 });
const plus = arithmetic("add");
const minus = arithmetic("subtract");
const times = arithmetic("multiply");
const over = arithmetic("divide");
const comparison = (name: string) => (OPERAND1: Part, OPERAND2: Part) =>
  block(`operator_${name}`, {}, { OPERAND1, OPERAND2 });
const greater = comparison("gt");
const equals = comparison("equals");
const exponential = (NUM: Part) => block("operator_mathop", { OPERATOR: "e ^" }, { NUM });
const repeat = (TIMES: Part, ...body: readonly BlockState[]) =>
  block("control_repeat", {}, { TIMES, SUBSTACK: under(body) });
const forever = (...body: readonly BlockState[]) =>
  block("control_forever", {}, { SUBSTACK: under(body) });
const when = (CONDITION: Part, ...body: readonly BlockState[]) =>
  block("control_if", {}, { CONDITION, SUBSTACK: under(body) });
const ifElse = (CONDITION: Part, then: BlockState, otherwise: BlockState) =>
  block("control_if_else", {}, { CONDITION, SUBSTACK: then, SUBSTACK2: otherwise });
