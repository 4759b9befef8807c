// How the compact network computes and learns: one sample forward, backward and into the weights.
import { noted, type Part, type Stack } from "./scratch-block.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf, replace } = s;

const PIXELS = 784;
const HIDDEN = 8;
const DIGITS = 10;

/** 1 to 8: the neurons of the first layer, written out. */
const neurons = Array.from({ length: HIDDEN }, (_, j) => j + 1);

export function learningBlocks(): readonly Stack[] {
  return [
    newNetwork(),
    newLayer(),
    learn(),
    forwardFirst(),
    ...[2, 3].map(forward),
    softmax(),
    ...[3, 2].map(backward),
    updateFirst(),
  ];
}

/** A loop that counts `name` from 1. */
const each = (name: string, times: Part, ...body: Stack): Stack => [
  set(name, 0),
  s.repeat(times, change(name, 1), ...body),
];

function newNetwork(): Stack {
  const layer = (k: number, inputs: number, units: number): Stack => [
    s.deleteAll(`weights ${k}`),
    s.deleteAll(`biases ${k}`),
    s.deleteAll(`outputs ${k}`),
    s.deleteAll(`deltas ${k}`),
    s.repeat(units, ...["biases", "outputs", "deltas"].map((what) => s.add(0, `${what} ${k}`))),
    s.call("weight for %s inputs", inputs),
    s.repeat(inputs * units, s.add(s.times(s.random("-1.0", "1.0"), get("x")), `weights ${k}`)),
  ];
  return [
    noted(
      "784 pixels, 8 neurons, 8 neurons, 10 digits. Random weights, biases 0.",
      s.define("new network", { warp: true }),
    ),
    ...layer(1, PIXELS, HIDDEN),
    ...layer(2, HIDDEN, HIDDEN),
    ...layer(3, HIDDEN, DIGITS),
  ];
}

function newLayer(): Stack {
  return [
    noted(
      "The largest new weight: the more inputs, the smaller (He's rule).",
      s.define("weight for %s inputs", { inputs: ["inputs"], warp: true }),
    ),
    set("x", s.mathop("sqrt", s.over(6, s.input("inputs")))),
  ];
}

function learn(): Stack {
  return [
    noted(
      "Forward: from the pixels to ten probabilities. Backward: how much each neuron is to blame. Then every weight goes a small step down.",
      s.define("learn from sample", { warp: true }),
    ),
    set("label", itemOf(get("sample"), "labels")),
    ...[1, 2, 3].map((k) => s.call(`forward ${k}`)),
    s.call("softmax"),
    ...[3, 2].map((k) => s.call(`backward ${k}`)),
    s.call("update 1"),
  ];
}

/** Where the sample's pixels begin, and how many there are. */
const eachPixel = (...body: Stack): Stack => [
  set("at", itemOf(s.minus(get("sample"), 1), "ends")),
  s.repeat(
    s.minus(itemOf(get("sample"), "ends"), get("at")),
    change("at", 1),
    set("w", itemOf(get("at"), "places")),
    set("x", itemOf(get("at"), "values")),
    ...body,
  ),
];

function forwardFirst(): Stack {
  return [
    noted(
      "Eight sums at once: each pixel times its weight, for all eight neurons. Then ReLU: below 0 is 0.",
      s.define("forward 1", { warp: true }),
    ),
    ...neurons.map((j) => set(`sum ${j}`, itemOf(j, "biases 1"))),
    ...eachPixel(
      ...neurons.map((j) =>
        change(`sum ${j}`, s.times(get("x"), itemOf(s.plus(get("w"), j), "weights 1"))),
      ),
    ),
    ...neurons.map((j) => replace(j, "outputs 1", get(`sum ${j}`))),
    ...each(
      "j",
      HIDDEN,
      s.when(s.less(itemOf(get("j"), "outputs 1"), 0), replace(get("j"), "outputs 1", 0)),
    ),
  ];
}

