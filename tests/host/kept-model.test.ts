// A training kept anywhere, even in the middle of an epoch, goes on with the same bits, whatever is
// in its network; and what of it may change when it goes on.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { startPlace } from "#engine/place";
import type { NetworkSpec, OptimizerName } from "#engine/spec";
import { optimizers } from "#engine/spec";
import {
  type KeptModel,
  newModel,
  readModel,
  reseed,
  retrainAs,
  writeModel,
} from "#host/kept-model";
import { Labels } from "#host/labels";
import { startTraining, stepTraining, takeUp } from "#host/train-samples";
import type { TrainingSettings } from "#program/network-config";

const plan: TrainingSettings = {
  epochs: 3,
  shuffle: true,
  seed: 4,
  validation: 0,
  earlyStop: null,
};

const items = Array.from(
  { length: 23 },
  (_, i) => `${i % 3} ${(i % 5) / 5} ${(i % 4) - 1} 0.25 ${i}`,
);
const list = new SampleList(items);
const source = { list, name: "numbers", from: 0, to: list.length };

function specWith(changes: Partial<NetworkSpec>): NetworkSpec {
  return {
    inputs: 4,
    layers: [
      { units: 5, activation: "tanh", init: "glorot", dropout: 0.2 },
      { units: 3, activation: "softmax", init: "glorot", dropout: 0.3 },
    ],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 0.01 },
    ...changes,
  };
}

function fresh(spec: NetworkSpec): KeptModel {
  return newModel(spec, plan, Labels.numbered(3));
}

/** Trains and answers the model's file after `samples` samples (or all), in whole batches. */
function trainUpTo(model: KeptModel, settings: TrainingSettings, samples = Infinity): string {
  const tables = { training: takeUp(source, model), validation: null, test: null };
  const run = startTraining(model, tables, settings);
  let done = 0;
  while (run.phase !== "over" && (done < samples || model.network.waiting > 0)) {
    stepTraining(run, 1);
    done++;
  }
  return writeModel({ ...model, place: run.place }, plan);
}

function opened(json: string): KeptModel {
  const model = readModel(json);
  if ("refusal" in model) throw new Error(model.refusal);
  return model;
}

describe("a kept training", () => {
  test("goes on with the same bits from anywhere", () => {
    const changes = fc.record({
      optimizer: fc.constantFrom(...optimizers).map((name) => ({ name, learningRate: 0.01 })),
      batchSize: fc.constantFrom(1, 4, 7, 23, "full" as const),
      l1: fc.constantFrom(0, 0.01),
      l2: fc.constantFrom(0, 0.1),
      schedule: fc.constantFrom(
        { name: "constant" as const },
        { name: "exponential" as const, factor: 0.8 },
        { name: "warm-up" as const, epochs: 3 },
      ),
    });
    const shuffled = fc.boolean();
    fc.assert(
      fc.property(changes, shuffled, fc.nat(3 * 23 - 1), (changed, shuffle, samples) => {
        const spec = specWith(changed);
        const settings = { ...plan, shuffle };
        const whole = trainUpTo(fresh(spec), settings);
        const kept = opened(trainUpTo(fresh(spec), settings, samples));
        const epochs = plan.epochs - (kept.network.updates.epoch - 1);
        expect(trainUpTo(kept, { ...settings, epochs })).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  test("in the middle of an epoch begins that epoch anew with another number of samples", () => {
    const kept = opened(trainUpTo(fresh(specWith({})), plan, 30));
    expect(kept.place).toMatchObject({ sample: 7 });
    const fewer = { ...source, to: 20 };
    const tables = { training: takeUp(fewer, kept), validation: null, test: null };
    const run = startTraining(kept, tables, plan);
    expect(run.progress).toEqual({ done: 0, of: 20 });
    const ordered = startTraining(kept, tables, { ...plan, shuffle: false });
    expect(ordered.place).toEqual(startPlace);
  });

  test("retrained as another plan says keeps weights, and its optimizer's memory if it is the same", () => {
    const adam = specWith({ optimizer: { name: "adam", learningRate: 0.01 } });
    const kept = opened(trainUpTo(fresh(adam), plan));
    const { state, layers } = kept.network;
    const as = (name: OptimizerName) =>
      retrainAs(kept, specWith({ optimizer: { name, learningRate: 0.5 } })).network;
    expect(as("adam").state).toEqual({ ...state, learningRate: 0.5 });
    const momentum = as("momentum");
    expect(momentum.layers.map(({ weights }) => weights)).toEqual(
      layers.map(({ weights }) => weights),
    );
    expect(momentum.state).toMatchObject({ learningRate: 0.5, powers: [1, 1], epoch: 4 });
    expect(momentum.state.first.every(({ weights }) => weights.every((w) => w === 0))).toBe(true);
  });

  test("reseeded keeps the weights and draws anew", () => {
    const kept = opened(trainUpTo(fresh(specWith({})), plan));
    const other = reseed(kept, 99);
    expect(other.network.seed).toBe(99);
    expect(other.network.layers[0]?.weights).toEqual(kept.network.layers[0]?.weights);
    expect(other.network.state.dropout).not.toBe(kept.network.state.dropout);
    expect(other.place.shuffle).toBeNull();
  });
});
