// Programs of blocks, without a page: what the interpreter costs.
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { decodeList } from "#data/decode-list";
import { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import type { Call, Expr, NetworkDeclaration, Program, Stmt } from "#program/program";
import { readFile } from "../dataset-files.ts";
import { useBuiltKernels } from "../read-kernels.ts";
import { endlessStarter } from "./bench-projects.ts";
import type { BenchGroup } from "./measurement.ts";
import { createDirectTraining, mnistTable, mnistTrain, networks } from "./networks.ts";
import { showNumber } from "./print-table.ts";
import { perSecond, repeat, summarise } from "./repeat.ts";
import { stockTraining } from "./stock-training.ts";

const LIST = "list";
const OTHER = "other";
const PLACE = "place";
const SUM = "sum";
const SLICE_MS = 20;

export const benchBlocks: BenchGroup = {
  name: "blocks",
  async run(report) {
    const hundred = await decodeList([readFile("datasets/mnist_100.txt")]);
    if ("problems" in hundred) throw new Error("datasets/mnist_100.txt does not decode");
    const { program } = compileProject(endlessStarter(), registry);
    const starter = createRun(program, new Map([["list-mnist", hundred.list]]));
    perSecond(starter.samples);
    const rate = await repeat(() => perSecond(starter.samples));
    report({
      what: "starter project, no page",
      value: rate.median,
      unit: "samples/s",
      note: `${showNumber(rate.smallest)} to ${showNumber(rate.largest)}`,
    });

    const list = await mnistTrain();
    await useBuiltKernels();
    const netB = networks["B 784-128-64-10"];
    const direct = createDirectTraining(netB, { table: await mnistTable(netB) });
    const blocks = createRun(trainingProgram(netB), new Map([[LIST, list]]));
    const ratios: number[] = [];
    perSecond(direct, 0.2);
    perSecond(blocks.samples, 0.2);
    // In turns, so that a machine that slows down slows both.
    for (let i = 0; i < 5; i++) {
      ratios.push(perSecond(blocks.samples) / perSecond(direct));
    }
    const ratio = summarise(ratios);
    report({
      what: "net B through blocks / engine called directly",
      value: ratio.median,
      unit: "x",
      budget: { atLeast: 0.8 },
      note: `${showNumber(ratio.smallest)} to ${showNumber(ratio.largest)}`,
    });

    const numbers = () => new SampleList(Array.from({ length: 784 }, (_, i) => i / 784));
    const loop = createRun(
      dotProgram(),
      new Map([
        [LIST, numbers()],
        [OTHER, numbers()],
      ]),
    );
    perSecond(loop.rounds);
    const rounds = await repeat(() => perSecond(loop.rounds));
    report({
      what: "loop: change sum by item i of a * item i of b",
      value: rounds.median,
      unit: "iterations/s",
      note: `${showNumber(rounds.smallest)} to ${showNumber(rounds.largest)}`,
    });

    const stock = createStockRun(hundred.list);
    perSecond(stock.samples);
    const stockRate = await repeat(() => perSecond(stock.samples));
    report({
      what: "784-8-8-10 trained in stock blocks",
      value: stockRate.median,
      unit: "samples/s",
      note: `${showNumber(stockRate.smallest)} to ${showNumber(stockRate.largest)}`,
    });
  },
};

/** A network trained by nothing but blocks that stock Scratch has too, on these samples. */
function createStockRun(samples: SampleList) {
  const pixels: number[] = [];
  const labels: number[] = [];
  for (let k = 0; k < samples.length; k++) {
    const [label = 0, ...values] = String(samples.get(k)).split(" ").map(Number);
    labels.push(label);
    pixels.push(...values);
  }
  const project = stockTraining({ pixels, labels });
  const { program, diagnostics } = compileProject(project, registry);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]));
  const lists = Object.entries(project.lists).map(([id, source]) => {
    if (!("items" in source)) throw new Error(`${id} has no items`);
    return [id, new SampleList([...source.items])] as const;
  });
  return createRun(program, new Map(lists), "trained");
}

/** A program that runs for ever; each call runs a slice and answers what was done in it. */
function createRun(
  program: Program,
  lists: ReadonlyMap<string, SampleList>,
  trained: string | null = null,
) {
  const { session, run } = createHeadless();
  session.setProgram(program);
  for (const [id, list] of lists) session.list(id).replaceAll(list);
  session.flag();
  const slice = (count: () => number) => () => {
    const before = count();
    const began = performance.now();
    run(() => performance.now() - began >= SLICE_MS);
    if (session.scheduler.fault !== null) throw session.scheduler.fault.error;
    return count() - before;
  };
  return {
    samples: slice(() =>
      trained === null
        ? (session.learner.network?.trained ?? 0)
        : Number(session.variable(trained).value),
    ),
    rounds: slice(() => session.scheduler.rounds),
  };
}

const block = "";
const number = (value: number): Expr => ({ kind: "literal", value, block });
const variable = (id: string): Expr => ({ kind: "variable", id, block });
const list = (id: string): Expr => ({ kind: "list", id, block });
const call = (op: string, ...args: Expr[]): Call => ({ kind: "call", op, args, block });
const change = (id: string, by: Expr): Stmt => ({ kind: "change", id, by, block });

/** forever: place from 1 to the length of the list, and the body for each. */
function throughList(network: NetworkDeclaration | null, statement: Stmt): Program {
  const round: Stmt = {
    kind: "repeat",
    times: call("data_lengthoflist", list(LIST)),
    body: [change(PLACE, number(1)), statement],
    block,
  };
  const restart: Stmt = { kind: "set", id: PLACE, value: number(0), block };
  const hat = { event: "flag", argument: "", restarts: true };
  const body: Stmt[] = [{ kind: "forever", body: [restart, round], block }];
  return {
    targets: [],
    procedures: [],
    scripts: [{ hat, target: "Stage", body, block }],
    variables: [],
    lists: [],
    network,
    seed: 1,
  };
}

const trainingProgram = (network: NetworkDeclaration): Program =>
  throughList(network, call("training_train", call("data_sample", variable(PLACE), list(LIST))));

function dotProgram(): Program {
  const item = (id: string) => call("data_itemoflist", variable(PLACE), list(id));
  return throughList(null, change(SUM, call("operator_multiply", item(LIST), item(OTHER))));
}
