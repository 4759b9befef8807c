// Learning rates tried by the block: the same to the bit as by hand, by `tune` and by helpers side by side;
// rates that cannot be are named with their place, and one that is too large stops alone.
import { describe, expect, test } from "vitest";
import { weightsHash } from "#engine/weights-hash";
import { fillTable } from "#host/fill-table";
import { Labels } from "#host/labels";
import { packTrials, TrialHelper, type TrialNews } from "#host/trial-helper";
import { type TrialsAsked, tryInTurn } from "#host/trials";
import type { Sweep } from "#program/run-event";
import { tuneCommand } from "../../scripts/cli-tune.ts";
import { call, Folder, mnist100, mnist500 } from "../cli/calling.ts";
import {
  accuracyOn,
  activation,
  addTo,
  bestFound,
  block,
  change,
  dense,
  get,
  itemOf,
  lengthOf,
  loss,
  network,
  project,
  repeat,
  reset,
  type SavedBlock,
  sampleOf,
  set,
  sgd,
  trainEpochs,
  trainOn,
  tryRates,
  wait,
  whenFlag,
} from "./build-project.ts";
import { compile, dataset, open, run } from "./run-project.ts";

const digits = network(
  784,
  dense(10),
  activation("relu"),
  dense(10),
  activation("softmax"),
  loss(),
  sgd(0.01),
);
const RATES = [0.001, 0.01, 0.05, 0.2];

const program = (body: readonly SavedBlock[], items: readonly (string | number)[] = RATES) =>
  project({
    seed: 3,
    variables: { n: 0, best: 0, accuracy: 0 },
    lists: {
      Mnist: { dataset: "mnist_100.txt" },
      other: { dataset: "mnist_500.txt" },
      rates: items,
      log: [],
      none: [],
    },
    scripts: [digits, whenFlag(...body)],
  });

async function sweepOf(body: readonly SavedBlock[], items?: readonly (string | number)[]) {
  const outcome = await run(program(body, items));
  const sweep = outcome.session.recorder.takePlotted().sweep ?? null;
  return { ...outcome, sweep };
}
const listOf = (name: string) =>
  block("data_listcontents", { fields: { LIST: { id: `list-${name}` } } });
const accuracies = (sweep: Sweep | null) => sweep?.trials.map(({ accuracy }) => accuracy);

