// The three layers of the large network, written out neuron by neuron: its lists and My Blocks. The deltas
// hold the learning rate already.
import type { Part, Stack } from "./scratch-block.ts";
import * as s from "./vocabulary.ts";

const { get, set, change, itemOf, replace } = s;

interface Shape {
  /** Counted from 1. */
  readonly layer: number;
  readonly inputs: number;
  readonly units: number;
  /** The list that the layer reads. */
  readonly from: string;
  /** The blocks of a new weight. */
  readonly newWeight: () => Part;
}

const shapes: readonly Shape[] = [
  {
    ...{ layer: 1, inputs: 784, units: 8, from: "pixels" },
    newWeight: () => s.over(s.random("-1.0", "1.0"), 28),
  },
  {
    ...{ layer: 2, inputs: 8, units: 8, from: "outputs 1" },
    newWeight: () => s.over(s.random(-1000, 1000), 2000),
  },
  {
    ...{ layer: 3, inputs: 8, units: 10, from: "outputs 2" },
    newWeight: () => s.over(s.random(-1000, 1000), 2000),
  },
];

const namesOf = (layer: number) => ({
  biases: `biases ${layer}`,
  sums: `sums ${layer}`,
  outputs: `outputs ${layer}`,
  deltas: `deltas ${layer}`,
});

export const layers = shapes.map((shape) => {
  const { layer, inputs, units } = shape;
  const weights = Array.from({ length: units }, (_, j) => `weights ${layer}-${j + 1}`);
  return {
    ...{ inputs, units, weights, ...namesOf(layer) },
    definitions: [newWeights(shape, weights), forward(shape, weights), backward(shape, weights)],
  };
});

function newWeights({ layer, inputs, newWeight }: Shape, weights: readonly string[]): Stack {
  return [
    s.define(`new weights ${layer}`, { warp: true }),
    ...weights.flatMap((list) => [s.deleteAll(list), s.repeat(inputs, s.add(newWeight(), list))]),
  ];
}

/** Sums of all neurons, and but for the last layer their outputs by ReLU. */
function forward({ layer, inputs, units, from }: Shape, weights: readonly string[]): Stack {
  const { biases, sums, outputs } = namesOf(layer);
  const relu = [
    set("i", 0),
    s.repeat(
      units,
      change("i", 1),
      s.ifElse(
        s.greater(itemOf(get("i"), sums), 0),
        [replace(get("i"), outputs, itemOf(get("i"), sums))],
        [replace(get("i"), outputs, 0)],
      ),
    ),
  ];
  return [
    s.define(`forward ${layer}`, { warp: true }),
    ...weights.flatMap((list, j) => [
      set("sum", itemOf(j + 1, biases)),
      set("i", 0),
      s.repeat(
        inputs,
        change("i", 1),
        change("sum", s.times(itemOf(get("i"), from), itemOf(get("i"), list))),
      ),
      replace(j + 1, sums, get("sum")),
    ]),
    ...(layer === 3 ? [] : relu),
  ];
}

/** The deltas of the layer before, then this layer's new weights. */
function backward({ layer, inputs, units, from }: Shape, weights: readonly string[]): Stack {
  const { biases, deltas } = namesOf(layer);
  const before = namesOf(layer - 1);
  const descend = (list: string, j: number) =>
    replace(
      get("i"),
      list,
      s.minus(itemOf(get("i"), list), s.times(itemOf(j + 1, deltas), itemOf(get("i"), from))),
    );
  const back = (list: string, j: number) =>
    replace(
      get("i"),
      before.deltas,
      s.plus(
        itemOf(get("i"), before.deltas),
        s.times(itemOf(get("i"), list), itemOf(j + 1, deltas)),
      ),
    );
  const each = (list: Part, ...body: Stack) => [
    set("i", 0),
    s.repeat(list, change("i", 1), ...body),
  ];
  const clear = each(inputs, replace(get("i"), before.deltas, 0));
  const relu = each(
    inputs,
    s.when(s.equals(itemOf(get("i"), before.outputs), 0), replace(get("i"), before.deltas, 0)),
  );
  return [
    s.define(`backward ${layer}`, { warp: true }),
    ...(layer === 1 ? [] : clear),
    ...weights.flatMap((list, j) =>
      each(inputs, ...(layer === 1 ? [] : [back(list, j)]), descend(list, j)),
    ),
    ...(layer === 1 ? [] : relu),
    ...each(
      units,
      replace(get("i"), biases, s.minus(itemOf(get("i"), biases), itemOf(get("i"), deltas))),
    ),
  ];
}
