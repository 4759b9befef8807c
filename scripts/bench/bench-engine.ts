// The engine, one sample at a time, one thread, called without blocks.
import type { BenchGroup } from "./measurement.ts";
import { createDirectTraining, mnistTrain, networks } from "./networks.ts";
import { showNumber } from "./print-table.ts";
import { perSecond, repeat } from "./repeat.ts";

export const benchEngine: BenchGroup = {
  name: "engine",
  async run(report) {
    const list = await mnistTrain();
    for (const [name, declaration] of Object.entries(networks)) {
      const portion = createDirectTraining(declaration, list);
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
