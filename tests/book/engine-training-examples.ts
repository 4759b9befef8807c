// What the engine computes for the worked examples from the update on; see engine-examples.ts.
import type { Values } from "#book/formula-value";
import { shareOut } from "#data/split-list";
import { varyPicture } from "#data/vary-picture";
import { dropBackward, dropInputs } from "#engine/dropout";
import { EarlyStop } from "#engine/early-stop";
import { classFigures, Evaluation } from "#engine/evaluation";
import { argmax, Score } from "#engine/metrics";
import { Network } from "#engine/network";
import { applyGradients, completeOptimizer, type Update } from "#engine/optimizers";
import { rateFactor } from "#engine/schedule";
import type { OptimizerName, Schedule } from "#engine/spec";
import {
  all,
  drawing,
  type Engine,
  indexed,
  inputs,
  neuron,
  neuronBackward,
  neuronSpec,
  row,
} from "./example-parts.ts";

function sgd(given: Values) {
  const { network, numbers } = neuronBackward(given);
  const { da, ...shown } = numbers;
  network.update();
  const { weights, biases } = network.layers[0]!;
  const [a_after] = network.forward(row(given.x_1!, given.x_2!));
  return {
    ...shown,
    ...indexed("w", weights, "'"),
    "b'": biases[0]!,
    ...{ z_after: network.lastPass[0]!.z[0]!, a_after: a_after!, L_after: network.loss(given.y!) },
  };
}

const updateOf = (name: OptimizerName, given: Values): Update => {
  const { rate = 0, momentum, decay, β_1, β_2, ε } = given;
  const optimizer = completeOptimizer({
    ...{ name, learningRate: rate },
    ...(momentum === undefined ? {} : { momentum }),
    ...(decay === undefined ? {} : { decay }),
    ...(β_1 === undefined ? {} : { beta1: β_1 }),
    ...(β_2 === undefined ? {} : { beta2: β_2 }),
    ...(ε === undefined ? {} : { epsilon: ε }),
  });
  return { optimizer, rate, n: 1, keep: 1, shrink: 0, correction1: 1, correction2: 1 };
};

/** Two updates of one weight; `memory` names what the optimizer remembers. */
const twoUpdates =
  (name: OptimizerName, ...memory: readonly string[]): Engine =>
  (given) => {
    const [p, first, second] = [row(given.w_0!), row(0), row(0)];
    const numbers: Record<string, number> = {};
    for (const t of [1, 2]) {
      const update = updateOf(name, given);
      update.correction1 = 1 - update.optimizer.beta1 ** t;
      update.correction2 = 1 - update.optimizer.beta2 ** t;
      applyGradients({ p, g: row(given[`g_${t}`]!), first, second }, update);
      memory.forEach((letter, k) => {
        numbers[`${letter}_${t}`] = [first, second][k]![0]!;
      });
      if (name === "adam") {
        numbers[`mean_${t}`] = first[0]! / update.correction1;
        numbers[`square_${t}`] = second[0]! / update.correction2;
      }
      numbers[`w_${t}`] = p[0]!;
    }
    return numbers;
  };

function stepOf(Floats: typeof Float64Array | typeof Float32Array, given: Values): number {
  const p = Floats.of(given.w!);
  const memory = { first: Floats.of(0), second: Floats.of(0) };
  applyGradients({ p, g: Floats.of(given.g!), ...memory }, updateOf("sgd", given));
  return p[0]!;
}

/** A linear neuron that gets the gradient `dw`, with L1 or L2 before it. */
const decayed =
  (name: "l1" | "l2"): Engine =>
  (given) => {
    const learn = (dw: number) => {
      const network = new Network(
        {
          inputs: 1,
          layers: [{ units: 1, activation: "linear", init: "zeros" }],
          loss: "mean-squared-error",
          optimizer: { name: "sgd", learningRate: given.rate! },
          [name]: given.strength!,
        },
        1,
      );
      network.layers[0]!.weights.set([given.w!]);
      network.updates.trainingSamples = given.samples!;
      network.trainSample(row(1), given.w! - dw / 2);
      return network.layers[0]!.weights[0]!;
    };
    return { w_pulled: learn(0), "w'": learn(given.dw!) };
  };

