// Runs a program in our interpreter and in the stock Scratch VM and says where they differ.
import type { Project } from "#compile/project";
import type { Session } from "#host/session";
import type { Value } from "#program/program";
import { parse, run } from "../programs/run-project.ts";
import { differencesOfPictures, ourPicture } from "./picture.ts";
import { type Remains, runStock } from "./stock-vm.ts";

/** Slices after which a program of ours would be called endless. */
const MOST_LOOKS = 20_000;

export interface Comparison {
  readonly ours: Remains;
  readonly stock: Remains;
  /** One line a variable or list that differs; none when all is the same. */
  readonly differences: readonly string[];
}

/** Each project as JSON; all run in one stock VM. */
export async function compareRuns(
  saved: readonly unknown[],
  answers: readonly string[] = [],
): Promise<readonly Comparison[]> {
  const projects = saved.map((one) => parse(JSON.parse(JSON.stringify(one))));
  const stock = await runStock(projects, answers);
  const comparisons: Comparison[] = [];
  for (const [index, remains] of stock.entries()) {
    const ours = await runOurs(projects[index]!, answers);
    comparisons.push({ ours, stock: remains, differences: differencesOf(ours, remains) });
  }
  return comparisons;
}

async function runOurs(project: Project, answers: readonly string[]): Promise<Remains> {
  const prepare = ({ sprites, questions }: Session) => {
    sprites.pen.keeps = true;
    questions.prepared = [...answers];
  };
  const outcome = await run(project, { looks: MOST_LOOKS, prepare });
  const { ended, variables, lists, diagnostics, session } = outcome;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const end = ended === "done" ? "done" : ended === "deadlock" ? "waits" : ended;
  return {
    ended: [end, ...errors.map((one) => one.text)].join(": "),
    variables,
    lists,
    picture: ourPicture(session, project.targets.at(-1)?.name ?? ""),
  };
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
