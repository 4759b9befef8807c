// The block for a decision boundary: it needs a network with two inputs, wherever the network's plan stands.
import { expect, test } from "vitest";
import { layoutFor } from "#app/stage-layout";
import { project, tinyNetwork, whenFlag } from "../programs/build-project.ts";
import { compile } from "../programs/run-project.ts";

function program(inputs: number, order: "plan first" | "plan last") {
  const plan = { ...tinyNetwork(), fields: { INPUTS: inputs } };
  const list = { id: "list-points" };
  const script = whenFlag({ type: "stage_boundary", id: "draw", fields: { LIST: list } });
  const scripts = order === "plan first" ? [plan, script] : [script, plan];
  const json = project({ lists: { points: ["0 0.0 1.0"] }, scripts });
  const [stage] = json.targets;
  const id = stage?.lists[0]?.id ?? "";
  list.id = id;
  return { ...compile(json), id };
}

test("a network with other inputs is an error on the block, and its script does not run", () => {
  for (const order of ["plan first", "plan last"] as const) {
    const { diagnostics, program: compiled } = program(784, order);
    expect(
      diagnostics.map(({ severity, block, text }) => `${severity} [${block}] ${text}`),
    ).toEqual([
      "error [draw] A decision boundary is a picture of a plane: it needs a network with 2 inputs, x and y. This one has 784. Change its inputs to 2, or take “draw decision boundary” out.",
    ]);
    expect(compiled.scripts).toEqual([]);
  }
});

test("with two inputs the stage makes room for the picture of that list", () => {
  const { diagnostics, program: compiled, id } = program(2, "plan last");
  expect(diagnostics).toEqual([]);
  expect(layoutFor(compiled)).toEqual({ kind: "boundary", list: id });
});