function dropout(given: Values) {
  const { share } = given as { share: number };
  const x = inputs(all(given, "x"));
  const kept = new Uint8Array(3);
  dropInputs(x, kept, { share, random: drawing([...all(given, "U")]) });
  const left = row(0, 0, 0);
  for (let k = 0; k < x.count; k++) left[x.index[k]!] = x.value[k]!;
  const dx = all(given, "g");
  dropBackward(dx, kept, share);
  return { ...indexed("x", left, "'"), ...indexed("dx", dx) };
}

function epochs(given: Values) {
  const network = new Network({ ...neuronSpec(0.1), batchSize: given.batch! }, 1);
  let full = 0;
  for (let k = 0; k < given.samples!; k++) {
    network.trainSample(row(1, 1), 1);
    if (network.waiting === 0) full++;
  }
  const left = network.waiting;
  network.update();
  return { full, left, updates: full + 1 };
}

function score(given: Values) {
  const counted = new Score();
  [...all(given, "L")].forEach((loss, i) => {
    counted.add([0, 1], i < given.right! ? 1 : 0, loss);
  });
  return { loss: counted.loss!, accuracy: counted.accuracy! };
}

function confusion(given: Values) {
  const evaluation = new Evaluation(2);
  for (const [i, j] of [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
  ] as const) {
    for (let k = 0; k < given[`c_${i}${j}`]!; k++) {
      evaluation.add(j === 1 ? [1, 0] : [0, 1], i - 1, 0);
    }
  }
  const [sevens] = classFigures(evaluation.confusion);
  return {
    ...{ TP: sevens!.truePositive, FN: sevens!.falseNegative, FP: sevens!.falsePositive },
    ...{ precision: sevens!.precision!, recall: sevens!.recall!, F1: sevens!.f1! },
    accuracy: evaluation.score.accuracy!,
  };
}

function earlyStop(given: Values) {
  const { network } = neuron({ x_1: 0, x_2: 0, w_1: 0, w_2: 0, b: 0 });
  const stop = new EarlyStop({ patience: given.patience!, metric: "loss" });
  const losses = [...all(given, "L")];
  const last = losses.findIndex((loss, i) =>
    stop.isOver(network, { epoch: i + 1, loss, accuracy: 0 }),
  );
  return { best: stop.bestEpoch, last: last + 1 };
}

const scheduled =
  (schedule: (given: Values) => Schedule): Engine =>
  (given) => ({ rate_t: given.rate! * rateFactor(schedule(given), given.t!) });

export const trainingExamples: Readonly<Record<string, Engine>> = {
  sgd,
  float32: (given) => ({
    w_64: stepOf(Float64Array, given),
    w_32: stepOf(Float32Array, given),
  }),
  batch: (given) => {
    const G = [...all(given, "g")].reduce((sum, g) => sum + g, 0);
    const p = row(given.w!);
    const memory = { first: row(0), second: row(0) };
    applyGradients({ p, g: row(G), ...memory }, { ...updateOf("sgd", given), n: given.n! });
    return { G, g: (given.w! - p[0]!) / given.rate!, "w'": p[0]! };
  },
  epochs,
  "epoch-figures": score,
  "step-decay": (given) => ({
    k: 2,
    ...scheduled(({ every, factor }) => ({ name: "step", every: every!, factor: factor! }))(given),
  }),
  "exponential-decay": scheduled(({ factor }) => ({ name: "exponential", factor: factor! })),
  "decay-from": scheduled(({ from, factor }) => ({
    ...{ name: "decay-from", from: from!, factor: factor! },
  })),
  "warm-up": scheduled(({ epochs }) => ({ name: "warm-up", epochs: epochs! })),
  momentum: twoUpdates("momentum", "v"),
  nesterov: twoUpdates("nesterov", "v"),
  rmsprop: twoUpdates("rmsprop", "s"),
  adagrad: twoUpdates("adagrad", "s"),
  adam: twoUpdates("adam", "m", "s"),
  l2: decayed("l2"),
  l1: decayed("l1"),
  dropout,
  copies: ({ p_left, p_right, f }) => {
    // Moved to the right, so that the second pixel lies between the two old ones.
    const moved = { right: 1 - f!, down: 0, halfTurn: 0, size: 1, noise: null };
    return { p: varyPicture(row(p_left!, p_right!, 0, 0), 2, moved)[1]! };
  },
  accuracy: score,
  "class-figures": confusion,
  split: (given) => {
    const shares = [...all(given, "share")];
    return indexed("n", shareOut([{ label: "7", count: given.samples! }], shares)[0]!);
  },
  "early-stop": earlyStop,
  sweep: (given) => ({ best: argmax(all(given, "accuracy")) + 1 }),
};
