// Programs of blocks, without a page: what the interpreter costs.
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { decodeList } from "#data/decode-list";
import type { SampleList } from "#data/sample-list";
import { createHeadless } from "#host/headless";
import type { Call, Expr, NetworkDeclaration, Program, Stmt } from "#program/program";
import { readFile } from "../dataset-files.ts";
import { useBuiltKernels } from "../read-kernels.ts";
import { endlessStarter } from "./bench-projects.ts";
import type { BenchGroup } from "./measurement.ts";
import { createDirectTraining, mnistTable, mnistTrain, networks } from "./networks.ts";
import { showNumber } from "./print-table.ts";
import { perSecond, repeat, summarise } from "./repeat.ts";

const LIST = "list";
const PLACE = "place";
const SLICE_MS = 20;

export const benchBlocks: BenchGroup = {
  name: "blocks",
  async run(report) {
    const hundred = await decodeList([readFile("datasets/mnist_100.txt")]);
    if ("problems" in hundred) throw new Error("datasets/mnist_100.txt does not decode");
    const { program } = compileProject(endlessStarter(), registry);
    const starter = createRun(program, hundred.list);
    perSecond(starter);
    const rate = await repeat(() => perSecond(starter));
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
    const blocks = createRun(trainingProgram(netB), list);
    const ratios: number[] = [];
    perSecond(direct, 0.2);
    perSecond(blocks, 0.2);
    // In turns, so that a machine that slows down slows both.
    for (let i = 0; i < 5; i++) {
      ratios.push(perSecond(blocks) / perSecond(direct));
    }
    const ratio = summarise(ratios);
    report({
      what: "net B through blocks / engine called directly",
      value: ratio.median,
      unit: "x",
      budget: { atLeast: 0.8 },
      note: `${showNumber(ratio.smallest)} to ${showNumber(ratio.largest)}`,
    });
  },
};

/** A program that trains for ever; each call runs a slice and answers how many samples it was. */
function createRun(program: Program, list: SampleList) {
  const { session, run } = createHeadless();
  session.setProgram(program);
  for (const { id } of program.lists) session.list(id).replaceAll(list);
  session.flag();
  const trained = () => session.learner.network?.trained ?? 0;
  return () => {
    const before = trained();
    const began = performance.now();
    run(() => performance.now() - began >= SLICE_MS);
    if (session.scheduler.fault !== null) throw session.scheduler.fault.error;
    return trained() - before;
  };
}

const block = "";
const list: Expr = { kind: "list", id: LIST, block };
const call = (op: string, ...args: Expr[]): Call => ({ kind: "call", op, args, block });

/** forever: train on each sample of the list, from the first to the last. */
function trainingProgram(network: NetworkDeclaration): Program {
  const place: Expr = { kind: "variable", id: PLACE, block };
  const number = (value: number): Expr => ({ kind: "literal", value, block });
  const round: Stmt = {
    kind: "repeat",
    times: call("data_lengthoflist", list),
    body: [
      { kind: "change", id: PLACE, by: number(1), block },
      call("training_train", call("data_sample", place, list)),
    ],
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
    lists: [{ id: LIST, name: LIST, target: "Stage" }],
    network,
    seed: 1,
  };
}
