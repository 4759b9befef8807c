// The engine, one sample at a time, one thread, called without blocks.
import { useBuiltKernels } from "../read-kernels.ts";
import type { BenchGroup } from "./measurement.ts";
import { createDirectTraining, mnistTable, networks } from "./networks.ts";
import { showNumber } from "./print-table.ts";
import { perSecond, repeat } from "./repeat.ts";

export const benchEngine: BenchGroup = {
  name: "engine",
  async run(report) {
    await useBuiltKernels();
    for (const [name, declaration] of Object.entries(networks)) {
      const portion = createDirectTraining(declaration, { table: await mnistTable(declaration) });
      perSecond(portion);
      const { median, smallest, largest } = await repeat(() => perSecond(portion));
      report({
        what: `train ${name}`,
        value: median,
        unit: "samples/s",
        note: `${showNumber(smallest)} to ${showNumber(largest)}`,
      });
    }
  },
};
