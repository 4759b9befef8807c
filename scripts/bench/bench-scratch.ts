// Our interpreter beside the stock Scratch VM: the same saved projects of stock blocks, each in a
// process of its own, in turns in the same run, so that a machine that slows down slows both.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Project } from "#compile/project";
import { decodeList } from "#data/decode-list";
import { readFile } from "../dataset-files.ts";
import type { BenchGroup } from "./measurement.ts";
import { type PeerProcess, startPeer } from "./peer-process.ts";
import { showNumber } from "./print-table.ts";
import { summarise } from "./repeat.ts";
import { trainInPage } from "./scratch-in-page.ts";
import { LOOP_LENGTH, stockLoop } from "./stock-loops.ts";
import { stockTraining } from "./stock-training.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const ROUNDS = 7;
const WARM_UP_SECONDS = 1;
const PORTION_SECONDS = 0.5;

const root = fileURLToPath(new URL("../../", import.meta.url));
const OWN = "scripts/bench/own-program.ts";
const STOCK = "tests/scratch/stock-program.ts";

/** The digits that ship, again and again. */
const endless = [`Mnist=${join(root, "datasets/mnist_100.txt")}`, "epochs=1000000000"];

interface Contest {
  readonly what: string;
  readonly unit: "iterations/s" | "samples/s";
  /** One of ours, or the path of a `.sb3` from the repository's root. */
  readonly project: Project | string;
  /** The variable that counts, and what one of its counts is worth. */
  readonly counter: string;
  readonly worth: number;
  /** For both, see program-arguments.ts. */
  readonly given?: readonly string[];
  /** Times as fast as stock Scratch. */
  readonly atLeast?: number;
  /** Ours, if it is no process of its own. */
  readonly ours?: () => Promise<Player>;
  /** How long each is asked to train. */
  readonly seconds?: number;
}

type Player = Pick<PeerProcess, "train" | "kill">;

export const benchScratch: BenchGroup = {
  name: "scratch",
  async run(report) {
    const folder = temporaryFolder();
    for (const {
      what,
      unit,
      project,
      counter,
      worth,
      given = [],
      atLeast = 20,
      seconds = PORTION_SECONDS,
      ours: another,
    } of await contests()) {
      const isFile = typeof project === "string";
      const file = isFile ? join(root, project) : join(folder, `${counter}.json`);
      if (!isFile) writeFileSync(file, JSON.stringify(project));
      const start = (program: string) =>
        startPeer({
          file: process.execPath,
          args: ["--import", "tsx", join(root, program), file, counter, ...given],
        });
      const ours: Player = another ? await another() : start(OWN);
      const stock = start(STOCK);
      try {
        const rates = { ours: [] as number[], stock: [] as number[] };
        // Until it counts: some read all samples first.
        for (const player of [ours, stock]) while ((await player.train(WARM_UP_SECONDS)) === 0);
        for (let round = 0; round < ROUNDS; round++) {
          rates.ours.push((await ours.train(seconds)) * worth);
          rates.stock.push((await stock.train(seconds)) * worth);
        }
        for (const [who, results] of [
          ["Blockprop", rates.ours],
          ["stock Scratch", rates.stock],
        ] as const) {
          const { median, smallest, largest } = summarise(results);
          const note = `${showNumber(smallest)} to ${showNumber(largest)}`;
          report({ what: `${what}: ${who}`, value: median, unit, note });
        }
        const ratios = summarise(rates.ours.map((rate, i) => rate / (rates.stock[i] ?? 0)));
        report({
          what: `${what}: Blockprop / stock Scratch`,
          value: ratios.median,
          unit: "x",
          budget: { atLeast },
          note: `${showNumber(ratios.smallest)} to ${showNumber(ratios.largest)}`,
        });
      } finally {
        ours.kill();
        stock.kill();
      }
    }
  },
};

async function contests(): Promise<readonly Contest[]> {
  return [
    {
      what: "sum of products",
      unit: "iterations/s",
      project: stockLoop(),
      counter: "passes",
      worth: LOOP_LENGTH,
    },
    {
      what: "784-8-8-10 in blocks",
      unit: "samples/s",
      project: stockTraining(await hundredDigits()),
      counter: "trained",
      worth: 1,
    },
    {
      what: "large .sb3",
      unit: "samples/s",
      project: "tests/scratch/fixtures/large-network.sb3",
      counter: "trained",
      worth: 1,
      given: endless,
    },
    {
      what: "large .sb3 in Chromium",
      unit: "samples/s",
      project: "tests/scratch/fixtures/large-network.sb3",
      counter: "trained",
      worth: 1,
      given: endless,
      atLeast: 10,
      ours: trainInPage,
      seconds: 2,
    },
    {
      what: "compact .sb3",
      unit: "samples/s",
      project: "src/gallery/scratch-network.sb3",
      counter: "trained",
      worth: 1,
      given: endless,
      // Written so that Scratch has few blocks to call, which is where we gain most.
      atLeast: 10,
    },
  ];
}

/** The first hundred digits, as numbers. */
async function hundredDigits() {
  const read = await decodeList([readFile("datasets/mnist_100.txt")]);
  if ("problems" in read) throw new Error("datasets/mnist_100.txt does not decode");
  const pixels: number[] = [];
  const labels: number[] = [];
  for (let k = 0; k < read.list.length; k++) {
    const [label = 0, ...values] = String(read.list.get(k)).split(" ").map(Number);
    labels.push(label);
    pixels.push(...values);
  }
  return { pixels, labels };
}
