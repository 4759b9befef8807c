// `npm run bench`: measures the budgets and prints them, missed ones too. With names of groups it
// measures only those; with --json the last line of standard output is one JSON object.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { benchBlocks } from "./bench-blocks.ts";
import { benchEditing } from "./bench-editing.ts";
import { benchEngine } from "./bench-engine.ts";
import { benchFirstLoad } from "./bench-first-load.ts";
import { benchImport } from "./bench-import.ts";
import { benchLists } from "./bench-lists.ts";
import { benchTurbo } from "./bench-turbo.ts";
import { closeBuiltPage } from "./built-page.ts";
import { type BenchGroup, judge, type Measurement } from "./measurement.ts";
import { printHeading, printMeasurement } from "./print-table.ts";

const groups: readonly BenchGroup[] = [
  benchEngine,
  benchBlocks,
  benchLists,
  benchFirstLoad,
  benchTurbo,
  benchImport,
  benchEditing,
];

async function bench(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const unknown = positionals.find((name) => !groups.some((group) => group.name === name));
  if (unknown !== undefined) {
    const names = groups.map(({ name }) => name).join(", ");
    console.error(`There is no group “${unknown}”. There are: ${names}.`);
    return 2;
  }
  const [load = 0] = loadavg();
  console.log(`Node ${process.version}, load ${load.toFixed(1)} before the first measurement.`);
  const results: (Measurement & { group: string; verdict: string })[] = [];
  for (const { name, run } of groups) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    printHeading(name);
    await run((measurement) => {
      printMeasurement(measurement);
      results.push({ group: name, ...measurement, verdict: judge(measurement) });
    });
  }
  await closeBuiltPage();
  const over = results.filter(({ verdict }) => verdict === "over");
  console.log(
    over.length === 0
      ? "\nEvery budget measured is kept."
      : `\nOver budget: ${over.map(({ what }) => what).join("; ")}.`,
  );
  if (values.json) console.log(JSON.stringify({ load, results }));
  return 0;
}

process.exitCode = await bench(process.argv.slice(2));
