// An example as a newcomer meets it: opened from the start screen, run with the flag, and its result read off
// the stage. The same seed gives the same bits everywhere, so that has to be what `npm run accuracy` measured
// with the project's seed, to the last digit, and not only about as good.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { englishExamples } from "#program/english-examples";
import {
  eventually,
  giveFile,
  greenFlag,
  list,
  projectName,
  setSpeed,
  untilStatus,
  variable,
} from "./page-parts.ts";

export interface TriedExample {
  readonly id: string;
  readonly file: string;
  /** The variable that holds the result. */
  readonly figure: string;
  /** What the command line is given besides the seed. */
  readonly options: readonly string[];
}

const root = new URL("../../", import.meta.url);
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const results: Readonly<Record<string, { accuracies: number[] }>> = readJson(
  "src/gallery/results.json",
);
const all: readonly TriedExample[] = readJson("src/gallery/examples.json");
const english: Readonly<Record<string, string>> = englishExamples;

/** Take seconds: `npm test` tries them. */
const short = new Set([
  "trained-128-64",
  "starter",
  "scratch-network",
  "xor",
  "spirals",
  "own-digits",
]);
export const shortExamples = all.filter(({ id }) => short.has(id));
/** Learn from all of MNIST: `npm run test:long` tries them. */
export const longExamples = all.filter(({ id }) => !short.has(id));

/** Opens, runs and judges one, whatever is open on the page; `patienceMs` is how long its run may take. */
export async function tryExample(
  page: Page,
  { id, file, figure, options }: TriedExample,
  patienceMs: number,
): Promise<void> {
  const title = english[`examples.${id}.title`];
  // A Scratch project keeps neither: its name is that of the example, its seed 1.
  const project = file.endsWith(".sb3")
    ? { name: title, seed: 1 }
    : readJson(`src/gallery/${file}`);
  expect(project.seed).toBe(1);
  await page.getByRole("button", { name: "Examples", exact: true }).click();
  await page.getByRole("button", { name: `Open: ${title}` }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await eventually(() => projectName(page).inputValue()).toBe(project.name);
  for (const [name, path] of listsOf(options)) {
    const group = list(page, name);
    await giveFile(page, () => group.getByRole("button", { name: "Import" }).click(), path);
    await group.getByText(/^length [1-9]/).waitFor();
  }
  await setSpeed(page, "turbo");
  await untilStatus(page, /^Ready/);
  // At once: the flag itself waits for lists that are still on their way.
  await greenFlag(page).click();
  const words = page.locator(".status-words");
  await words.filter({ hasText: /^Finished/ }).waitFor({ timeout: patienceMs });
  await eventually(async () => Number(await variable(page, figure))).toBe(
    results[id]?.accuracies[0],
  );
}

/** What `--list NAME=FILE` names, as a list's name and a whole path. */
function listsOf(options: readonly string[]): readonly (readonly [string, string])[] {
  return options
    .filter((_, at) => options[at - 1] === "--list")
    .map((option) => option.split("="))
    .map(([name = "", path = ""]) => [name, fileURLToPath(new URL(path, root))]);
}
