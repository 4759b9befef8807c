// `train epochs` through a session: the bits of the engine's own training run, whatever the slices,
// and the same bits whether a model is put away in between or not.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SampleList } from "#data/sample-list";
import { Network } from "#engine/network";
import { Random } from "#engine/rng";
import type { NetworkSpec } from "#engine/spec";
import { TrainingStop } from "#engine/stop";
import { type EpochResult, TrainingRun } from "#engine/training-run";
import { weightsHash } from "#engine/weights-hash";
import { fillTable } from "#host/fill-table";
import { adoptModel, modelOf } from "#host/keep-network";
import { Labels } from "#host/labels";
import { provideRunTools } from "#host/run-tools";
import { Session } from "#host/session";
import type { NetworkDeclaration, Program } from "#program/program";
import { anySpec, specOf } from "../engine/small-networks.ts";
import {
  addTo,
  afterEachEpoch,
  epoch,
  figure,
  project,
  reset,
  type SavedBlock,
  trainEpochs,
  trainEpochsUntil,
  whenFlag,
} from "../programs/build-project.ts";
import { compile, itemsOf } from "../programs/run-project.ts";

provideRunTools();

const SEED = 5;
const figures = ["training loss", "training accuracy", "validation loss", "validation accuracy"];

/** A program that notes each epoch's figures in a list. */
function programOf(spec: NetworkSpec, ...body: SavedBlock[]): Program {
  const json = project({
    seed: SEED,
    lists: { samples: [], others: [], log: [] },
    scripts: [
      whenFlag(...body),
      afterEachEpoch(addTo("log", epoch()), ...figures.map((name) => addTo("log", figure(name)))),
    ],
  });
  const { program, diagnostics } = compile(json);
  expect(diagnostics).toEqual([]);
  return { ...program, network: declarationOf(spec) };
}

function declarationOf({ layers, ...rest }: NetworkSpec): NetworkDeclaration {
  return { ...rest, layers: layers.map((layer) => ({ ...layer, block: "" })), block: "" };
}

/** So many samples that fit the network, as texts. */
function samplesFor({ inputs, layers, loss }: NetworkSpec, count: number, seed: number): string[] {
  const random = new Random(seed, 9);
  const outputs = layers.at(-1)!.units;
  return Array.from({ length: count }, () => {
    const number = loss === "binary-cross-entropy" ? random.next() : 3 * random.next() - 1;
    const label = outputs === 1 ? number : Math.floor(random.next() * outputs);
    const values = Array.from({ length: inputs }, () => (random.next() < 0.4 ? 0 : random.next()));
    return [label, ...values].join(" ");
  });
}

type Drive = (scheduler: Session["scheduler"]) => string;
const turbo: Drive = (s) => s.run({ outOfTime: () => false, visibleRounds: Infinity });

function sessionFor(program: Program, lists: Readonly<Record<string, readonly string[]>>): Session {
  const session: Session = new Session({ now: () => session.scheduler.rounds * 30, date: () => 0 });
  session.setProgram(program);
  for (const [name, items] of Object.entries(lists)) {
    session.list(`list-${name}`).replaceAll(new SampleList([...items]));
  }
  return session;
}

/** Runs to the end, in turns through the drives. */
function runToEnd(session: Session, drives: readonly Drive[] = [turbo]): void {
  session.flag();
  for (let count = 0; !session.scheduler.isIdle; count++) {
    expect(count).toBeLessThan(50_000);
    drives[count % drives.length]!(session.scheduler);
  }
}

const logOf = (session: Session) => itemsOf(session.list("list-log"));

const drive: fc.Arbitrary<Drive> = fc.oneof(
  fc.constant<Drive>((s) => s.stepBlock()),
  fc.constant<Drive>((s) => s.stepBlock(() => true)),
  fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom(1, 8, Infinity)).map(
    ([looks, visibleRounds]): Drive =>
      (s) => {
        let left = looks;
        return s.run({ outOfTime: () => --left <= 0, visibleRounds });
      },
  ),
);

const anyTraining = fc
  .record({
    spec: anySpec,
    count: fc.integer({ min: 1, max: 14 }),
    others: fc.integer({ min: 1, max: 5 }),
    epochs: fc.integer({ min: 0, max: 4 }),
    shuffle: fc.boolean(),
    earlyStop: fc.option(
      fc.record({
        patience: fc.constantFrom(1, 2),
        metric: fc.constantFrom("loss", "accuracy" as const),
      }),
    ),
  })
  .filter(({ spec, count }) => spec.batchSize === "full" || (spec.batchSize ?? 1) <= count);

type Training = typeof anyTraining extends fc.Arbitrary<infer T> ? T : never;

