// Runs a program in our interpreter and in the stock Scratch VM and says where they differ.
import type { Value } from "#program/program";
import { parse } from "../programs/run-project.ts";
import { differencesOfPictures } from "./picture.ts";
import { runOurs } from "./run-ours.ts";
import { type Remains, runStock } from "./stock-vm.ts";
import type { Trial } from "./trial.ts";

export interface Comparison {
  readonly ours: Remains;
  readonly stock: Remains;
  /** One line a variable or list that differs; none when all is the same. */
  readonly differences: readonly string[];
}

/** All run in one stock VM. */
export async function compareRuns(trials: readonly Trial[]): Promise<readonly Comparison[]> {
  const projects = trials.map(({ saved }) => parse(JSON.parse(JSON.stringify(saved))));
  const stock = await runStock(projects, trials);
  const comparisons: Comparison[] = [];
  for (const [index, remains] of stock.entries()) {
    const ours = await runOurs(projects[index]!, trials[index]!);
    comparisons.push({ ours, stock: remains, differences: differencesOf(ours, remains) });
  }
  return comparisons;
}

function differencesOf(ours: Remains, stock: Remains): readonly string[] {
  const found: string[] = [];
  const note = (what: string, our: string, their: string) => {
    if (our !== their) found.push(`${what}: Scratch has ${their}, we have ${our}`);
  };
  note("the end", ours.ended, stock.ended);
  for (const [name, value] of Object.entries(stock.variables)) {
    note(name, inWords(ours.variables[name]), inWords(value));
  }
  for (const [name, items] of Object.entries(stock.lists)) {
    note(name, (ours.lists[name] ?? []).map(inWords).join(", "), items.map(inWords).join(", "));
  }
  found.push(...differencesOfPictures(ours.picture, stock.picture));
  return found;
}

/** A text that is the same only for the same value of the same type: "1", 1, -0, NaN, true. */
export function inWords(value: Value | undefined): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}
