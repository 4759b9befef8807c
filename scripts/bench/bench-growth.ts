// How the cost of training grows with neurons, layers and samples: it has to stay linear. Ratios only,
// each of two sizes measured in turns.
import { useBuiltKernels } from "../read-kernels.ts";
import type { BenchGroup } from "./measurement.ts";
import { createDirectTraining, declare, mnistTable } from "./networks.ts";
import { showNumber } from "./print-table.ts";
import { readyMemory } from "./ready-memory.ts";
import { perSecond, summarise } from "./repeat.ts";

/** Twice is not linear any more: a larger cache level may cost that much, a square costs 16 times. */
const LINEAR = 2;

export const benchGrowth: BenchGroup = {
  name: "growth",
  async run(report) {
    await useBuiltKernels();
    const table = await mnistTable(declare([8, 10], "relu"));
    const few = Math.round(table.length / 60);
    /** How much more a step of the second costs than one of the first, for each unit of work. */
    const compare = (what: string, small: Size, large: Size) => {
      const trainings = [small, large].map(({ units, rows = table.length }) =>
        createDirectTraining(declare(units, "relu"), { table, rows }),
      );
      const ratios: number[] = [];
      for (let round = 0; round < 5; round++) {
        const [a = 0, b = 0] = trainings.map((training) => perSecond(training, 0.15));
        ratios.push(a / b / (large.work / small.work));
      }
      const { median, smallest, largest } = summarise(ratios.slice(1));
      const note = `${showNumber(smallest)} to ${showNumber(largest)}`;
      report({ what, value: median, unit: "x", budget: { atMost: LINEAR }, note });
    };
    const wide = (units: number): Size => ({ units: [units, 10], work: units });
    compare("cost of a neuron, 128 instead of 32", wide(32), wide(128));
    compare("cost of a neuron, 512 instead of 32", wide(32), wide(512));
    const deep = (layers: number): Size => ({
      units: [...Array<number>(layers).fill(64), 10],
      // The first layer sees 150 of 784 pixels on average, and about half of the ReLUs are at work.
      work: 150 + 32 * 1.5 * (layers - 1),
    });
    compare("cost of a layer, 8 instead of 2", deep(2), deep(8));
    const units = [8, 8, 10];
    compare(
      "cost of a sample, 60,000 instead of 1,000",
      { units, rows: few, work: 1 },
      { units, work: 1 },
    );
    report({
      what: "process with 60,000 samples ready to train",
      value: await readyMemory(),
      unit: "MB",
      budget: { atMost: 250 },
      note: "Node and the list included, at its largest",
    });
  },
};

interface Size {
  readonly units: readonly number[];
  /** What is to be linear, in any unit. */
  readonly work: number;
  /** Samples gone through, over and over; all when left out. */
  readonly rows?: number;
}
