// Many random programs against the stock VM; a program that differs is made as small as it goes.
import fc from "fast-check";
import { compareRuns } from "./compare-runs.ts";
import { programs } from "./random-programs.ts";
import { showProgram } from "./show-program.ts";
import type { Trial } from "./trial.ts";

/** Programs in one stock VM. */
const BATCH = 40;
const SEEDS_APART = 1_000_000;

/** Time for making a program smaller: a failed test is to say so, not to run out of its time. */
const MOST_MS = 40_000;

/** The smallest program found to differ, with what differs; null when all `count` behave the same. */
export async function findDifference(
  count: number,
  seed: number,
  from: fc.Arbitrary<Trial> = programs,
): Promise<string | null> {
  for (let first = 0; first < count; first += BATCH) {
    // A seed for each batch: all programs at once would fill the memory.
    const own = seed * SEEDS_APART + first;
    const comparisons = await compareRuns(fc.sample(from, { numRuns: BATCH, seed: own }));
    const index = comparisons.findIndex(({ differences }) => differences.length > 0);
    if (index >= 0) return shrink(from, own, index);
  }
  return null;
}

/** Runs program number `index` of a seed again, and smaller ones as long as they differ. */
async function shrink(from: fc.Arbitrary<Trial>, seed: number, index: number): Promise<string> {
  const began = performance.now();
  const isSame = fc.asyncProperty(from, async (program) => {
    if (performance.now() - began > MOST_MS) return true;
    const [comparison] = await compareRuns([program]);
    return comparison?.differences.length === 0;
  });
  const found = await fc.check(isSame, { seed, path: String(index), numRuns: index + 1 });
  const [smallest] = found.counterexample ?? [];
  if (smallest === undefined) throw new Error(`Program ${index} of seed ${seed} differs only once`);
  const [comparison] = await compareRuns([smallest]);
  const lines = [`Program ${index} of seed ${seed}:`, ...(comparison?.differences ?? [])];
  return [...lines, showProgram(smallest)].join("\n");
}
