// `npm run bench`: measures the budgets and prints them, missed ones too. With names of groups it
// measures only those; with --json the last line of standard output is one JSON object.
import { availableParallelism, loadavg } from "node:os";
import { speakAllEnglish } from "#program/all-english";
import { benchBlocks } from "./bench-blocks.ts";
import { benchEditing } from "./bench-editing.ts";
import { benchEngine } from "./bench-engine.ts";
import { benchFirstLoad } from "./bench-first-load.ts";
import { benchGrowth } from "./bench-growth.ts";
import { benchImport } from "./bench-import.ts";
import { benchLists } from "./bench-lists.ts";
import { benchPeers } from "./bench-peers.ts";
import { benchScratch } from "./bench-scratch.ts";
import { benchSweep } from "./bench-sweep.ts";
import { benchTurbo } from "./bench-turbo.ts";
import { closeBuiltPage } from "./built-page.ts";
import { type BenchGroup, judge, type Measurement } from "./measurement.ts";
import { printHeading, printMeasurement } from "./print-table.ts";

const groups: readonly BenchGroup[] = [
  benchEngine,
  benchGrowth,
  benchPeers,
  benchBlocks,
  benchScratch,
  benchLists,
  benchFirstLoad,
  benchTurbo,
  benchSweep,
  benchImport,
  benchEditing,
];

async function bench(args: readonly string[]): Promise<number> {
  const option = args.find((word) => word.startsWith("-") && word !== "--json");
  const asked = args.filter((word) => word !== "--json");
  const unknown = asked.find((word) => !groups.some(({ name }) => name === word));
  if (option !== undefined || unknown !== undefined) {
    const names = groups.map(({ name }) => name).join(", ");
    console.error(
      option !== undefined
        ? `There is no option “${option}”. There is --json, and there are the groups ${names}.`
        : `There is no group “${unknown}”. There are: ${names}.`,
    );
    return 2;
  }
  const load = { before: loadNow(), after: 0 };
  const results: (Measurement & { group: string; verdict: string })[] = [];
  try {
    for (const { name, run } of groups) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      printHeading(name);
      await run((measurement) => {
        printMeasurement(measurement);
        results.push({ group: name, ...measurement, verdict: judge(measurement) });
      });
    }
  } finally {
    await closeBuiltPage();
  }
  const over = results.filter(({ verdict }) => verdict === "over");
  load.after = loadNow();
  console.log(
    `\nNode ${process.version}, ${availableParallelism()} processors, load ${load.before} before and ${load.after} after.`,
  );
  console.log(
    over.length === 0
      ? "Every budget measured is kept."
      : `Over budget: ${over.map(({ what }) => what).join("; ")}.`,
  );
  if (args.includes("--json")) console.log(JSON.stringify({ load, results }));
  return 0;
}

/** Programs that want a processor, this one included: with more of them than there are, all wait. */
function loadNow(): number {
  return Number((loadavg()[0] ?? 0).toFixed(1));
}

speakAllEnglish();
process.exitCode = await bench(process.argv.slice(2));
