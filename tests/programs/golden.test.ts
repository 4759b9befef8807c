// Every folder in cases/ holds a project and what came of running it: `project.json` and
// `expected.txt`. A new case is a new folder; `npx vitest run tests/programs -u` writes what it gives.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run } from "./run-project.ts";

const cases = new URL("./cases/", import.meta.url);

describe("golden programs", () => {
  test.each(readdirSync(cases).sort())("%s", async (name) => {
    const folder = new URL(`${name}/`, cases);
    const saved: unknown = JSON.parse(readFileSync(new URL("project.json", folder), "utf8"));
    const { ended, variables, lists, diagnostics, session } = await run(saved);
    const { metrics, samplesDrawn } = session.recorder;
    const lines = [
      `ended: ${ended}`,
      ...Object.entries(variables).map(([variable, value]) => `${variable} = ${inWords(value)}`),
      ...Object.entries(lists).map(([list, items]) => `${list}: ${items.map(inWords).join(" ")}`),
      ...Object.entries(metrics).map(([metric, points]) => `${metric}: ${points.join(" ")}`),
      `samples drawn: ${samplesDrawn}`,
      ...diagnostics.map((one) => `${one.severity} [${one.block}] ${one.text}`),
    ];
    const file = fileURLToPath(new URL("expected.txt", folder));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(file);
  });
});

/** Texts in quotes: 1 and "1" are different values. */
function inWords(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