describe("try learning rates", () => {
  test("gives what resets, rates and trainings by hand give, and the best of them", async () => {
    const { sweep, variables, ended } = await sweepOf([
      tryRates("0.001, 0.01 0.05;0.2", 2, "Mnist", "other"),
      set("best", bestFound("rate")),
      set("accuracy", bestFound("accuracy")),
    ]);
    expect(ended).toBe("done");
    expect(sweep).toMatchObject({ state: "over", epochs: 2 });
    const setRate = block("training_setrate", { inputs: { RATE: itemOf("rates", get("n")) } });
    const byHand = await run(
      program([
        repeat(
          lengthOf("rates"),
          ...[change("n", 1), reset(), setRate, trainEpochs(2, "Mnist")],
          addTo("log", accuracyOn("other")),
        ),
      ]),
    );
    expect(accuracies(sweep)).toEqual(byHand.lists.log);
    const best = Math.max(...byHand.lists.log!.map(Number));
    expect(best).toBeGreaterThan(0.3);
    expect(variables.accuracy).toBe(best);
    expect(variables.best).toBe(RATES[byHand.lists.log!.indexOf(best)]);
  });

  test("gives what `tune` gives", async () => {
    const { sweep } = await sweepOf([tryRates(listOf("rates"), 2, "Mnist", "other")]);
    const json = new Folder().put("digits.json", {
      inputs: 784,
      layers: [
        { dense: 10, activation: "relu", init: "glorot" },
        { dense: 10, activation: "softmax", init: "glorot" },
      ],
      loss: "cross-entropy",
      optimizer: { name: "sgd", learningRate: 1 },
      epochs: 2,
      seed: 3,
    });
    const { out } = await call(tuneCommand, [
      ...["--network", json, "--data", mnist100, "--test", mnist500],
      ...["--learning-rates", RATES.join(","), "--verbose", "0", "--json"],
    ]);
    const { rates } = JSON.parse(out.at(-1) ?? "");
    expect(accuracies(sweep)).toEqual(
      rates.map((one: { testAccuracy: number }) => one.testAccuracy),
    );
  });

  test("leaves the network in hand as it is", async () => {
    const body = [reset(), trainOn(sampleOf("Mnist", 1))];
    const before = await run(program(body));
    const after = await run(program([...body, tryRates("0.1 0.2", 1, "Mnist", "other")]));
    const hash = ({ session }: typeof before) => weightsHash(session.learner.network!);
    expect(hash(after)).toBe(hash(before));
    expect(after.session.learner.network!.trained).toBe(1);
    expect(after.session.learner.lastEpoch).toBeNull();
  });

  test("stops a rate whose numbers grow too large, says of one that its layer died, and tries the others", async () => {
    const { sweep, variables } = await sweepOf([
      tryRates("0.01 1e200 0.05 1e9", 2, "Mnist", "other"),
      set("best", bestFound("rate")),
    ]);
    expect(sweep?.trials.map(({ rate, state }) => [rate, state])).toEqual([
      [0.01, "done"],
      [1e200, "stopped"],
      [0.05, "done"],
      [1e9, "dead"],
    ]);
    expect(sweep?.trials[1]?.accuracy).toBeNull();
    expect([0.01, 0.05]).toContain(variables.best);
  });

  test("is left where it stands when the run is stopped", async () => {
    const { session, run: go } = await open(program([tryRates("0.01 0.02", 50, "Mnist", "other")]));
    session.flag();
    let looks = 100;
    expect(go(() => --looks < 0).ended).toBe("time");
    session.stop();
    const { sweep } = session.recorder.takePlotted();
    expect(sweep).toMatchObject({ state: "left", best: null });
    expect(sweep?.trials[0]?.state).toBe("training");
    expect(sweep?.trials[0]?.epochs).toBeGreaterThan(0);
    expect(sweep?.trials[1]).toEqual({ rate: 0.02, state: "waiting", epochs: 0, accuracy: null });
  });
});

test.each([
  ["0.01 0 0.1", "Learning rate 2 is “0”"],
  ["0.01 -1", "Learning rate 2 is “-1”"],
  ["fast", "Learning rate 1 is “fast”"],
  ["0.1 1e999", "Learning rate 2 is “1e999”"],
  [" , ", "0 learning rates are asked for"],
  [Array.from({ length: 51 }, (_, i) => i + 1).join(" "), "51 learning rates are asked for"],
])("“%s” is refused on the block, before the run and during it", async (rates, said) => {
  const { diagnostics } = compile(
    program([{ ...tryRates(rates, 1, "Mnist", "other"), id: "try" }]),
  );
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ block: "try", severity: "error" });
  expect(diagnostics[0]?.text).toContain(said);
  const inRun = await sweepOf([set("best", rates), tryRates(get("best"), 1, "Mnist", "other")]);
  expect(inRun.ended).toBe("error");
  expect(inRun.diagnostics.at(-1)?.text).toContain(said);
  expect(inRun.sweep).toBeNull();
});

