// Random calls of My Blocks, and their definitions: some with odd inputs, some that no target has.
import fc, { type Arbitrary } from "fast-check";
import type { ProcedurePart, ProcedureState } from "#compile/project";
import type { Part, SavedBlock } from "../programs/build-project.ts";
import * as build from "../programs/build-project.ts";
import { calmCondition, calmValue } from "./random-expressions.ts";

/** What the My Blocks look like, by their ids. */
const shapes: Readonly<Record<string, readonly ProcedurePart[]>> = {
  bare: [],
  one: [build.label("with"), build.textPart("n")],
  mixed: [
    build.textPart("n"),
    build.label("50 % and"),
    build.booleanPart("yes"),
    build.textPart("m"),
  ],
  // Two inputs of the same name.
  twins: [build.textPart("n"), { kind: "text", id: "twin", name: "n" }, build.booleanPart("m")],
};
export const procedureIds = Object.keys(shapes);

/**
 * A call; in a target without its definition it does nothing. After `stop this script` in its My Block,
 * Scratch works its inputs out once more, for nothing; so nothing may be drawn here.
 */
export const call: Arbitrary<SavedBlock> = fc
  .tuple(fc.constantFrom(...procedureIds), calmValue, calmValue, calmCondition)
  .map(([id, first, second, test]) => {
    const parts = shapes[id] ?? [];
    const texts = [first, second];
    const holes = parts.flatMap((part): [string, Part][] => {
      if (part.kind === "label") return [];
      return [[part.id, part.kind === "text" ? (texts.shift() ?? "") : test]];
    });
    const made = build.block("procedures_call", { inputs: Object.fromEntries(holes) });
    const extraState: ProcedureState = { procedure: { id, parts, warp: false } };
    return { ...made, extraState };
  });

/** Definitions with different ids. */
export function definitions(
  body: Arbitrary<readonly SavedBlock[]>,
): Arbitrary<readonly SavedBlock[]> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...procedureIds), fc.boolean(), body), {
      maxLength: 4,
      selector: ([id]) => id,
    })
    .map((made) =>
      made.map(([id, warp, blocks]) => build.define(id, shapes[id] ?? [], { warp }, ...blocks)),
    );
}
