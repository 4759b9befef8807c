// Training for some epochs: order, batches, measuring, early stopping, going on from a file.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromModel, toModel } from "#engine/model";
import { Network } from "#engine/network";
import { startPlace } from "#engine/place";
import { Random, shuffle, streams } from "#engine/rng";
import { SampleTable } from "#engine/sample-table";
import { fromSnapshot, takeSnapshot } from "#engine/snapshot";
import type { NetworkSpec } from "#engine/spec";
import { EngineMisuse, TrainingStop } from "#engine/stop";
import { type RunSettings, TrainingRun } from "#engine/training-run";
import { weightsHash } from "#engine/weights-hash";
import { anySpec, sampleOf, specOf, targetOf, unlessItOverflows } from "./small-networks.ts";

const settings: RunSettings = { epochs: 3, shuffle: false, earlyStop: null };

function tableFor(network: Network, rows: number, seed = 1): SampleTable {
  const table = new SampleTable(network.spec.inputs);
  const random = new Random(seed, 2);
  for (let row = 0; row < rows; row++) {
    table.add(sampleOf(network.spec.inputs, random), targetOf(network, random));
  }
  return table;
}

function only(training: SampleTable) {
  return { training, validation: null, test: null };
}

function finish(run: TrainingRun, most = Number.POSITIVE_INFINITY): TrainingRun {
  while (run.phase !== "over") run.step(most);
  return run;
}