test("the items of a list are told by their places; an empty one and no epochs are refused", async () => {
  const said = async (body: SavedBlock, items?: readonly (string | number)[]) =>
    (await sweepOf([body], items)).diagnostics.at(-1)?.text;
  const list = tryRates(listOf("rates"), 1, "Mnist", "other");
  expect(await said(list, [0.1, 0.2, "0.1 0.2"])).toContain("Learning rate 3 is “0.1 0.2”");
  expect(await said(list, [0.1, ""])).toContain("Learning rate 2 is “”");
  expect(await said(list, [])).toContain("0 learning rates are asked for");
  expect(await said(tryRates("0.1", 0, "Mnist", "other"))).toContain("for 0 epochs");
  expect(await said(tryRates("0.1", 1, "none", "other"))).toContain("“none” is empty");
  expect(await said(tryRates("0.1", 1, "Mnist", "none"))).toContain("“none” is empty");
  expect(await said(tryRates("0.1", 1, "rates", "other"))).toContain("is not a sample");
});

test("a batch that is larger than the list is refused as in any training", async () => {
  const opened = await open(program([tryRates("0.1", 1, "Mnist", "other")]));
  const declared = { ...opened.program.network!, batchSize: 200 };
  opened.session.setProgram({ ...opened.program, network: declared });
  opened.session.flag();
  expect(opened.run(() => false).ended).toBe("error");
  expect(opened.session.scheduler.fault?.error.message).toContain("batch size is 200");
});

test("other scripts go on meanwhile, and the time it takes is the same in every run", async () => {
  const json = () => {
    const sweep = program([tryRates("0.1 0.2", 3, "Mnist", "other"), set("best", get("n"))]);
    const [stage] = sweep.targets;
    const clock = project({
      variables: { n: 0 },
      scripts: [whenFlag(repeat(5, wait(0.03), change("n", 1)))],
    });
    const others = clock.targets[0]!.blocks.map((one) => ({ ...one, id: `clock-${one.id}` }));
    return { ...sweep, targets: [{ ...stage!, blocks: [...stage!.blocks, ...others] }] };
  };
  const first = await run(json());
  expect(first.variables).toMatchObject({ n: 5, best: 5 });
  expect((await run(json())).rounds).toBe(first.rounds);
});

test("helpers side by side give the histories of trainings in turn", async () => {
  const asked = await askedOf();
  const inTurn: TrialNews[] = [];
  const trials = tryInTurn(asked, {
    begun: () => {},
    epoch: (trial, epoch) => inTurn.push({ type: "epoch", trial, epoch }),
    over: (trial, result) => inTurn.push({ type: "over", trial, result }),
  });
  while (inTurn.filter(({ type }) => type === "over").length < asked.rates.length) trials.goOn();

  const helpers = [0, 1].map(() => new TrialHelper(structuredClone(packTrials(asked))));
  const sideBySide: TrialNews[] = [];
  let next = 0;
  while (sideBySide.filter(({ type }) => type === "over").length < asked.rates.length) {
    for (const helper of helpers) {
      if (!helper.isBusy && next < asked.rates.length) helper.begin(next, asked.rates[next++]!);
      sideBySide.push(...helper.step());
    }
  }
  const ofTrial = (news: readonly TrialNews[]) =>
    asked.rates.map((_, index) => news.filter(({ trial }) => trial === index));
  expect(ofTrial(sideBySide)).toEqual(ofTrial(inTurn));
  expect(sideBySide).not.toEqual(inTurn);
});

async function askedOf(): Promise<TrialsAsked> {
  const layer = { units: 10, init: "glorot" } as const;
  const spec = {
    inputs: 784,
    layers: [
      { ...layer, activation: "relu" },
      { ...layer, activation: "softmax" },
    ],
    loss: "cross-entropy",
    optimizer: { name: "sgd", learningRate: 1 },
  } as const;
  const labels = Labels.numbered(10);
  const table = (list: Awaited<ReturnType<typeof dataset>>) =>
    fillTable({ list, name: "list", from: 0, to: list.length }, { spec, labels });
  const [training, test] = [await dataset("mnist_100.txt"), await dataset("mnist_500.txt")];
  return {
    spec,
    seed: 3,
    rates: [0.001, 0.01, 1e200, 0.2],
    tables: { training: table(training), validation: null, test: table(test) },
    settings: { epochs: 2, shuffle: true, earlyStop: null },
  };
}