/** The engine alone: its history and weights, and whether it stopped at a number. */
function engineAlone({ spec, count, others, epochs, shuffle, earlyStop }: Training) {
  const network = new Network(spec, SEED);
  const labels = Labels.numbered(spec.layers.at(-1)!.units);
  const table = (seed: number, to: number) => {
    const list = new SampleList(samplesFor(spec, to, seed));
    return fillTable({ list, name: "", from: 0, to }, { spec, labels });
  };
  const training = table(1, count);
  const validation = earlyStop === null ? null : table(2, others);
  const tables = { training, validation, test: null };
  const run = new TrainingRun(network, tables, { epochs, shuffle, earlyStop });
  let stop: TrainingStop | null = null;
  try {
    while (run.phase !== "over") run.step(1000);
  } catch (error) {
    if (!(error instanceof TrainingStop)) throw error;
    stop = error;
  }
  return { hash: weightsHash(network), history: run.history, stop, trained: network.trained };
}

function throughBlocks(training: Training, drives: readonly Drive[]) {
  const { spec, count, others, epochs, shuffle, earlyStop } = training;
  const order = shuffle ? "on" : "off";
  const block =
    earlyStop === null
      ? trainEpochs(epochs, "samples", order)
      : trainEpochsUntil(epochs, "samples", {
          ...earlyStop,
          metric: earlyStop.metric as "loss",
          validation: "others",
          shuffle: order,
        });
  const session = sessionFor(programOf(spec, reset(), block), {
    samples: samplesFor(spec, count, 1),
    others: samplesFor(spec, others, 2),
  });
  runToEnd(session, drives);
  const { network } = session.learner;
  return {
    hash: weightsHash(network!),
    log: logOf(session),
    fault: session.scheduler.fault?.error.code ?? null,
    trained: network!.trained,
    rounds: session.scheduler.rounds,
  };
}

const lineOf = ({ epoch: number, loss, accuracy, ...rest }: EpochResult) => [
  number,
  loss,
  accuracy,
  rest.validationLoss ?? "",
  rest.validationAccuracy ?? "",
];

describe("train epochs", () => {
  test("gives the bits and figures of the engine's training run, however it is sliced", () => {
    fc.assert(
      fc.property(
        anyTraining,
        fc.array(drive, { minLength: 1, maxLength: 4 }),
        (training, drives) => {
          const alone = engineAlone(training);
          const blocks = throughBlocks(training, [turbo]);
          expect(blocks.hash).toBe(alone.hash);
          expect(blocks.trained).toBe(alone.trained);
          expect(blocks.fault).toBe(
            alone.stop === null ? null : `training.notFinite.${alone.stop.where}`,
          );
          expect(blocks.log).toEqual(alone.history.flatMap(lineOf));
          expect(throughBlocks(training, drives)).toEqual(blocks);
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });

  test("3 epochs, a model put away, and 2 more give the bits of 5", () => {
    fc.assert(
      fc.property(anyTraining, ({ spec, count, shuffle }) => {
        const lists = { samples: samplesFor(spec, count, 1) };
        const order = shuffle ? "on" : "off";
        const epochs = (n: number) => trainEpochs(n, "samples", order);
        const whole = sessionFor(programOf(spec, reset(), epochs(5)), lists);
        runToEnd(whole);
        fc.pre(whole.scheduler.fault === null);
        const together = sessionFor(programOf(spec, reset(), epochs(3), epochs(2)), lists);
        runToEnd(together);
        expect(weightsHash(together.learner.network!)).toBe(weightsHash(whole.learner.network!));
        expect(logOf(together)).toEqual(logOf(whole));

        const first = sessionFor(programOf(spec, reset(), epochs(3)), lists);
        runToEnd(first);
        const second = sessionFor(programOf(spec, epochs(2)), lists);
        expect(adoptModel(second.learner, JSON.parse(JSON.stringify(modelOf(first.learner))))).toBe(
          null,
        );
        runToEnd(second);
        expect(weightsHash(second.learner.network!)).toBe(weightsHash(whole.learner.network!));
        expect([...logOf(first), ...logOf(second)]).toEqual(logOf(whole));
        expect(modelOf(second.learner)).toEqual(modelOf(whole.learner));
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  test("is one sample a step, and what is kept in an epoch's middle goes on with the next", () => {
    const spec: NetworkSpec = {
      ...specOf([3, 4, 2]),
      optimizer: { name: "adam", learningRate: 0.01 },
    };
    const lists = { samples: samplesFor(spec, 10, 1) };
    const session = sessionFor(programOf(spec, reset(), trainEpochs(3, "samples")), lists);
    session.flag();
    const trained: number[] = [];
    while (trained.length < 18) {
      session.scheduler.stepBlock();
      trained.push(session.learner.network?.trained ?? 0);
    }
    const steps = trained.map((count, i) => count - (trained[i - 1] ?? 0));
    expect(Math.max(...steps)).toBe(1);
    expect(trained.at(-1)).toBeGreaterThan(10);
    session.stop();
    const model = modelOf(session.learner)!;
    expect(model.position).toMatchObject({ epoch: 1, sample: trained.at(-1)! - 10 });
    expect(model.position.order).toHaveLength(10);
    const next = sessionFor(programOf(spec, trainEpochs(1, "samples")), lists);
    expect(adoptModel(next.learner, JSON.parse(JSON.stringify(model)))).toBeNull();
    runToEnd(next);
    expect(logOf(next)[0]).toBe(2);
    expect(next.learner.network?.trained).toBe(trained.at(-1)! + 10);
  });
});