/** The weights of a neuron stand one after the other. */
function forward(layer: number): Stack {
  const units = layer === 3 ? DIGITS : HIDDEN;
  const output = replace(get("j"), `outputs ${layer}`, get("sum"));
  const relu = s.ifElse(
    s.greater(get("sum"), 0),
    [output],
    [replace(get("j"), `outputs ${layer}`, 0)],
  );
  return [
    s.define(`forward ${layer}`, { warp: true }),
    set("w", 0),
    ...each(
      "j",
      units,
      set("sum", itemOf(get("j"), `biases ${layer}`)),
      ...each(
        "i",
        HIDDEN,
        change("w", 1),
        change(
          "sum",
          s.times(itemOf(get("i"), `outputs ${layer - 1}`), itemOf(get("w"), `weights ${layer}`)),
        ),
      ),
      layer === 3 ? output : relu,
    ),
  ];
}

function softmax(): Stack {
  const output = itemOf(get("j"), "outputs 3");
  return [
    noted(
      "Makes probabilities of the ten sums. The loss is large when the right digit is thought unlikely. The last deltas: probability minus 1 for the right digit, probability for all others, times the learning rate.",
      s.define("softmax", { warp: true }),
    ),
    set("largest", itemOf(1, "outputs 3")),
    set("guess", 0),
    ...each(
      "j",
      DIGITS,
      s.when(
        s.greater(output, get("largest")),
        set("largest", output),
        set("guess", s.minus(get("j"), 1)),
      ),
    ),
    set("sum", 0),
    ...each(
      "j",
      DIGITS,
      replace(get("j"), "outputs 3", s.mathop("e ^", s.minus(output, get("largest")))),
      change("sum", output),
    ),
    ...each(
      "j",
      DIGITS,
      replace(get("j"), "outputs 3", s.over(output, get("sum"))),
      replace(get("j"), "deltas 3", s.times(get("learning rate"), output)),
    ),
    set("j", s.plus(get("label"), 1)),
    replace(get("j"), "deltas 3", s.times(get("learning rate"), s.minus(output, 1))),
    change("all losses", s.minus(0, s.mathop("ln", output))),
    s.when(s.equals(get("guess"), get("label")), change("right", 1)),
  ];
}

/** Deltas of the layer before, with the weights as they were; then the weights. */
function backward(layer: number): Stack {
  const units = layer === 3 ? DIGITS : HIDDEN;
  const [before, weights, deltas] = [`deltas ${layer - 1}`, `weights ${layer}`, `deltas ${layer}`];
  const from = `outputs ${layer - 1}`;
  return [
    s.define(`backward ${layer}`, { warp: true }),
    ...each("i", HIDDEN, replace(get("i"), before, 0)),
    set("w", 0),
    ...each(
      "j",
      units,
      set("x", itemOf(get("j"), deltas)),
      replace(get("j"), `biases ${layer}`, s.minus(itemOf(get("j"), `biases ${layer}`), get("x"))),
      ...each(
        "i",
        HIDDEN,
        change("w", 1),
        replace(
          get("i"),
          before,
          s.plus(itemOf(get("i"), before), s.times(itemOf(get("w"), weights), get("x"))),
        ),
        replace(
          get("w"),
          weights,
          s.minus(itemOf(get("w"), weights), s.times(get("x"), itemOf(get("i"), from))),
        ),
      ),
    ),
    ...each("i", HIDDEN, s.when(s.equals(itemOf(get("i"), from), 0), replace(get("i"), before, 0))),
  ];
}

function updateFirst(): Stack {
  return [
    s.define("update 1", { warp: true }),
    ...neurons.map((j) => set(`step ${j}`, itemOf(j, "deltas 1"))),
    ...neurons.map((j) => replace(j, "biases 1", s.minus(itemOf(j, "biases 1"), get(`step ${j}`)))),
    ...eachPixel(
      ...neurons.map((j) => {
        const at = s.plus(get("w"), j);
        const old = itemOf(at, "weights 1");
        return replace(at, "weights 1", s.minus(old, s.times(get("x"), get(`step ${j}`))));
      }),
    ),
  ];
}
