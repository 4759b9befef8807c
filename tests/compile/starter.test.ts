import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { registry } from "#blocks/index";
import { compileProject } from "#compile/compile-project";
import { parseProject } from "#compile/parse-project";

const starter: unknown = JSON.parse(
  readFileSync(new URL("../../src/gallery/starter.json", import.meta.url), "utf8"),
);

test("the starter project compiles without a complaint", () => {
  const { project, problems } = parseProject(starter);
  expect(problems).toBeUndefined();
  const { program, diagnostics, notes } = compileProject(project!, registry);
  expect(diagnostics).toEqual([]);
  expect(program.scripts).toHaveLength(2);
  expect(program.network?.layers.map(({ units, activation }) => [units, activation])).toEqual([
    [8, "relu"],
    [8, "relu"],
    [10, "softmax"],
  ]);
  expect(notes).toMatchObject({ "dense-1": "784 → 8", "dense-2": "8 → 8", "dense-3": "8 → 10" });
});