describe("an epoch", () => {
  test("without shuffle is trainSample for each row in order, whatever the size of the steps", () => {
    fc.assert(
      fc.property(anySpec, fc.integer(), fc.integer({ min: 1, max: 9 }), (spec, seed, most) =>
        unlessItOverflows(() => {
          const byHand = new Network(spec, seed);
          const network = new Network(spec, seed);
          const table = tableFor(network, 10);
          byHand.updates.trainingSamples = 10;
          for (let epoch = 1; epoch <= 2; epoch++) {
            byHand.updates.epoch = epoch;
            for (let row = 0; row < 10; row++) byHand.trainRow(table, row);
            if (byHand.waiting > 0) byHand.update();
          }
          const { batchSize = 1 } = spec;
          if (batchSize !== "full" && batchSize > 10) return;
          finish(new TrainingRun(network, only(table), { ...settings, epochs: 2 }), most);
          expect(weightsHash(network)).toBe(weightsHash(byHand));
          expect(network.trained).toBe(20);
        }),
      ),
      { numRuns: 60 },
    );
  });

  test("with shuffle takes every sample once, each epoch in another order that the seed fixes", () => {
    const spec = specOf([4, 3, 2]);
    const orders: number[][] = [];
    const network = new Network(spec, 5);
    const run = new TrainingRun(network, only(tableFor(network, 8)), {
      ...settings,
      shuffle: true,
    });
    while (run.phase !== "over") {
      const order: number[] = [];
      for (let ended = false; !ended; order.push(run.lastSample)) {
        ended = run.step(1);
        if (ended) order.push(0);
      }
      orders.push(order.slice(0, 7));
    }
    const random = new Random(5, streams.shuffle);
    const expected = orders.map(() => {
      const order = Array.from({ length: 8 }, (_, row) => row + 1);
      shuffle(order, random);
      return order.slice(0, 7);
    });
    expect(orders).toEqual(expected);
    expect(new Set(orders.map(String)).size).toBe(3);
  });

  test("ends a last short batch with the mean over its own samples", () => {
    const spec = { ...specOf([4, 3, 2]), batchSize: 4 };
    const network = new Network(spec, 1);
    const table = tableFor(network, 9);
    const run = new TrainingRun(network, only(table), { ...settings, epochs: 1 });
    run.step(8);
    expect([network.trained, network.waiting]).toEqual([8, 0]);
    const twin = fromSnapshot({
      spec,
      seed: 1,
      layers: network.layers as never,
      state: network.state,
    });
    run.step(1);
    twin.trainRow(table, 8);
    expect(twin.waiting).toBe(1);
    const { weights } = twin.gradient(0);
    const expected = twin.layers[0]!.weights.map((w, i) => w - 0.1 * weights[i]!);
    expect(network.layers[0]!.weights).toEqual(expected);
    expect(network.trained).toBe(9);
  });

  test("as one full batch changes the weights once", () => {
    const network = new Network({ ...specOf([4, 3, 2]), batchSize: "full" }, 1);
    const run = new TrainingRun(network, only(tableFor(network, 9)), { ...settings, epochs: 1 });
    const before = weightsHash(network);
    run.step(8);
    expect(weightsHash(network)).toBe(before);
    run.step(1);
    expect(weightsHash(network)).not.toBe(before);
    expect(network.trained).toBe(9);
  });

  test("records the loss before each update, and measures validation and test after it", () => {
    const network = new Network(specOf([4, 6, 2]), 1);
    const training = tableFor(network, 12);
    const validation = tableFor(network, 5, 2);
    const byHand = new Network(specOf([4, 6, 2]), 1);
    let sum = 0;
    for (let row = 0; row < 12; row++) sum += byHand.trainRow(training, row);
    let validationSum = 0;
    for (let row = 0; row < 5; row++) {
      byHand.predictRow(validation, row);
      validationSum += byHand.predictionLoss(validation.target(row));
    }
    const run = new TrainingRun(network, { training, validation, test: training }, settings);
    finish(run, 3);
    expect(run.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(run.history[0]).toMatchObject({ loss: sum / 12, validationLoss: validationSum / 5 });
    expect(Object.keys(run.history[2]!)).toEqual([
      "epoch",
      "loss",
      "accuracy",
      "validationLoss",
      "validationAccuracy",
      "testLoss",
      "testAccuracy",
    ]);
  });
});

describe("the learning rate", () => {
  const ratesOf = (schedule: NetworkSpec["schedule"], epochs: number) => {
    const network = new Network({ ...specOf([4, 3, 2]), schedule }, 1);
    const run = new TrainingRun(network, only(tableFor(network, 2)), { ...settings, epochs });
    const rates: number[] = [];
    while (run.phase !== "over") {
      rates.push(network.updates.rateInForce / 0.1);
      run.step(10);
    }
    return rates.map((rate) => Number(rate.toFixed(12)));
  };

  test("follows its schedule from epoch to epoch", () => {
    expect(ratesOf({ name: "constant" }, 3)).toEqual([1, 1, 1]);
    expect(ratesOf({ name: "step", every: 2, factor: 0.5 }, 5)).toEqual([1, 1, 0.5, 0.5, 0.25]);
    expect(ratesOf({ name: "exponential", factor: 0.5 }, 3)).toEqual([1, 0.5, 0.25]);
    expect(ratesOf({ name: "warm-up", epochs: 4 }, 5)).toEqual([0.25, 0.5, 0.75, 1, 1]);
    const network = new Network(
      { ...specOf([4, 3, 2]), schedule: { name: "warm-up", epochs: 4 } },
      1,
    );
    network.updates.rateInForce = 0.2;
    expect([network.updates.rateInForce, network.updates.learningRate]).toEqual([0.2, 0.8]);
    const late = ratesOf({ name: "decay-from", from: 5, factor: 0.3 }, 7);
    expect(late).toEqual([1, 1, 1, 1, 0.3, 0.09, 0.027]);
  });
});

describe("early stopping", () => {
  test("ends after so many epochs without gain and puts the best weights back", () => {
    const spec = specOf([4, 20, 2]);
    const network = new Network({ ...spec, optimizer: { name: "adam", learningRate: 0.05 } }, 1);
    const tables = { training: tableFor(network, 12), validation: tableFor(network, 8, 9) };
    const earlyStop = { patience: 4, metric: "loss" as const };
    const run = new TrainingRun(
      network,
      { ...tables, test: null },
      { epochs: 200, shuffle: true, earlyStop },
    );
    const hashes: string[] = [];
    const losses: number[] = [];
    let before = "";
    while (run.phase !== "over") {
      if (run.phase === "validation") before = weightsHash(network);
      if (!run.step(1)) continue;
      hashes.push(before);
      losses.push(run.history.at(-1)!.validationLoss!);
    }
    const best = losses.indexOf(Math.min(...losses));
    expect(run.history.length).toBe(best + 1 + 4);
    expect(run.history.length).toBeLessThan(200);
    expect(run.bestEpoch).toBe(best + 1);
    expect(weightsHash(network)).toBe(hashes[best]);
  });
});

describe("going on from a model file", () => {
  test("3 + 2 epochs give the bits of 5, for every kind of network", () => {
    const count = 9;
    const afterFile = (network: Network, place = startPlace) => {
      const labels = [...network.outputs].map((_, output) => `label ${output}`);
      const text = JSON.stringify(toModel(network, { labels, place }));
      const parsed = fromModel(JSON.parse(text));
      if (parsed.kind === "refused") throw new Error(JSON.stringify(parsed.problems));
      return { network: fromSnapshot(parsed.snapshot), place: parsed.context.place, text };
    };
    fc.assert(
      fc.property(anySpec, fc.integer(), fc.boolean(), (spec, seed, shuffle) =>
        unlessItOverflows(() => {
          const schedule = { name: "exponential", factor: 0.9 } as const;
          const whole = new Network({ ...spec, schedule }, seed);
          const table = tableFor(whole, count);
          const wholeRun = finish(
            new TrainingRun(whole, only(table), { ...settings, epochs: 5, shuffle }),
          );
          const first = new Network({ ...spec, schedule }, seed);
          const run = new TrainingRun(first, only(table), { ...settings, epochs: 3, shuffle });
          finish(run, 2);
          const kept = afterFile(first, run.place);
          const { place } = kept;
          finish(
            new TrainingRun(kept.network, only(table), { ...settings, epochs: 2, shuffle, place }),
          );
          expect(afterFile(kept.network).text).toBe(afterFile(whole).text);
          expect(kept.network.updates.epoch).toBe(6);
          expect(wholeRun.history.length).toBe(5);
        }),
      ),
      { numRuns: 60 },
    );
  });

  test("also from the middle of an epoch, where the batch under way begins again", () => {
    const spec = { ...specOf([4, 5, 3]), batchSize: 4 };
    const whole = new Network(spec, 1);
    const table = tableFor(whole, 10);
    const shuffled = { ...settings, epochs: 2, shuffle: true };
    finish(new TrainingRun(whole, only(table), shuffled));
    const first = new Network(spec, 1);
    const run = new TrainingRun(first, only(table), shuffled);
    run.step(7);
    const { place } = run;
    expect(place.sample).toBe(4);
    first.discardGradients();
    finish(new TrainingRun(first, only(table), { ...shuffled, place }));
    expect(weightsHash(first)).toBe(weightsHash(whole));
  });

  test("and stays there when no epoch is asked for", () => {
    const network = new Network(specOf([4, 5, 3]), 1);
    const table = tableFor(network, 10);
    for (const shuffle of [true, false]) {
      const run = new TrainingRun(network, only(table), { ...settings, shuffle });
      run.step(3);
      const { place } = run;
      const none = { ...settings, shuffle, epochs: 0, place };
      expect(new TrainingRun(network, only(table), none).place).toEqual(place);
    }
  });

  test("where dropout draws for that batch again, from a file or in the same network", () => {
    const { layers, ...rest } = specOf([4, 5, 3]);
    const spec = { ...rest, layers: layers.map((l) => ({ ...l, dropout: 0.5 })), batchSize: 4 };
    const whole = new Network(spec, 1);
    const table = tableFor(whole, 10);
    finish(new TrainingRun(whole, only(table), settings));
    const first = new Network(spec, 1);
    const run = new TrainingRun(first, only(table), settings);
    run.step(7);
    const { place } = run;
    const kept = fromSnapshot(takeSnapshot(first));
    for (const network of [first, kept]) {
      finish(new TrainingRun(network, only(table), { ...settings, place }));
      expect(weightsHash(network)).toBe(weightsHash(whole));
    }
  });
});

describe("a training that cannot be", () => {
  const misuse = (action: () => void) => {
    try {
      action();
    } catch (error) {
      if (error instanceof EngineMisuse) return { code: error.code, ...error.numbers };
    }
    return null;
  };

  test("is refused: no samples, a batch larger than the data", () => {
    const network = new Network({ ...specOf([4, 3, 2]), batchSize: 4 }, 1);
    const start = (rows: number) => () => {
      new TrainingRun(network, only(tableFor(network, rows)), settings);
    };
    expect(misuse(start(0))).toEqual({ code: "no-samples" });
    expect(misuse(start(3))).toEqual({ code: "batch-larger-than-data", found: 4, samples: 3 });
    expect(misuse(start(4))).toBe(null);
  });

  test("stops at numbers that are not finite, knowing the sample, with the last good weights", () => {
    for (const name of ["sgd", "momentum", "adam"] as const) {
      const network = new Network(
        { ...specOf([4, 3, 2]), optimizer: { name, learningRate: 1e300 } },
        1,
      );
      const table = tableFor(network, 50);
      const run = new TrainingRun(network, only(table), settings);
      let before = weightsHash(network);
      expect(() => {
        for (;;) {
          before = weightsHash(network);
          run.step(1);
        }
      }).toThrow(TrainingStop);
      expect(weightsHash(network)).toBe(before);
      expect(run.lastSample).toBeGreaterThan(0);
    }
  });
});
